"""The page of every step of the pelaku usaha that has none of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.views.decorators.http import require_http_methods

from registrasi.forms import FormBerkasPortal, FormButir
from registrasi.forms.dokumen import tampilkan as tampilkan_berkas
from registrasi.forms.langkah_portal import BELUM_DIUNGGAH, LAMPIRAN
from registrasi.giliran import batas_langkah, judul_langkah, petunjuk_langkah, sesudah_ini
from registrasi.layanan import (
    BukanGilirannya,
    berkas_langkah,
    jenis_butir,
    kirim_langkah,
    simpan_berkas_butir,
    simpan_lampiran,
)
from registrasi.models import PermohonanAkun, TautanLayanan
from registrasi.perjalanan import Halaman
from registrasi.permintaan import permintaan
from registrasi.views.bersama import (
    GALAT_ISIAN,
    dilihat,
    ke_giliran,
    pada_halaman,
    pengguna,
    tampilkan,
)
from ukpbj.sop.definisi import Akhir, Hasil, Sisi
from ukpbj.sop.galat import GalatSop, IsianBelumLengkap
from ukpbj.sop.models import Berkas, PelaksanaanLangkah, PutusanButir
from ukpbj.sop.tindakan import Putusan, kunci_butir
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ukpbj.sop.definisi import Langkah


@dataclass
class Lembar:
    """The step as it is shown and as it was sent."""

    request: HttpRequest
    permohonan: PermohonanAkun
    baris: PelaksanaanLangkah

    @cached_property
    def langkah(self) -> Langkah:
        return self.permohonan.kelas.sop.baris(self.baris.urut)

    @property
    def hasil(self) -> Hasil | None:
        """The outcome pressed, once it is to be judged."""
        if self.request.method != "POST" or self.request.POST.get("aksi"):
            return None
        return self.langkah.hasil(self.request.POST.get("hasil", ""))

    @cached_property
    def ada(self) -> dict[str, Berkas]:
        return berkas_langkah(self.permohonan, self.baris)

    @cached_property
    def butir(self) -> FormButir:
        terkirim = self.request.POST if self.request.method == "POST" else None
        return FormButir(
            terkirim,
            langkah=self.langkah,
            fakta=self.permohonan.fakta(),
            hasil=self.hasil,
            ada={kunci for kunci, b in self.ada.items() if b.pelaksanaan_id == self.baris.pk},
            periksa=self.hasil is not None,
            initial=_putaran_lalu(self.baris),
        )

    @cached_property
    def berkas(self) -> FormBerkasPortal:
        """With the files that came; what is kept already is read before."""
        dikirim = (self.request.POST, self.request.FILES) if self.request.method == "POST" else ()
        return FormBerkasPortal(
            *dikirim,
            butir=list(self.butir.semua_butir()),
            dokumen=jenis_butir(self.permohonan, self.langkah),
            unit=self.permohonan.unit,
            ada=self.ada,
        )


@require_http_methods(["GET", "HEAD", "POST"])
@pada_halaman(Halaman.LANGKAH)
def langkah(
    request: HttpRequest, permohonan: PermohonanAkun, baris: PelaksanaanLangkah
) -> HttpResponse:
    """What the step asks for. POST `hasil` ends it; files that came whole are kept in any case."""
    lembar = Lembar(request, permohonan, baris)
    if request.method != "POST":
        return _halaman(lembar)
    if dilihat(request) not in (None, baris.pk):
        raise BukanGilirannya("Halaman yang Anda kirim sudah tidak sesuai keadaan terakhir.")
    tersimpan = _simpan_berkas(lembar)
    if aksi := request.POST.get("aksi"):
        return _halaman(lembar, tersimpan=tersimpan if aksi == "simpan" else None)
    if lembar.hasil is None:
        lembar.butir.add_error(None, "Pilih salah satu hasil langkah ini.")
    if not _lengkap(lembar) or lembar.hasil is None:
        return _halaman(lembar)
    if isinstance(lembar.hasil.ke, Akhir) and request.POST.get("konfirmasi") != "ya":
        return _halaman(lembar, konfirmasi=lembar.hasil)
    return _kirim(lembar, lembar.hasil)


def _lengkap(lembar: Lembar) -> bool:
    """Whether nothing is missing; what is has a message beside its field."""
    sah = lembar.butir.is_valid()
    for kunci in lembar.butir.tanpa_berkas:
        medan = f"{kunci}-berkas"
        if not lembar.berkas.has_error(medan):
            lembar.berkas.add_error(medan, BELUM_DIUNGGAH)
    return sah and not lembar.berkas.errors


def _kirim(lembar: Lembar, hasil: Hasil) -> HttpResponse:
    oleh, saat = pengguna(lembar.request), dilihat(lembar.request)
    try:
        kirim_langkah(lembar.permohonan, hasil.nama, lembar.butir.isian(), oleh=oleh, dilihat=saat)
    except IsianBelumLengkap as galat:
        for nama, pesan in galat.medan.items():
            lembar.butir.add_error({"alasan": "catatan"}.get(nama), pesan)
        return _halaman(lembar)
    messages.success(lembar.request, f"Tersimpan: {hasil.nama}.")
    return ke_giliran(lembar.permohonan)


def _simpan_berkas(lembar: Lembar) -> list[str]:
    """Keep every file that came whole; labels of those kept, messages beside the others.

    Raises BukanGilirannya.
    """
    permohonan, oleh, saat = lembar.permohonan, pengguna(lembar.request), dilihat(lembar.request)
    tersimpan = []
    for kunci, unggahan in lembar.berkas.unggahan().items():
        medan = f"{kunci}-berkas"
        try:
            if kunci == LAMPIRAN:
                simpan_lampiran(permohonan, unggahan, oleh=oleh, dilihat=saat)
            else:
                baru = simpan_berkas_butir(permohonan, kunci, unggahan, oleh=oleh, dilihat=saat)
                lembar.butir.ada.add(kunci)
                lembar.berkas.fields[medan].widget.berkas = tampilkan_berkas(baru)
        except BukanGilirannya:
            raise
        except GalatSop as galat:
            lembar.berkas.add_error(medan, galat.pesan)
        else:
            tersimpan.append(str(lembar.berkas.fields[medan].label))
    return tersimpan


def _putaran_lalu(baris: PelaksanaanLangkah) -> dict[str, Any]:
    """What was answered in the round before, as the page shows it; nothing in the first one."""
    lalu = PelaksanaanLangkah.objects.filter(
        proses=baris.proses_id, urut=baris.urut, huruf="", kunjungan=baris.kunjungan - 1
    ).first()
    if lalu is None:
        return {}
    awal: dict[str, Any] = {"catatan": lalu.catatan}
    for satu in PutusanButir.objects.filter(pelaksanaan=lalu):
        kunci = kunci_butir(Sisi(satu.sisi), satu.nomor)
        ada = satu.putusan == Putusan.ADA.value
        awal |= {kunci: ada, f"{kunci}-catatan": "" if ada else satu.catatan}
    return awal


def _halaman(
    lembar: Lembar, *, konfirmasi: Hasil | None = None, tersimpan: list[str] | None = None
) -> HttpResponse:
    permohonan, baris, langkah = lembar.permohonan, lembar.baris, lembar.langkah
    semua = list(permohonan.pelaksanaan.order_by("id"))
    petunjuk = petunjuk_langkah(permohonan, baris)
    salah = bool(lembar.butir.errors or lembar.berkas.errors)
    konteks = {
        "baris": baris,
        "langkah": langkah,
        "judul": judul_langkah(permohonan, baris),
        "petunjuk": petunjuk,
        "diminta": permintaan(permohonan, semua, baris),
        "batas": batas_langkah(permohonan, baris, sekarang()),
        "sesudah": sesudah_ini(permohonan, baris.urut),
        "blangko": _blangko(permohonan) if petunjuk.blangko else "",
        "form": [lembar.berkas, lembar.butir],
        "bagian": [
            ("Yang perlu ada", lembar.butir.baris(Sisi.KELENGKAPAN, lembar.berkas)),
            ("Hasil langkah ini", lembar.butir.baris(Sisi.KELUARAN, lembar.berkas)),
        ],
        "lampiran": [tampilkan_berkas(b) for b in baris.berkas.filter(jenis=LAMPIRAN)],
        "isian_lampiran": lembar.berkas.medan(LAMPIRAN),
        "catatan": lembar.butir["catatan"],
        "hasil": _tombol(langkah),
        "konfirmasi": konfirmasi,
        "tersimpan": tersimpan,
        "salah": salah,
    }
    return tampilkan(lembar.request, "langkah", konteks, permohonan, GALAT_ISIAN if salah else 200)


def _tombol(langkah: Langkah) -> list[dict[str, str]]:
    """One button per outcome; the first is what is usually meant."""
    return [
        {"nilai": hasil.nama, "teks": hasil.tampil, "jenis": "biasa" if nomor else "utama"}
        for nomor, hasil in enumerate(langkah.lanjut)
    ]


def _blangko(permohonan: PermohonanAkun) -> str:
    """Where the unit keeps its blank forms; "" where the admin has set no address."""
    hari_ini = sekarang().astimezone(permohonan.unit.tzinfo).date()
    return TautanLayanan.objects.alamat(f"blangko-{permohonan.unit.kode}", hari_ini)
