"""One completed step: the door, and the least any program would have to do in its place."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import psycopg
from django.db import connection

from tests import pabrik
from ukpbj.akun.models import Pengguna
from ukpbj.sop import layanan
from ukpbj.sop.definisi import Arah, Bentuk, Sisi
from ukpbj.sop.kalender import Kalender
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.tindakan import Isian
from ukpbj.sop.waktu import sekarang

KUNCI = "SELECT id, keadaan, versi FROM sop_proses WHERE id = %s FOR NO KEY UPDATE"
MAJU = "UPDATE sop_proses SET keadaan = %s, versi = versi + 1 WHERE id = %s AND versi = %s"
TUTUP = """
UPDATE sop_pelaksanaanlangkah SET selesai = %s, hasil = %s, pelaksana_id = %s
WHERE id = %s AND selesai IS NULL
"""
BUKA = """
INSERT INTO sop_pelaksanaanlangkah (
    proses_id, unit_id, kode_sop, urut, huruf, no, peran, kunjungan, dibuka, mulai, batas_nilai,
    batas_satuan, asal_batas, jatuh_tempo, terlambat_sejak, hasil, alasan, catatan
) VALUES (%s, %s, %s, %s, '', '', %s, 1, %s, %s, %s, %s, 'sop', %s, %s, '', '', '')
"""


@dataclass(frozen=True)
class Giliran:
    """A step that waits to be finished, with everything its hand would have typed."""

    baris: PelaksanaanLangkah
    hasil: str
    oleh: Pengguna
    isian: Isian
    kalender: Kalender


def siapkan(banyak: int, lewati: Iterable[int] = ()) -> list[Giliran]:
    """Open office steps in time that lead to another step, with nothing else to be done first."""
    kini = sekarang()
    kalender: dict[int, Kalender] = {}
    calon = (
        PelaksanaanLangkah.objects.terbuka().utama().milik_kantor()
        .filter(terlambat_sejak__gt=kini + timedelta(days=1), pemegang__isnull=False)
        .exclude(pk__in=list(lewati)).select_related("proses", "unit", "pemegang").order_by("id")
    )  # fmt: skip
    hasil: list[Giliran] = []
    for baris in calon.iterator(chunk_size=500):
        if len(hasil) == banyak:
            break
        if not _lurus(baris):
            continue
        pilihan = baris.langkah.lanjut[0].nama
        if baris.unit_id not in kalender:
            kalender[baris.unit_id] = kalender_unit(baris.unit)
        assert baris.pemegang is not None
        isian = pabrik.isian(baris, pilihan)
        hasil.append(Giliran(baris, pilihan, baris.pemegang, isian, kalender[baris.unit_id]))
    return hasil


def _lurus(baris: PelaksanaanLangkah) -> bool:
    """Whether it goes straight on, with no file, appointment, sub-step or other case."""
    langkah, sop = baris.langkah, baris.proses.kelas.sop
    hasil = langkah.lanjut[0]
    berkas = any(b.bentuk is Bentuk.BERKAS for sisi in Sisi for b in langkah.butir(sisi))
    if not isinstance(hasil.ke, int) or hasil.ke <= langkah.urut or berkas:
        return False
    banyak = (langkah, sop.baris(hasil.ke))
    return langkah.arah(hasil) is Arah.MAJU and not any(
        s.anak or s.proses_anak or s.menunjuk or s.formulir or s.janji for s in banyak
    )


def lewat_pintu(giliran: Sequence[Giliran]) -> Iterator[float]:
    """Finish each through the door; seconds each."""
    for satu in giliran:
        mulai = time.perf_counter()
        layanan.selesaikan_langkah(satu.baris.pk, satu.hasil, oleh=satu.oleh, isian=satu.isian)
        yield time.perf_counter() - mulai


def lewat_lantai(giliran: Sequence[Giliran]) -> Iterator[float]:
    """Do the floor's four statements for each; seconds each."""
    setelan = connection.get_connection_params()
    pilih = {n: setelan[n] for n in ("dbname", "user", "password", "host", "port") if n in setelan}
    with psycopg.connect(**pilih) as sambungan:
        for satu in giliran:
            mulai = time.perf_counter()
            _lantai(sambungan, satu)
            yield time.perf_counter() - mulai


def _lantai(sambungan: psycopg.Connection, satu: Giliran) -> None:
    baris, pada = satu.baris, sekarang()
    ke = baris.langkah.lanjut[0].ke
    berikut = baris.proses.kelas.sop.baris(int(ke))
    batas = berikut.batas or baris.batas
    assert batas is not None
    tempo = satu.kalender.jatuh_tempo(pada, batas)
    sejak = satu.kalender.terlambat_sejak(tempo)
    with sambungan.cursor() as kursor:
        proses, _, versi = kursor.execute(KUNCI, (baris.proses_id,)).fetchone() or (0, "", 0)
        kursor.execute(MAJU, (berikut.keadaan, proses, versi))
        kursor.execute(TUTUP, (pada, satu.hasil, satu.oleh.pk, baris.pk))
        nilai = (
            proses, baris.unit_id, baris.kode_sop, berikut.urut, berikut.peran, pada, pada,
            batas.nilai, batas.satuan, tempo, sejak,
        )  # fmt: skip
        kursor.execute(BUKA, nilai)
    sambungan.commit()
