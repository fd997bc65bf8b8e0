"""Cases of the registration SOPs of Kaltim and Pagar Alam at any step, through the doors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from registrasi.alur.registrasi_kaltim_perseorangan import RegistrasiKaltimPerseorangan
from registrasi.alur.registrasi_pagaralam import RegistrasiPagaralam
from registrasi.alur.rekrutmen_registrasi_pagaralam import RekrutmenRegistrasiPagaralam
from registrasi.models import PelakuUsaha, PermohonanAkun
from tests.pabrik import (
    Lengkap,
    PelakuUsahaFactory,
    Pemeran,
    UnitFactory,
    baris_terbuka,
    buat_pemeran,
    petugas,
    selesaikan,
    simpan_gambar,
)
from ukpbj.akun.models import Pengguna
from ukpbj.sop import layanan
from ukpbj.sop.definisi import Arah, Bentuk, MulaiJam, Sisi
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.tindakan import kunci_butir
from ukpbj.sop.waktu import sekarang

KALTIM = RegistrasiKaltimPerseorangan
PAGARALAM = RegistrasiPagaralam
REKRUTMEN = RekrutmenRegistrasiPagaralam
ALASAN = "Sertifikat keahlian sudah tidak berlaku."


@dataclass(frozen=True)
class Kantor:
    """The cast of a unit, and who does the steps of each of its roles."""

    pemeran: Pemeran
    pelaku: Mapping[str, Pengguna]

    def oleh(self, baris: PelaksanaanLangkah) -> Pengguna:
        return self.pelaku[baris.langkah.peran]


def buat_kantor(kelas: type[PermohonanAkun]) -> Kantor:
    """The unit whose SOP it is, with somebody in every role."""
    kode = "kaltim" if kelas is KALTIM else "pagaralam"
    sop = [kelas.sop.kode] if kelas is KALTIM else [PAGARALAM.sop.kode, REKRUTMEN.sop.kode]
    pemeran = buat_pemeran(UnitFactory.create(kode=kode, sop_aktif=sop))
    pelaku = {
        "pelaku_usaha": pemeran.vendor_a,
        "verifikator": pemeran.verifikator,
        "helpdesk": pemeran.helpdesk,
    }
    for peran in sorted(set(kelas.sop.pelaku) - set(pelaku)):
        pelaku[peran] = petugas(peran, pemeran.unit, f"Contoh {peran}")
    return Kantor(pemeran, pelaku)


def buat_kasus(
    kelas: type[PermohonanAkun], urut: int, kantor: Kantor, pilih: Mapping[int, str] | None = None
) -> PermohonanAkun:
    """A case of vendor A that stands at `urut` for the first time.

    It goes on with the first outcome that does, else as `pilih` says.
    """
    vendor = kantor.pemeran.vendor_a
    jenis = kelas.jenis_tetap or PelakuUsaha.Jenis.BADAN_USAHA
    usaha = PelakuUsaha.objects.filter(pengguna=vendor).first()
    usaha = usaha or PelakuUsahaFactory.create(pengguna=vendor, jenis=jenis)
    permohonan = layanan.mulai_proses(
        kelas,
        unit=kantor.pemeran.unit,
        oleh=vendor,
        pemohon=vendor,
        judul=usaha.nama,
        isian={"pelaku_usaha": usaha},
    )
    lanjutkan(permohonan, urut, kantor, pilih)
    return cast(PermohonanAkun, permohonan.spesifik())


def lanjutkan(
    permohonan: PermohonanAkun,
    urut: int,
    kantor: Kantor,
    pilih: Mapping[int, str] | None = None,
) -> None:
    """Finish steps until the case stands at `urut`, or has ended."""
    while (baris := permohonan.pelaksanaan_terbuka()) and baris.urut != urut:
        maju = (h.nama for h in baris.langkah.lanjut if baris.langkah.arah(h) is Arah.MAJU)
        hasil = (pilih or {}).get(baris.urut) or next(maju, baris.langkah.lanjut[0].nama)
        kerjakan(permohonan, hasil, kantor)


def kerjakan(permohonan: PermohonanAkun, hasil: str, kantor: Kantor, alasan: str = ALASAN) -> None:
    """Finish the open step with this outcome, by whoever's it is."""
    baris = baris_terbuka(permohonan)
    pilihan = baris.langkah.hasil(hasil)
    assert pilihan is not None, hasil
    maju = baris.langkah.arah(pilihan) is Arah.MAJU
    _siapkan(permohonan, baris, kantor, maju=maju)
    cara = Lengkap(alasan="" if maju else alasan)
    selesaikan(permohonan, hasil, oleh=kantor.oleh(baris), cara=cara)


def _siapkan(
    permohonan: PermohonanAkun, baris: PelaksanaanLangkah, kantor: Kantor, *, maju: bool
) -> None:
    """The files and the appointment that the step wants."""
    jenis = permohonan.kelas.dokumen_butir
    for sisi in Sisi:
        for nomor, butir in enumerate(baris.langkah.butir(sisi), start=1):
            if butir.bentuk is Bentuk.BERKAS:
                simpan_gambar(
                    permohonan, jenis[butir.teks], kantor.oleh(baris),
                    pelaksanaan=baris, butir=kunci_butir(sisi, nomor),
                )  # fmt: skip
    if maju and baris.langkah.mulai_jam(set()) is MulaiJam.JANJI:
        # An appointment lies ahead when it is made; it was made a minute ago.
        lalu = sekarang() - timedelta(minutes=1)
        layanan.geser_janji(baris.pk, sekarang(), oleh=kantor.oleh(baris), pada=lalu)
