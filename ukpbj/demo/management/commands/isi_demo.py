"""Load the demo data, once."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ukpbj.demo.layanan import isi_sekali

SETIAP = 10
"""Cases between two progress lines."""


class Command(BaseCommand):
    help = "Memuat data contoh ke basis data kosong dan menandainya sebagai demo (sekali saja)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--banyak",
            type=int,
            default=settings.DEMO_KASUS,
            help="Kasus yang diundi di samping yang diceritakan; 0: hanya yang diceritakan.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["banyak"] < 0:
            raise CommandError("--banyak paling sedikit 0.")
        try:
            baru = isi_sekali(options["banyak"], self._kabari)
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write("Data contoh dimuat." if baru else "Data contoh sudah ada.")

    def _kabari(self, selesai: int, semua: int) -> None:
        """One line that is written over on a terminal; elsewhere only its end."""
        if selesai == semua or (sys.stdout.isatty() and not selesai % SETIAP):
            kata = f"Menyiapkan data contoh: {selesai} dari {semua} kasus"
            self.stdout.write(f"\r{kata}", ending="\n" if selesai == semua else "")
            self.stdout.flush()
