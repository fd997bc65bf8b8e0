"""F1 for parallel work: sub-steps ended at once all count, each once; the parent never early."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from tests import pabrik, pemain
from tests.keandalan.bantuan import serentak
from tests.pabrik import SENIN_PAGI
from tests.pemain import Pemain
from tests.rute import menuju
from ukpbj.akun.models import Pengguna
from ukpbj.sop import jejak, layanan
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.galat import BelumDapat, LangkahSudahSelesai
from ukpbj.sop.models import PelaksanaanLangkah, Proses

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("banyak-sambungan"),
]

KODE = "pengelolaan-penyedia"
"""Its second step has three sub-steps, in any order."""


@pytest.fixture
def orang(transactional_db: None) -> Pemain:
    return pemain.buat_pemain(kelas_sop(KODE))


@pytest.fixture
def induk(orang: Pemain) -> PelaksanaanLangkah:
    """The open row above the sub-steps."""
    kelas = kelas_sop(KODE)
    jalan = menuju(kelas.sop, 1, lambda langkah, hasil: hasil.ke == 2)
    proses, _ = pemain.jalani(orang, pemain.mulai(kelas, orang, SENIN_PAGI), jalan, SENIN_PAGI)
    return pabrik.baris_terbuka(proses)


def akhiri(baris: PelaksanaanLangkah, oleh: Pengguna) -> Any:
    """One attempt to finish a row with its first outcome; the case, or the refusal."""
    hasil = baris.langkah.lanjut[0].nama
    isian = pabrik.isian(baris, hasil)
    try:
        return layanan.selesaikan_langkah(baris.pk, hasil, oleh=oleh, isian=isian, pada=SENIN_PAGI)
    except (LangkahSudahSelesai, BelumDapat) as galat:
        return type(galat)


def berdua(orang: Pemain, baris: PelaksanaanLangkah) -> tuple[Pengguna, Pengguna]:
    return orang.orang[baris.peran]


def periksa_utuh(induk: PelaksanaanLangkah) -> Proses:
    """Version, rows and trail agree, whoever was first."""
    proses = Proses.objects.get(pk=induk.proses_id)
    assert proses.versi == proses.pelaksanaan.exclude(selesai=None).count()
    assert jejak.periksa(proses) is None
    selesai = proses.jejak.filter(jenis="selesaikan").values_list("isi__baris", flat=True)
    assert len(set(selesai)) == len(selesai) == proses.versi
    return proses


def test_sublangkah_yang_selesai_bersamaan_semua_tercatat(
    induk: PelaksanaanLangkah, orang: Pemain
) -> None:
    bagian = list(induk.sublangkah.order_by("id"))
    assert len(bagian) == 3
    hasil = serentak(*(partial(akhiri, b, berdua(orang, b)[n % 2]) for n, b in enumerate(bagian)))
    assert all(isinstance(h, Proses) for h in hasil), hasil
    assert not induk.sublangkah.terbuka().exists()
    assert periksa_utuh(induk).keadaan == "langkah_2"


def test_satu_sublangkah_diselesaikan_sekali(induk: PelaksanaanLangkah, orang: Pemain) -> None:
    satu = induk.sublangkah.earliest("id")
    hasil = serentak(*(partial(akhiri, satu, o) for o in berdua(orang, satu) * 10))
    assert sum(isinstance(h, Proses) for h in hasil) == 1
    assert hasil.count(LangkahSudahSelesai) == 19
    periksa_utuh(induk)


def test_induk_tidak_mendahului_sublangkah_terakhirnya(
    induk: PelaksanaanLangkah, orang: Pemain
) -> None:
    *awal, terakhir = induk.sublangkah.order_by("id")
    for satu in awal:
        akhiri(satu, berdua(orang, satu)[0])
    tangan = [partial(akhiri, induk, o) for o in berdua(orang, induk) * 4]
    hasil = serentak(*tangan, partial(akhiri, terakhir, berdua(orang, terakhir)[1]))
    *di_induk, di_bagian = hasil
    assert isinstance(di_bagian, Proses), di_bagian
    assert sum(isinstance(h, Proses) for h in di_induk) <= 1
    assert {h for h in di_induk if not isinstance(h, Proses)} <= {BelumDapat, LangkahSudahSelesai}
    periksa_utuh(induk)
    if not any(isinstance(h, Proses) for h in di_induk):
        assert isinstance(akhiri(induk, berdua(orang, induk)[0]), Proses)
    terakhir.refresh_from_db()
    induk.refresh_from_db()
    tutup = list(induk.proses.jejak.filter(jenis="selesaikan").order_by("nomor"))
    urutan = [j.isi["baris"] for j in tutup]
    assert urutan.index(terakhir.pk) < urutan.index(induk.pk)
    assert periksa_utuh(induk).keadaan == "langkah_3"
