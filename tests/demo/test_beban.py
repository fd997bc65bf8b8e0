"""Synthetic cases for counting and measuring: they fit together, and never mix with real people."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import Client

from tests import pabrik
from tests.pabrik import SENIN_PAGI
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.demo.beban.layanan import Ukuran, isi_beban
from ukpbj.demo.beban.orang import RANAH, semua_peran
from ukpbj.demo.models import TandaDemo
from ukpbj.sop import layanan, penyimpangan
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, Proses, RekapHarian
from ukpbj.sop.rekap import rekap_unit
from ukpbj.sop.waktu import sekarang

pytestmark = pytest.mark.django_db

UKURAN = Ukuran(terbuka=240, selesai_kali=3, unit=2, baru=7)


def test_banyaknya_seperti_yang_diminta() -> None:
    termuat = isi_beban(UKURAN)
    terbuka = PelaksanaanLangkah.objects.terbuka()
    assert 240 <= terbuka.count() == termuat.terbuka < 250
    assert PelaksanaanLangkah.objects.dikerjakan().count() == termuat.selesai >= 720
    assert Proses.objects.count() == termuat.proses
    assert Unit.objects.filter(kode__startswith="beban-").count() == 2
    # Spread over all SOPs (and the tables of their families) and roles.
    assert Proses.objects.values("kode_sop").distinct().count() == 17
    assert len(set(terbuka.values_list("peran", flat=True)) & set(semua_peran())) > 15


def test_setiap_baris_cocok_dengan_kalendernya() -> None:
    isi_beban(UKURAN)
    unit = {satu.pk: satu for satu in Unit.objects.all()}
    berbatas = PelaksanaanLangkah.objects.filter(jatuh_tempo__isnull=False)
    assert berbatas.filter(selesai__isnull=True).exists()
    for baris in berbatas:
        kalender, batas, mulai = kalender_unit(unit[baris.unit_id]), baris.batas, baris.mulai
        assert batas is not None
        assert mulai is not None
        assert baris.jatuh_tempo == kalender.jatuh_tempo(mulai, batas)
        assert baris.terlambat_sejak == kalender.terlambat_sejak(baris.jatuh_tempo)
    tutup = PelaksanaanLangkah.objects.dikerjakan()
    urut = tutup.filter(dibuka__lte=F("diambil"), diambil__lte=F("selesai"))
    assert urut.count() == tutup.count()
    assert not tutup.filter(selesai__gt=sekarang()).exists()


def test_yang_terlambat_tercatat_kecuali_yang_baru() -> None:
    isi_beban(UKURAN)
    kini = sekarang()
    tercatat = Penyimpangan.objects.filter(pelaksanaan__selesai__isnull=True)
    assert tercatat.count() > 4
    assert set(Penyimpangan.objects.values_list("keadaan", flat=True)) > {"terbuka", "diterima"}
    telat = PelaksanaanLangkah.objects.terlambat(kini)
    belum = telat.exclude(penyimpangan__isnull=False)
    # A step that stands there with its sub-steps is late with all of them.
    assert belum.filter(huruf="").count() == UKURAN.baru
    assert penyimpangan.sapu(kini) == belum.count() or not belum.exists()
    assert penyimpangan.sapu(kini) == 0


def test_angka_rekap_sama_dengan_langkahnya() -> None:
    isi_beban(UKURAN)
    assert RekapHarian.objects.exists()
    pada = sekarang()
    for unit in Unit.objects.filter(kode__startswith="beban-"):
        assert rekap_unit(unit, pada) == 0


def test_halaman_dan_pintu_bekerja_di_atasnya(client: Client) -> None:
    isi_beban(UKURAN)
    kepala = Pengguna.objects.get(email=f"kepala-ukpbj-1-1{RANAH}")
    client.force_login(kepala)
    for alamat in ("/dasbor/", "/kerja/", "/kerja/?lingkup=unit", "/proses/", "/penyimpangan/"):
        assert client.get(alamat).status_code == 200, alamat
    milik = PelaksanaanLangkah.objects.untuk(kepala).filter(kode_sop="pembinaan-kp2mi", urut__lt=14)
    baris = milik[0]
    assert client.get(f"/proses/{baris.proses.kunci}/").status_code == 200
    hasil = baris.langkah.lanjut[0].nama
    layanan.selesaikan_langkah(
        baris.pk, hasil, oleh=kepala, isian=pabrik.isian(baris, hasil), pada=sekarang()
    )
    assert baris.proses.pelaksanaan.terbuka().utama().get().urut != baris.urut


def test_kasus_setiap_keluarga_terbaca_sebagai_kelasnya() -> None:
    isi_beban(UKURAN)
    for proses in Proses.objects.all()[:200]:
        assert proses.spesifik().sop.kode == proses.kode_sop


def test_dapat_ditambah_lagi() -> None:
    isi_beban(UKURAN)
    isi_beban(UKURAN, benih=2)
    assert Unit.objects.filter(kode__startswith="beban-").count() == 2
    assert PelaksanaanLangkah.objects.terbuka().count() >= 480


def test_tidak_seorang_pun_dapat_masuk() -> None:
    isi_beban(UKURAN)
    assert not any(orang.has_usable_password() for orang in Pengguna.objects.all())


def test_pada_hari_dan_jam_apa_pun() -> None:
    minggu = SENIN_PAGI - timedelta(hours=20)
    isi_beban(UKURAN, pada=minggu)
    assert penyimpangan.sapu(minggu) >= UKURAN.baru


# --- The command ------------------------------------------------------------------------------


def test_perintah_menyebut_apa_yang_dimuat() -> None:
    keluaran = StringIO()
    call_command("isi_beban", "--terbuka=20", "--selesai-kali=1", "--unit=1", stdout=keluaran)
    assert "Data buatan dimuat" in keluaran.getvalue()
    assert PelaksanaanLangkah.objects.terbuka().count() >= 20


def test_menolak_basis_data_dengan_orang_sungguhan() -> None:
    pabrik.PenggunaFactory.create()
    with pytest.raises(CommandError, match="bukan data buatan"):
        call_command("isi_beban", "--terbuka=10")
    assert not Proses.objects.exists()
    TandaDemo.objects.create()
    call_command("isi_beban", "--terbuka=10", "--selesai-kali=0", "--unit=1", stdout=StringIO())
    assert Proses.objects.exists()


@pytest.mark.parametrize(
    "opsi",
    [
        "--terbuka=-1", "--terbuka=banyak", "--unit=0", "--terlambat=101", "--seperan=0",
        "--baru=11",
    ],
)  # fmt: skip
def test_menolak_ukuran_yang_tidak_masuk_akal(opsi: str) -> None:
    with pytest.raises(CommandError):
        call_command("isi_beban", "--terbuka=10", opsi)
    assert not Proses.objects.exists()
