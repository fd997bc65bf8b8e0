"""An eighteenth SOP, declared here, gets all its pages with no other line of code.

Sub-steps, a decision, a loop, limits: started, found in the queue, done and shown as any other.
"""

from __future__ import annotations

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ModelState, ProjectState
from django.test import Client
from django.utils import translation

from tests import pemain, web
from tests.dasbor.jalan_web import JalanWeb
from tests.layar import Masuk
from tests.rute import rute
from tests.sop.conftest import sop_sementara
from tests.sop.contoh import baris, buat_sop
from ukpbj.sop import alur
from ukpbj.sop.definisi import Akhir, Anak, Hasil, Pilih, Sublangkah
from ukpbj.sop.ekspor import ekspor_sop
from ukpbj.sop.kalender import hari, jam, menit
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, Proses

__all__ = ["sop_sementara"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sop_sementara")]

KODE = "pemeriksaan-contoh"
PELAKU = {"ppk": "PPK", "pokja_pemilihan": "Pokja", "jf_ppbj": "Jabfung PPBJ"}


@pytest.fixture
def kelas() -> type[Proses]:
    dua_bagian = Anak(
        Pilih.SEMUA,
        [
            Sublangkah("a", "Memeriksa harga", ["pokja_pemilihan"], jam(2)),
            Sublangkah("b", "Memeriksa spesifikasi", ["jf_ppbj"], keluaran=["Catatan"]),
        ],
    )
    return buat_sop(
        baris(1, Hasil("diajukan", ke=2), kelengkapan=["Surat permintaan"], batas=hari(2)),
        baris(
            2,
            Hasil("diterima", ke=3),
            Hasil("dikembalikan", ke=1),
            Hasil("ditolak", ke=Akhir.DITOLAK),
            pelaku=["pokja_pemilihan"],
            keluaran=["Hasil pemeriksaan"],
            batas=jam(4),
            anak=dua_bagian,
        ),
        baris(3, Hasil("diarsipkan", ke=Akhir.SELESAI), pelaku=["jf_ppbj"], batas=menit(30)),
        kode=KODE,
        pelaku=PELAKU,
        app="pembinaan",
    )


def test_deklarasinya_tidak_dikeluhkan(kelas: type[Proses]) -> None:
    assert not [galat for galat in alur.periksa_alur() if galat.obj == kelas.__name__]


def test_setiap_hasilnya_dicapai_lewat_halaman(
    kelas: type[Proses], masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    """Start page, queue row, case page, step form; who has another role is turned away."""
    orang, ditolak = pemain.buat_pemain(kelas), set[tuple[int, str]]()
    akhir = [
        JalanWeb(kelas, orang, masuk, jam_beku, ditolak).jalani(jalan).keadaan
        for jalan in rute(kelas.sop)
    ]
    assert sorted(akhir) == ["ditolak", "selesai"]
    assert ditolak == {(1, ""), (2, ""), (2, "a"), (2, "b"), (3, "")}
    assert not Penyimpangan.objects.exists()


def test_jamnya_berjalan_menurut_batasnya(
    kelas: type[Proses], masuk: Masuk, jam_beku: time_machine.Traveller
) -> None:
    orang = pemain.buat_pemain(kelas)
    web_sop = JalanWeb(kelas, orang, masuk, jam_beku, set())
    web_sop.jalani(rute(kelas.sop)[0][:1])
    kalender = kalender_unit(orang.unit)
    milik = PelaksanaanLangkah.objects.filter(proses=web_sop.proses.pk).order_by("id")
    batas = {(b.urut, b.huruf): b.batas for b in milik}
    assert batas == {(1, ""): hari(2), (2, ""): jam(4), (2, "a"): jam(2), (2, "b"): None}
    for satu in milik:
        tempo = satu.batas and kalender.jatuh_tempo(satu.dibuka, satu.batas)
        assert satu.jatuh_tempo == tempo
    jam_beku.shift(86_400)
    antrean = web.buka(masuk(orang.orang["pokja_pemilihan"][0]), "/kerja/").teks
    assert "terlambat" in antrean


def test_lembar_dan_ekspornya_ada_di_halamannya(kelas: type[Proses], client: Client) -> None:
    """The official sheet, public: every row and actor is on it, and its data can be taken along."""
    assert f"/sop/{KODE}/" in client.get("/sop/").content.decode()
    teks = client.get(f"/sop/{KODE}/").content.decode()
    assert "<svg" in teks
    for kata in (*PELAKU.values(), "Memeriksa spesifikasi", "Kegiatan 3"):
        assert kata in teks
    assert client.get(f"/sop/{KODE}/ekspor.json").json() == [ekspor_sop(kelas)]


def test_ekspornya_sama_dengan_deklarasinya(kelas: type[Proses]) -> None:
    hasil = ekspor_sop(kelas)
    assert (hasil["kode"], hasil["app"], list(hasil["pelaku"])) == (KODE, "pembinaan", [*PELAKU])
    assert [(b["urut"], b["batas"]) for b in hasil["langkah"]] == [
        (1, [2, "hari"]),
        (2, [4, "jam"]),
        (3, [30, "menit"]),
    ]
    assert [s["no"] for s in hasil["langkah"][1]["anak"]["langkah"]] == ["a", "b"]
    assert [lanjut["ke"] for lanjut in hasil["langkah"][1]["lanjut"]] == [3, 1, "ditolak"]


def test_makemigrations_menulis_satu_migrasi_untuk_proksinya(kelas: type[Proses]) -> None:
    tertulis = MigrationLoader(connection)
    with translation.override(None):  # as the command runs: words of others stay untranslated
        kini = ProjectState.from_apps(apps)
        kini.add_model(ModelState.from_model(kelas))
        beda = MigrationAutodetector(tertulis.project_state(), kini).changes(tertulis.graph)
    [migrasi] = beda["pembinaan"]
    [buat] = migrasi.operations
    assert list(beda) == ["pembinaan"]
    assert isinstance(buat, CreateModel)
    assert buat.options["proxy"] is True
    assert (buat.fields, buat.bases) == ([], ("sop.proses",))
