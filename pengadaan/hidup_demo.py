"""How the cases about packages go in three months: alone, and as one package from end to end."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from pengadaan.paket_demo import paket
from ukpbj.demo.pola import Pola, Tempo

if TYPE_CHECKING:
    from random import Random

    from ukpbj.akun.models import Unit

BARANG = (
    "meja belajar", "ambulans", "alat berat", "genset", "pompa air", "tenda", "mesin jahit",
    "printer", "buku pelajaran", "seragam linmas", "bibit ternak", "alat musik", "lampu hias",
    "server", "proyektor", "kursi roda", "obat hewan", "pupuk", "traktor", "papan informasi",
)  # fmt: skip
PEKERJAAN = (
    "rehabilitasi sekolah", "jalan desa", "drainase pasar", "sumur bor", "pagar kantor",
    "gedung serbaguna", "trotoar", "jembatan beton", "irigasi", "taman baca", "terminal",
    "gudang arsip", "lapangan olahraga", "tembok penahan", "kios pasar", "halte", "puskesmas",
    "rumah dinas", "tempat parkir", "saluran air",
)  # fmt: skip
JASA = (
    "jasa kebersihan", "jasa keamanan", "sewa kendaraan", "katering rapat", "pemeliharaan AC",
    "konsultan pengawas", "konsultan perencana", "survei pelanggan", "pelatihan", "cetak laporan",
    "pemeliharaan taman", "pengelolaan arsip",
)  # fmt: skip
ALASAN = {
    "perlu perbaikan": ("RAB melebihi pagu DPA.", "Spesifikasinya mengarah ke satu merek."),
    "tidak lengkap": ("HPS perlu disesuaikan dengan harga pasar.", "KAK belum ditandatangani."),
    "pemilihan gagal": ("Tidak ada penawaran yang memenuhi syarat.",),
}

RENCANA, SIAP, PILIH = "perencanaan-pengadaan", "persiapan-pengadaan", "persiapan-pemilihan"
TEMPO = {
    RENCANA: {
        0: Tempo(hari=0.35, sebar=0.8), 2: Tempo(0.5, 0.6), 4: Tempo(hari=1.5), 10: Tempo(hari=0.8)
    },
    SIAP: {0: Tempo(hari=0.5, sebar=0.8), 2: Tempo(0.6, 0.6, arah=0.6), 6: Tempo(hari=1.5)},
    PILIH: {0: Tempo(hari=0.6, sebar=0.8), 3: Tempo(0.55, 0.6, arah=-0.7)},
}  # fmt: skip


def _tentang(
    unit: Unit, nomor: int, dadu: Random, *, nama: list[str], awal: int
) -> Mapping[str, Any]:
    pagu = dadu.randrange(40, 4_000) * 1_000_000
    return paket(unit, kode_rup=str(awal + nomor), nama=nama[nomor % len(nama)], pagu=pagu)


def _pola(sop: str, bobot: int, isi: tuple[str, ...], awal: int, **lain: Any) -> Pola:
    """Cases about packages of their own, numbered from `awal` on."""
    nama = [f"Paket Contoh: {satu}" for satu in isi]
    return Pola(
        sop, bobot, nama, terikat=True, alasan=ALASAN, **{"tempo": TEMPO.get(sop, {})} | lain,
        siapkan=partial(_tentang, nama=nama, awal=awal),
    )  # fmt: skip


ANAK = {sop: _pola(sop, 0, (), 0) for sop in (RENCANA, SIAP, PILIH)}

POLA = (
    _pola(
        "proses-utama", 22, PEKERJAAN, 91_000_001, anak=ANAK,
        hasil={4: {"pemilihan gagal": 0.1}},
        tempo={4: Tempo(hari=5, sebar=0.5), 5: Tempo(hari=6, sebar=0.5), 6: Tempo(hari=0.7)},
    ),
    _pola(RENCANA, 16, BARANG, 92_000_001),
    _pola(SIAP, 12, JASA, 93_000_001),
    _pola(PILIH, 12, tuple(f"{satu} (lanjutan)" for satu in JASA), 94_000_001),
)  # fmt: skip
