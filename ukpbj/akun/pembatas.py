"""Rate limits counted in the database, and the address of the client they count by."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.views import View

from ukpbj.akun.models.pembatas import Pembatas

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

TANPA_ALAMAT = "0.0.0.0"  # noqa: S104 (a counter's subject, nothing is bound to it)


class Batas(NamedTuple):
    """At most `banyak` times per `detik` seconds for one subject of `tujuan`."""

    tujuan: str
    banyak: int
    detik: int

    def catat(self, subjek: str) -> int | None:
        return catat_dan_periksa(self.tujuan, subjek, self.banyak, self.detik)


# One public address often stands for a whole office: the limits per address leave room for it.
MASUK_PER_ALAMAT = Batas("masuk", 60, 300)
SANDI_PER_ALAMAT = Batas("sandi-lupa", 20, 3600)
SANDI_PER_EMAIL = Batas("sandi-lupa-email", 5, 3600)
SANDI_LAMA_PER_ORANG = Batas("sandi-ganti", 10, 900)


def catat_dan_periksa(tujuan: str, subjek: str, batas: int, jendela_detik: int) -> int | None:
    """Count one act; return None where it is within `batas`, else the seconds left to wait.

    The upsert counts exactly under any number of writers. Not to be called inside a transaction
    (RuntimeError): one that is rolled back would forget the act.
    """
    kini = datetime.now(UTC)
    mulai = datetime.fromtimestamp(kini.timestamp() // jendela_detik * jendela_detik, UTC)
    berakhir = mulai + timedelta(seconds=jendela_detik)
    if _tambah(_kunci(tujuan, subjek), mulai, berakhir) <= batas:
        return None
    return max(1, int((berakhir - kini).total_seconds()))


def _kunci(tujuan: str, subjek: str) -> str:
    isi = f"{tujuan}\0{subjek}"
    return salted_hmac("ukpbj.akun.pembatas", isi, algorithm="sha256").hexdigest()


def _tambah(kunci: str, mulai: datetime, berakhir: datetime) -> int:
    tabel = connection.ops.quote_name(Pembatas._meta.db_table)
    sesuaikan = connection.ops.adapt_datetimefield_value
    with transaction.atomic(durable=True), connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO {tabel} (kunci, jendela, berakhir, jumlah) VALUES (%s, %s, %s, 1) "  # noqa: S608 (our own table name)
            f"ON CONFLICT (kunci, jendela) DO UPDATE SET jumlah = {tabel}.jumlah + 1 "
            "RETURNING jumlah",
            [kunci, sesuaikan(mulai), sesuaikan(berakhir)],
        )
        return int(kursor.fetchone()[0])


def bersihkan() -> int:
    """Delete counters whose window is over; returns how many. Safe to run at any time."""
    return Pembatas.objects.filter(berakhir__lt=datetime.now(UTC)).delete()[0]


def alamat_klien(request: HttpRequest) -> str:
    """The client's IP address as seen by the outermost proxy we trust.

    With `PROKSI_TEPERCAYA` = n the n-th entry of X-Forwarded-For from the right was written by
    our own proxy; anything left of it was sent by the client and is ignored.
    """
    langsung = str(request.META.get("REMOTE_ADDR", ""))
    rantai = request.headers.get("X-Forwarded-For", "").split(",")
    n = settings.PROKSI_TEPERCAYA
    diteruskan = rantai[-n] if 0 < n <= len(rantai) else ""
    return _ip_baku(diteruskan) or _ip_baku(langsung) or TANPA_ALAMAT


def _ip_baku(teks: str) -> str | None:
    try:
        alamat = ip_address(teks.strip())
    except ValueError:
        return None
    if isinstance(alamat, IPv6Address):
        if alamat.ipv4_mapped:
            return str(alamat.ipv4_mapped)
        if alamat.scope_id:
            return None
    return str(alamat)


def subjek_alamat(request: HttpRequest) -> str:
    """What limits per address count by: IPv4 as it is, IPv6 by its /64, which one client owns."""
    alamat = ip_address(alamat_klien(request))
    if isinstance(alamat, IPv6Address):
        return str(IPv6Address(int(alamat) >> 64 << 64))
    return str(alamat)


CARA_FORMULIR = ["get", "head", "options", "post"]
"""What a page with a form answers to: Django's form views would take PUT for an uncounted POST."""


class DibatasiMixin(View):
    """POSTs are counted per client address before anything else is done with them."""

    http_method_names = CARA_FORMULIR
    batas_alamat: ClassVar[Batas]

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "POST" and (tunggu := self.batas_alamat.catat(subjek_alamat(request))):
            return jawab_terlalu_sering(request, tunggu)
        return super().dispatch(request, *args, **kwargs)


def jawab_terlalu_sering(
    request: HttpRequest, tunggu: int, templat: str = "429.html"
) -> HttpResponse:
    """429 with Retry-After (seconds) and a page that says how long to wait."""
    konteks = {
        "tunggu": sebut_lama(tunggu),
        "coba_lagi": datetime.now(UTC) + timedelta(seconds=tunggu),
        "pesan": f"Demi keamanan, cobalah lagi dalam {sebut_lama(tunggu)}.",
        "url": request.path,
        "label": "Kembali",
    }
    response = render(request, templat, konteks, status=429)
    response.headers["Retry-After"] = str(tunggu)
    return response


def sebut_lama(detik: int) -> str:
    """In words: "45 detik", "12 menit", "1 jam 5 menit"; minutes are rounded up."""
    if detik < 60:
        return f"{detik} detik"
    jam, menit = divmod(-(-detik // 60), 60)
    return " ".join(f"{n} {nama}" for n, nama in ((jam, "jam"), (menit, "menit")) if n)
