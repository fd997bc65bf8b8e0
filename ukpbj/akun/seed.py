"""The roles and units the SOPs name; only what their pages print, the rest is for the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PERAN = [
    ("kepala_ukpbj", "Kepala UKPBJ"),
    ("atasan_kepala", "Atasan Kepala UKPBJ"),
    ("sekretariat_ukpbj", "Sekretariat UKPBJ"),
    ("koordinator_pbj", "Koordinator Pengelola PBJ"),
    ("kasubag_lpse", "Kepala Subbagian LPSE"),
    ("subbag_lpse", "Subbagian Pengelolaan LPSE"),
    ("helpdesk", "Helpdesk LPSE"),
    ("petugas_registrasi", "Petugas Registrasi"),
    ("verifikator", "Verifikator LPSE"),
    ("pelaku_usaha", "Pelaku Usaha"),
    ("pa_kpa", "PA/KPA"),
    ("ppk", "PPK"),
    ("pokja_pemilihan", "Pokja Pemilihan"),
    ("jf_ppbj", "JF PPBJ"),
    ("tim_ukpbj", "Tim UKPBJ"),
    ("tim_pendataan", "Tim Pendataan dan Analisis"),
    ("tim_pembinaan", "Tim Pembinaan"),
    ("tim_kelembagaan", "Tim Pengelolaan Kelembagaan UKPBJ"),
    ("penanggung_jawab_kinerja", "Penanggung Jawab Kinerja"),
    ("pemilik_risiko", "Pemilik Risiko"),
    ("pelaksana_rencana_aksi", "Pelaksana Rencana Aksi"),
    ("koordinator_risiko", "Koordinator Risiko"),
    ("komite", "Komite Risiko"),
    ("dokumentasi_risiko", "Dokumentasi Risiko"),
]
"""Code and name, in the order of lists; the names printed by single SOPs stand in their tables."""

WIB, WITA = "Asia/Jakarta", "Asia/Makassar"

UNIT: list[dict[str, Any]] = [
    {
        "kode": "batang",
        "nama": "LPSE Kabupaten Batang",
        "instansi": "Pemerintah Kabupaten Batang, Sekretariat Daerah",
        "zona": WIB,
        "kota": "Batang",
        "kop_baris_1": "PEMERINTAH KABUPATEN BATANG",
        "kop_baris_2": "SEKRETARIAT DAERAH",
        "sop_aktif": ["registrasi-batang"],
    },
    {
        "kode": "pagaralam",
        "nama": "Bagian Pengadaan Barang dan Jasa Kota Pagar Alam",
        "instansi": "Pemerintah Kota Pagar Alam, Sekretariat Daerah",
        "zona": WIB,
        "alamat": "Jalan H. Djazuli Kuris No. 1, Komplek Perkantoran Gunung Gare",
        "kota": "Pagar Alam",
        "kop_baris_1": "PEMERINTAH KOTA PAGAR ALAM",
        "kop_baris_2": "SEKRETARIAT DAERAH",
    },
    {
        "kode": "kp2mi",
        "nama": "UKPBJ Kementerian Pelindungan Pekerja Migran Indonesia",
        "instansi": "Kementerian Pelindungan Pekerja Migran Indonesia, Biro Keuangan dan Umum",
        "zona": WIB,
        "kop_baris_1": "KEMENTERIAN PELINDUNGAN PEKERJA MIGRAN INDONESIA",
        "kop_baris_2": "BIRO KEUANGAN DAN UMUM",
    },
    {
        "kode": "kaltim",
        "nama": "Biro Pengadaan Barang dan Jasa Provinsi Kalimantan Timur",
        "instansi": "Sekretariat Daerah Provinsi Kalimantan Timur",
        "zona": WITA,
        "kop_baris_1": "SEKRETARIAT DAERAH PROVINSI KALIMANTAN TIMUR",
        "kop_baris_2": "BIRO PENGADAAN BARANG/JASA",
    },
]
"""Letterheads, zones and addresses as printed on the SOPs' cover pages; a fact that no page
prints (telephone, mail, town of kp2mi and kaltim) is left blank."""


def seed_akun(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Add missing roles and units; rows that exist, edited or not, are left as they are."""
    peran, unit = apps.get_model("akun", "Peran"), apps.get_model("akun", "Unit")
    for urutan, (kode, nama) in enumerate(PERAN, start=1):
        peran.objects.get_or_create(kode=kode, defaults={"nama": nama, "urutan": urutan})
    for isian in UNIT:
        unit.objects.get_or_create(kode=isian["kode"], defaults=isian)


SOP_UNIT = {
    "pagaralam": [
        "registrasi-pagaralam",
        "rekrutmen-registrasi-pagaralam",
        "analisa-ketersediaan",
        "pembinaan-pagaralam",
        "pengelolaan-penyedia",
        "pengelolaan-risiko",
        "risiko-strategis",
        "pencatatan-kinerja",
        "pengelolaan-kinerja",
        "perencanaan-pengadaan",
        "persiapan-pengadaan",
        "persiapan-pemilihan",
        "proses-utama",
    ],
    "kp2mi": ["pembinaan-kp2mi", "distribusi-personil"],
    "kaltim": ["registrasi-kaltim-perseorangan"],
}
"""The SOPs whose cover page names the unit; Batang's came with the unit itself."""


def aktifkan_sop(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the seeded units their own SOPs; a list somebody has filled in is left as it is."""
    unit = apps.get_model("akun", "Unit")
    for kode, sop in SOP_UNIT.items():
        unit.objects.filter(kode=kode, sop_aktif=[]).update(sop_aktif=sop)
