"""Three months of invented office life: whole, possible, alike at every loading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F, Q
from pytest_django.plugin import DjangoDbBlocker

from tests.demo.bantu import muat_demo
from tests.pabrik import SENIN_PAGI
from ukpbj.akun.models import Unit
from ukpbj.akun.models.peran import KEPALA_UKPBJ, PELAKU_USAHA
from ukpbj.demo.kehidupan import bagi, kehidupan
from ukpbj.demo.panggung import Panggung
from ukpbj.demo.pola import PEKAN, Pola
from ukpbj.sop.daftar import semua_sop
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import (
    BatasLangkah,
    Jejak,
    PelaksanaanLangkah,
    Penyimpangan,
    PerubahanKalender,
    Proses,
    RekapHarian,
    RekapLama,
    RiwayatPenyimpangan,
)

Keadaan, Tindakan = Penyimpangan.Keadaan, RiwayatPenyimpangan.Tindakan


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """All of it, loaded once for the tests of this file and taken back afterwards."""
    beku = time_machine.travel(SENIN_PAGI, tick=False)
    with django_db_blocker.unblock(), beku, transaction.atomic():
        muat_demo(settings.DEMO_KASUS)
        yield
        transaction.set_rollback(True)


pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo"),
    # In one process: what is told here takes most of a minute to load.
    pytest.mark.xdist_group("kehidupan"),
]


def _pagaralam() -> Unit:
    return Unit.objects.get(kode="pagaralam")


# --- Whole ------------------------------------------------------------------------------------


def test_setiap_sop_punya_sepuluh_kasus_dan_yang_selesai() -> None:
    hitung = {
        baris["kode_sop"]: baris
        for baris in Proses.objects.values("kode_sop").annotate(
            semua=Count("pk"), selesai=Count("pk", filter=Q(keadaan="selesai"))
        )
    }
    assert set(hitung) == {sop.kode for sop in semua_sop()}
    kurang = {kode: b for kode, b in hitung.items() if b["semua"] < 10 or not b["selesai"]}
    assert kurang == {}
    assert {"ditolak", "dialihkan", "dibatalkan"} <= set(
        Proses.objects.values_list("keadaan", flat=True)
    )


def test_setiap_keadaan_penyimpangan_ada_di_pagar_alam_dan_beberapa_di_unit_lain() -> None:
    keadaan: dict[str, set[str]] = {}
    for unit, satu in Penyimpangan.objects.values_list("unit__kode", "keadaan"):
        keadaan.setdefault(unit, set()).add(satu)
    assert keadaan["pagaralam"] == set(Keadaan.values)
    assert all(len(keadaan[unit]) >= 2 for unit in ("batang", "kaltim", "kp2mi"))
    tanpa_orang = Penyimpangan.objects.filter(unit=_pagaralam(), penanggung_jawab=None)
    assert tanpa_orang.filter(keadaan=Keadaan.TERBUKA).exists()
    assert RiwayatPenyimpangan.objects.filter(tindakan=Tindakan.TUNJUK).exists()


def test_yang_lama_kebanyakan_sudah_diterima_dan_ada_yang_dijawab_dua_kali() -> None:
    lama = Penyimpangan.objects.filter(dicatat__lt=SENIN_PAGI - timedelta(weeks=5)).berdiri()
    assert lama.filter(keadaan=Keadaan.DITERIMA).count() > 0.6 * lama.count()
    dua_kali = Penyimpangan.objects.filter(keadaan=Keadaan.DITERIMA).annotate(
        jawaban=Count("riwayat", filter=Q(riwayat__tindakan=Tindakan.JAWAB))
    )
    assert dua_kali.filter(jawaban=2).count() >= 3


def test_penyimpangan_kepala_diputus_atasannya() -> None:
    putusan = RiwayatPenyimpangan.objects.filter(
        tindakan__in=(Tindakan.TERIMA, Tindakan.KEMBALIKAN),
        penyimpangan__pelaksanaan__peran=KEPALA_UKPBJ,
    )
    siapa = set(putusan.values_list("oleh__penugasan__peran", flat=True))
    assert "atasan_kepala" in siapa
    assert KEPALA_UKPBJ not in siapa


# --- Possible ---------------------------------------------------------------------------------


def test_rantai_jejak_utuh_dan_urut_waktu() -> None:
    keluar = StringIO()
    call_command("periksa_jejak", stdout=keluar)
    mundur: Counter[int] = Counter()
    terakhir: dict[int, datetime] = {}
    baris = Jejak.objects.exclude(jenis__in=("kalender", "penyimpangan_gugur"))
    for proses, waktu in baris.order_by("proses", "nomor").values_list("proses", "waktu"):
        mundur[proses] += terakhir.get(proses, waktu) > waktu
        terakhir[proses] = waktu
    assert +mundur == Counter()


def test_tidak_ada_yang_terjadi_di_masa_depan_atau_sebelum_tiga_bulan() -> None:
    awal = SENIN_PAGI - timedelta(weeks=PEKAN)
    assert not Proses.objects.filter(Q(dibuat__gt=SENIN_PAGI) | Q(dibuat__lt=awal)).exists()
    for waktu in ("dibuka", "diambil", "selesai"):
        assert not PelaksanaanLangkah.objects.filter(**{f"{waktu}__gt": SENIN_PAGI}).exists()
    assert not Jejak.objects.filter(waktu__gt=SENIN_PAGI).exists()
    assert not RiwayatPenyimpangan.objects.filter(pada__gt=SENIN_PAGI).exists()
    assert not Penyimpangan.objects.filter(dicatat__gt=SENIN_PAGI).exists()


def test_kantor_hanya_bekerja_pada_jam_kerjanya() -> None:
    kalender = {unit.pk: kalender_unit(unit) for unit in Unit.objects.all()}
    kantor = PelaksanaanLangkah.objects.exclude(peran=PELAKU_USAHA)
    saat = [
        *kantor.filter(selesai__isnull=False).values_list("unit", "selesai"),
        *kantor.filter(diambil__isnull=False).values_list("unit", "diambil"),
        *PerubahanKalender.objects.values_list("unit", "pada"),
        *BatasLangkah.objects.values_list("unit", "dibuat"),
        *RiwayatPenyimpangan.objects.exclude(tindakan=Tindakan.GUGUR).values_list(
            "penyimpangan__unit", "pada"
        ),
    ]
    # The stroke of closing still counts.
    sedetik = timedelta(seconds=1)
    luar = [(u, t) for u, t in saat if t and not kalender[u].sedang_buka(t - sedetik)]
    assert luar == []


# --- Readable ---------------------------------------------------------------------------------


def test_hari_ini_di_pagar_alam_seperti_hari_yang_buruk_bukan_bencana() -> None:
    terbuka = PelaksanaanLangkah.objects.terbuka().filter(unit=_pagaralam())
    assert 8 <= terbuka.terlambat(SENIN_PAGI).count() <= 28
    hari_ini = terbuka.filter(jatuh_tempo__date=SENIN_PAGI.date(), terlambat_sejak__gt=SENIN_PAGI)
    assert hari_ini.exclude(peran=PELAKU_USAHA).exists()
    assert 50 <= Proses.objects.berjalan().filter(unit=_pagaralam()).count() <= 100


@pytest.mark.parametrize("unit", ["pagaralam", "batang", "kaltim", "kp2mi"])
def test_sebagian_kecil_langkah_terlambat_dan_ada_hambatan_yang_nyata(unit: str) -> None:
    berbatas = PelaksanaanLangkah.objects.dikerjakan().filter(
        unit__kode=unit, terlambat_sejak__isnull=False
    )
    kantor = berbatas.exclude(peran=PELAKU_USAHA)
    telat = kantor.filter(selesai__gt=F("terlambat_sejak")).count()
    assert 0.05 <= telat / kantor.count() <= 0.16
    lama = RekapLama.objects.filter(unit__kode=unit)
    assert lama.filter(p90_persen__gt=100).exists()
    assert lama.filter(p90_persen__lte=100).exists()


def test_beberapa_orang_bekerja_dalam_satu_peran() -> None:
    for peran, unit in (("verifikator", "batang"), ("ppk", "pagaralam"), ("jf_ppbj", "pagaralam")):
        orang = PelaksanaanLangkah.objects.filter(peran=peran, unit__kode=unit)
        assert orang.exclude(pelaksana=None).values("pelaksana").distinct().count() >= 2, peran


def test_batas_yang_ditetapkan_kepala_dipakai_dan_rekapnya_ada() -> None:
    batas = PelaksanaanLangkah.objects.filter(asal_batas="unit").values("penetapan_batas")
    assert batas.distinct().count() >= 6
    for unit in ("pagaralam", "batang", "kaltim", "kp2mi"):
        hari = RekapHarian.objects.filter(unit__kode=unit)
        assert hari.values("tanggal").distinct().count() >= 30, unit


# --- Alike, and only once -----------------------------------------------------------------------


def test_undiannya_sama_setiap_kali() -> None:
    satu, dua = ([adegan.mulai for adegan in kehidupan(Panggung(SENIN_PAGI), 40)] for _ in range(2))
    assert satu == dua
    assert len(satu) == 40


def test_jatah_menurut_bobot_berjumlah_tepat() -> None:
    pola = [Pola("a", 5, ["A"]), Pola("b", 3, ["B"]), Pola("c", 1, ["C"])]
    assert [jatah for _, jatah in bagi(pola, 10)] == [6, 3, 1]
    assert sum(jatah for _, jatah in bagi(pola, 7)) == 7
    assert [jatah for _, jatah in bagi(pola, 0)] == [0, 0, 0]


def test_memuat_sekali_lagi_tidak_mengubah_apa_pun() -> None:
    sebelum = Proses.objects.count(), Jejak.objects.count()
    keluar = StringIO()
    call_command("isi_demo", banyak=5, stdout=keluar)
    assert "sudah ada" in keluar.getvalue()
    assert (Proses.objects.count(), Jejak.objects.count()) == sebelum


def test_banyak_yang_negatif_ditolak() -> None:
    with pytest.raises(CommandError, match="paling sedikit 0"):
        call_command("isi_demo", banyak=-1)
