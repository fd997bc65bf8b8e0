"""Print the demo logins."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ukpbj.demo.layanan import AKUN
from ukpbj.demo.models import is_demo


class Command(BaseCommand):
    help = "Menampilkan akun contoh; hanya pada basis data yang ditandai sebagai demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_demo():
            raise CommandError("Basis data ini bukan demo; tidak ada akun contoh.")
        akun = [{"peran": a.peran, "email": a.email, "sandi": a.sandi} for a in AKUN]
        if options["format"] == "json":
            self.stdout.write(json.dumps(akun, ensure_ascii=False, indent=2))
            return
        for a in akun:
            self.stdout.write(f"{a['peran']:<18} {a['email']:<34} {a['sandi']}")
