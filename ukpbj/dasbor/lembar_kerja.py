"""Cells and sheets of workbooks (XLSX): words stay words, times have the unit's clock, no zone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

PANJANG_SEL = 32_767
"""What a cell of the format can hold."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TANGGAL, WAKTU = "dd-mm-yyyy", "dd-mm-yyyy hh:mm"


def buku_baru() -> Workbook:
    """A workbook that is written row by row and never held whole."""
    return Workbook(write_only=True)


def lembar_baru(buku: Workbook, nama: str, lebar: Sequence[tuple[str, int]]) -> Any:
    """A sheet with its head row, which stays in view; `lebar`: titles and widths of columns."""
    lembar = buku.create_sheet(nama)
    lembar.freeze_panes = "B2"
    for nomor, (_, banyak) in enumerate(lebar, start=1):
        lembar.column_dimensions[get_column_letter(nomor)].width = banyak
    lembar.append([kepala(lembar, judul) for judul, _ in lebar])
    return lembar


def tambah(lembar: Any, nilai: Iterable[Any]) -> None:
    lembar.append([sel(lembar, satu) for satu in nilai])


def sel(lembar: Any, nilai: Any) -> Any:
    """A cell; words stay words whatever they begin with, also when somebody edits them later."""
    if isinstance(nilai, str):
        bersih = ILLEGAL_CHARACTERS_RE.sub(" ", nilai)[:PANJANG_SEL]
        isi = WriteOnlyCell(lembar, value=bersih)
        # The library would take a leading "=" for a formula; the mark makes a spreadsheet keep
        # a leading "=", "+", "-" or "@" as text too.
        isi.data_type = "s"
        isi.quotePrefix = bersih[:1] in ("=", "+", "-", "@")
        isi.alignment = Alignment(wrap_text="\n" in bersih, vertical="top")
        return isi
    isi = WriteOnlyCell(lembar, value=nilai)
    if isinstance(nilai, datetime):
        isi.number_format = WAKTU
    elif isinstance(nilai, date):
        isi.number_format = TANGGAL
    isi.alignment = Alignment(vertical="top")
    return isi


def kepala(lembar: Any, judul: str) -> Any:
    isi = WriteOnlyCell(lembar, value=judul)
    isi.font = Font(bold=True)
    isi.alignment = Alignment(wrap_text=True, vertical="top")
    return isi


def simpan(buku: Workbook) -> IO[bytes]:
    """The workbook as an open file, at its beginning; whoever sends it closes it."""
    berkas = TemporaryFile()  # noqa: SIM115  (see above)
    buku.save(berkas)
    berkas.seek(0)
    return berkas
