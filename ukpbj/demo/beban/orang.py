"""Units of a load test and the people in them; nobody can log in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password

from ukpbj.akun.data_kalender import PERPRES_21_2023
from ukpbj.akun.models import Pengguna, Penugasan, Unit
from ukpbj.akun.models.peran import KEPALA_UKPBJ, PELAKU_USAHA
from ukpbj.akun.models.unit import Zona
from ukpbj.akun.seed_kalender import AWAL, pasang_jadwal
from ukpbj.demo.models import is_demo
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.izin_penyimpangan import ATASAN_KEPALA

RANAH = "@beban.example"
DASAR = "Data beban (buatan)"


@dataclass(frozen=True)
class Tempat:
    """One unit with its people by role; `vendor` owns its requests."""

    unit: Unit
    orang: dict[str, list[int]] = field(default_factory=dict)
    vendor: int = 0

    @property
    def kepala(self) -> int:
        return self.orang[KEPALA_UKPBJ][0]


def pastikan_boleh() -> None:
    """Raises ValueError where real people are: a load test or a demo never mixes with them."""
    asing = Pengguna.objects.exclude(email__endswith=RANAH)
    if asing.exists() and not is_demo():
        raise ValueError("Basis data ini berisi pengguna yang bukan data buatan; tidak diisi.")


def semua_peran() -> list[str]:
    """Every role some SOP has a column for, and those that decide on deviations."""
    peran = {satu for sop in semua_sop() for satu in sop.pelaku}
    return sorted((peran | {KEPALA_UKPBJ, ATASAN_KEPALA}) - {PELAKU_USAHA})


def buat_tempat(banyak: int, seperan: int) -> list[Tempat]:
    """Units `beban-1` ..., in all three zones, with `seperan` people for each role."""
    return [_tempat(nomor, seperan) for nomor in range(1, banyak + 1)]


def _tempat(nomor: int, seperan: int) -> Tempat:
    unit, baru = Unit.objects.get_or_create(
        kode=f"beban-{nomor}",
        defaults={
            "nama": f"Unit Beban {nomor} (data buatan)",
            "instansi": "Data buatan untuk uji beban",
            "zona": Zona.values[nomor % len(Zona.values)],
            "sop_aktif": sorted({sop.kode for sop in semua_sop()}),
        },
    )
    if baru:
        pasang_jadwal(unit, PERPRES_21_2023)
        _buat_orang(unit, nomor, seperan)
    orang: dict[str, list[int]] = {}
    milik = Penugasan.objects.filter(unit=unit).order_by("pk")
    for peran, pk in milik.values_list("peran", "pengguna"):
        orang.setdefault(peran, []).append(pk)
    return Tempat(unit, orang, Pengguna.objects.get(email=f"vendor-{nomor}{RANAH}").pk)


def _buat_orang(unit: Unit, nomor: int, seperan: int) -> None:
    peran = list(_peran_orang(seperan))
    sandi = make_password(None)
    orang = Pengguna.objects.bulk_create(
        Pengguna(
            email=f"{satu.replace('_', '-')}-{ke}-{nomor}{RANAH}",
            nama=f"Beban {satu.replace('_', ' ')} {ke}",
            password=sandi,
        )
        for satu, ke in peran
    )
    Pengguna.objects.create(
        email=f"vendor-{nomor}{RANAH}", nama=f"Pelaku Usaha Beban {nomor}", password=sandi
    )
    Penugasan.objects.bulk_create(
        Penugasan(pengguna=satu, peran_id=kode, unit=unit, dasar=DASAR, mulai=AWAL)
        for satu, (kode, _) in zip(orang, peran, strict=True)
    )


def _peran_orang(seperan: int) -> Iterator[tuple[str, int]]:
    """A unit has one head, and the head one superior; of the others as many as asked for."""
    for peran in semua_peran():
        satu = peran in (KEPALA_UKPBJ, ATASAN_KEPALA)
        yield from ((peran, ke) for ke in range(1, 2 if satu else seperan + 1))
