"""Pages as a person without a mouse reads them: forms, their fields, their buttons.

What a page does not offer cannot be sent: a value that no field holds, a button that is not there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.pabrik import gambar_png

Atribut = dict[str, str]
SEBAB = "Alasan contoh."
TAUTAN = "https://panggilan.example/contoh"


@dataclass
class Medan:
    """One control. `nilai`: what it sends; for a choice only while it is `dipilih`."""

    nama: str
    jenis: str
    nilai: str = ""
    dipilih: bool = False


@dataclass
class Tombol:
    nama: str
    nilai: str
    aksi: str = ""


@dataclass
class Formulir:
    atribut: Atribut
    medan: list[Medan] = field(default_factory=list)
    tombol: list[Tombol] = field(default_factory=list)

    def grup(self, nama: str) -> list[Medan]:
        return [m for m in self.medan if m.nama == nama]

    def nama_medan(self) -> list[str]:
        return list(dict.fromkeys(m.nama for m in self.medan if m.nama))

    def data(self) -> dict[str, list[str]]:
        """What pressing a button sends besides the button, as the page came."""
        hasil: dict[str, list[str]] = {}
        for m in self.medan:
            if m.nama and m.jenis != "file" and (m.dipilih or m.jenis not in PILIHAN):
                hasil.setdefault(m.nama, []).append(m.nilai)
        return hasil


PILIHAN = ("radio", "checkbox", "option")


class Halaman(HTMLParser):
    """The forms of one page, in its order, and the ids of forms that a button elsewhere sends."""

    def __init__(self, jawaban: Any) -> None:
        super().__init__()
        self.jawaban = jawaban
        self.teks = jawaban.content.decode()
        self.formulir: list[Formulir] = []
        self.tombol_luar: set[str] = set()
        self._kini: Formulir | None = None
        self._pilih: str = ""
        self._area: Medan | None = None
        self.feed(self.teks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {nama: nilai or "" for nama, nilai in attrs}
        if tag == "form":
            self._kini = Formulir(a)
            self.formulir.append(self._kini)
        elif self._kini is None or "disabled" in a:
            return
        elif tag == "button" and a.get("form", "") not in ("", self._kini.atribut.get("id")):
            self.tombol_luar.add(a["form"])
        elif tag == "button" and a.get("type", "submit") == "submit":
            tombol = Tombol(a.get("name", ""), a.get("value", ""), a.get("formaction", ""))
            self._kini.tombol.append(tombol)
        else:
            self._kontrol(tag, a)

    def _kontrol(self, tag: str, a: Atribut) -> None:
        assert self._kini is not None
        if tag == "input":
            jenis = a.get("type", "text")
            nilai = a.get("value", "on" if jenis == "checkbox" else "")
            self._kini.medan.append(Medan(a.get("name", ""), jenis, nilai, "checked" in a))
        elif tag == "select":
            self._pilih = a.get("name", "")
        elif tag == "option" and self._pilih:
            opsi = Medan(self._pilih, "option", a.get("value", ""), "selected" in a)
            self._kini.medan.append(opsi)
        elif tag == "textarea":
            self._area = Medan(a.get("name", ""), "textarea")
            self._kini.medan.append(self._area)

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.nilai += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._kini = None
        elif tag == "select":
            self._pilih = ""
        elif tag == "textarea":
            self._area = None

    # --- Finding --------------------------------------------------------------------------------

    def langkah(self, kode: str, urut: int, huruf: str = "") -> Formulir | None:
        """The form that ends a step, by the marks the page gives it."""
        cari = {"data-sop": kode, "data-langkah": str(urut), "data-huruf": huruf}
        return next(
            (f for f in self.formulir if all(f.atribut.get(k, "") == v for k, v in cari.items())),
            None,
        )

    def dengan_id(self, nama: str) -> Formulir:
        """A form that stands apart from its button."""
        assert nama in self.tombol_luar, f"tidak ada tombol untuk {nama}"
        return next(f for f in self.formulir if f.atribut.get("id") == nama)


def buka(klien: Client, alamat: str) -> Halaman:
    """The page at an address, redirects followed; must be there."""
    jawaban = klien.get(alamat, follow=True)
    assert jawaban.status_code == 200, f"{alamat}: {jawaban.status_code}"
    return Halaman(jawaban)


def kirim(
    klien: Client, halaman: Halaman, formulir: Formulir, tekan: Tombol | None, **isi: Any
) -> Any:
    """Press a button of a form; `isi` replaces what its fields hold."""
    asing = set(isi) - set(formulir.nama_medan())
    assert not asing, f"halaman tidak punya medan {sorted(asing)}"
    data: dict[str, Any] = formulir.data() | isi
    if tekan and tekan.nama:
        data[tekan.nama] = tekan.nilai
    di_sini = halaman.jawaban.request["PATH_INFO"]
    if query := halaman.jawaban.request.get("QUERY_STRING"):
        di_sini += f"?{query}"
    alamat = (tekan and tekan.aksi) or formulir.atribut.get("action") or di_sini
    return klien.post(alamat, data)


def gambar() -> SimpleUploadedFile:
    return SimpleUploadedFile("bukti.png", gambar_png(), "image/png")


def isian_wajar(formulir: Formulir, *, maju: bool) -> dict[str, Any]:
    """What somebody sensible fills in: all there, all ticked, a reason where it does not go on.

    The only names known are those every step has and those of the two forms of registrasi-batang.
    """
    isi: dict[str, Any] = {}
    for nama in formulir.nama_medan():
        grup = formulir.grup(nama)
        jenis, nilai = grup[0].jenis, [m.nilai for m in grup]
        if jenis == "radio" and nama != "hasil":
            buruk = [n for n in nilai if n == "perlu_perbaikan" and not maju]
            isi[nama] = (buruk or nilai)[0]
        elif jenis == "checkbox" and not nama.startswith("tidak_cocok"):
            isi[nama] = nilai[0]
        elif jenis == "file" and not nama.startswith("lampiran"):
            isi[nama] = gambar()
        elif jenis == "url":
            isi[nama] = TAUTAN
        elif nama == "alasan" or nama.startswith("catatan_"):
            isi[nama] = "" if maju else SEBAB
    return isi
