"""Print SOPs as JSON, read from the machines that run."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ukpbj.sop.daftar import SopTidakDikenal, kelas_sop, semua_sop
from ukpbj.sop.ekspor import ekspor


class Command(BaseCommand):
    help = "Mencetak SOP sebagai satu larik JSON (tanpa kode: semuanya)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kode", nargs="*", metavar="KODE", help="kode SOP")
        parser.add_argument("--format", choices=["json"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            kelas = [kelas_sop(kode) for kode in options["kode"] or kode_semua()]
        except SopTidakDikenal as galat:
            raise CommandError(f"SOP {galat.args[0]} tidak dikenal.") from None
        self.stdout.write(json.dumps(ekspor(kelas), ensure_ascii=False, indent=2))


def kode_semua() -> list[str]:
    """Every code once, in order; of an SOP with several versions the newest is printed."""
    return sorted({sop.kode for sop in semua_sop()})
