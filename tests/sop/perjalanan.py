"""A walking case beside its model: every act goes to the door and to the model, then both are
compared (`acuan_perjalanan` says what must come of it).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from tests import pabrik, pemain
from tests.pabrik import SENIN_PAGI
from tests.pemain import Pemain
from tests.rute import ke_akhir, ke_selesai
from tests.sop.acuan_perjalanan import Acuan, Baris, Tolak, Usaha
from ukpbj.akun.models import Pengguna
from ukpbj.sop import izin, jejak, layanan
from ukpbj.sop.definisi import Bentuk, Hasil, MulaiJam, Pilih
from ukpbj.sop.galat import GalatSop
from ukpbj.sop.kalender_unit import kalender_unit
from ukpbj.sop.models import Jejak, PelaksanaanLangkah, Penyimpangan, Proses
from ukpbj.sop.tindakan import Isian, Nilai, Putusan

LAJU = (0, 0, 2, 5, 9)
"""How many steps go well before people start to try things, so that every row has its turn."""
MEDAN = ("urut", "huruf", "kunjungan", "hasil", "pemegang_id", "mulai", "janji")


class Tangan:
    """One case, the model of it, and the hands that do things to both."""

    def __init__(self, benih: int, kelas: type[Proses], orang: Pemain) -> None:
        self.acak, self.orang = random.Random(benih), orang
        self.proses = pemain.mulai(kelas, orang, SENIN_PAGI)
        self.acuan = Acuan(kelas.sop, orang, kalender_unit(orang.unit), SENIN_PAGI)
        self.acuan.fakta = self.proses.fakta()
        self.acuan.buka(kelas.sop.langkah[0])
        self.kisah: list[str] = []
        self.nyata: dict[tuple[int, str, int], PelaksanaanLangkah] = {}
        self.periksa()

    @property
    def pada(self) -> datetime:
        return self.acuan.pada

    # --- Choosing ---------------------------------------------------------------------------------

    def salah_satu(self) -> Baris:
        return self.acak.choice(self.acuan.terbuka())

    def pk(self, baris: Baris) -> int:
        return self.nyata[baris.kunci].pk

    def yang_benar(self, baris: Baris) -> Pengguna:
        boleh = [o for o in self.orang.semua if self.acuan.boleh(o, baris.langkah)]
        return baris.pemegang or self.acak.choice(boleh or self.orang.semua)

    # --- Hands on the door ------------------------------------------------------------------------

    def coba(self, tolak: Tolak, pintu: Callable[..., Any], *isi: Any, **lain: Any) -> Any:
        """Through the door, which must do what the model said; None where it refused."""
        self.kisah[-1] += f" -> {tolak.__name__ if tolak else 'ya'}"
        hasil: Any = None
        ditolak: GalatSop | None = None
        try:
            hasil = pintu(*isi, pada=self.pada, **lain) or True
        except GalatSop as galat:
            ditolak = galat
        assert (ditolak and type(ditolak)) is tolak, f"{ditolak!r}"
        return hasil

    def pintu_selesai(self, usaha: Usaha) -> None:
        baris = self.nyata[usaha.baris.kunci]
        baris.proses = self.proses
        isi = pemain.masukan(self.orang, baris, self.pada)
        if "waktu" in isi:
            isi["waktu"] += timedelta(minutes=self.acak.choice([0, 0, 90, 3000]))
        usaha.berkas = self.berkas(baris)
        hasil = baris.langkah.hasil(usaha.hasil)
        berlaku = [] if hasil is None else self.acuan.butir_berlaku(baris.langkah, hasil)
        nilai = {
            kunci: Nilai(Putusan.KURANG, "Tidak ada.")
            if kunci in usaha.kurang
            else Nilai(Putusan.ADA)
            for kunci, _ in berlaku
        }
        isian = Isian(nilai, usaha.alasan, masukan=isi | {"petugas": usaha.petugas})
        tolak = self.acuan.tolak_selesai(usaha)
        pintu = layanan.selesaikan_langkah
        if proses := self.coba(tolak, pintu, baris.pk, usaha.hasil, oleh=usaha.oleh, isian=isian):
            self.proses = proses
            self.acuan.fakta = proses.fakta()
            self.acuan.selesai(usaha, isi.get("waktu"))

    def berkas(self, baris: PelaksanaanLangkah) -> set[str]:
        perlu = any(b.bentuk is Bentuk.BERKAS for _, b in pemain.butir(baris.langkah))
        return set(baris.berkas.values_list("butir", flat=True)) if perlu else set()

    def pintu_janji(self, baris: Baris, waktu: datetime, alasan: str, oleh: Pengguna) -> None:
        tolak = self.acuan.tolak_janji(baris, waktu, alasan, oleh)
        if self.coba(tolak, layanan.geser_janji, self.pk(baris), waktu, alasan, oleh=oleh):
            self.acuan.berjanji(baris, waktu)

    def pintu_hadir(self, baris: Baris, oleh: Pengguna) -> None:
        tolak = self.acuan.tolak_hadir(baris, oleh)
        if self.coba(tolak, layanan.catat_hadir, self.pk(baris), oleh=oleh):
            baris.mulai = self.pada
            self.acuan.jejak.append("hadir")

    def siapkan_baris(self, baris: Baris) -> None:
        if baris.mulai and baris.mulai > self.pada:
            self.acuan.pada = baris.mulai
        nyata = self.nyata[baris.kunci]
        for kunci, butir in pemain.butir(baris.langkah):
            if butir.bentuk is Bentuk.BERKAS and kunci not in self.berkas(nyata):
                pabrik.simpan_gambar(
                    self.proses, "bukti", self.orang.kepala, pelaksanaan=nyata, butir=kunci
                )

    def pintu_pilih(self, baris: Baris, huruf: str, oleh: Pengguna) -> None:
        tolak = self.acuan.tolak_pilih(baris, huruf, oleh)
        if self.coba(tolak, layanan.pilih_sublangkah, self.pk(baris), huruf, oleh=oleh):
            pilihan = next(s for s in baris.langkah.sublangkah if s.huruf == huruf)
            self.acuan.buka(pilihan, induk=baris)
            self.acuan.jejak.append("pilih_sublangkah")

    def majukan_anak(self, baris: Baris, langkah: int) -> None:
        anak = self.nyata[baris.kunci].proses_anak.latest("pk").spesifik()
        jalan = ke_selesai(anak.sop, pabrik.baris_terbuka(anak).urut)[:langkah]
        anak, self.acuan.pada = pemain.jalani(self.orang, anak, jalan, self.pada)
        if anak.sudah_berakhir:
            baris.anak[-1] = anak.keadaan
        self.acuan.terikat = dict(izin.orang_terikat(self.proses))

    # --- Going well -------------------------------------------------------------------------------

    def melaju(self) -> None:
        """Some steps at the start done as they should be, along whichever outcome."""
        for _ in range(self.acak.choice(LAJU)):
            baris = self.acuan.utama()
            terus = [h for h in baris.langkah.lanjut if isinstance(h.ke, int)]
            if not terus:
                return
            hasil = self.acak.choice(terus)
            self.kisah.append(f"melaju {baris.langkah.sebutan} {hasil.nama}")
            self.tuntaskan_baris(baris, hasil)

    def tuntaskan_baris(self, baris: Baris, hasil: Hasil) -> None:
        """Everything this row waits for, then its end; nothing of it may be refused."""
        self._jalankan_jam(baris)
        self.siapkan_baris(baris)
        langkah = baris.langkah
        if langkah.anak and langkah.anak.pilih is Pilih.SATU:
            self.pintu_pilih(
                baris, self.acak.choice(langkah.sublangkah).huruf, self.yang_benar(baris)
            )
            self.periksa()
        for satu in self.acuan.anak_baris(baris):
            self.tuntaskan_baris(satu, satu.langkah.lanjut[0])
        if baris.anak:
            self.majukan_anak(baris, 99)
        usaha = Usaha(baris, hasil.nama, self.yang_benar(baris), alasan=pemain.SEBAB)
        usaha.petugas = list(self.orang.orang.get(langkah.menunjuk, ()))[:1]
        self.pintu_selesai(usaha)
        assert baris.hasil == hasil.nama
        self.periksa()

    def _jalankan_jam(self, baris: Baris) -> None:
        if baris.mulai is None:
            oleh = self.yang_benar(baris)
            if baris.langkah.mulai_jam(self.acuan.fakta) is MulaiJam.KEHADIRAN:
                self.pintu_hadir(baris, oleh)
            else:
                self.pintu_janji(baris, pemain.jam_ke(self.pada, 1), "", oleh)

    # --- What must always hold --------------------------------------------------------------------

    def periksa(self) -> None:
        """The case is as the model has it: so a refused act has changed nothing."""
        kini = Proses.objects.get(pk=self.proses.pk)
        baris = list(PelaksanaanLangkah.objects.filter(proses=kini).order_by("pk"))
        self.nyata = {(b.urut, b.huruf, b.kunjungan): b for b in baris}
        assert [tuple(getattr(b, m) for m in MEDAN) for b in baris] == [
            (*b.kunci, b.hasil, b.pemegang and b.pemegang.pk, b.mulai, b.janji)
            for b in self.acuan.baris
        ]
        assert (kini.keadaan, kini.sudah_berakhir) == (self.acuan.keadaan, self.acuan.berakhir)
        assert (kini.berakhir is None) is not self.acuan.berakhir
        assert kini.versi == sum(bool(b.hasil) for b in self.acuan.baris) - self._batal_sekali()
        assert kini.panjang_jejak == len(self.acuan.jejak)
        assert [b.selesai is None for b in baris] == [not b.hasil for b in self.acuan.baris]

    def _batal_sekali(self) -> int:
        """Cancelling closes every open row and moves the case once."""
        return max(0, sum(b.hasil == "dibatalkan" for b in self.acuan.baris) - 1)

    def periksa_akhir(self) -> None:
        """What takes more reading, once per walk: the trail, the clock, the deviations."""
        assert jejak.periksa(self.proses) is None
        milik = Jejak.objects.filter(proses=self.proses.pk).order_by("nomor")
        assert list(milik.values_list("jenis", flat=True)) == self.acuan.jejak
        kalender = self.acuan.kalender
        for baris in self.nyata.values():
            if baris.mulai is None or baris.batas is None:
                assert (baris.jatuh_tempo, baris.terlambat_sejak) == (None, None)
                continue
            assert baris.jatuh_tempo == kalender.jatuh_tempo(baris.mulai, baris.batas)
            assert baris.terlambat_sejak == kalender.terlambat_sejak(baris.jatuh_tempo)
        tercatat = Penyimpangan.objects.filter(pelaksanaan__proses=self.proses.pk)
        assert set(tercatat.values_list("pelaksanaan", "jenis")) == {
            (self.pk(b), jenis) for b in self.acuan.baris for jenis in b.menyimpang
        }

    def tuntaskan(self) -> None:
        """Whatever happened so far: the case is not stuck."""
        for baris in self.acuan.terbuka():
            if baris.pemegang and not self.acuan.boleh(baris.pemegang, baris.langkah):
                # Bound to somebody else since: the head takes it out of the old hands.
                layanan.lepas_langkah(self.pk(baris), oleh=self.orang.kepala, pada=self.pada)
        jalan = ke_akhir(self.acuan.sop, self.acuan.utama().langkah.urut)
        akhir, _ = pemain.jalani(self.orang, self.proses, jalan, self.pada)
        assert akhir.sudah_berakhir
        assert not akhir.pelaksanaan.terbuka().exists()
        assert akhir.versi == akhir.pelaksanaan.count()
        assert jejak.periksa(akhir) is None
