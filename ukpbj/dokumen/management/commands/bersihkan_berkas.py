"""manage.py bersihkan_berkas"""

from typing import Any

from django.core.management.base import BaseCommand

from ukpbj.dokumen.berkas import bersihkan_yatim


class Command(BaseCommand):
    help = "Menghapus berkas di penyimpanan yang tidak dipunyai baris mana pun sesudah 48 jam."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{len(bersihkan_yatim())} berkas tanpa baris dihapus.")
