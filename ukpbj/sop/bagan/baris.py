"""From the declaration to the rows of the sheet and the arrows between them, without measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ukpbj.sop.definisi import Akhir, Dasar, Langkah, Pilih, Sisi, Sop

DISIMPULKAN, TAMBAHAN = "°", "+"
TANDA_DASAR = {Dasar.DISIMPULKAN: DISIMPULKAN, Dasar.TAMBAHAN: TAMBAHAN}
"""What is ours and not the paper's is marked with these on the sheet."""

MULAI = (0, "mulai")
AKHIR = {akhir: (0, akhir.value) for akhir in Akhir}
"""Keys of the capsules among the stamps of a running case, beside (urut, huruf) of the steps."""

NAMA_AKHIR = {
    Akhir.SELESAI: "Selesai",
    Akhir.DITOLAK: "Ditolak",
    Akhir.DIALIHKAN: "Dialihkan",
    Akhir.DIBATALKAN: "Dibatalkan",
}


class Rupa(StrEnum):
    """The symbols of PermenPAN-RB 35/2012 that stand in a column (the fifth is the arrow)."""

    KAPSUL = "kapsul"
    KOTAK = "kotak"
    KETUPAT = "ketupat"
    SEGILIMA = "segilima"


@dataclass(frozen=True)
class Alinea:
    """A paragraph of a cell; `butir`: one of several items, with a dash before it.

    `awas`: with a warning sign before it.
    """

    teks: str
    butir: bool = False
    tebal: bool = False
    awas: bool = False


@dataclass(frozen=True)
class Cap:
    """What a running case adds to a row.

    `kabar`: words shown before the row's text in reverse ("sekarang"); `awas`: the same with a
    warning sign ("terlambat 2 jam kerja"); `isi`: who, when, how long.
    """

    selesai: bool = False
    kini: bool = False
    kabar: str = ""
    awas: str = ""
    isi: Sequence[Alinea] = ()


@dataclass(frozen=True)
class Baris:
    """One row: its cells and its symbol. `kolom`: the owner's; `ikut`: those of the others.

    `induk`: the index of the row a sub-step hangs on. `baris_sop`: the row of the declaration.
    """

    rupa: Rupa
    tulisan: str
    kolom: int
    no: str = ""
    kegiatan: str = ""
    kelengkapan: Sequence[Alinea] = ()
    waktu: str = ""
    keluaran: Sequence[Alinea] = ()
    keterangan: Sequence[Alinea] = ()
    ikut: Sequence[int] = ()
    induk: int | None = None
    cap: Cap = Cap()


@dataclass(frozen=True)
class Panah:
    """An arrow from row to row. `tulisan`: the outcome's words, where a step has several."""

    dari: int
    ke: int
    hasil: str = ""
    tulisan: str = ""


@dataclass(frozen=True)
class Bagan:
    """The sheet before it has a size."""

    pelaksana: Sequence[str]
    baris: Sequence[Baris]
    panah: Sequence[Panah]
    berjalan: bool = False
    tanda: frozenset[str] = frozenset()


