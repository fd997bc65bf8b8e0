"""What becomes of a deviation in an invented office: recorded, named, accounted for, decided."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from ukpbj.akun.models.peran import KEPALA_UKPBJ
from ukpbj.demo.irama import SEHARI, Agenda, Irama
from ukpbj.demo.jawaban import JAWABAN, KURANG_JELAS, SETUJU
from ukpbj.demo.pola import dadu_untuk
from ukpbj.sop import layanan, penyimpangan
from ukpbj.sop.layanan.pertanggungjawaban import calon_penanggung_jawab
from ukpbj.sop.models import PelaksanaanLangkah, Penyimpangan, RiwayatPenyimpangan

if TYPE_CHECKING:
    from ukpbj.akun.models import Pengguna
    from ukpbj.demo.panggung import Panggung

DITUNJUK, DIJAWAB, DIKEMBALIKAN = 0.93, 0.9, 0.2
"""Chances that one without a person gets one, is accounted for, and that an account is returned."""
Semua = Penyimpangan.objects.select_related("unit", "penanggung_jawab", "pelaksanaan__proses")


class Tanggapan:
    """The deviations of one case, in the order of its agenda."""

    def __init__(self, panggung: Panggung, irama: Irama, agenda: Agenda) -> None:
        self.panggung, self.irama, self.agenda = panggung, irama, agenda
        self.dadu = irama.dadu
        self._tertutup: set[int] = set()

    def sapu(self, baris_id: int, sejak: datetime, saat: datetime) -> None:
        """The sweep at `saat`, over what has become late since then."""
        if baris_id not in self._tertutup and penyimpangan.sapu(saat, sejak=sejak):
            self._tangani(baris_id, saat)

    def selesai(self, baris: PelaksanaanLangkah, saat: datetime, *, menyimpang: bool) -> None:
        """A step was closed: the door may have recorded something."""
        self._tertutup.add(baris.pk)
        if menyimpang or baris.is_terlambat(saat):
            self._tangani(baris.pk, saat)

    def susulkan(self, satu: Penyimpangan, sejak: datetime) -> None:
        """One that stood there already."""
        self.panggung.ditangani.add(satu.pk)
        self._lanjutkan(satu, sejak)

    def _tangani(self, baris_id: int, saat: datetime) -> None:
        for satu in Penyimpangan.objects.filter(pelaksanaan=baris_id).order_by("pk"):
            if satu.pk not in self.panggung.ditangani:
                self.susulkan(satu, saat)

    def _lanjutkan(self, satu: Penyimpangan, saat: datetime) -> None:
        if satu.penanggung_jawab_id is None:
            self._bila(DITUNJUK, saat, 1.2, partial(self._tunjuk, satu.pk))
        else:
            self._bila(DIJAWAB, saat, 2.0, partial(self._jawab, satu.pk))

    def _bila(self, peluang: float, saat: datetime, hari: float, fungsi: partial[None]) -> None:
        if self.dadu.random() < peluang:
            self.agenda.pada(self.irama.undi_setelah(saat, hari * SEHARI, 0.7), fungsi)

    # --- The acts ------------------------------------------------------------------------------

    def _tunjuk(self, penyimpangan_id: int, saat: datetime) -> None:
        satu = Semua.get(pk=penyimpangan_id)
        kepala = self.panggung.kepala(satu.unit)
        calon = calon_penanggung_jawab(satu, kepala)
        kepada = satu.pelaksanaan.pemegang
        if kepada not in calon:
            kepada = self.dadu.choice([o for o in calon if o != kepala] or calon)
        layanan.tunjuk_penanggung_jawab(satu.pk, kepada, "", oleh=kepala, pada=saat)
        self._bila(DIJAWAB, saat, 2.0, partial(self._jawab, satu.pk))

    def _jawab(self, penyimpangan_id: int, saat: datetime) -> None:
        satu = Semua.get(pk=penyimpangan_id)
        sebab, perbaikan, pencegahan, lanjut = self.dadu.choice(JAWABAN[satu.jenis])
        kapan = self.irama.setelah(saat, self.dadu.randint(3, 12) * SEHARI)
        isi = layanan.Pertanggungjawaban(
            sebab=sebab,
            perbaikan=perbaikan,
            pencegahan=pencegahan,
            tindak_lanjut=lanjut,
            tindak_lanjut_pada=kapan.astimezone(satu.unit.tzinfo).date(),
        )
        oleh = satu.penanggung_jawab
        assert oleh is not None  # noqa: S101  (answered for, or it would not be here)
        layanan.pertanggungjawabkan(satu.pk, isi, oleh=oleh, pada=saat)
        self._bila(1, saat, 1.8, partial(self._putus, satu.pk))

    def _putus(self, penyimpangan_id: int, saat: datetime) -> None:
        satu = Semua.get(pk=penyimpangan_id)
        jawaban = satu.riwayat.filter(tindakan=RiwayatPenyimpangan.Tindakan.JAWAB)
        tentang = jawaban.latest("nomor").pk
        oleh = self._pemutus(satu)
        if jawaban.count() == 1 and self.dadu.random() < DIKEMBALIKAN:
            catatan = self.dadu.choice(KURANG_JELAS)
            layanan.kembalikan_pertanggungjawaban(
                satu.pk, catatan, tentang=tentang, oleh=oleh, pada=saat
            )
            self._bila(DIJAWAB, saat, 1.5, partial(self._jawab, satu.pk))
        else:
            catatan = self.dadu.choice(SETUJU)
            layanan.terima_pertanggungjawaban(
                satu.pk, catatan, tentang=tentang, oleh=oleh, pada=saat
            )

    def _pemutus(self, satu: Penyimpangan) -> Pengguna:
        kepala = self.panggung.kepala(satu.unit)
        milik_kepala = satu.pelaksanaan.peran == KEPALA_UKPBJ or satu.penanggung_jawab == kepala
        return self.panggung.atasan(satu.unit) if milik_kepala else kepala


def tutup_buku(panggung: Panggung) -> None:
    """Record what lies late until now, each in the minute in which the sweep would have; then
    see to the deviations of the cases that were told one by one.
    """
    kini = panggung.kini
    terlambat = PelaksanaanLangkah.objects.terlambat(kini).order_by("terlambat_sejak")
    for sejak in list(terlambat.values_list("terlambat_sejak", flat=True)):
        assert sejak is not None  # noqa: S101  (late rows have one)
        penyimpangan.sapu(min(kini, sejak + timedelta(seconds=61)), sejak=sejak)
    sisa = Semua.exclude(pk__in=panggung.ditangani).order_by("pelaksanaan__proses", "pk")
    for proses, milik in groupby(sisa, key=lambda satu: satu.pelaksanaan.proses):
        irama = Irama(panggung.kalender(proses.unit), dadu_untuk(proses.pk))
        agenda = Agenda()
        tanggapan = Tanggapan(panggung, irama, agenda)
        terakhir = proses.jejak.latest("waktu").waktu
        for satu in milik:
            tanggapan.susulkan(satu, max(satu.dicatat, terakhir))
        agenda.sampai(kini)
