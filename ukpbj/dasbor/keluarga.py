"""The cases around a case: the one whose step it runs for, and those its own steps have started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q

from ukpbj.dasbor.daftar import BERJALAN, KEADAAN_PROSES, LENCANA
from ukpbj.dasbor.sebutan import nama_sop, sebut_pemegang
from ukpbj.sop.models import PelaksanaanLangkah, Proses
from ukpbj.sop.models.proses import AKHIR

if TYPE_CHECKING:
    from ukpbj.dasbor.pembaca import Pembaca


@dataclass(frozen=True)
class Kerabat:
    """A related case as one line; what it stands at is for those who may open it.

    `untuk`: the number of the step it runs for. `terlihat`: whether the reader may open it.
    """

    proses: Proses
    sop: str
    untuk: str
    terlihat: bool
    keadaan: str
    kelas: str
    langkah: str = ""
    giliran: str = ""


@dataclass(frozen=True)
class Keluarga:
    """`anak`: newest first."""

    induk: Kerabat | None
    anak: Sequence[Kerabat]

    def __bool__(self) -> bool:
        return bool(self.induk or self.anak)

    @property
    def semua(self) -> list[Kerabat]:
        return [*([self.induk] if self.induk else []), *self.anak]


def keluarga(proses: Proses, pembaca: Pembaca) -> Keluarga:
    """Read with three queries, whatever the number of cases."""
    semua = _baca(proses)
    if not semua:
        return Keluarga(None, [])
    boleh = pembaca.proses().filter(pk__in=[satu.pk for satu in semua])
    terlihat = set(boleh.values_list("pk", flat=True))
    anak = [
        _kerabat(satu, satu.untuk_langkah.sebutan, satu.pk in terlihat, pembaca)
        for satu in semua
        if satu.untuk_langkah and satu.untuk_langkah.proses_id == proses.pk
    ]
    punya_anak = {kerabat.proses.pk for kerabat in anak}
    induk = next((satu for satu in semua if satu.pk not in punya_anak), None)
    return Keluarga(_induk(proses, induk, terlihat, pembaca) if induk else None, anak)


def _baca(proses: Proses) -> list[Proses]:
    """Parent and children, newest first, with the rows `_baris` gives."""
    menunggu = Q(pk=proses.untuk_langkah_id)
    baris_induk = PelaksanaanLangkah.objects.filter(menunggu)
    perlu = PelaksanaanLangkah.objects.utama().filter(Q(selesai__isnull=True) | menunggu)
    baris = Prefetch("pelaksanaan", perlu.select_related("pemegang"), to_attr="baris")
    # Each of the two by its own index; joined by OR they would be looked for among all cases.
    anak = Proses.objects.filter(untuk_langkah__proses=proses.pk).order_by()
    kerabat = Proses.objects.filter(
        pk__in=anak.values("pk").union(baris_induk.order_by().values("proses"))
    )
    return list(kerabat.select_related("untuk_langkah").prefetch_related(baris).order_by("-id"))


def _induk(proses: Proses, induk: Proses, terlihat: set[int], pembaca: Pembaca) -> Kerabat:
    untuk = next(b.sebutan for b in _baris(induk) if b.pk == proses.untuk_langkah_id)
    return _kerabat(induk, untuk, induk.pk in terlihat, pembaca)


def _baris(proses: Proses) -> list[PelaksanaanLangkah]:
    """The open row and the one that waits for us, as `_baca` has read them."""
    return proses.baris  # type: ignore[attr-defined,no-any-return]  # prefetched there


def _kerabat(proses: Proses, untuk: str, terlihat: bool, pembaca: Pembaca) -> Kerabat:
    nama = nama_sop(proses.kode_sop, proses.versi_sop)
    kerabat = Kerabat(proses, nama, untuk, terlihat, *sebut_keadaan(proses))
    terbuka = next((b for b in _baris(proses) if b.selesai is None), None)
    return _dengan_giliran(kerabat, terbuka, pembaca) if terbuka and terlihat else kerabat


def sebut_keadaan(proses: Proses) -> tuple[str, str]:
    """The state of a case in words, and the class of its badge."""
    keadaan = proses.keadaan if proses.keadaan in AKHIR else BERJALAN
    kelas = LENCANA.get(keadaan, "info" if keadaan == BERJALAN else "netral")
    return KEADAAN_PROSES[keadaan], kelas


def _dengan_giliran(kerabat: Kerabat, baris: PelaksanaanLangkah, pembaca: Pembaca) -> Kerabat:
    """Where it stands, in which round, and whose turn it is."""
    sop = kerabat.proses.kelas.sop
    langkah = sop.baris(baris.urut)
    putaran = f" (putaran {baris.kunjungan})" if baris.kunjungan > 1 else ""
    peran = " atau ".join(sop.pelaku[p] for p in langkah.pelaku)
    siapa = "" if baris.milik_pelaku_usaha else sebut_pemegang(baris.pemegang, pembaca.pengguna)
    return replace(
        kerabat,
        langkah=f"Langkah {baris.sebutan}: {langkah.kegiatan}{putaran}",
        giliran=", ".join(filter(None, (peran, siapa))),
    )
