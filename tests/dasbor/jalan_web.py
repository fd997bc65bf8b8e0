"""One case through the pages: whoever has the turn finds it, opens it, fills it in and presses.

Only what the pages offer is used; the database tells whose turn it is and what came of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import time_machine
from django.test import Client
from django.urls import reverse

from registrasi.models import PermohonanAkun
from registrasi.views.bersama import ke_giliran
from tests import pabrik, pemain, web
from tests.layar import Masuk
from tests.pemain import Pemain
from tests.registrasi.bantu import DATA, kirim_kotak_keluar, tautan_dalam
from tests.rute import ke_selesai
from tests.web import isian_wajar
from ukpbj.akun.models import Pengguna
from ukpbj.akun.models.peran import KEPALA_UKPBJ, PELAKU_USAHA
from ukpbj.sop import layanan
from ukpbj.sop.definisi import Akhir, Arah, Hasil, Langkah, MulaiJam, Pilih
from ukpbj.sop.models import PelaksanaanLangkah, Proses

ISIAN_DATA = {nama: nilai for bagian in DATA.values() for nama, nilai in bagian.items()}
EMAIL = "vendor.{}@contoh.example"


class JalanWeb:
    """`lewati`: sub-steps are closed undone (or chosen and dropped first) wherever that may be."""

    def __init__(
        self,
        kelas: type[Proses],
        orang: Pemain,
        masuk: Masuk,
        jam: time_machine.Traveller,
        sudah_ditolak: set[tuple[int, str]],
        *,
        lewati: bool = False,
    ) -> None:
        self.kelas, self.orang, self.masuk, self.jam = kelas, orang, masuk, jam
        self.sudah_ditolak = sudah_ditolak
        self.lewati = lewati
        self.proses = self.mulai()

    # --- Starting -----------------------------------------------------------------------------

    def mulai(self) -> Proses:
        if self.kelas.mulai_di_meja:
            return self._mulai_di_meja()
        return self._mulai_di_portal()

    def _mulai_di_meja(self) -> Proses:
        oleh = self.orang.orang[self.kelas.sop.langkah[0].peran][0]
        klien, alamat = self.masuk(oleh), reverse("dasbor:mulai_sop", args=[self.kelas.sop.kode])
        assert alamat in web.buka(klien, reverse("dasbor:mulai")).teks
        halaman = web.buka(klien, alamat)
        formulir = next(f for f in halaman.formulir if f.grup("tanda"))
        isi = {nama: nilai for nama, nilai in self._isi_mulai().items() if formulir.grup(nama)}
        jawaban = web.kirim(klien, halaman, formulir, None, **isi)
        assert jawaban.status_code == 302, web.Halaman(jawaban).teks
        return Proses.objects.get(kunci=jawaban.url.rstrip("/").rpartition("/")[2]).spesifik()

    def _isi_mulai(self) -> dict[str, Any]:
        """For a start form of any family."""
        nomor = Proses.objects.count() + 1
        return {
            "judul": f"Perkara contoh {nomor}",
            "cara": "baru",
            "kode_rup": str(nomor),
            "nama": f"Paket contoh {nomor}",
            "tahun": "2026",
            "pagu": "250000000",
        }

    def _mulai_di_portal(self) -> Proses:
        """The address, the mailed link, the password."""
        klien, email = Client(), EMAIL.format(Pengguna.objects.count())
        cari = f"?unit={self.orang.unit.kode}&layanan={self.kelas.sop.kode}"
        halaman = web.buka(klien, reverse("registrasi:daftar") + cari)
        formulir = next(f for f in halaman.formulir if f.grup("email"))
        assert web.kirim(klien, halaman, formulir, None, email=email).status_code == 302
        [surat] = [surat for surat in kirim_kotak_keluar() if surat.to == [email]]
        halaman = web.buka(klien, tautan_dalam(surat))
        formulir = next(f for f in halaman.formulir if f.grup("new_password1"))
        sandi = dict.fromkeys(_medan_sandi(formulir), pabrik.SANDI)
        assert web.kirim(klien, halaman, formulir, None, **sandi).status_code == 302
        vendor = Pengguna.objects.get(email=email)
        self.orang = replace(self.orang, vendor=vendor)
        return Proses.objects.get(pemohon=vendor).spesifik()

    # --- One row ------------------------------------------------------------------------------

    def jalani(self, jalan: list[Hasil]) -> Proses:
        """Every step of a way; what the start has ended already is left out."""
        sudah = self.proses.pelaksanaan.exclude(selesai=None).count()
        for hasil in jalan[sudah:]:
            self.selesaikan(pabrik.baris_terbuka(self.proses), hasil)
        return Proses.objects.get(pk=self.proses.pk)

    def selesaikan(self, baris: PelaksanaanLangkah, hasil: Hasil) -> None:
        langkah = baris.langkah
        self._orang_lain_ditolak(baris)
        if langkah.peran == PELAKU_USAHA:
            self._di_portal(baris, hasil)
        else:
            self._siapkan(baris, hasil)
            self._di_meja(baris, hasil)
        baris.refresh_from_db()
        assert baris.hasil == hasil.nama
        if not langkah.huruf:
            ke = hasil.ke.value if isinstance(hasil.ke, Akhir) else f"langkah_{hasil.ke}"
            assert Proses.objects.get(pk=self.proses.pk).keadaan == ke

    def berhak(self, baris: PelaksanaanLangkah) -> Pengguna:
        return self.orang.berhak(self.proses, baris)

    def alamat_kotak(self, baris: PelaksanaanLangkah) -> str:
        alamat = reverse("dasbor:proses", args=[self.proses.kunci])
        return f"{alamat}?langkah={baris.pk}" if baris.huruf else alamat

    # --- Nobody else --------------------------------------------------------------------------

    def _orang_lain_ditolak(self, baris: PelaksanaanLangkah) -> None:
        """Once per row of the table: not in their queue, no form on the page, 403 at the door."""
        kunci = (baris.urut, baris.huruf)
        if kunci in self.sudah_ditolak:
            return
        self.sudah_ditolak.add(kunci)
        klien = self.masuk(self._salah_peran(baris.langkah))
        assert not self._di_antrean(klien, baris)
        halaman = web.buka(klien, self.alamat_kotak(baris))
        assert halaman.langkah(baris.kode_sop, *kunci) is None
        alamat = reverse("dasbor:langkah", args=[self.proses.kunci, baris.pk])
        for hasil in baris.langkah.lanjut:
            assert klien.post(alamat, {"hasil": hasil.nama}).status_code == 403
        if baris.langkah.peran == PELAKU_USAHA:
            lain = self.masuk(self.orang.vendor_lain)
            portal = reverse("registrasi:permohonan", args=[self.proses.kunci])
            assert lain.get(portal).status_code == 404

    def _salah_peran(self, langkah: Langkah) -> Pengguna:
        """Of those with a column in this SOP, else the head: they may see the case."""
        kolom = [p for p in self.kelas.sop.pelaku if p in self.orang.orang]
        peran = next((p for p in [*kolom, KEPALA_UKPBJ] if p not in langkah.pelaku), None)
        assert peran, f"{self.kelas.sop.kode}: semua peran boleh langkah {langkah.urut}"
        return self.orang.orang[peran][0]

    def _di_antrean(self, klien: Client, baris: PelaksanaanLangkah) -> bool:
        tanda = f"langkah={baris.pk}" if baris.huruf else f"/proses/{self.proses.kunci}/"
        return tanda in web.buka(klien, reverse("dasbor:kerja")).teks

    # --- At the desk --------------------------------------------------------------------------

    def _di_meja(self, baris: PelaksanaanLangkah, hasil: Hasil) -> None:
        klien = self.masuk(self.berhak(baris))
        assert self._di_antrean(klien, baris)
        ditanya = self._kirim(klien, self.alamat_kotak(baris), baris, hasil)
        kembali = not isinstance(hasil.ke, Akhir) and 0 < hasil.ke <= baris.urut
        maju = baris.langkah.arah(hasil) is Arah.MAJU
        assert ditanya is (isinstance(hasil.ke, Akhir) or (kembali and not maju))

    def _kirim(self, klien: Client, alamat: str, baris: PelaksanaanLangkah, hasil: Hasil) -> bool:
        """Fill in the step's form on this page, press the outcome; whether it asked once more."""
        halaman = web.buka(klien, alamat)
        formulir = halaman.langkah(baris.kode_sop, baris.urut, baris.huruf)
        assert formulir is not None, f"tidak ada formulir langkah {baris.sebutan} di {alamat}"
        tekan = _tombol(formulir, "hasil", hasil.nama)
        isi = isian_wajar(formulir, maju=baris.langkah.arah(hasil) is Arah.MAJU)
        if tekan is None:
            assert hasil.nama in [m.nilai for m in formulir.grup("hasil")], "hasil tidak ditawarkan"
            isi["hasil"] = hasil.nama
        jawaban = web.kirim(klien, halaman, formulir, tekan, **isi)
        ditanya: bool = jawaban.status_code == 200
        if ditanya:
            halaman = web.Halaman(jawaban)
            formulir = halaman.langkah(baris.kode_sop, baris.urut, baris.huruf)
            assert formulir is not None, halaman.teks
            tekan = _tombol(formulir, "konfirmasi", "ya")
            assert tekan, halaman.teks
            jawaban = web.kirim(klien, halaman, formulir, tekan)
        assert jawaban.status_code == 302, web.Halaman(jawaban).teks
        return ditanya

    # --- What a step waits for ------------------------------------------------------------------

    def _siapkan(self, baris: PelaksanaanLangkah, hasil: Hasil) -> None:
        langkah = baris.langkah
        if langkah.arah(hasil) is Arah.MAJU or langkah.anak:
            self._jalankan_jam(baris)
        if langkah.anak and langkah.anak.pilih is Pilih.SATU:
            self._pilih_sublangkah(baris)
        for satu in baris.sublangkah.terbuka().order_by("id"):
            self.selesaikan(satu, satu.langkah.lanjut[int(self.lewati)])
        if langkah.proses_anak:
            self._urus_anak(baris)

    def _jalankan_jam(self, baris: PelaksanaanLangkah) -> None:
        if baris.mulai is None:
            klien = self.masuk(self.berhak(baris))
            halaman = web.buka(klien, self.alamat_kotak(baris))
            if baris.langkah.mulai_jam(self.proses.spesifik().fakta()) is MulaiJam.KEHADIRAN:
                formulir = halaman.dengan_id("form-hadir")
                assert web.kirim(klien, halaman, formulir, None).status_code == 302
            else:
                self._buat_janji(klien, halaman, baris)
            baris.refresh_from_db()
        assert baris.mulai is not None
        if baris.mulai > pabrik.sekarang():
            self.jam.move_to(baris.mulai)

    def _buat_janji(self, klien: Client, halaman: web.Halaman, baris: PelaksanaanLangkah) -> None:
        alamat = reverse("dasbor:janji", args=[self.proses.kunci, baris.pk])
        assert alamat in halaman.teks
        halaman = web.buka(klien, alamat)
        formulir = next(f for f in halaman.formulir if f.grup("tanggal"))
        waktu = (pabrik.sekarang() + timedelta(hours=1)).astimezone(baris.unit.tzinfo)
        isi = {"tanggal": f"{waktu:%Y-%m-%d}", "jam": f"{waktu:%H:%M}"}
        assert web.kirim(klien, halaman, formulir, None, **isi).status_code == 302

    def _pilih_sublangkah(self, baris: PelaksanaanLangkah) -> None:
        """The one that fits; with `lewati` first another one, dropped again."""
        huruf = [s.huruf for s in baris.langkah.sublangkah]
        for satu in huruf if self.lewati else huruf[:1]:
            klien = self.masuk(self.berhak(baris))
            halaman = web.buka(klien, self.alamat_kotak(baris))
            formulir = halaman.dengan_id(f"form-pilih-{satu}")
            assert web.kirim(klien, halaman, formulir, None).status_code == 302
            terbuka = baris.sublangkah.terbuka().get()
            assert terbuka.huruf == satu
            terakhir = satu == huruf[-1] or not self.lewati
            self.selesaikan(terbuka, terbuka.langkah.lanjut[0 if terakhir else 1])

    def _urus_anak(self, baris: PelaksanaanLangkah) -> None:
        """The step waits for its child; a cancelled one is started anew, then brought to an end."""
        alamat = reverse("dasbor:langkah", args=[self.proses.kunci, baris.pk])
        klien, hasil = self.masuk(self.berhak(baris)), baris.langkah.lanjut[0].nama
        anak = baris.proses_anak.get()
        assert klien.post(alamat, {"hasil": hasil}).status_code in (409, 422)
        layanan.batalkan(anak.pk, pemain.SEBAB, oleh=self.orang.kepala)
        halaman = web.buka(klien, self.alamat_kotak(baris))
        assert str(anak.kunci) in halaman.teks or anak.nomor in halaman.teks
        jawaban = web.kirim(klien, halaman, halaman.dengan_id("form-mulai-anak"), None)
        assert jawaban.status_code == 302
        baru = baris.proses_anak.latest("pk").spesifik()
        assert baru.pk != anak.pk
        kini = pabrik.sekarang()
        akhir, _ = pemain.jalani(self.orang, baru, ke_selesai(baru.sop, 1), kini)
        assert akhir.keadaan == Akhir.SELESAI

    # --- In the portal --------------------------------------------------------------------------

    def _di_portal(self, baris: PelaksanaanLangkah, hasil: Hasil) -> None:
        """From page to page, filled in as asked, until the one that ends the step."""
        klien = self.masuk(self.orang.vendor)
        permohonan = PermohonanAkun.objects.get(pk=self.proses.pk)
        kasus = web.buka(klien, reverse("registrasi:permohonan", args=[permohonan.kunci]))
        alamat = ke_giliran(permohonan)["Location"]
        assert str(alamat) in kasus.teks
        for _ in range(9):
            halaman = web.buka(klien, alamat)
            if halaman.langkah(baris.kode_sop, baris.urut):
                self._unggah_dokumen(klien, halaman)
                self._kirim(klien, alamat, baris, hasil)
                return
            formulir = next(f for f in halaman.formulir if set(f.nama_medan()) & set(ISIAN_DATA))
            isi = {k: v for k, v in ISIAN_DATA.items() if formulir.grup(k)}
            jawaban = web.kirim(klien, halaman, formulir, None, **isi)
            assert jawaban.status_code == 302, halaman.teks
            alamat = jawaban.url
        raise AssertionError(f"tidak sampai ke formulir langkah {baris.urut}")

    def _unggah_dokumen(self, klien: Client, halaman: web.Halaman) -> None:
        """Documents that have a form of their own beside that of the step."""
        for formulir in halaman.formulir:
            berkas = [m.nama for m in formulir.medan if m.jenis == "file"]
            if berkas and "data-langkah" not in formulir.atribut:
                isi = {nama: web.gambar() for nama in berkas}
                jawaban = web.kirim(klien, halaman, formulir, None, **isi)
                assert jawaban.status_code == 302, web.Halaman(jawaban).teks


def _tombol(formulir: web.Formulir, nama: str, nilai: str) -> web.Tombol | None:
    return next((t for t in formulir.tombol if (t.nama, t.nilai) == (nama, nilai)), None)


def _medan_sandi(formulir: web.Formulir) -> list[str]:
    return [m.nama for m in formulir.medan if m.jenis == "password"]
