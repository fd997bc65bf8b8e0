"""The trail's lock in the database itself: PostgreSQL refuses to change or delete its rows.

Emptying a whole table (TRUNCATE) is left to the database's own rights; a test suite needs it. On
SQLite there is no such lock: there the chain alone shows what was changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PASANG = """
CREATE OR REPLACE FUNCTION sop_jejak_tolak() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'sop_jejak hanya dapat ditambah: % baris % ditolak', TG_OP, OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE OR REPLACE TRIGGER sop_jejak_hanya_tambah
    BEFORE UPDATE OR DELETE ON sop_jejak
    FOR EACH ROW EXECUTE FUNCTION sop_jejak_tolak();
"""

LEPAS = """
DROP TRIGGER IF EXISTS sop_jejak_hanya_tambah ON sop_jejak;
DROP FUNCTION IF EXISTS sop_jejak_tolak();
"""


def pasang(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Forward half of a RunPython; does nothing on SQLite."""
    _jalankan(schema_editor, PASANG)


def lepas(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The way back of `pasang`."""
    _jalankan(schema_editor, LEPAS)


def _jalankan(schema_editor: BaseDatabaseSchemaEditor, sql: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        # Without parameters: the text carries percent signs of its own.
        schema_editor.execute(sql, params=None)
