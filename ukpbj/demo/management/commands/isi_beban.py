"""Fill an empty or demo database with synthetic cases, to count and measure with."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ukpbj.demo.beban.layanan import Ukuran, isi_beban


def bilangan(teks: str) -> int:
    """A whole number, 0 or more."""
    if not teks.isdecimal():
        raise ArgumentTypeError(f"{teks!r} bukan bilangan bulat.")
    return int(teks)


class Command(BaseCommand):
    help = (
        "Memuat kasus buatan dalam jumlah besar untuk uji beban, pada basis data kosong atau demo. "
        "Baris ditulis langsung ke tabel: tanpa jejak, tanpa putusan butir."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--terbuka", type=bilangan, required=True, help="langkah terbuka")
        parser.add_argument(
            "--selesai-kali", type=bilangan, default=10, help="langkah selesai per langkah terbuka"
        )
        parser.add_argument("--unit", type=bilangan, default=5, help="banyak unit (1-99)")
        parser.add_argument(
            "--terlambat", type=bilangan, default=5, help="persen yang sudah tercatat terlambat"
        )
        parser.add_argument(
            "--baru", type=bilangan, default=0, help="langkah terlambat yang belum disapu"
        )
        parser.add_argument("--seperan", type=bilangan, default=2, help="orang per peran dan unit")

    def handle(self, *args: Any, **opsi: Any) -> None:
        ukuran = Ukuran(
            terbuka=opsi["terbuka"],
            selesai_kali=opsi["selesai_kali"],
            unit=opsi["unit"],
            terlambat=opsi["terlambat"],
            baru=opsi["baru"],
            seperan=opsi["seperan"],
        )
        if not (1 <= ukuran.unit <= 99 and ukuran.terlambat <= 100 and ukuran.seperan >= 1):
            raise CommandError("Perlu 1-99 unit, 0-100 persen, dan sekurangnya satu orang.")
        if ukuran.baru > ukuran.terbuka:
            raise CommandError("--baru tidak dapat melebihi --terbuka.")
        try:
            hasil = isi_beban(ukuran)
        except ValueError as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(
            f"Data buatan dimuat: {hasil.proses} proses, {hasil.terbuka} langkah terbuka, "
            f"{hasil.selesai} langkah selesai, {hasil.penyimpangan} penyimpangan."
        )
