"""What is filled in, what is missing and what is doubtful, for the portal and for the desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import model_to_dict

from registrasi.forms.data import BAGIAN, FormBagian
from registrasi.models import JenisDokumen, PelakuUsaha, PemeriksaanDokumen, PermohonanAkun
from ukpbj.akun.validators import periksa_nik, periksa_npwp, periksa_telepon, tulis_npwp
from ukpbj.sop.models import Berkas

PERSEORANGAN = PelakuUsaha.Jenis.PERSEORANGAN

COCOKKAN: Mapping[str, tuple[str, ...]] = {
    JenisDokumen.KTP.value: ("nama_pimpinan", "nik"),
    JenisDokumen.NPWP.value: ("nama", "npwp"),
}
"""Which fields of the data form each document proves."""


@dataclass(frozen=True)
class Masalah:
    """Something about a field of the data form; `bagian` is its page (a key of `BAGIAN`)."""

    bagian: str
    medan: str
    label: str
    teks: str


@dataclass(frozen=True)
class Data:
    """One field with its label and value, as komponen/daftar_data.html draws it."""

    medan: str
    label: str
    nilai: str


@dataclass(frozen=True)
class BagianRingkas:
    """One page of the data form on the review page."""

    slug: str
    judul: str
    data: list[Data]


def label_dokumen(jenis: JenisDokumen | str, jenis_usaha: str) -> str:
    """The document as the SOP names it for this kind of pelaku usaha."""
    if jenis_usaha == PERSEORANGAN:
        return f"{JenisDokumen(jenis).label} pemilik"
    return "KTP pimpinan" if jenis == JenisDokumen.KTP else "NPWP perusahaan"


def sebut_berkas(jenis: str, jenis_usaha: str) -> str:
    """A file of the pelaku usaha in words: one of the documents above, or what its kind says."""
    if jenis in JenisDokumen.values:
        return label_dokumen(jenis, jenis_usaha)
    return jenis.replace("_", " ").capitalize()


def formulir(usaha: PelakuUsaha) -> list[FormBagian]:
    """Every page of the data form, bound to what is stored."""
    return [
        form(model_to_dict(usaha, fields=form._meta.fields), instance=usaha)
        for form in BAGIAN.values()
    ]


def kekurangan(usaha: PelakuUsaha) -> list[Masalah]:
    """What keeps the data form from being handed in; empty where it is complete."""
    return [
        Masalah(form.slug, nama, str(form.fields[nama].label), str(teks))
        for form in formulir(usaha)
        for nama, galat in form.errors.items()
        for teks in galat
    ]


def keraguan(usaha: PelakuUsaha) -> list[Masalah]:
    """Doubts about numbers that passed: shown to both sides, the verifikator may overrule them."""
    return [Masalah(*satu) for satu in _keraguan(usaha)]


def _keraguan(usaha: PelakuUsaha) -> Iterator[tuple[str, str, str, str]]:
    if usaha.npwp:
        nik = usaha.nik if usaha.jenis == PERSEORANGAN else ""
        for teks in periksa_npwp(usaha.npwp, nik):
            yield "usaha", "npwp", "NPWP", teks
    if usaha.telepon:
        for teks in periksa_telepon(usaha.telepon):
            yield "kontak", "telepon", "Telepon", teks
    if usaha.nik:
        for teks in periksa_nik(usaha.nik):
            yield "pimpinan", "nik", "NIK", teks


def kembar_npwp(usaha: PelakuUsaha) -> int:
    """How many other accounts use the same NPWP; for the desk only, a vendor must not learn it."""
    if not usaha.npwp:
        return 0
    return PelakuUsaha.objects.filter(npwp=usaha.npwp).exclude(pk=usaha.pk).count()


def isi_data(usaha: PelakuUsaha) -> list[BagianRingkas]:
    """The data form as labels and values, page by page."""
    return [
        BagianRingkas(
            form.slug,
            form.judul_ringkas or form.judul_untuk(usaha),
            [_data(form, nama) for nama in form.fields],
        )
        for form in formulir(usaha)
    ]


def _data(form: FormBagian, nama: str) -> Data:
    nilai: Any = getattr(form.instance, nama)
    if nama == "jenis":
        nilai = form.instance.get_jenis_display()
    elif nama == "npwp":
        nilai = tulis_npwp(nilai)
    elif not nilai and nama in form.opsional:
        nilai = "tidak ada"
    return Data(nama, str(form.fields[nama].label), nilai)


def sudah_diganti(temuan: PemeriksaanDokumen, berkas: Berkas) -> bool:
    """Whether the document in force is another one than the verifikator saw."""
    return temuan.berkas_id != berkas.pk


def perlu_perbaikan(permohonan: PermohonanAkun) -> list[PemeriksaanDokumen]:
    """What the last verification asked to be corrected; empty before the first one."""
    temuan = list(
        PemeriksaanDokumen.objects.filter(pelaksanaan__proses=permohonan.pk)
        .select_related("pelaksanaan")
        .order_by("-pelaksanaan_id", "id")
    )
    terakhir = temuan[0].pelaksanaan_id if temuan else None
    return [satu for satu in temuan if satu.pelaksanaan_id == terakhir and not satu.sesuai]
