"""Official documents: asked for once, drawn later, issued once, whatever dies in between."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.db import connection, transaction
from django.template.loader import render_to_string

from registrasi.models import PermohonanAkun
from tests.dokumen.test_berkas import isi_disk
from tests.pabrik import buat_pemeran, buat_permohonan
from ukpbj.dokumen import layanan, pdf
from ukpbj.dokumen.layanan import antre_dokumen, gambar, terbitkan
from ukpbj.dokumen.models import Dokumen
from ukpbj.dokumen.pdf import GalatPdf, jadikan_pdf
from ukpbj.sop import jejak, kotak_keluar
from ukpbj.sop.models import Berkas, KotakKeluar

JENIS = "berita_acara_verifikasi"


@pytest.fixture
def dokumen(pemeran, penyimpanan) -> Dokumen:
    return buat_permohonan(6, pemeran=pemeran).dokumen.get()


def terbitkan_dokumen(dokumen: Dokumen) -> Dokumen:
    terbitkan({"dokumen": dokumen.pk}, "")
    return Dokumen.objects.select_related("berkas", "proses").get(pk=dokumen.pk)


# --- Asking -----------------------------------------------------------------------------------


def test_hasil_sesuai_meninggalkan_satu_permintaan_di_kotak_keluar(dokumen):
    [baris] = KotakKeluar.objects.filter(tugas="dokumen")
    assert baris.kunci == f"dokumen:{JENIS}:{dokumen.pelaksanaan_id}"
    assert baris.muatan == {"dokumen": dokumen.pk}
    assert dokumen.berkas is None
    assert dokumen.terbit is None
    assert dokumen.dibuat == dokumen.pelaksanaan.selesai


def test_meminta_dua_kali_tetap_satu(dokumen):
    assert antre_dokumen(JENIS, dokumen.pelaksanaan) == dokumen
    assert KotakKeluar.objects.filter(tugas="dokumen").count() == 1


def test_langkah_yang_batal_selesai_tidak_meninggalkan_permintaan(pemeran, penyimpanan):
    with transaction.atomic():
        buat_permohonan(6, pemeran=pemeran)
        transaction.set_rollback(True)
    assert not Dokumen.objects.exists()
    assert not KotakKeluar.objects.filter(tugas="dokumen").exists()


def test_putaran_berikutnya_menjadi_versi_berikutnya(dokumen):
    putaran_dua = dokumen.pelaksanaan
    putaran_dua.pk, putaran_dua.kunjungan = None, 2
    putaran_dua.save(force_insert=True)
    kedua = antre_dokumen(JENIS, putaran_dua)
    assert (dokumen.versi, kedua.versi) == (1, 2)
    assert str(kedua) == "Berita Acara Verifikasi 2"


# --- Issuing ----------------------------------------------------------------------------------


def test_pekerja_menerbitkan_dokumen_lewat_kotak_keluar(dokumen):
    baris = KotakKeluar.objects.get(tugas="dokumen")
    assert kotak_keluar.jalankan(baris.pk)
    dokumen.refresh_from_db()
    assert dokumen.berkas is not None
    assert dokumen.terbit is not None
    assert dokumen.berkas.tipe == "application/pdf"
    with dokumen.berkas.isi.open("rb") as isi:
        assert isi.read(5) == b"%PDF-"


def test_menggambar_dua_kali_memberi_satu_dokumen(dokumen, penyimpanan):
    pertama = terbitkan_dokumen(dokumen)
    kedua = terbitkan_dokumen(dokumen)
    assert pertama.berkas == kedua.berkas
    assert Berkas.objects.filter(jenis=JENIS).count() == 1
    assert len([b for b in isi_disk(penyimpanan) if b.suffix == ".pdf"]) == 1


def test_gambar_selalu_sama_bita_demi_bita(dokumen, time_machine):
    satu = gambar(dokumen)
    time_machine.move_to(dokumen.dibuat + timedelta(days=3))
    assert gambar(Dokumen.objects.get(pk=dokumen.pk)) == satu


def test_penerbitan_tercatat_di_jejak_dengan_sidik_berkasnya(dokumen):
    terbit = terbitkan_dokumen(dokumen)
    baris = terbit.proses.jejak.get(jenis="terbitkan")
    assert terbit.berkas
    assert baris.isi == {"dokumen": terbit.pk, "jenis": JENIS, "berkas": terbit.berkas.sha256}
    assert baris.pelaku is None
    assert jejak.periksa(terbit.proses) is None


def test_pekerja_yang_mati_sebelum_mencatat_tidak_meninggalkan_apa_pun(
    dokumen, penyimpanan, monkeypatch
):
    sahkan = layanan._sahkan

    def mati(*args: Any) -> None:
        sahkan(*args)
        raise SystemExit

    monkeypatch.setattr(layanan, "_sahkan", mati)
    sebelum = isi_disk(penyimpanan)
    with pytest.raises(SystemExit):
        terbitkan_dokumen(dokumen)
    assert isi_disk(penyimpanan) == sebelum
    assert not Berkas.objects.filter(jenis=JENIS).exists()
    monkeypatch.undo()
    assert terbitkan_dokumen(dokumen).berkas is not None


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("berpenjaga", [True, False])
def test_dua_pekerja_serentak_menerbitkan_satu_dokumen(berpenjaga, penyimpanan, monkeypatch):
    """Both have drawn before either issues. Without the guard there are two: the control."""
    dokumen = buat_permohonan(6, pemeran=buat_pemeran()).dokumen.get()
    sudah_digambar = threading.Barrier(2, timeout=60)
    asli, sahkan = layanan.gambar, layanan._sahkan

    def gambar_lalu_tunggu(satu: Dokumen) -> bytes:
        isi = asli(satu)
        sudah_digambar.wait()
        return isi

    def tanpa_penjaga(satu: Dokumen, berkas: Berkas) -> None:
        Dokumen.objects.filter(pk=satu.pk).update(berkas=None, terbit=None)
        sahkan(satu, berkas)

    monkeypatch.setattr(layanan, "gambar", gambar_lalu_tunggu)
    if not berpenjaga:
        monkeypatch.setattr(layanan, "_sahkan", tanpa_penjaga)
    galat: list[BaseException] = []

    def kerjakan() -> None:
        try:
            terbitkan({"dokumen": dokumen.pk}, "")
        except BaseException as sebab:
            galat.append(sebab)
        finally:
            connection.close()

    pekerja = [threading.Thread(target=kerjakan) for _ in range(2)]
    for satu in pekerja:
        satu.start()
    for satu in pekerja:
        satu.join()
    assert galat == []
    banyak = 1 if berpenjaga else 2
    assert Berkas.objects.filter(jenis=JENIS).count() == banyak
    assert len([b for b in isi_disk(penyimpanan) if b.suffix == ".pdf"]) == banyak
    assert dokumen.proses.jejak.filter(jenis="terbitkan").count() == banyak


# --- The PDF ----------------------------------------------------------------------------------


def test_pdf_bertanda_berbahasa_dan_berjudul(dokumen):
    with pikepdf.open(BytesIO(gambar(dokumen))) as berkas:
        assert berkas.Root.Lang == "id"
        assert berkas.Root.MarkInfo.Marked
        with berkas.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert meta["dc:title"] == f"Berita Acara Verifikasi {dokumen.proses.nomor}"
        huruf = {str(h.BaseFont) for h in berkas.objects if _huruf(h)}
        assert huruf
        assert all("Liberation-Sans" in nama for nama in huruf)


def _huruf(benda: Any) -> bool:
    return isinstance(benda, pikepdf.Dictionary) and benda.get("/Type") == pikepdf.Name.Font


def test_isian_orang_dicetak_apa_adanya_bukan_sebagai_html(dokumen):
    jahat = '<img src="file:///etc/passwd"><script>1</script>{{ dokumen.pk }}'
    dokumen.isi["catatan"] = jahat
    html = render_to_string(
        "registrasi/dokumen/berita_acara_verifikasi.html", {**dokumen.isi, "dokumen": dokumen}
    )
    assert "&lt;script&gt;" in html
    assert "<script>" not in html
    assert "{{ dokumen.pk }}" in html
    assert gambar(dokumen)


@pytest.fixture
def pendengar() -> Iterator[tuple[str, list[str]]]:
    """A server inside the network, and what was asked of it."""
    diminta: list[str] = []

    class Jawab(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            diminta.append(self.path)
            self.send_response(200)
            self.end_headers()

    server = http.server.HTTPServer(("127.0.0.1", 0), Jawab)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", diminta
    server.shutdown()
    server.server_close()


MUATAN = [
    '<img src="{}">',
    '<link rel="attachment" href="{}">',
    '<link rel="stylesheet" href="{}">',
    '<style>@import url("{}");</style>',
    '<style>p {{ background: url("{}") }}</style><p>a</p>',
    '<style>@font-face {{ font-family: x; src: url("{}") }}</style>',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<p style="list-style: url({}); display: list-item">a</p>',
    '<style>p::before {{ content: url("{}") }}</style><p>a</p>',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9">'
    '<image href="{}" width="9" height="9"/></svg>',
]


@pytest.mark.parametrize("muatan", MUATAN)
@pytest.mark.parametrize("skema", ["http", "file", "ftp", "lain"])
def test_naskah_yang_meminta_dari_luar_tidak_terbit(muatan, skema, pendengar, tmp_path):
    rahasia = tmp_path / "rahasia.txt"
    rahasia.write_text("ISI-RAHASIA")
    alamat, diminta = pendengar
    url = {
        "http": alamat,
        "file": rahasia.as_uri(),
        "ftp": "ftp://127.0.0.1/a",
        "lain": "lain://a/b",
    }
    with pytest.raises(GalatPdf, match="dari luar"):
        jadikan_pdf(f"<html><body>{muatan.format(url[skema])}</body></html>")
    assert diminta == []


def test_gambar_di_dalam_naskah_boleh():
    titik = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    assert jadikan_pdf(f'<html lang="id"><img alt="" src="{titik}"></html>').startswith(b"%PDF-")


def test_naskah_yang_tidak_dapat_digambar_dicoba_lagi_bukan_menjatuhkan_pekerja(
    dokumen, monkeypatch
):
    def kurang() -> Any:
        raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(pdf, "_gaya", kurang)
    baris = KotakKeluar.objects.get(tugas="dokumen")
    assert not kotak_keluar.jalankan(baris.pk)
    baris.refresh_from_db()
    assert "libpango" in baris.galat
    assert baris.selesai is None
    assert baris.diparkir is None


# --- On pages ---------------------------------------------------------------------------------


def test_daftar_dokumen_menyebut_yang_disiapkan_dan_menautkan_yang_terbit(dokumen):
    def tampil() -> str:
        proses = PermohonanAkun.objects.get(pk=dokumen.proses_id)
        return render_to_string("dokumen/daftar_dokumen.html", {"dokumen": proses.dokumen.all()})

    assert "Sedang disiapkan" in tampil()
    assert "<a" not in tampil()
    terbit = terbitkan_dokumen(dokumen)
    assert terbit.berkas
    assert f'href="/berkas/{terbit.berkas.kunci}/"' in tampil()
    assert "Sedang disiapkan" not in tampil()


def test_tanpa_dokumen_tidak_ada_yang_ditampilkan():
    assert render_to_string("dokumen/daftar_dokumen.html", {"dokumen": []}).strip() == ""


def test_berkas_naskah_ikut_terpasang():
    assert Path(pdf.__file__).with_name("naskah.css").is_file()
