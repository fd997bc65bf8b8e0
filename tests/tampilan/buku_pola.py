"""The pattern book: every part of the interface with sample data, and three pages made of them."""

from types import SimpleNamespace as Contoh
from typing import Any, Final

from django import forms

from ukpbj.sop.widgets import BerkasTampil, IsianBerkas

PUTUSAN = [("ada", "Ada"), ("kurang", "Kurang"), ("tidak_berlaku", "Tidak berlaku")]


class FormLangkah(forms.Form):
    ktp = forms.ChoiceField(choices=PUTUSAN, widget=forms.RadioSelect, label="KTP direksi")
    ktp_catatan = forms.CharField(label="Apa yang kurang?", required=False)
    npwp = forms.ChoiceField(choices=PUTUSAN, widget=forms.RadioSelect, label="NPWP perusahaan")
    npwp_catatan = forms.CharField(label="Apa yang kurang?", widget=forms.Textarea)
    bukti = forms.FileField(
        label="Tangkapan layar",
        help_text="JPEG atau PNG, paling besar 5 MB",
        widget=IsianBerkas(terima="image/jpeg,image/png", batas_mb=5),
    )
    catatan = forms.CharField(label="Catatan", widget=forms.Textarea, required=False)


class FormSegala(forms.Form):
    """One field of every kind that komponen/medan.html draws."""

    kunci = forms.CharField(widget=forms.HiddenInput, initial="7")
    nama = forms.CharField(label="Nama badan usaha", help_text="Tulis seperti pada akta.")
    pkp = forms.CharField(label="Nomor PKP", required=False)
    kota = forms.ChoiceField(label="Kota", choices=[("", "Pilih"), ("1", "Kota Contoh")])
    jenis = forms.ChoiceField(
        label="Jenis",
        help_text="Pilih satu.",
        widget=forms.RadioSelect,
        choices=[("bu", "Badan usaha"), ("op", "Perseorangan")],
    )
    bidang = forms.MultipleChoiceField(
        label="Bidang", widget=forms.CheckboxSelectMultiple, choices=[("a", "A"), ("b", "B")]
    )
    janji = forms.SplitDateTimeField(
        label="Janji temu",
        widget=forms.SplitDateTimeWidget(date_attrs={"type": "date"}, time_attrs={"type": "time"}),
    )
    alamat = forms.CharField(label="Alamat", widget=forms.Textarea(attrs={"class": "tinggi"}))
    akta = forms.FileField(
        label="Akta",
        help_text="PDF, paling besar 5 MB",
        widget=IsianBerkas(
            terima="application/pdf",
            batas_mb=5,
            berkas=BerkasTampil("akta.pdf", "/berkas/1/", "820 KB"),
        ),
    )
    setuju = forms.BooleanField(label="Data ini benar.")


TENGGAT: Final = {
    "aman": ("tersisa 3 hari kerja", 20),
    "hampir": ("tersisa 6 menit kerja dari 30", 80),
    "terlambat": ("terlambat 2 jam kerja", 100),
    "tanpa_batas": ("tanpa batas", 0),
    "ditunda": ("menunggu janji temu", 0),
}


def tenggat(keadaan: str) -> Contoh:
    teks, persen = TENGGAT[keadaan]
    tepat = "" if keadaan == "tanpa_batas" else "Senin 23 Nov 2026, 10.48 WIB"
    return Contoh(keadaan=keadaan, teks=teks, persen=persen, jatuh_tempo_teks=tepat)


def linimasa() -> list[Contoh]:
    judul = ["Mendaftar", "Mengisi formulir", "Minta verifikasi", "Persetujuan"]
    keadaan = ["selesai", "selesai", "kini", "nanti"]
    return [
        Contoh(no=no, judul=satu, keterangan="Kam 19 Nov 09.12", keadaan=keadaan[no - 1])
        for no, satu in enumerate(judul, start=1)
    ]