@dataclass
class _Penyusun:
    sop: Sop
    cap: Mapping[tuple[int, str], Cap]
    judul_sop: Mapping[str, str]
    baris: list[Baris] = field(default_factory=list)
    letak: dict[int | Akhir, int] = field(default_factory=dict)

    def susun(self, *, berjalan: bool) -> Bagan:
        sop = self.sop
        kolom_awal = self._kolom(sop.langkah[0])[0]
        self.baris.append(self._kapsul("Mulai", kolom_awal, sop.no_mulai, MULAI))
        for langkah in sop.langkah:
            self._tambah(langkah)
        for akhir in _akhir(sop):
            terakhir = next(
                satu for satu in reversed(sop.langkah) if any(h.ke == akhir for h in satu.lanjut)
            )
            no = sop.no_selesai if akhir is Akhir.SELESAI else ""
            self.letak[akhir] = len(self.baris)
            kolom = self._kolom(terakhir)[0]
            self.baris.append(self._kapsul(NAMA_AKHIR[akhir], kolom, no, AKHIR[akhir]))
        panah = [Panah(0, self.letak[sop.langkah[0].urut]), *self._panah()]
        return Bagan(
            list(sop.pelaku.values()), self.baris, panah, berjalan, frozenset(tanda_dipakai(sop))
        )

    def _kapsul(self, nama: str, kolom: int, no: str, kunci: tuple[int, str]) -> Baris:
        cap = self.cap.get(kunci, Cap())
        return Baris(Rupa.KAPSUL, nama, kolom, no=no, kegiatan=nama, cap=cap)

    def _kolom(self, langkah: Langkah) -> list[int]:
        daftar = list(self.sop.pelaku)
        return list(dict.fromkeys(daftar.index(peran) for peran in langkah.pelaku))

    def _tambah(self, langkah: Langkah) -> None:
        induk = self.letak[langkah.urut] = len(self.baris)
        rupa = Rupa.KETUPAT if len(langkah.lanjut) > 1 else Rupa.KOTAK
        self.baris.append(self._isi(langkah, Rupa.SEGILIMA if langkah.proses_anak else rupa))
        for satu in langkah.sublangkah:
            self.baris.append(self._isi(satu, Rupa.KOTAK, induk))

    def _isi(self, langkah: Langkah, rupa: Rupa, induk: int | None = None) -> Baris:
        kolom, *ikut = self._kolom(langkah)
        # A sub-step is read into the paper only where its step is; the mark stands there.
        tanda = TANDA_DASAR.get(langkah.dasar_pelaku, "") if induk is None else ""
        return Baris(
            rupa=rupa,
            tulisan=f"{langkah.sebutan}{tanda}",
            kolom=kolom,
            ikut=ikut,
            induk=induk,
            no=_nomor(langkah),
            kegiatan=langkah.kegiatan,
            kelengkapan=_butir(langkah, Sisi.KELENGKAPAN),
            waktu=str(langkah.batas) if langkah.batas else "–",
            keluaran=_butir(langkah, Sisi.KELUARAN),
            keterangan=[Alinea(teks) for teks in self._keterangan(langkah)],
            cap=self.cap.get((langkah.urut, langkah.huruf), Cap()),
        )

    def _keterangan(self, langkah: Langkah) -> Iterator[str]:
        if langkah.proses_anak:
            judul = self.judul_sop.get(langkah.proses_anak, langkah.proses_anak)
            yield f"Dijalankan menurut SOP {judul}"
        if langkah.anak:
            yield kata_pilih(langkah.anak.pilih)
        if langkah.catatan:
            yield langkah.catatan

    def _panah(self) -> Iterator[Panah]:
        for langkah in self.sop.langkah:
            banyak = len(langkah.lanjut) > 1
            for hasil in langkah.lanjut:
                tanda = TANDA_DASAR.get(hasil.dasar, "")
                tulisan = f"{hasil.tampil}{tanda}" if banyak else tanda
                dari, ke = self.letak[langkah.urut], self.letak[hasil.ke]
                yield Panah(dari, ke, hasil.nama, tulisan)


def susun_bagan(
    sop: Sop,
    *,
    cap: Mapping[tuple[int, str], Cap] | None = None,
    judul_sop: Mapping[str, str] | None = None,
) -> Bagan:
    """The sheet of an SOP; with `cap`, by (urut, huruf) or MULAI, AKHIR, of one running case.

    `judul_sop`: titles of the SOPs that its steps run, by code.
    """
    return _Penyusun(sop, cap or {}, judul_sop or {}).susun(berjalan=cap is not None)


def tanda_dipakai(sop: Sop) -> Iterator[str]:
    """The marks an SOP needs a legend for."""
    for langkah in sop.langkah:
        dasar = {langkah.dasar_pelaku, *(hasil.dasar for hasil in langkah.lanjut)}
        yield from (TANDA_DASAR[satu] for satu in dasar if satu in TANDA_DASAR)


def kata_pilih(pilih: Pilih) -> str:
    """How many of the sub-steps are needed, in words."""
    if pilih is Pilih.SATU:
        return "Salah satu sublangkah yang sesuai"
    return "Semua sublangkah, urutan bebas"


def _nomor(langkah: Langkah) -> str:
    """The printed number; of a sub-step its letter; in brackets where the paper prints none."""
    if langkah.huruf:
        return f"{langkah.huruf}."
    return langkah.no or f"({langkah.urut})"


def _butir(langkah: Langkah, sisi: Sisi) -> list[Alinea]:
    butir = langkah.butir(sisi)
    return [Alinea(satu.teks, butir=len(butir) > 1) for satu in butir]


def _akhir(sop: Sop) -> list[Akhir]:
    """The final states its outcomes lead to: the good end first, the others as they come."""
    ada = [h.ke for langkah in sop.langkah for h in langkah.lanjut if isinstance(h.ke, Akhir)]
    return sorted(dict.fromkeys(ada), key=lambda akhir: akhir is not Akhir.SELESAI)
