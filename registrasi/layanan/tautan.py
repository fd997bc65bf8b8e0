"""The mailed link: signed, single use, valid for hours the unit sets, consumed by POST only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.core.signing import BadSignature, Signer
from django.db import IntegrityError, transaction

from registrasi.layanan.pendaftaran import JUDUL_AWAL, buka_permohonan, cari_loket
from registrasi.models import PelakuUsaha, PermohonanAkun, TautanPendaftaran
from ukpbj.akun.models import Pengguna, Unit
from ukpbj.akun.models.pengguna import rapikan_email
from ukpbj.sop.surel import antre_surel
from ukpbj.sop.waktu import sekarang


class Sebab(StrEnum):
    """Why a link opens nothing."""

    RUSAK = "rusak"
    KEDALUWARSA = "kedaluwarsa"
    DIPAKAI = "dipakai"
    SUDAH_TERDAFTAR = "sudah_terdaftar"


class TautanTidakBerlaku(Exception):
    """`sebab` says why; each has its own page."""

    def __init__(self, sebab: Sebab) -> None:
        super().__init__(sebab.value)
        self.sebab = sebab


@transaction.atomic
def minta_tautan(
    email: str, unit: Unit, kode_sop: str = "", *, pada: datetime | None = None
) -> None:
    """Write or refresh the link row and queue its mail (SOP registrasi-batang, langkah 1).

    The same work whether the address is known: which mail it becomes is decided when it is built
    (`registrasi.surel`). Raises BelumDapat where the unit takes no registrations for this SOP
    (by default the only one it runs).
    """
    pada = pada or sekarang()
    email = rapikan_email(email)
    kode_sop = cari_loket(unit, kode_sop).kode
    baru = {"dikirim": pada, "kedaluwarsa": pada + timedelta(hours=unit.masa_tautan_jam)}
    terbuka = TautanPendaftaran.objects.select_for_update(of=("self",)).filter(
        email=email, unit=unit, kode_sop=kode_sop, dipakai=None, kedaluwarsa__gte=pada
    )
    tautan = terbuka.order_by("pk").last() or TautanPendaftaran(
        email=email, unit=unit, kode_sop=kode_sop, diminta=pada
    )
    for nama, nilai in baru.items():
        setattr(tautan, nama, nilai)
    tautan.save()
    kunci = f"tautan_pendaftaran:{tautan.pk}:{int(pada.timestamp())}"
    antre_surel(kunci, "tautan_pendaftaran", tautan=tautan.pk)


def _penanda() -> Signer:
    return Signer(salt="registrasi.tautan_pendaftaran", sep=".")


def buat_token(tautan: TautanPendaftaran) -> str:
    """The last part of the link: row and end, signed.

    Every mail carries the end of its own sending, so asking again never lengthens the life of a
    link that is already out.
    """
    return _penanda().sign(f"{tautan.pk}-{int(tautan.kedaluwarsa.timestamp())}")


def baca_tautan(token: str, pada: datetime | None = None) -> TautanPendaftaran:
    """The row behind a link that still opens; reads only. Raises TautanTidakBerlaku."""
    try:
        nomor, akhir = map(int, _penanda().unsign(token).split("-"))
    except (BadSignature, ValueError):
        raise TautanTidakBerlaku(Sebab.RUSAK) from None
    tautan = TautanPendaftaran.objects.select_related("unit").filter(pk=nomor).first()
    if tautan is None:
        raise TautanTidakBerlaku(Sebab.RUSAK)
    if tautan.dipakai:
        raise TautanTidakBerlaku(Sebab.DIPAKAI)
    if (pada or sekarang()) > datetime.fromtimestamp(akhir, UTC):
        raise TautanTidakBerlaku(Sebab.KEDALUWARSA)
    if Pengguna.objects.filter(email=tautan.email).exists():
        raise TautanTidakBerlaku(Sebab.SUDAH_TERDAFTAR)
    return tautan


@transaction.atomic
def pakai_tautan(token: str, sandi: str, *, pada: datetime | None = None) -> PermohonanAkun:
    """Consume a link: account, pelaku usaha, case and the end of its first steps, all or nothing.

    Of two uses at once one succeeds. Raises TautanTidakBerlaku, BelumDapat.
    """
    pada = pada or sekarang()
    tautan = baca_tautan(token, pada)
    belum_dipakai = TautanPendaftaran.objects.filter(pk=tautan.pk, dipakai__isnull=True)
    if belum_dipakai.update(dipakai=pada) != 1:
        raise TautanTidakBerlaku(Sebab.DIPAKAI)
    loket = cari_loket(tautan.unit, tautan.kode_sop)
    try:
        pengguna = Pengguna.objects.create_user(tautan.email, sandi, nama=JUDUL_AWAL)
    except IntegrityError:
        raise TautanTidakBerlaku(Sebab.SUDAH_TERDAFTAR) from None
    pelaku_usaha = PelakuUsaha.objects.create(pengguna=pengguna)
    return buka_permohonan(loket, pelaku_usaha, mulai=tautan.diminta, pada=pada)


def hapus_lama(pada: datetime) -> int:
    """Remove link rows past their unit's retention, counted from their end; how many."""
    jumlah = 0
    for unit in Unit.objects.all():
        batas = pada - timedelta(days=unit.simpan_tautan_hari)
        jumlah += TautanPendaftaran.objects.filter(unit=unit, kedaluwarsa__lt=batas).delete()[0]
    return jumlah
