"""What tests of failures share: many hands at once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connections

SABAR = 120


def serentak(*perbuatan: Callable[[], Any]) -> list[Any]:
    """Do all of it at the same moment, each on a database connection of its own.

    Returns what each returned, or the exception it raised, in the given order.
    """
    gerbang = Barrier(len(perbuatan))
    hasil: list[Any] = [None] * len(perbuatan)

    def jalankan(nomor: int) -> None:
        try:
            gerbang.wait(SABAR)
            hasil[nomor] = perbuatan[nomor]()
        except Exception as galat:  # the test judges what happened to each
            hasil[nomor] = galat
        finally:
            connections.close_all()

    utas = [Thread(target=jalankan, args=(n,)) for n in range(len(perbuatan))]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(SABAR)
    assert not any(satu.is_alive() for satu in utas), "ada yang saling menunggu"
    return hasil
