"""Mails of registration, built from ids when they are sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.conf import settings
from django.urls import reverse

from registrasi.layanan.tautan import buat_token
from registrasi.models import PermohonanAkun, TautanPendaftaran
from registrasi.perjalanan import EMAIL_HARIAN
from registrasi.permintaan import permintaan_saat
from registrasi.ringkasan import label_dokumen, perlu_perbaikan
from ukpbj.akun.models import Pengguna
from ukpbj.sop import format_waktu
from ukpbj.sop.daftar import kelas_sop
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.surel import Surat, penyusun

BERALASAN = ("lengkapi_berkas", "pakai_id_lama")
"""News that tells what the office has asked for since the last turn of the pelaku usaha."""


def alamat_penuh(nama: str, *args: Any) -> str:
    """An address under SITE_URL, whatever the Host header of any request said."""
    return f"{settings.SITE_URL}{reverse(nama, args=args)}"


@penyusun("tautan_pendaftaran")
def susun_tautan(muatan: Mapping[str, Any]) -> Surat | None:
    """The link, or word that there is an account already; None once the link was used."""
    tautan = TautanPendaftaran.objects.select_related("unit").get(pk=muatan["tautan"])
    if tautan.dipakai:
        return None
    konteks: dict[str, Any] = {"unit": tautan.unit}
    if Pengguna.objects.filter(email=tautan.email).exists():
        konteks |= {
            "masuk": alamat_penuh("akun:masuk"),
            "lupa_sandi": alamat_penuh("akun:lupa_sandi"),
        }
        return Surat("sudah_terdaftar", tautan.email, konteks)
    konteks |= {
        "tautan": alamat_penuh("registrasi:tautan", buat_token(tautan)),
        "kedaluwarsa": format_waktu.lengkap(tautan.kedaluwarsa, tautan.unit),
        "disiapkan": _disiapkan(tautan.kode_sop),
    }
    return Surat("tautan_pendaftaran", tautan.email, konteks)


def _disiapkan(kode_sop: str) -> list[str]:
    """What to have at hand, besides the address this mail has come to."""
    kelas = cast("type[PermohonanAkun]", kelas_sop(kode_sop))
    return [satu[1] for satu in kelas.kata.disiapkan if satu != EMAIL_HARIAN]


@penyusun("permohonan")
def susun_kabar(muatan: Mapping[str, Any]) -> Surat | None:
    """News of a case about one visit of a step; `kabar` names the template."""
    baris = PelaksanaanLangkah.objects.select_related("proses__pemohon", "unit").get(
        pk=muatan["pelaksanaan"]
    )
    permohonan = cast(PermohonanAkun, baris.proses.spesifik())
    pemohon = baris.proses.pemohon
    if pemohon is None or not pemohon.is_active:
        return None
    konteks = {
        "unit": baris.unit,
        "nama": pemohon.nama,
        "nomor": permohonan.nomor,
        "alamat": alamat_penuh("registrasi:permohonan", permohonan.kunci),
        "alasan": baris.alasan,
        "temuan": _temuan(permohonan, baris),
        "dokumen": permohonan.kelas.kata.dokumen,
        "saat": format_waktu.lengkap(baris.selesai, baris.unit) if baris.selesai else "",
    }
    if muatan["kabar"] in BERALASAN:
        konteks["diminta"] = permintaan_saat(permohonan, baris)
    return Surat(muatan["kabar"], pemohon.email, konteks | _janji(permohonan))


def _temuan(permohonan: PermohonanAkun, baris: PelaksanaanLangkah) -> list[tuple[str, str]]:
    jenis = permohonan.pelaku_usaha.jenis
    return [
        (label_dokumen(satu.jenis, jenis), satu.catatan)
        for satu in perlu_perbaikan(permohonan)
        if satu.pelaksanaan_id == baris.pk
    ]


def _janji(permohonan: PermohonanAkun) -> dict[str, str]:
    """The newest appointment: a mail that was late must not send anybody to an old one."""
    terakhir = permohonan.pelaksanaan.filter(janji__isnull=False).order_by("-id").first()
    if terakhir is None or terakhir.janji is None:
        return {}
    return {
        "waktu": format_waktu.lengkap(terakhir.janji, permohonan.unit),
        "tautan": permohonan.tautan_panggilan,
    }
