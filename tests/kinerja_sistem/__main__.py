"""Load synthetic databases, count and measure on them, print the tables of the report.

    DATABASE_URL=postgres://... python -m tests.kinerja_sistem --terbuka 10000 100000

Makes a database of its own on that server for every size and drops it. Takes some minutes; times
and WAL mean something only while machine and server do nothing else, counts always.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


def main() -> int:
    pilihan = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    pilihan.add_argument("--terbuka", type=int, nargs="+", default=[10_000, 100_000])
    pilihan.add_argument("--unit", type=int, default=5, help="units the cases are spread over")
    pilihan.add_argument("--tulis", metavar="FILE", help="put the tables between the marks there")
    pilihan.add_argument("--rencana", action="store_true", help="also print the plans")
    pilihan.add_argument("--sapu", metavar="DATABASE", help=argparse.SUPPRESS)
    isi = pilihan.parse_args()
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        sys.stderr.write("Setel DATABASE_URL ke sebuah server PostgreSQL.\n")
        return 2
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "REDIS_URL": "",
        "LOG_LEVEL": "ERROR",
    }

    import django

    django.setup()
    from tests.kinerja_sistem import laporan, pangkalan, sapuan

    if isi.sapu:
        pangkalan.setel(isi.sapu)
        sapuan.sapu_bila_disuruh()
        return 0
    teks = laporan.susun(sorted(isi.terbuka), unit=isi.unit, rencana=isi.rencana)
    sys.stdout.write(teks)
    if isi.tulis:
        laporan.sisipkan(Path(isi.tulis), teks)
    return 0


if __name__ == "__main__":
    sys.exit(main())
