"""Writing many rows at once: COPY on PostgreSQL, else one prepared INSERT."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

Baris = Mapping[str, Any]
Medan = models.Field[Any, Any]


def muat(model: type[models.Model], baris: Iterable[Baris]) -> None:
    """Insert rows given by column name (`unit_id`); what they leave out has the field's default."""
    medan = [m for m in model._meta.local_concrete_fields if not m.generated]
    semua = list(baris)
    if not semua:
        return
    if "id" not in semua[0]:
        medan = [m for m in medan if not isinstance(m, models.AutoField)]
    ubah = [_pengubah(m) for m in medan]
    bawaan = [m.get_default() for m in medan]
    tiga = list(zip([m.attname for m in medan], bawaan, ubah, strict=True))
    isi = ([u(satu.get(nama, b)) for nama, b, u in tiga] for satu in semua)
    kolom = [str(m.column) for m in medan]
    if connection.vendor == "postgresql":
        _salin(model._meta.db_table, kolom, isi)
    else:
        _sisipkan(model._meta.db_table, kolom, isi)


def setel_ulang_nomor(*model: type[models.Model]) -> None:
    """Let the tables go on numbering after rows that brought their own ids."""
    with connection.cursor() as kursor:
        for perintah in connection.ops.sequence_reset_sql(no_style(), model):
            kursor.execute(perintah)


def nomor_berikut(model: type[models.Model]) -> int:
    terakhir = model._default_manager.aggregate(maks=models.Max("pk"))["maks"]
    return (terakhir or 0) + 1


def analisis() -> None:
    """Let the planner know what is there; outside a transaction tidy up as autovacuum would."""
    rapikan = connection.vendor == "postgresql" and not connection.in_atomic_block
    with connection.cursor() as kursor:
        kursor.execute("VACUUM ANALYZE" if rapikan else "ANALYZE")


def _pengubah(medan: Medan) -> Callable[[Any], Any]:
    """From Python to the database; on PostgreSQL the driver knows all types but JSON."""
    if connection.vendor == "postgresql" and not isinstance(medan, models.JSONField):
        return lambda nilai: nilai
    return lambda nilai: medan.get_db_prep_save(nilai, connection)


def _salin(tabel: str, kolom: Sequence[str], isi: Iterable[Sequence[Any]]) -> None:
    nama = connection.ops.quote_name
    perintah = f"COPY {nama(tabel)} ({', '.join(map(nama, kolom))}) FROM STDIN"
    with connection.cursor() as kursor, kursor.copy(perintah) as salinan:
        for baris in isi:
            salinan.write_row(baris)


def _sisipkan(tabel: str, kolom: Sequence[str], isi: Iterable[Sequence[Any]]) -> None:
    nama = connection.ops.quote_name
    tanda = ", ".join(["%s"] * len(kolom))
    # Names of tables and columns, from the models.
    perintah = f"INSERT INTO {nama(tabel)} ({', '.join(map(nama, kolom))}) VALUES ({tanda})"  # noqa: S608
    with connection.cursor() as kursor:
        kursor.executemany(perintah, list(isi))
