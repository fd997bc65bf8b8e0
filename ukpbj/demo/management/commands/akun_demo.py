"""Print the demo logins."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ukpbj.akun.models import Peran
from ukpbj.demo.models import is_demo
from ukpbj.demo.orang import AKUN, AkunDemo


class Command(BaseCommand):
    help = "Menampilkan akun contoh; hanya pada basis data yang ditandai sebagai demo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["teks", "json"], default="teks")

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_demo():
            raise CommandError("Basis data ini bukan demo; tidak ada akun contoh.")
        nama = dict(Peran.objects.values_list("kode", "nama"))
        daftar = {unit: [_baris(akun, nama) for akun in orang] for unit, orang in AKUN.items()}
        if options["format"] == "json":
            rata = [baris | {"unit": unit} for unit, isi in daftar.items() for baris in isi]
            self.stdout.write(json.dumps(rata, ensure_ascii=False, indent=2))
            return
        for unit, isi in daftar.items():
            self.stdout.write(f"{unit}:")
            for baris in isi:
                self.stdout.write(f"  {baris['email']:<34} {baris['sandi']}  {baris['peran']}")


def _baris(akun: AkunDemo, nama: dict[str, str]) -> dict[str, str]:
    peran = [nama[kode] + (f" ({sop})" if sop else "") for kode, sop in akun.peran]
    plh = "Plh. " if akun.plh_untuk else ""
    return {
        "peran": plh + ", ".join(peran) or akun.sebagai,
        "email": akun.email,
        "sandi": akun.sandi,
    }
