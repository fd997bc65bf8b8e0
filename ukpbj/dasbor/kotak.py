"""The step's box on a case page: what must be done now, until when, and with which outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.datastructures import MultiValueDict

from ukpbj.dasbor.forms import JENIS_LAMPIRAN, FormBerkas, berkas_tampil
from ukpbj.dasbor.putaran import Putaran
from ukpbj.dasbor.sebutan import sebut_tamu
from ukpbj.sop import anak
from ukpbj.sop.definisi import Akhir, Arah, Hasil, Langkah, MulaiJam, Sisi
from ukpbj.sop.forms import FormPutusan, kelas_formulir
from ukpbj.sop.tenggat import Keadaan, Tenggat, tenggat

if TYPE_CHECKING:
    from django.forms import BoundField

    from ukpbj.dasbor.pembaca import Pembaca
    from ukpbj.sop.forms import ButirIsian, FormLangkah
    from ukpbj.sop.models import Berkas, PelaksanaanLangkah, Proses
    from ukpbj.sop.widgets import BerkasTampil


@dataclass(frozen=True)
class Kiriman:
    """What was sent with the step's form; empty while the page is only shown."""

    data: Mapping[str, Any] | None = None
    berkas: MultiValueDict[str, Any] | None = None
    hasil: str = ""
    periksa: bool = True


@dataclass(frozen=True)
class TombolHasil:
    """One outcome as `komponen/tombol_hasil.html` draws it."""

    nilai: str
    teks: str
    jenis: str
    alasan_tutup: str = ""


@dataclass(frozen=True)
class Konfirmasi:
    """The question before an outcome that ends a case or sends it back."""

    hasil: str
    judul: str
    teks: str
    label: str
    tegas: bool


@dataclass(frozen=True)
class BarisButir:
    """One item with the controls that answer it; `lama`: the file an earlier round kept."""

    butir: ButirIsian
    putusan: BoundField | None
    catatan: BoundField | None
    berkas: BoundField | None
    lama: BerkasTampil | None = None


