"""What tests of packages share: the people of one unit, packages, and cases about them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any, cast

from django.urls import reverse

from pengadaan.alur.proses_utama import ProsesUtama
from pengadaan.models import Paket, ProsesPaket
from tests.pabrik import Lengkap, UnitFactory, baris_terbuka, petugas, selesaikan
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.sop import layanan
from ukpbj.sop.models import PelaksanaanLangkah, Proses

SOP_PAKET = ["proses-utama", "perencanaan-pengadaan", "persiapan-pengadaan", "persiapan-pemilihan"]
_nomor = count(1)


@dataclass(frozen=True)
class Rombongan:
    """One unit that runs the SOPs of packages, with two or three holders of each role."""

    unit: Unit
    pa: Pengguna
    ppk: Pengguna
    ppk_lain: Pengguna
    jabfung: Pengguna
    jabfung_lain: Pengguna
    pokja: tuple[Pengguna, Pengguna, Pengguna]
    kepala: Pengguna


def buat_rombongan(kode: str = "pagaralam", sop: list[str] | None = None) -> Rombongan:
    unit = UnitFactory.create(kode=kode)
    unit.sop_aktif = list(SOP_PAKET if sop is None else sop)
    unit.save()
    return Rombongan(
        unit=unit,
        pa=petugas("pa_kpa", unit, "Contoh PA"),
        ppk=petugas("ppk", unit, "Contoh PPK Satu"),
        ppk_lain=petugas("ppk", unit, "Contoh PPK Dua"),
        jabfung=petugas("jf_ppbj", unit, "Contoh Jabfung Satu"),
        jabfung_lain=petugas("jf_ppbj", unit, "Contoh Jabfung Dua"),
        pokja=(
            petugas("pokja_pemilihan", unit, "Contoh Pokja A"),
            petugas("pokja_pemilihan", unit, "Contoh Pokja B"),
            petugas("pokja_pemilihan", unit, "Contoh Pokja C"),
        ),
        kepala=petugas(KEPALA_UKPBJ, unit, "Contoh Kepala"),
    )


def buat_paket(unit: Unit, nama: str = "Pengadaan meja kerja", **lain: Any) -> Paket:
    isi = {"kode_rup": f"{50_000_000 + next(_nomor)}", "tahun": 2026, "pagu": 1_250_000_000}
    return Paket.objects.create(unit=unit, nama=nama, **isi | lain)


def mulai(kelas: type[ProsesPaket], paket: Paket, oleh: Pengguna) -> ProsesPaket:
    """A case of this SOP about a package, through the door."""
    return layanan.mulai_proses(
        kelas,
        unit=paket.unit,
        oleh=oleh,
        judul=paket.nama,
        lingkup=paket.kunci,
        isian={"paket": paket},
    )


def mulai_utama(r: Rombongan, paket: Paket | None = None) -> ProsesPaket:
    return mulai(ProsesUtama, paket or buat_paket(r.unit), r.pa)


def anak_kini(proses: Proses) -> Proses:
    """The newest child case of the open step."""
    anak = baris_terbuka(proses).proses_anak.order_by("-id").first()
    assert anak is not None
    return anak.spesifik()


def jalan(proses: Proses, hasil: str, oleh: Pengguna, *ditunjuk: Pengguna) -> Proses:
    """Finish the open step, naming people where it asks for them."""
    cara = Lengkap(masukan={"petugas": list(ditunjuk)})
    return selesaikan(proses, hasil, oleh=oleh, cara=cara)


def rencanakan(r: Rombongan, proses: Proses) -> None:
    """Perencanaan Pengadaan to its end, with the PPK and the Jabfung bound."""
    jalan(proses, "PPK ditetapkan", r.pa, r.ppk)
    jalan(proses, "perlu asistensi", r.ppk)
    jalan(proses, "ditunjuk", r.kepala, r.jabfung)
    jalan(proses, "didampingi", r.jabfung)
    for hasil in ("diidentifikasi", "ditetapkan", "dimasukkan", "ditentukan", "disusun"):
        jalan(proses, hasil, r.ppk)
    jalan(proses, "diumumkan", r.pa)


def siapkan(r: Rombongan, proses: Proses) -> None:
    """Persiapan Pengadaan to its end, without company."""
    jalan(proses, "disampaikan", r.pa)
    jalan(proses, "direviu", r.ppk)
    jalan(proses, "disetujui", r.pa)
    jalan(proses, "tanpa pendampingan", r.ppk)
    jalan(proses, "ditetapkan", r.ppk)
    jalan(proses, "ditetapkan", r.ppk)


def siapkan_pemilihan(r: Rombongan, proses: Proses) -> None:
    """Persiapan Pemilihan to its end, with two of the three Pokja people bound."""
    jalan(proses, "disampaikan", r.ppk)
    jalan(proses, "Pokja ditetapkan", r.kepala, *r.pokja[:2])
    jalan(proses, "lengkap", r.pokja[0])
    jalan(proses, "ditetapkan", r.pokja[1])
    jalan(proses, "ditetapkan", r.pokja[0])
    jalan(proses, "ditetapkan", r.pokja[1])


def utama_di_pemilihan(r: Rombongan) -> ProsesPaket:
    """A Proses Utama at its step 4 (printed 5), its three children done."""
    utama = mulai_utama(r)
    rencanakan(r, anak_kini(utama))
    jalan(utama, "direncanakan", r.pa)
    siapkan(r, anak_kini(utama))
    jalan(utama, "dipersiapkan", r.ppk)
    siapkan_pemilihan(r, anak_kini(utama))
    jalan(utama, "dipersiapkan", r.pokja[0])
    return utama


def segar(proses: Proses) -> ProsesPaket:
    return cast(ProsesPaket, proses.spesifik())


def terbuka(proses: Proses) -> PelaksanaanLangkah:
    return baris_terbuka(proses)


def alamat(proses: Proses, nama: str = "proses") -> str:
    return reverse(f"dasbor:{nama}", args=[proses.kunci])
