"""Compute one deadline as the engine does, and say how it came about."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ukpbj.akun.models import Unit
from ukpbj.sop.kalender import Batas, Kalender
from ukpbj.sop.kalender_unit import kalender_nasional, kalender_unit


class Command(BaseCommand):
    help = "Menghitung satu tenggat beserta rinciannya, sebagai satu objek JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("mulai", metavar="MULAI", help="waktu ISO, dengan atau tanpa zona")
        parser.add_argument("batas", metavar="BATAS", help='"30 menit", "8 jam", atau "2 hari"')
        parser.add_argument(
            "--unit", metavar="KODE", help="tanpa ini: jam kerja Perpres 21/2023 dalam WIB"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        kalender = self._kalender(options["unit"])
        try:
            mulai = datetime.fromisoformat(options["mulai"])
        except ValueError:
            raise CommandError("MULAI ditulis seperti 2026-11-23T11:30.") from None
        if mulai.tzinfo is None:
            mulai = mulai.replace(tzinfo=kalender.zona)
        try:
            hasil = tenggat(kalender, mulai, Batas.baca(options["batas"]))
        except (ValueError, OverflowError) as galat:
            raise CommandError(str(galat)) from None
        self.stdout.write(json.dumps(hasil, ensure_ascii=False, indent=2))

    def _kalender(self, kode: str | None) -> Kalender:
        if kode is None:
            return kalender_nasional()
        unit = Unit.objects.filter(kode=kode).first()
        if unit is None:
            raise CommandError(f"Unit {kode} tidak dikenal.")
        return kalender_unit(unit)


def tenggat(kalender: Kalender, mulai: datetime, batas: Batas) -> dict[str, Any]:
    """Deadline, first instant of lateness, and the ledger from `mulai` to the deadline."""
    jatuh_tempo = kalender.jatuh_tempo(mulai, batas)
    return {
        "jatuh_tempo": jatuh_tempo.isoformat(),
        "terlambat_sejak": kalender.terlambat_sejak(jatuh_tempo).isoformat(),
        "rincian": [
            {
                "mulai": baris.mulai.isoformat(),
                "selesai": baris.selesai.isoformat(),
                "jenis": baris.jenis.value,
                "keterangan": baris.keterangan,
                "dihitung": baris.dihitung,
                "detik": baris.detik,
            }
            for baris in kalender.rincian(mulai, jatuh_tempo)
        ],
    }
