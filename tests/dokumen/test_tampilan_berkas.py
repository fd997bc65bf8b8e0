"""The authorised view of files: who may open what, what is logged, how it is sent."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.pabrik import (
    Pemeran,
    UnitFactory,
    beri_peran,
    buat_pemeran,
    buat_permohonan,
    gambar_png,
    petugas,
)
from ukpbj.akun.models import Pengguna
from ukpbj.dokumen.layanan import terbitkan
from ukpbj.sop.models import Berkas, LogAkses

SIAPA = (
    "vendor_a", "vendor_b", "verifikator", "verifikator_lain", "kepala", "helpdesk", "admin",
    "verifikator_unit_lain", "kepala_unit_lain",
)  # fmt: skip
KANTOR = {"verifikator", "verifikator_lain", "kepala"}


@dataclass(frozen=True)
class Perkara:
    """A verified case by video call: upload of the vendor, evidence, issued document."""

    orang: dict[str, Pengguna]
    berkas: dict[str, Berkas]


@pytest.fixture
def perkara(pemeran: Pemeran, penyimpanan: Path) -> Perkara:
    proses = buat_permohonan(6, pemeran=pemeran)
    dokumen = proses.dokumen.get()
    terbitkan({"dokumen": dokumen.pk}, "")
    dokumen.refresh_from_db()
    assert dokumen.berkas
    lain = buat_pemeran(UnitFactory.create(kode="unit-lain"))
    orang = {nama: getattr(pemeran, nama) for nama in SIAPA if hasattr(pemeran, nama)}
    orang |= {"verifikator_unit_lain": lain.verifikator, "kepala_unit_lain": lain.kepala}
    berkas = {jenis: proses.berkas.get(jenis=jenis) for jenis in ("ktp", "bukti")}
    return Perkara(orang, berkas | {"berita_acara_verifikasi": dokumen.berkas})


def buka(perkara: Perkara, siapa: str, jenis: str, **cara):
    klien = Client()
    klien.force_login(perkara.orang[siapa])
    return klien.get(reverse("dokumen:berkas", args=[perkara.berkas[jenis].kunci]), cara)


@pytest.mark.parametrize("siapa", SIAPA)
def test_hanya_yang_berhak_membuka_dan_yang_lain_tidak_tahu_berkasnya_ada(perkara, siapa):
    boleh = {
        "ktp": KANTOR | {"vendor_a"},
        "bukti": KANTOR,
        "berita_acara_verifikasi": KANTOR | {"vendor_a"},
    }
    for jenis, mereka in boleh.items():
        jawaban = buka(perkara, siapa, jenis)
        assert jawaban.status_code == (200 if siapa in mereka else 404), jenis
        dicatat = LogAkses.objects.filter(berkas=perkara.berkas[jenis], pengguna__isnull=False)
        assert dicatat.count() == (siapa in mereka), jenis


def test_orang_luar_diminta_masuk_dan_tidak_ada_yang_dicatat(perkara, client):
    jawaban = client.get(reverse("dokumen:berkas", args=[perkara.berkas["ktp"].kunci]))
    assert jawaban.status_code == 302
    assert jawaban["Location"].startswith("/akun/masuk/")
    assert not LogAkses.objects.exists()


def test_alamat_yang_tidak_ada_dan_cara_yang_salah_ditolak(perkara):
    klien = Client()
    klien.force_login(perkara.orang["verifikator"])
    assert klien.get(reverse("dokumen:berkas", args=[uuid.uuid4()])).status_code == 404
    assert klien.get("/berkas/bukan-kunci/").status_code == 404
    alamat = reverse("dokumen:berkas", args=[perkara.berkas["ktp"].kunci])
    assert klien.post(alamat).status_code == 405
    assert not LogAkses.objects.exists()


def test_hak_yang_dicabut_berlaku_seketika(perkara):
    perkara.orang["verifikator"].penugasan.all().delete()
    assert buka(perkara, "verifikator", "ktp").status_code == 404


def test_pemohon_yang_juga_petugas_melihat_sebagai_petugas(perkara, pemeran):
    beri_peran(perkara.orang["vendor_a"], "verifikator", pemeran.unit)
    assert buka(perkara, "vendor_a", "bukti").status_code == 200


def test_peran_di_luar_sop_ini_tidak_membuka_berkasnya(perkara, pemeran):
    perkara.orang["ppk"] = petugas("ppk", pemeran.unit, "Contoh PPK")
    assert buka(perkara, "ppk", "ktp").status_code == 404


def test_setiap_pembukaan_dicatat_siapa_berkas_dan_kapan(perkara, time_machine):
    time_machine.move_to("2026-10-12T03:15:00Z", tick=False)
    buka(perkara, "kepala", "ktp")
    buka(perkara, "kepala", "ktp", tampil="1")
    catatan = list(LogAkses.objects.filter(pengguna=perkara.orang["kepala"]))
    assert [c.berkas for c in catatan] == [perkara.berkas["ktp"]] * 2
    assert f"{catatan[0].waktu:%H.%M}" == "03.15"


def test_akses_yang_tidak_dapat_dicatat_tidak_diberi_berkas(perkara, monkeypatch):
    def gagal(*args: object, **kwargs: object) -> None:
        raise RuntimeError("basis data putus")

    monkeypatch.setattr(LogAkses.objects, "create", gagal)
    with pytest.raises(RuntimeError, match="putus"):
        buka(perkara, "kepala", "ktp")


# --- How it is sent ---------------------------------------------------------------------------


@pytest.mark.parametrize("jenis", ["ktp", "berita_acara_verifikasi"])
@pytest.mark.parametrize("cara", [{}, {"tampil": "1"}])
def test_berkas_dikirim_tanpa_daya_dan_tanpa_disimpan_peramban(perkara, jenis, cara):
    jawaban = buka(perkara, "vendor_a", jenis, **cara)
    kebijakan = jawaban["Content-Security-Policy"]
    assert kebijakan.startswith("sandbox; default-src 'none'")
    assert "frame-ancestors 'self'" in kebijakan
    assert "unsafe" not in kebijakan
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["X-Frame-Options"] == "SAMEORIGIN"
    assert jawaban["Cross-Origin-Resource-Policy"] == "same-origin"
    assert jawaban["Cache-Control"] == "private, no-store"
    assert jawaban["Content-Type"] == perkara.berkas[jenis].tipe
    letak = "inline" if cara else "attachment"
    assert jawaban["Content-Disposition"].startswith(f"{letak}; filename=")


def test_isi_yang_dikirim_adalah_isi_yang_disimpan(perkara):
    jawaban = buka(perkara, "vendor_a", "ktp")
    assert b"".join(jawaban.streaming_content) == gambar_png()
    assert int(jawaban["Content-Length"]) == len(gambar_png())


def test_tipe_di_luar_gambar_dan_pdf_selalu_diunduh(perkara):
    Berkas.objects.filter(pk=perkara.berkas["ktp"].pk).update(tipe="text/html")
    jawaban = buka(perkara, "kepala", "ktp", tampil="1")
    assert jawaban["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("jenis", "pola"),
    [
        ("ktp", r"KTP-REG-\d{4}-\d{5}\.png"),
        ("berita_acara_verifikasi", r"Berita-Acara-Verifikasi-REG-\d{4}-\d{5}\.pdf"),
    ],
)
def test_nama_unduhan_tidak_memuat_nama_orang(perkara, jenis, pola):
    Berkas.objects.filter(pk=perkara.berkas[jenis].pk).update(nama='Budi".png\r\nX: y')
    letak = buka(perkara, "vendor_a", jenis)["Content-Disposition"]
    assert re.fullmatch(rf'attachment; filename="{pola}"', letak)


def test_berkas_yang_hilang_dari_disk_dikatakan_tanpa_dicatat_terbuka(perkara, caplog):
    Path(perkara.berkas["ktp"].isi.path).unlink()
    jawaban = buka(perkara, "vendor_a", "ktp")
    assert jawaban.status_code == 404
    assert not LogAkses.objects.filter(berkas=perkara.berkas["ktp"]).exists()
    assert "hilang dari penyimpanan" in caplog.text


# --- The admin --------------------------------------------------------------------------------


@pytest.mark.parametrize("model", ["sop_berkas", "sop_logakses", "dokumen_dokumen"])
def test_admin_hanya_melihat_baris_tanpa_isi_dan_tidak_mengubah(perkara, model):
    klien = Client()
    klien.force_login(perkara.orang["admin"])
    buka(perkara, "kepala", "ktp")
    daftar = klien.get(reverse(f"admin:{model}_changelist"))
    assert daftar.status_code == 200
    kelas = {"sop_berkas": Berkas, "sop_logakses": LogAkses}.get(model)
    pk = kelas.objects.latest("pk").pk if kelas else perkara.berkas["ktp"].proses.dokumen.get().pk
    satu = klien.get(reverse(f"admin:{model}_change", args=[pk]))
    assert satu.status_code == 200
    for alamat in ("add", "delete"):
        argumen = [] if alamat == "add" else [pk]
        assert klien.get(reverse(f"admin:{model}_{alamat}", args=argumen)).status_code == 403
    usaha = perkara.berkas["ktp"].proses.spesifik().pelaku_usaha
    for rahasia in (usaha.npwp, usaha.nik, str(perkara.berkas["ktp"].isi.name)):
        assert rahasia not in satu.content.decode() + daftar.content.decode()
