"""`/sehat/`: is this installation able to work? For probes and for whoever is on duty.

Public, so it tells states and ages only: no host names, versions, or numbers of cases.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error as GalatBasisData
from django.db import connection
from django.db.models import Min
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import Redis, RedisError

from ukpbj.sop.models import Detak, KotakKeluar
from ukpbj.sop.waktu import sekarang

Keterangan = dict[str, Any]

# A sweep missed this many times in a row means that beat or worker stands still.
SLOT_TERLEWAT = 5
# An outbox row that has waited this many seconds means that no worker does its job.
ANTREAN_TERTAHAN = 300


@login_not_required
@never_cache
@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """200 where pages can be served, 503 where the database does not answer.

    A broker that is away or a worker that stands still loses nothing (`ukpbj.sop.kotak_keluar`):
    it is told as `status: "terganggu"`, and the web process is not restarted for it.
    """
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1")
        keterangan = umur_antrean()
    except GalatBasisData:
        return JsonResponse({"status": "mati", "basis_data": "tidak terjangkau"}, status=503)
    keterangan |= {"basis_data": "baik", "perantara": _perantara()}
    return JsonResponse({"status": _status(keterangan)} | keterangan)


def umur_antrean() -> Keterangan:
    """Seconds since the last sweep and since the oldest waiting outbox row was due; rows parked."""
    kini = sekarang()
    sapuan = Detak.objects.filter(nama="sapu_tenggat").values_list("waktu", flat=True).first()
    tertua = KotakKeluar.objects.menunggu().aggregate(Min("berikutnya"))["berikutnya__min"]
    return {
        "umur_sapuan": _detik(sapuan, kini),
        "umur_antrean": max(_detik(tertua, kini) or 0, 0),
        "diparkir": KotakKeluar.objects.filter(diparkir__isnull=False).count(),
    }


def _detik(dari: datetime | None, sampai: datetime) -> int | None:
    return int((sampai - dari).total_seconds()) if dari else None


def _perantara() -> str:
    if settings.TERTANAM:
        return "tertanam"
    try:
        with Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1
        ) as redis:
            redis.ping()
    except RedisError:
        return "tidak terjangkau"
    return "baik"


def _status(keterangan: Keterangan) -> str:
    sapuan = keterangan["umur_sapuan"]
    lancar = (
        keterangan["perantara"] != "tidak terjangkau"
        and sapuan is not None
        and sapuan <= SLOT_TERLEWAT * settings.SAPUAN_DETIK
        and keterangan["umur_antrean"] <= ANTREAN_TERTAHAN
    )
    return "baik" if lancar else "terganggu"
