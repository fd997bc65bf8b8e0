"""manage.py periksa_berkas"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ukpbj.dokumen.berkas import periksa_isi


class Command(BaseCommand):
    help = "Membandingkan setiap berkas tersimpan dengan sidik SHA-256 di barisnya."

    def handle(self, *args: Any, **options: Any) -> None:
        cacat = 0
        for berkas, sebab in periksa_isi():
            cacat += 1
            self.stdout.write(f"Berkas {berkas.kunci} ({berkas.isi.name}) {sebab}.")
        if cacat:
            raise CommandError(f"{cacat} berkas tidak sama dengan yang dicatat.")
        self.stdout.write("Semua berkas utuh.")
