"""The SOPs as data, read from the state machines that run.

Who may end a step, how, and what follows comes from the transitions of the class; what is printed
beside them (kegiatan, mutu baku) from the same declaration the door works with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ukpbj.sop.definisi import Akhir, Langkah, Sisi

if TYPE_CHECKING:
    from ukpbj.sop.kalender import Batas
    from ukpbj.sop.models import Proses


def ekspor(kelas: Iterable[type[Proses]]) -> list[dict[str, Any]]:
    """One object per SOP, in the shape the tables are written in; `dibatalkan` is left out."""
    return [ekspor_sop(satu) for satu in kelas]


def ekspor_sop(kelas: type[Proses]) -> dict[str, Any]:
    sop = kelas.sop
    transisi = _transisi(kelas)
    return {
        "kode": sop.kode,
        "judul": sop.judul,
        "nomor": sop.nomor,
        "instansi": sop.instansi,
        "app": kelas._meta.app_label,
        "pelaku": dict(sop.pelaku),
        "langkah": [_langkah(satu, transisi[satu.urut]) for satu in sop.langkah],
    }


def _transisi(kelas: type[Proses]) -> dict[int, list[Any]]:
    """The outcomes of each step, in the order of the table, as django-fsm holds them."""
    hasil: dict[int, list[Any]] = defaultdict(list)
    for transisi in kelas().get_all_keadaan_transitions():  # type: ignore[attr-defined]  # made by FSMField
        if urut := transisi.custom.get("urut"):
            hasil[urut].append(transisi)
    for urut, daftar in hasil.items():
        nama = [h.nama for h in kelas.sop.baris(urut).lanjut]
        daftar.sort(key=lambda t: nama.index(t.custom["hasil"]))
    return hasil


def _langkah(langkah: Langkah, transisi: list[Any]) -> dict[str, Any]:
    return {
        "urut": langkah.urut,
        "no": langkah.no,
        "kegiatan": langkah.kegiatan,
        "pelaku": list(transisi[0].custom["pelaku"]),
        **_mutu_baku(langkah),
        "lanjut": [
            {
                "hasil": satu.custom["hasil"],
                "ke": _ke(str(satu.target)),
                "dasar": satu.custom["dasar"],
            }
            for satu in transisi
        ],
        "anak": _anak(langkah),
        "proses_anak": langkah.proses_anak or None,
    }


def _ke(keadaan: str) -> int | str:
    """The `urut` behind a state, or the final state itself."""
    return keadaan if keadaan in set(Akhir) else int(keadaan.removeprefix("langkah_"))


def _anak(langkah: Langkah) -> dict[str, Any] | None:
    if langkah.anak is None:
        return None
    return {
        "pilih": langkah.anak.pilih.value,
        "langkah": [
            {
                "no": satu.huruf,
                "kegiatan": satu.kegiatan,
                "pelaku": list(satu.pelaku),
                **_mutu_baku(satu),
            }
            for satu in langkah.sublangkah
        ],
    }


def _mutu_baku(langkah: Langkah) -> dict[str, Any]:
    return {
        "kelengkapan": [butir.teks for butir in langkah.butir(Sisi.KELENGKAPAN)],
        "batas": _batas(langkah.batas),
        "keluaran": [butir.teks for butir in langkah.butir(Sisi.KELUARAN)],
    }


def _batas(batas: Batas | None) -> list[int | str] | None:
    return [batas.nilai, str(batas.satuan)] if batas else None