@dataclass
class Kotak:
    """Forms, clock and buttons of one open step, for the person whose turn it is."""

    proses: Proses
    pelaksanaan: PelaksanaanLangkah
    pembaca: Pembaca
    kiriman: Kiriman = field(default_factory=Kiriman)
    konfirmasi: Konfirmasi | None = None

    @cached_property
    def langkah(self) -> Langkah:
        return self.proses.kelas.sop.baris(self.pelaksanaan.urut, self.pelaksanaan.huruf)

    @cached_property
    def tenggat(self) -> Tenggat:
        kalender = self.pembaca.kalender_dari(self.proses.unit)
        return tenggat(self.pelaksanaan, self.pembaca.pada, kalender)

    @cached_property
    def fakta(self) -> set[str]:
        return self.proses.fakta()

    @cached_property
    def putaran(self) -> Putaran:
        return Putaran(self.pelaksanaan, self.langkah, self.proses.kelas.sop)

    # --- Forms --------------------------------------------------------------------------------

    @cached_property
    def putusan(self) -> FormPutusan:
        form = FormPutusan(
            self.kiriman.data,
            initial=self.putaran.nilai_awal() if self.kiriman.data is None else None,
            langkah=self.langkah,
            fakta=self.fakta,
            periksa=self.kiriman.periksa,
        )
        if self.proses.pemohon_id and any(
            self.langkah.arah(hasil) is not Arah.MAJU for hasil in self.langkah.lanjut
        ):
            form.fields["alasan"].help_text += " Dibaca juga oleh pemohon."
        return form

    @cached_property
    def data(self) -> FormLangkah | None:
        """The step's own form, if the declaration names one."""
        kelas = kelas_formulir(self.langkah)
        if kelas is None:
            return None
        return kelas(
            self.kiriman.data,
            self.kiriman.berkas,
            pelaksanaan=self.pelaksanaan,
            hasil=self.kiriman.hasil,
            periksa=self.kiriman.periksa,
        )

    @cached_property
    def berkas(self) -> FormBerkas:
        tersimpan = self.pelaksanaan.berkas.filter(diganti__isnull=True).exclude(butir="")
        return FormBerkas(
            self.kiriman.data,
            self.kiriman.berkas,
            butir=self.putusan.semua_butir(),
            unit=self.proses.unit,
            ada={berkas.butir: berkas for berkas in tersimpan},
        )

    @property
    def semua_form(self) -> list[Any]:
        """For the error summary, in the order of the page."""
        return [form for form in (self.berkas, self.putusan, self.data) if form is not None]

    @property
    def kelengkapan(self) -> list[BarisButir]:
        return self._baris(Sisi.KELENGKAPAN)

    @property
    def keluaran(self) -> list[BarisButir]:
        return self._baris(Sisi.KELUARAN)

    def _baris(self, sisi: Sisi) -> list[BarisButir]:
        return [
            BarisButir(
                butir, putusan, catatan, self.berkas.medan(butir.kunci), self._lama(butir.kunci)
            )
            for butir, putusan, catatan in self.putusan.baris(sisi)
        ]

    @cached_property
    def berkas_lama(self) -> dict[str, Berkas]:
        """Files of earlier rounds by item: shown, and taken over only by an act of its own."""
        return self.putaran.berkas_lama(
            satu.kunci for satu in self.putusan.semua_butir() if satu.berupa_berkas
        )

    def _lama(self, kunci: str) -> BerkasTampil | None:
        return berkas_tampil(self.berkas_lama[kunci]) if kunci in self.berkas_lama else None

    @property
    def lampiran(self) -> list[tuple[Berkas, BerkasTampil]]:
        """What is kept with the step beside its items."""
        milik = self.pelaksanaan.berkas.filter(jenis=JENIS_LAMPIRAN, diganti__isnull=True)
        return [(berkas, berkas_tampil(berkas)) for berkas in milik]

    @property
    def medan_lampiran(self) -> BoundField:
        return self.berkas[f"{JENIS_LAMPIRAN}-berkas"]

    # --- The clock ----------------------------------------------------------------------------

    @cached_property
    def cara_jam(self) -> MulaiJam | None:
        return self.langkah.mulai_jam(self.fakta)

    @property
    def menunggu_hadir(self) -> bool:
        return self.cara_jam is MulaiJam.KEHADIRAN and self.pelaksanaan.mulai is None

    @property
    def berjanji(self) -> bool:
        return self.cara_jam is MulaiJam.JANJI

    @property
    def janji_lewat(self) -> bool:
        janji = self.pelaksanaan.janji
        return self.berjanji and janji is not None and janji <= self.pembaca.pada

    @property
    def ditunda(self) -> bool:
        return self.tenggat.keadaan is Keadaan.DITUNDA

    @property
    def tamu(self) -> str:
        """Who an appointment is with, "pelaku usaha"."""
        return sebut_tamu(self.proses)

    # --- Outcomes -----------------------------------------------------------------------------

    @cached_property
    def penghalang(self) -> str:
        """The sub-step or child case that keeps the step from ending; "" where nothing does."""
        return anak.penghalang(self.pelaksanaan, self.langkah)

    @property
    def tombol(self) -> list[TombolHasil]:
        return [
            TombolHasil(h.nama, h.tampil, self._jenis(h), self._alasan_tutup(h))
            for h in self.langkah.lanjut
        ]

    def _jenis(self, hasil: Hasil) -> str:
        """Which button is drawn as the expected one: the only outcome that goes forward."""
        arah = self.langkah.arah(hasil)
        maju = [h for h in self.langkah.lanjut if self.langkah.arah(h) is Arah.MAJU]
        if maju == [hasil]:
            return "utama"
        return "bahaya" if arah in (Arah.TOLAK, Arah.ALIH) else "biasa"

    def _alasan_tutup(self, hasil: Hasil) -> str:
        """Why an outcome cannot be pressed yet, as the door would say (`_periksa_siap`)."""
        if self.ditunda and self.langkah.arah(hasil) is Arah.MAJU:
            if self.menunggu_hadir:
                return f"catat dahulu kehadiran {self.tamu}."
            if self.pelaksanaan.mulai is None:
                return "tetapkan dahulu janji temunya."
            return "janji temu belum tiba; geser janji bila dilaksanakan lebih awal."
        return _sambung(self.penghalang)

    def tanyakan(self, hasil: Hasil) -> Konfirmasi | None:
        """The question before an outcome that ends the case or sends it back, else None."""
        arah = self.langkah.arah(hasil)
        if not isinstance(hasil.ke, Akhir) and (
            arah in (Arah.MAJU, Arah.LEWAT) or hasil.ke > self.langkah.urut
        ):
            return None
        sebut = f"{self.proses.nomor} ({self.proses.judul})"
        return Konfirmasi(
            hasil=hasil.nama,
            judul=f"{hasil.tampil}: {sebut}?",
            teks=self._akibat(hasil),
            label=f"Ya, {hasil.tampil[:1].lower()}{hasil.tampil[1:]}",
            tegas=arah in (Arah.TOLAK, Arah.ALIH),
        )

    def _akibat(self, hasil: Hasil) -> str:
        if isinstance(hasil.ke, int):
            tujuan = self.proses.kelas.sop.baris(hasil.ke)
            return (
                f"Proses kembali ke langkah {tujuan.sebutan}: {tujuan.kegiatan}. "
                "Langkah yang sudah diselesaikan tidak dapat dibatalkan."
            )
        return f"Proses berakhir dengan keadaan “{hasil.ke.value}” dan tidak dapat dibuka kembali."


def _sambung(kalimat: str) -> str:
    """A sentence as it goes on after a colon; "SOP ..." keeps its capitals."""
    return kalimat if kalimat[1:2].isupper() else kalimat[:1].lower() + kalimat[1:]
