"""Verdicts on the items of mutu baku: which apply, what is missing, whether that may stand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ukpbj.sop.definisi import Arah, Bentuk, Butir, Hasil, Langkah, Sisi
from ukpbj.sop.galat import IsianBelumLengkap
from ukpbj.sop.models import PelaksanaanLangkah, PutusanButir
from ukpbj.sop.tindakan import Isian, Nilai, Putusan, kunci_butir

BELUM_DIJAWAB = "Pilih ada atau kurang."


@dataclass(frozen=True)
class ButirDinilai:
    """One item with its verdict for one outcome."""

    sisi: Sisi
    nomor: int
    butir: Butir
    nilai: Nilai

    @property
    def kunci(self) -> str:
        return kunci_butir(self.sisi, self.nomor)


def berlaku(
    butir: Butir, sisi: Sisi, langkah: Langkah, hasil: Hasil, fakta: Collection[str]
) -> bool:
    """Whether an item counts for this kind of case and this outcome."""
    if not set(butir.bila) <= set(fakta):
        return False
    if butir.bila_hasil:
        return hasil.nama in butir.bila_hasil
    return sisi is Sisi.KELENGKAPAN or langkah.arah(hasil) is Arah.MAJU


def nilai_butir(
    pelaksanaan: PelaksanaanLangkah, langkah: Langkah, hasil: Hasil, isian: Isian
) -> list[ButirDinilai]:
    """Every item of the step with its verdict; raises IsianBelumLengkap.

    A file item is there when a file is kept with it, whatever was ticked.
    """
    proses = pelaksanaan.proses
    fakta = (proses if type(proses) is proses.kelas else proses.spesifik()).fakta()
    ada_berkas = _butir_berberkas(pelaksanaan, langkah)
    daftar: list[ButirDinilai] = []
    galat: dict[str, str] = {}
    for sisi in Sisi:
        for nomor, butir in enumerate(langkah.butir(sisi), start=1):
            kunci = kunci_butir(sisi, nomor)
            if not berlaku(butir, sisi, langkah, hasil, fakta):
                nilai = Nilai(Putusan.TIDAK_BERLAKU)
            else:
                nilai = isian.putusan.get(kunci, Nilai(Putusan.TIDAK_BERLAKU))
                if butir.bentuk is Bentuk.BERKAS:
                    nilai = _nilai_berkas(kunci in ada_berkas, nilai)
                if pesan := _cacat(nilai, butir, langkah.arah(hasil)):
                    galat[kunci] = pesan
            daftar.append(ButirDinilai(sisi, nomor, butir, nilai))
    # Of somebody who has not answered yet and named nothing missing, no reason is asked for.
    menyebut_kurang = any(
        b.nilai.putusan is Putusan.KURANG and b.butir.bentuk is not Bentuk.BERKAS for b in daftar
    )
    if menyebut_kurang or BELUM_DIJAWAB not in galat.values():
        galat |= _cacat_alasan(daftar, langkah.arah(hasil), isian)
    if galat:
        raise IsianBelumLengkap(galat)
    return daftar


def _butir_berberkas(pelaksanaan: PelaksanaanLangkah, langkah: Langkah) -> set[str]:
    """Keys of the items a file is kept with; not looked for where no item asks for one."""
    if not any(b.bentuk is Bentuk.BERKAS for sisi in Sisi for b in langkah.butir(sisi)):
        return set()
    berkas = pelaksanaan.berkas.filter(diganti__isnull=True)
    return set(berkas.values_list("butir", flat=True))


def _nilai_berkas(ada: bool, nilai: Nilai) -> Nilai:
    return Nilai(Putusan.ADA if ada else Putusan.KURANG, nilai.catatan)


def _cacat(nilai: Nilai, butir: Butir, arah: Arah) -> str:
    if nilai.putusan is Putusan.KURANG and not nilai.catatan.strip():
        return "" if _hanya_tanpa_berkas(butir, arah) else "Tuliskan apa yang kurang."
    if nilai.putusan is Putusan.TIDAK_BERLAKU and arah is Arah.MAJU:
        return BELUM_DIJAWAB
    return ""


def _hanya_tanpa_berkas(butir: Butir, arah: Arah) -> bool:
    """A file nobody has put there: where the case goes back, one reason for all is enough."""
    return butir.bentuk is Bentuk.BERKAS and arah is not Arah.MAJU


def _cacat_alasan(daftar: list[ButirDinilai], arah: Arah, isian: Isian) -> dict[str, str]:
    kurang = [b for b in daftar if b.nilai.putusan is Putusan.KURANG]
    if isian.alasan.strip():
        return {}
    if arah is Arah.MAJU:
        pesan = "Tuliskan alasan tetap melanjutkan meskipun ada yang kurang."
        return {"alasan": pesan} if kurang else {}
    if isian.beralasan or any(
        b.nilai.catatan.strip() or not _hanya_tanpa_berkas(b.butir, arah) for b in kurang
    ):
        return {}
    return {"alasan": "Tuliskan alasannya, per butir atau di sini."}


def simpan_putusan(pelaksanaan: PelaksanaanLangkah, daftar: list[ButirDinilai]) -> None:
    PutusanButir.objects.bulk_create(
        PutusanButir(
            pelaksanaan=pelaksanaan,
            sisi=b.sisi.value,
            nomor=b.nomor,
            teks=b.butir.teks,
            putusan=b.nilai.putusan.value,
            catatan=b.nilai.catatan.strip(),
        )
        for b in daftar
    )
