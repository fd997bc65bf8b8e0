"""Files as people send them, and as nobody should."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image


def jpeg(ukuran: tuple[int, int] = (64, 48), mode: str = "RGB", **simpan: Any) -> bytes:
    return _gambar("JPEG", ukuran, mode, **simpan)


def png(ukuran: tuple[int, int] = (64, 48), mode: str = "RGB", **simpan: Any) -> bytes:
    return _gambar("PNG", ukuran, mode, **simpan)


def _gambar(jenis: str, ukuran: tuple[int, int], mode: str, **simpan: Any) -> bytes:
    wadah = BytesIO()
    Image.new(mode, ukuran).save(wadah, jenis, **simpan)
    return wadah.getvalue()


def foto_ponsel() -> bytes:
    """Red above blue, lying on its side as telephones keep it, with place and model in it."""
    gambar = Image.new("RGB", (60, 40), "blue")
    gambar.paste("red", (0, 0, 30, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    exif[0x0110] = "Ponsel Contoh"
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 54.0, 30.0)})
    wadah = BytesIO()
    gambar.save(wadah, "JPEG", exif=exif, quality=95, comment=b"catatan tersembunyi")
    return wadah.getvalue()


def foto_ganda() -> bytes:
    """Two pictures in one JPEG file, as some telephones write it (MPO)."""
    satu, dua = Image.new("RGB", (40, 30), "white"), Image.new("RGB", (20, 15), "black")
    wadah = BytesIO()
    satu.save(wadah, "MPO", save_all=True, append_images=[dua])
    return wadah.getvalue()


def bom_piksel() -> bytes:
    """A PNG of a few kilobytes that claims 60,000 x 60,000 points."""
    kepala = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    potongan = [(b"IHDR", kepala), (b"IDAT", zlib.compress(bytes(10_000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))
        for nama, isi in potongan
    )


def pdf(ubah: Callable[[pikepdf.Pdf], None] | None = None, **simpan: Any) -> bytes:
    """A PDF of one blank page, changed by `ubah`."""
    berkas = pikepdf.new()
    berkas.add_blank_page()
    if ubah:
        ubah(berkas)
    wadah = BytesIO()
    berkas.save(wadah, **simpan)
    return wadah.getvalue()


def pdf_bertindak(tindakan: Dictionary) -> bytes:
    """A PDF that does something when it is opened."""

    def pasang(berkas: pikepdf.Pdf) -> None:
        berkas.Root.OpenAction = tindakan

    return pdf(pasang)


def pdf_beranotasi(tindakan: Dictionary) -> bytes:
    """A PDF that does something when its page is touched, said in nested direct objects."""

    def pasang(berkas: pikepdf.Pdf) -> None:
        anotasi = Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=tindakan)
        berkas.pages[0].obj.Annots = Array([anotasi])

    return pdf(pasang)


def bom_pdf(ukuran: int) -> bytes:
    """A small PDF with an object stream that unpacks to `ukuran` bytes."""
    pemampat = zlib.compressobj(1)
    depan = b"5 0 <<>>"
    isi = pemampat.compress(depan)
    for _ in range(ukuran >> 20):
        isi += pemampat.compress(b" " * (1 << 20))
    isi += pemampat.flush()
    benda = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%b\nendstream"
        % (len(isi), isi),
    ]
    hasil, letak = b"%PDF-1.5\n", []
    for nomor, satu in enumerate(benda, start=1):
        letak.append(len(hasil))
        hasil += b"%d 0 obj\n%b\nendobj\n" % (nomor, satu)
    tabel = [(0, 0, 0), *((1, tempat, 0) for tempat in letak), (2, 4, 0), (1, len(hasil), 0)]
    rujukan = b"".join(struct.pack(">BIB", *baris) for baris in tabel)
    return hasil + (
        b"6 0 obj\n<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>stream\n%b\nendstream\n"
        b"endobj\nstartxref\n%d\n%%%%EOF\n" % (len(rujukan), rujukan, len(hasil))
    )


def _lampirkan(berkas: pikepdf.Pdf) -> None:
    berkas.attachments["rahasia.exe"] = b"MZ"


def _xfa(berkas: pikepdf.Pdf) -> None:
    berkas.Root.AcroForm = Dictionary(Fields=[], XFA=berkas.make_stream(b"<xdp/>"))


def _tambah_halaman(berkas: pikepdf.Pdf, banyak: int) -> None:
    for _ in range(banyak):
        berkas.add_blank_page()


SKRIP = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
ZIP_KOSONG = b"PK\x05\x06" + bytes(18)
RUSAK, TERCAMPUR, AKTIF, KUNCI = "rusak", "tercampur", "skrip", "kunci"
BUKAN, JENIS = "bukan", "tidak diterima"

BERMUSUHAN: dict[str, tuple[str, bytes, str]] = {
    "ekstensi lain": ("ktp.exe", b"MZ" + bytes(50), JENIS),
    "tanpa ekstensi": ("ktp", png(), JENIS),
    "ekstensi saja": (".png", HTML, BUKAN),
    "ekstensi ganda": ("ktp.png.html", HTML, JENIS),
    "nol di nama": ("ktp.html\0.png", HTML, BUKAN),
    "titik di belakang": ("ktp.png.", png(), JENIS),
    "html sebagai png": ("ktp.png", HTML, BUKAN),
    "svg sebagai png": ("ktp.png", SVG, BUKAN),
    "svg": ("ktp.svg", SVG, JENIS),
    "gif sebagai png": ("ktp.png", _gambar("GIF", (9, 9), "P"), BUKAN),
    "webp sebagai jpg": ("ktp.jpg", _gambar("WEBP", (9, 9), "RGB"), BUKAN),
    "tiff sebagai jpg": ("ktp.jpg", _gambar("TIFF", (9, 9), "RGB"), BUKAN),
    "heic": ("ktp.heic", b"\0\0\0\x18ftypheic" + bytes(90), JENIS),
    "png sebagai pdf": ("npwp.pdf", png(), BUKAN),
    "pdf sebagai png": ("npwp.png", pdf(), BUKAN),
    "zip sebagai pdf": ("npwp.pdf", ZIP_KOSONG, BUKAN),
    "html di depan pdf": ("npwp.pdf", HTML + pdf(), BUKAN),
    "zip di belakang pdf": ("npwp.pdf", pdf() + ZIP_KOSONG, TERCAMPUR),
    "html di belakang pdf": ("npwp.pdf", pdf() + HTML, TERCAMPUR),
    "bom piksel": ("ktp.png", bom_piksel(), "terlalu besar untuk dibuka"),
    "gambar terlalu luas": ("ktp.png", png((9000, 5000), "1"), "terlalu besar untuk dibuka"),
    "png terpotong": ("ktp.png", png((400, 400))[:-40], RUSAK),
    "jpeg hanya kepala": ("ktp.jpg", jpeg()[:30], RUSAK),
    "kepala png saja": ("ktp.png", b"\x89PNG\r\n\x1a\n" + bytes(100), BUKAN),
    "pdf kosong": ("npwp.pdf", b"%PDF-1.7\n%%EOF\n", RUSAK),
    "pdf sampah": ("npwp.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"%%EOF", RUSAK),
    "pdf berkata sandi": ("npwp.pdf", pdf(encryption=pikepdf.Encryption("a", "b")), KUNCI),
    "pdf dikunci pemilik": ("npwp.pdf", pdf(encryption=pikepdf.Encryption("a", "")), KUNCI),
    "pdf berskrip saat dibuka": ("npwp.pdf", pdf_bertindak(SKRIP), AKTIF),
    "pdf berskrip pada anotasi": ("npwp.pdf", pdf_beranotasi(SKRIP), AKTIF),
    "pdf menjalankan program": (
        "npwp.pdf", pdf_beranotasi(Dictionary(S=Name.Launch, F="cmd.exe")), AKTIF,
    ),
    "pdf mengirim isian": (
        "npwp.pdf", pdf_bertindak(Dictionary(S=Name.SubmitForm, F="http://contoh.test")), AKTIF,
    ),
    "pdf berlampiran": ("npwp.pdf", pdf(_lampirkan), AKTIF),
    "pdf berformulir xfa": ("npwp.pdf", pdf(_xfa), AKTIF),
    "pdf 201 halaman": ("npwp.pdf", pdf(lambda b: _tambah_halaman(b, 200)), "200 halaman"),
    "pdf yang mengembang": ("npwp.pdf", bom_pdf(700 << 20), RUSAK),
    "kosong": ("ktp.png", b"", "kosong"),
    "satu bita": ("ktp.png", b"\x89", BUKAN),
}  # fmt: skip
"""Name, content, and words of the message that must refuse it."""

BAIK: dict[str, tuple[str, bytes]] = {
    "jpeg": ("ktp.jpg", jpeg()),
    "jpeg abu-abu": ("ktp.jpeg", jpeg(mode="L")),
    "jpeg cmyk dari pemindai": ("ktp.jpg", jpeg(mode="CMYK")),
    "jpeg progresif": ("ktp.JPG", jpeg(progressive=True)),
    "foto ponsel": ("IMG_2026.jpg", foto_ponsel()),
    "foto ganda": ("IMG_2027.jpg", foto_ganda()),
    "png": ("ktp.png", png()),
    "png tembus pandang": ("tangkapan layar.png", png(mode="RGBA")),
    "png palet": ("ktp.PNG", png(mode="P")),
    "png hitam putih": ("ktp.png", png(mode="1")),
    "png 16 bit": ("ktp.png", png(mode="I;16")),
    "pindaian A4 600 dpi": ("ktp.png", png((4960, 7016), "L")),
    "pdf": ("npwp.pdf", pdf()),
    "pdf dengan tautan": (
        "npwp.pdf", pdf_beranotasi(Dictionary(S=Name.URI, URI="https://contoh.test")),
    ),
    "pdf dengan ekor kosong": ("npwp.pdf", pdf() + b"\r\n\0\0\0\n"),
    "pdf beraliran objek": ("npwp.pdf", bom_pdf(1 << 20)),
    "pdf lama": ("npwp.pdf", pdf(force_version="1.3")),
    "pdf 200 halaman": ("npwp.pdf", pdf(lambda berkas: _tambah_halaman(berkas, 199))),
}  # fmt: skip