def hasil() -> list[Contoh]:
    return [
        Contoh(nilai="sesuai", teks="Sesuai, lanjut ke persetujuan", jenis="utama"),
        Contoh(nilai="perbaikan", teks="Perlu perbaikan", jenis="biasa"),
        Contoh(nilai="tolak", teks="Tolak", jenis="bahaya", url="/tolak/"),
        Contoh(nilai="tunda", teks="Tunda", alasan_tutup="Jadwal belum dibuat."),
    ]


def langkah() -> FormLangkah:
    return FormLangkah(initial={"ktp": "ada", "npwp": "kurang", "npwp_catatan": "Nama lama."})


def segala() -> FormSegala:
    return FormSegala({"pkp": "1"})


BERKAS = BerkasTampil("npwp.pdf", "/berkas/2/", "1,2 MB")
SARINGAN = [
    Contoh(teks="Milik saya", url="?", aktif=True, jumlah=6),
    Contoh(teks="Terlambat", url="?t=1", aktif=False, jumlah=None),
]


def formulir_saringan(**ganti: Any) -> Contoh:
    opsi = [Contoh(nilai="a", teks="Proses utama", jumlah=3, aktif=True)]
    pilihan = [Contoh(nama="sop", label="SOP", semua="Semua SOP", opsi=opsi)]
    isi = {"pilihan": pilihan, "tersembunyi": [("keadaan", "terlambat")], "url_hapus": ""}
    saringan = Contoh(jalur="/kerja/", q="jalan")
    return Contoh(saringan=saringan, label="Cari nomor atau nama", **(isi | ganti))


def komponen() -> dict[str, list[dict[str, Any]]]:
    """Template name under komponen/ -> contexts that show its states."""
    f, s = langkah(), segala()
    return {
        "berkas": [{"nama": "npwp.pdf", "url": "/b/", "ukuran": "1 MB", "keterangan": "hal. 1"}],
        "bilah": [{"label": "Registrasi", "nilai": 1500, "maks": 2000, "kelas": "terlambat"}],
        "butir_putusan": [
            {"judul": "KTP", "putusan": f["ktp"], "catatan": f["ktp_catatan"], "berkas": BERKAS},
            {"judul": "KTP pemilik", "tetap": "tidak berlaku", "keterangan": "perorangan"},
        ],
        "daftar_data": [{"data": [Contoh(label="Nama", nilai="CV Contoh Karya")], "lebar": True}],
        "dialog_konfirmasi": [
            {
                "judul": "Tolak?",
                "teks": "Berakhir.",
                "label": "Tolak",
                "url_batal": "/",
                "csrf_token": "x",
                "tersembunyi": [("versi", 1500)],
            },
            {
                "judul": "Lepas?",
                "teks": "Kembali.",
                "label": "Lepas",
                "csrf_token": "x",
                "form": s,
                "lipat": "Lepas langkah",
            },
        ],
        "formulir_saringan": [
            {"formulir": formulir_saringan()},
            {"formulir": formulir_saringan(pilihan=[], url_hapus="/kerja/")},
        ],
        "galat_medan": [{"field": s["nama"]}],
        "halaman_galat": [{"kode": "404", "judul": "Tidak ada", "teks": "Salah tulis."}],
        "jejak_remah": [{"remah": [Contoh(teks="A", url="/"), Contoh(teks="B", url="")]}],
        "kartu_angka": [
            {"label": "Terlambat", "angka": 11, "kelas": "terlambat", "url": "/t/"},
            {
                "label": "Patuh",
                "angka": "91,4 %",
                "kelas": "baik",
                "tren": [84, 85.5, 91.4],
                "tren_teks": "naik dari 84 ke 91,4",
                "keterangan": "4 minggu",
            },
        ],
        "kepala_halaman": [
            {
                "judul": "CV Contoh Karya",
                "atas": "REG-1",
                "keterangan": "langkah 5 dari 8",
                "remah": [Contoh(teks="Kerja saya", url="/")],
                "aksi_url": "/",
                "aksi_teks": "Unduh",
                "lencana": [Contoh(teks="Badan usaha", kelas="info")],
            },
        ],
        "kepala_langkah": [
            {
                "urut": 5,
                "dari": 8,
                "judul": "Verifikasi",
                "instruksi": "Cocokkan.",
                "tenggat": tenggat("hampir"),
                "url_alasan": "/kenapa/",
            },
        ],
        "konfirmasi_isi": [{"judul": "Hapus?", "teks": "Hilang.", "label": "Hapus"}],
        "kosong": [{"judul": "Tidak ada", "teks": "Nanti muncul.", "url": "/", "label": "Semua"}],
        "lencana": [
            {"teks": satu, "kelas": satu}
            for satu in (*TENGGAT, "netral", "info", "selesai", "bahaya", "")
        ],
        "linimasa": [{"butir": linimasa(), "label": "Perjalanan"}],
        "medan": [{"field": satu} for satu in s]
        + [{"field": s["pkp"], "kelas": "pendek", "imbuh_depan": "Rp", "imbuh_belakang": "%"}],
        "medan_centang": [{"field": s["setuju"]}],
        "medan_kelompok": [{"field": s["jenis"], "jenis": "pilihan"}],
        "paginasi_kunci": [{"url_sebelum": "?a", "url_sesudah": "?b", "jumlah": 57}],
        "pemberitahuan": [
            {"teks": "Isi.", "judul": "Judul", "kelas": satu, "url": "/", "label": "Lihat"}
            for satu in ("info", "baik", "awas", "galat")
        ],
        "pesan": [{"pesan": Contoh(tags=satu)} for satu in ("success", "error", "extra warning")],
        "petunjuk_medan": [{"field": s["nama"]}],
        "ringkasan_galat": [{"sumber": s}, {"sumber": [s, langkah()]}],
        "saringan": [{"pilihan": SARINGAN, "label": "Saringan", "url_hapus": "/"}],
        "segmen": [{"field": f["ktp"]}],
        "tabel": [{"isi": "", "label": "Antrean"}],
        "tenggat": [
            {"tenggat": tenggat(satu), "ringkas": ringkas, "url_alasan": "/kenapa/"}
            for satu in TENGGAT
            for ringkas in (True, False)
        ],
        "tombol_hasil": [{"hasil": hasil()}],
        "tren": [{"nilai": [1, 2, 1], "teks": "tetap"}, {"nilai": [3]}],
        "unggah": [{"field": f["bukti"], "utama": True}, {"field": s["akta"], "berkas": BERKAS}],
    }


