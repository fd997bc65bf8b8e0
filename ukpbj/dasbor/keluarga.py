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


def keluarga(proses: Proses, pembaca: Pembaca) -> Keluarga:
    """Read with three queries, whatever the number of cases."""
    baris_induk = PelaksanaanLangkah.objects.filter(pk=proses.untuk_langkah_id)
    terbuka = PelaksanaanLangkah.objects.terbuka().utama().select_related("pemegang")
    semua = list(
        Proses.objects.filter(
            Q(untuk_langkah__proses=proses.pk) | Q(pk__in=baris_induk.values("proses"))
        )
        .select_related("untuk_langkah")
        .prefetch_related(Prefetch("pelaksanaan", terbuka, to_attr="langkah_terbuka"))
        .order_by("-id")
    )
    if not semua:
        return Keluarga(None, [])
    terlihat = set(
        pembaca.proses().filter(pk__in=[s.pk for s in semua]).values_list("pk", flat=True)
    )
    anak = [
        _kerabat(satu, satu.untuk_langkah.sebutan, satu.pk in terlihat, pembaca)
        for satu in semua
        if satu.untuk_langkah and satu.untuk_langkah.proses_id == proses.pk
    ]
    induk = next((s for s in semua if s.pk not in {k.proses.pk for k in anak}), None)
    return Keluarga(_induk(proses, induk, terlihat, pembaca), anak)


def _induk(
    proses: Proses, induk: Proses | None, terlihat: set[int], pembaca: Pembaca
) -> Kerabat | None:
    if induk is None or proses.untuk_langkah is None:
        return None
    return _kerabat(induk, proses.untuk_langkah.sebutan, induk.pk in terlihat, pembaca)


def _kerabat(proses: Proses, untuk: str, terlihat: bool, pembaca: Pembaca) -> Kerabat:
    baris = next(iter(proses.langkah_terbuka), None)  # type: ignore[attr-defined]  # prefetched above
    kerabat = Kerabat(
        proses,
        nama_sop(proses.kode_sop, proses.versi_sop),
        untuk,
        terlihat,
        *sebut_keadaan(proses),
    )
    return _dengan_giliran(kerabat, baris, pembaca) if baris and terlihat else kerabat


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
