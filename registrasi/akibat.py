"""What outcomes of the registration SOPs cause, called inside the door's transaction."""

from __future__ import annotations

from registrasi.models import PemeriksaanDokumen, PermohonanAkun
from ukpbj.sop.surel import antre_surel
from ukpbj.sop.tindakan import Tindakan


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


def kabari(permohonan: PermohonanAkun, tindakan: Tindakan, kabar: str) -> None:
    """Queue one mail to the vendor about this visit of the step; templates `surel/<kabar>`."""
    antre_surel(
        f"permohonan:{kabar}:{tindakan.pelaksanaan.pk}",
        "permohonan",
        kabar=kabar,
        pelaksanaan=tindakan.pelaksanaan.pk,
    )
