"""Load the demo data, once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ukpbj.demo.layanan import isi_sekali


class Command(BaseCommand):
    help = "Memuat data contoh ke basis data kosong dan menandainya sebagai demo (sekali saja)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            baru = isi_sekali()
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write("Data contoh dimuat." if baru else "Data contoh sudah ada.")
