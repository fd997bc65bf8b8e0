"""Verify the trail of every process, or of one; ends with 1 where a chain is broken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from ukpbj.sop import jejak
from ukpbj.sop.models import Proses

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Memeriksa rantai jejak dan menyebut mata rantai pertama yang putus di tiap proses."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("nomor", nargs="?", help="hanya proses bernomor ini (semua unit)")

    def handle(self, *args: Any, nomor: str | None = None, **options: Any) -> None:
        diperiksa = Proses.objects.filter(nomor=nomor) if nomor else Proses.objects.all()
        banyak = diperiksa.count()
        if nomor and not banyak:
            raise CommandError(f"Tidak ada proses bernomor {nomor}.")
        putus = list(_periksa(diperiksa) if nomor else jejak.periksa_semua())
        for satu in putus:
            self.stdout.write(
                f"PUTUS {satu.proses.unit.kode} {satu.proses.nomor}, baris {satu.nomor}:"
                f" {satu.sebab}"
            )
        if putus:
            raise CommandError(f"{len(putus)} dari {banyak} rantai jejak putus.")
        self.stdout.write(f"{banyak} rantai jejak utuh.")


def _periksa(daftar: Iterable[Proses]) -> Iterable[jejak.Putus]:
    return filter(None, map(jejak.periksa, daftar))