def menu() -> list[Contoh]:
    return [
        Contoh(label="Kerja saya", url="/kerja/", ikon="kerja", jumlah=6, kini=True),
        Contoh(label="Buku SOP", url="/sop/", ikon="buku", jumlah=0, kini=False),
    ]


class Orang:
    """Somebody who is logged in; frames ask for nothing more."""

    is_authenticated = True

    def __str__(self) -> str:
        return "Contoh Verifikator"


def konteks_bingkai() -> dict[str, Any]:
    """What a page hands to its frame."""
    return {
        "unit": Contoh(
            nama="UKPBJ Contoh",
            instansi="Kabupaten Contoh",
            alamat="Jalan Contoh 1",
            telepon="(0200) 123456",
            email="lpse@contoh.example",
            jam_layanan="07.30-16.00",
        ),
        "menu": menu(),
        "jabatan": "Verifikator",
        "url_cari": "/cari/",
        "pemberitahuan": Contoh(url="/pemberitahuan/", jumlah=2),
        "request": Contoh(user=Orang()),
        "csrf_token": "x",
    }


def konteks_halaman() -> dict[str, Any]:
    """What the pages in tests/tampilan/halaman show."""
    return konteks_bingkai() | {
        "f": langkah(),
        "form": segala(),
        "hasil": hasil()[:3],
        "butir": linimasa(),
        "tenggat": tenggat("hampir"),
        "terlambat": tenggat("terlambat"),
        "berkas": BERKAS,
        "saringan": SARINGAN,
        "data": [Contoh(label=f"Data {nomor}", nilai="Contoh") for nomor in range(12)],
    }
