"""Reads one hostile file in a process of its own: `python -I pengurai.py pdf|gambar <file >file`.

A file that makes a parser eat memory or time, or crash, ends this process and nothing else. Kept
free of Django so that it starts quickly. Exit status 0: accepted, and standard output holds what
to keep; 3: refused, and standard output says why in Indonesian; anything else: unreadable.
"""

from __future__ import annotations

import io
import resource
import sys
from collections.abc import Iterator
from typing import Any

TOLAK = 3
BATAS_MEMORI = 640 * 1024 * 1024
"""Bytes of address space; the largest accepted picture needs 475 MB."""
BATAS_CPU = 10
"""Seconds."""
BATAS_PIKSEL = 40_000_000
"""An A4 page in colour at 600 dpi has 35 million."""
BATAS_HALAMAN = 200

KUNCI_TERLARANG = frozenset(
    ["/JS", "/JavaScript", "/XFA", "/EF", "/EmbeddedFiles", "/RichMediaContent"]
)
NILAI_TERLARANG = frozenset(
    [
        "/JavaScript",
        "/Launch",
        "/EmbeddedFile",
        "/ImportData",
        "/SubmitForm",
        "/GoToE",
        "/RichMedia",
    ]
)


class Ditolak(Exception):
    """Why a file is refused, in words for the person who sent it."""


def periksa_pdf(isi: bytes) -> bytes:
    """The file as it came: rewriting it would break a signature on it."""
    import pikepdf

    # Qpdf forgives what stands before the header and behind the end; another reader may see a
    # web page or an archive there.
    if not isi.startswith(b"%PDF-") or isi.rpartition(b"%%EOF")[2].strip(b"\0\t\n\f\r "):
        raise Ditolak(
            "Berkas PDF ini tercampur isi lain. Cetak ulang menjadi PDF, lalu unggah lagi."
        )
    try:
        pdf = pikepdf.open(io.BytesIO(isi))
    except pikepdf.PasswordError:
        raise Ditolak("Berkas PDF ini terkunci kata sandi. Unggah yang tidak terkunci.") from None
    if pdf.is_encrypted:
        raise Ditolak("Berkas PDF ini dikunci. Unggah yang tidak terkunci.")
    if not 1 <= len(pdf.pages) <= BATAS_HALAMAN:
        raise Ditolak(f"Berkas PDF ini harus terdiri atas 1 sampai {BATAS_HALAMAN} halaman.")
    if any(_aktif(kunci, nilai) for kunci, nilai in _pasangan(pdf)):
        raise Ditolak(
            "Berkas PDF ini memuat skrip, formulir aktif, atau lampiran."
            " Cetak ulang menjadi PDF, lalu unggah lagi."
        )
    # A stream of objects too large to unpack is only warned of, and what it holds looks empty.
    if any("decoding stream data" in peringatan for peringatan in pdf.get_warnings()):
        raise ValueError("aliran objek tidak terbaca")
    return isi


def _aktif(kunci: str, nilai: Any) -> bool:
    import pikepdf

    if kunci in KUNCI_TERLARANG:
        return True
    return (
        kunci in ("/S", "/Type", "/Subtype")
        and isinstance(nilai, pikepdf.Name)
        and str(nilai) in NILAI_TERLARANG
    )


def _pasangan(pdf: Any) -> Iterator[tuple[str, Any]]:
    """Every key and value of every dictionary, each object once."""
    import pikepdf

    wadah = (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)
    tumpukan = list(pdf.objects)
    tumpukan.append(pdf.trailer)
    while tumpukan:
        benda = tumpukan.pop()
        if isinstance(benda, pikepdf.Array):
            anak = list(benda)
        elif isinstance(benda, pikepdf.Dictionary | pikepdf.Stream):
            yield from benda.items()
            anak = [nilai for _, nilai in benda.items()]
        else:
            continue
        tumpukan += [a for a in anak if isinstance(a, wadah) and not a.is_indirect]


def periksa_gambar(isi: bytes) -> bytes:
    """The picture drawn anew: nothing stays of where and with what it was taken."""
    from PIL import Image, ImageOps

    try:
        gambar: Image.Image = Image.open(io.BytesIO(isi), formats=("JPEG", "PNG"))
    except Image.DecompressionBombError:
        raise Ditolak(_TERLALU_LUAS) from None
    # Pillow's own limit only warns.
    if gambar.width * gambar.height > BATAS_PIKSEL:
        raise Ditolak(_TERLALU_LUAS)
    jenis = "PNG" if gambar.format == "PNG" else "JPEG"
    gambar.load()
    gambar = ImageOps.exif_transpose(gambar)
    if jenis == "JPEG" and gambar.mode not in ("L", "RGB"):
        gambar = gambar.convert("RGB")
    gambar.info.clear()
    hasil = io.BytesIO()
    gambar.save(hasil, jenis, quality=92, optimize=jenis == "JPEG")
    return hasil.getvalue()


_TERLALU_LUAS = (
    "Gambar ini terlalu besar untuk dibuka"
    f" (lebih dari {BATAS_PIKSEL // 1_000_000} juta titik). Perkecil, lalu unggah lagi."
)


def main(jenis: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (BATAS_MEMORI, BATAS_MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (BATAS_CPU, BATAS_CPU))
    periksa = {"pdf": periksa_pdf, "gambar": periksa_gambar}[jenis]
    try:
        hasil = periksa(sys.stdin.buffer.read())
    except Ditolak as sebab:
        sys.stdout.buffer.write(str(sebab).encode())
        return TOLAK
    sys.stdout.buffer.write(hasil)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
