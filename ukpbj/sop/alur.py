"""Declaration -> django-fsm transitions, and the checks that refuse an unsafe declaration."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string
from django_fsm import transition

from ukpbj.sop import izin
from ukpbj.sop.daftar import daftarkan, semua_kelas, semua_sop
from ukpbj.sop.definisi import Akhir, Hasil, Langkah, Sisi, Sop

if TYPE_CHECKING:
    from ukpbj.sop.models import Proses
    from ukpbj.sop.tindakan import Tindakan

BARU = "baru"
"""The state before the first step; it exists only inside the transaction that starts a process."""

TEKS_TERPANJANG = 300
"""Characters of an item that a verdict can keep (`PutusanButir.teks`)."""


class DeklarasiSalah(ValueError):
    """A table that cannot run at all; the application does not start with it."""


Akibat = Callable[[Any, "Tindakan"], None]


def nama_transisi(urut: int, hasil: str) -> str:
    """The method behind an outcome: (5, "perlu perbaikan") -> langkah_5__perlu_perbaikan."""
    return f"langkah_{urut}__" + re.sub(r"\W+", "_", hasil.lower()).strip("_")


def pasang(kelas: type[Proses]) -> None:
    """Give a declared class its rows, its transitions and its place in the register."""
    baris = tuple(nilai for nilai in vars(kelas).values() if isinstance(nilai, Langkah))
    kelas.sop = replace(kelas.sop, langkah=baris)
    akibat = {
        nilai.akibat_dari: nilai for nilai in vars(kelas).values() if hasattr(nilai, "akibat_dari")
    }
    kelas.akibat_tercatat = frozenset(akibat)
    kelas.mulai = _transisi_mulai(baris[0])  # type: ignore[method-assign]  # per-class target
    for langkah in baris:
        for hasil in langkah.lanjut:
            jalankan = _transisi(kelas.sop, langkah, hasil, akibat.get((langkah.urut, hasil.nama)))
            setattr(kelas, nama_transisi(langkah.urut, hasil.nama), jalankan)
    daftarkan(kelas)


def tujuan(sop: Sop, hasil: Hasil) -> str:
    """The state an outcome leads to; raises DeklarasiSalah where the table has no such row."""
    if isinstance(hasil.ke, Akhir):
        return hasil.ke.value
    if hasil.ke not in {langkah.urut for langkah in sop.langkah}:
        raise DeklarasiSalah(f"{sop.kode}: hasil “{hasil.nama}” menuju langkah {hasil.ke}")
    return sop.baris(hasil.ke).keadaan


def _transisi(sop: Sop, langkah: Langkah, hasil: Hasil, akibat: Akibat | None) -> Any:
    def jalankan(proses: Proses, tindakan: Tindakan) -> None:
        if akibat:
            akibat(proses, tindakan)

    def berwenang(proses: Any, pengguna: Any) -> bool:
        return izin.boleh_mengerjakan(pengguna, proses, langkah)

    jalankan.__name__ = nama_transisi(langkah.urut, hasil.nama)
    return transition(
        field="keadaan",
        source=langkah.keadaan,
        target=tujuan(sop, hasil),
        permission=berwenang,
        custom={
            "sop": sop.kode,
            "urut": langkah.urut,
            "pelaku": tuple(langkah.pelaku),
            "hasil": hasil.nama,
            "dasar": hasil.dasar.value,
        },
    )(jalankan)


def _transisi_mulai(pertama: Langkah) -> Any:
    def mulai(proses: Proses) -> None:
        """Take the new process to its first step."""

    def berwenang(proses: Any, pengguna: Any) -> bool:
        return izin.boleh_mengerjakan(pengguna, proses, pertama)

    return transition(field="keadaan", source=BARU, target=pertama.keadaan, permission=berwenang)(
        mulai
    )


# --- System checks --------------------------------------------------------------------------


def periksa_alur(**_: object) -> list[CheckMessage]:
    """Report declarations that could strand a case or open a door without a role."""
    return [
        Error(pesan, obj=kelas.__name__, id="sop.E001")
        for kelas in semua_kelas()
        for pesan in _cacat(kelas)
    ]


def _cacat(kelas: type[Proses]) -> Iterator[str]:
    sop = kelas.sop
    urut = [langkah.urut for langkah in sop.langkah]
    if urut != list(range(1, len(urut) + 1)):
        yield f"urut harus 1..n menurut tabel, bukan {urut}"
    yield from (f"hasil {nama} tidak ada, tetapi punya akibat" for nama in _akibat_liar(kelas))
    terjangkau, berujung = _terjangkau(sop), _berujung(sop)
    for langkah in sop.langkah:
        if langkah.urut not in terjangkau:
            yield f"langkah {langkah.urut} tidak terjangkau"
        if langkah.urut not in berujung:
            yield f"langkah {langkah.urut} tidak pernah sampai ke akhir"
        for satu in (langkah, *langkah.sublangkah):
            yield from _cacat_langkah(sop, satu)
            yield from _cacat_butir(sop, satu)
        yield from _cacat_anak(sop, langkah)


def _cacat_langkah(sop: Sop, langkah: Langkah) -> Iterator[str]:
    ke = f"langkah {langkah.urut}{langkah.huruf}"
    if not langkah.pelaku or not set(langkah.pelaku) <= set(sop.pelaku):
        yield f"{ke}: setiap langkah perlu pelaku dari kolom tabelnya"
    if not langkah.lanjut:
        yield f"{ke}: tidak punya hasil"
    nama = [hasil.nama for hasil in langkah.lanjut]
    if len({nama_transisi(langkah.urut, n) for n in nama}) != len(nama):
        yield f"{ke}: nama hasil berulang"
    if langkah.formulir and not _dapat_dimuat(langkah.formulir):
        yield f"{ke}: formulir {langkah.formulir} tidak ada"


def _cacat_anak(sop: Sop, langkah: Langkah) -> Iterator[str]:
    ke = f"langkah {langkah.urut}"
    huruf = [satu.huruf for satu in langkah.sublangkah]
    if len(set(huruf)) != len(huruf) or not all(huruf):
        yield f"{ke}: huruf sublangkah kosong atau berulang"
    if langkah.proses_anak and langkah.proses_anak not in {satu.kode for satu in semua_sop()}:
        yield f"{ke}: SOP anak {langkah.proses_anak} tidak ada"
    if langkah.menunjuk and langkah.menunjuk not in sop.pelaku:
        yield f"{ke}: menunjuk peran {langkah.menunjuk} yang tidak punya kolom"


def _cacat_butir(sop: Sop, langkah: Langkah) -> Iterator[str]:
    """A misspelt condition would make an item silently never apply."""
    ke = f"langkah {langkah.urut}{langkah.huruf}"
    butir = [b for sisi in Sisi for b in langkah.butir(sisi)]
    fakta = {f for b in butir for f in b.bila} | {f for j in langkah.janji for f in j.bila}
    if asing := fakta - set(sop.fakta):
        yield f"{ke}: fakta {sorted(asing)} tidak dikenal"
    hasil = {h for b in butir for h in b.bila_hasil}
    if asing := hasil - {h.nama for h in langkah.lanjut}:
        yield f"{ke}: butir menyebut hasil {sorted(asing)} yang tidak ada"
    if any(len(b.teks) > TEKS_TERPANJANG for b in butir):
        yield f"{ke}: teks butir melebihi {TEKS_TERPANJANG} huruf"


def _dapat_dimuat(nama: str) -> bool:
    try:
        import_string(nama)
    except ImportError:
        return False
    return True


def _akibat_liar(kelas: type[Proses]) -> list[tuple[int, str]]:
    sah = {(langkah.urut, h.nama) for langkah in kelas.sop.langkah for h in langkah.lanjut}
    return sorted(kelas.akibat_tercatat - sah)


def _terjangkau(sop: Sop) -> set[int]:
    antre, lihat = [1], set[int]()
    while antre:
        urut = antre.pop()
        if urut in lihat:
            continue
        lihat.add(urut)
        antre += [h.ke for h in sop.baris(urut).lanjut if isinstance(h.ke, int)]
    return lihat


def _berujung(sop: Sop) -> set[int]:
    """Rows from which a final state can be reached."""
    ujung: set[int] = set()
    for _ in sop.langkah:
        ujung |= {
            langkah.urut
            for langkah in sop.langkah
            if any(isinstance(h.ke, Akhir) or h.ke in ujung for h in langkah.lanjut)
        }
    return ujung
