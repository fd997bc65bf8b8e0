"""What outcomes of the registration SOPs cause, called inside the door's transaction."""

from __future__ import annotations

from datetime import datetime

from registrasi.models import PemeriksaanDokumen, PermohonanAkun
from ukpbj.akun.models import Pengguna
from ukpbj.sop import layanan
from ukpbj.sop.models import PelaksanaanLangkah
from ukpbj.sop.surel import antre_surel
from ukpbj.sop.tindakan import Tindakan


def catat_nama(permohonan: PermohonanAkun) -> None:
    """The case and the account carry the name of the usaha once it is known."""
    nama = permohonan.pelaku_usaha.nama
    permohonan.judul = nama
    permohonan.save(update_fields=["judul"])
    Pengguna.objects.filter(pk=permohonan.pelaku_usaha.pengguna_id).update(nama=nama)


def pilih_cara(permohonan: PermohonanAkun, cara: PermohonanAkun.Cara) -> None:
    permohonan.cara = cara
    permohonan.save(update_fields=["cara"])


def sampaikan_jadwal(permohonan: PermohonanAkun, tindakan: Tindakan) -> None:
    """Keep the call's address, start the next step's clock at the appointment, tell the vendor."""
    tindakan.janji = tindakan.isian.masukan["waktu"]
    permohonan.tautan_panggilan = tindakan.isian.masukan.get("tautan", "")
    permohonan.save(update_fields=["tautan_panggilan"])
    kabari(permohonan, tindakan, "jadwal")


def simpan_pemeriksaan(permohonan: PermohonanAkun, tindakan: Tindakan) -> None:
    """Keep what was found per document (`isian.masukan["pemeriksaan"]`, built by the form)."""
    PemeriksaanDokumen.objects.bulk_create(
        PemeriksaanDokumen(pelaksanaan=tindakan.pelaksanaan, **temuan)
        for temuan in tindakan.isian.masukan.get("pemeriksaan", ())
    )


def minta_berita_acara(permohonan: PermohonanAkun, tindakan: Tindakan) -> None:
    """Ask for the Berita Acara Verifikasi; a job renders it (step 5, outcome "sesuai")."""
    from registrasi.dokumen import antre_berita_acara

    antre_berita_acara(permohonan, tindakan.pelaksanaan)


def minta_tandai_daftar_hitam(permohonan: PermohonanAkun, tindakan: Tindakan) -> None:
    """Leave the verifikator the duty that step 7 of registrasi-kaltim-perseorangan prints."""
    layanan.beri_tugas(
        tindakan.pelaksanaan,
        "tandai-daftar-hitam",
        peran="verifikator",
        judul="Tandai ID penyedia ini dalam daftar hitam SPSE",
        keterangan="Penyedia tercantum dalam daftar hitam INAPROC dan permohonannya ditolak.",
        pada=tindakan.pada,
    )


def kabari(permohonan: PermohonanAkun, tindakan: Tindakan, kabar: str) -> None:
    """Queue one mail to the vendor about this visit of the step; templates `surel/<kabar>`."""
    antre_surel(
        f"permohonan:{kabar}:{tindakan.pelaksanaan.pk}",
        "permohonan",
        kabar=kabar,
        pelaksanaan=tindakan.pelaksanaan.pk,
    )


def kabari_janji(pelaksanaan: PelaksanaanLangkah, pada: datetime, kabar: str) -> None:
    """Queue one mail per move of an appointment, made at `pada`; it says the newest time."""
    kunci = f"permohonan:{kabar}:{pelaksanaan.pk}:{int(pada.timestamp())}"
    antre_surel(kunci, "permohonan", kabar=kabar, pelaksanaan=pelaksanaan.pk)


def kabari_pembatalan(pelaksanaan: PelaksanaanLangkah) -> None:
    """Queue the mail that the case was cancelled while it stood at this step."""
    kunci = f"permohonan:dibatalkan:{pelaksanaan.pk}"
    antre_surel(kunci, "permohonan", kabar="dibatalkan", pelaksanaan=pelaksanaan.pk)
