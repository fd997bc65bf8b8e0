"""The mailbox of the demo, open to everybody there and absent everywhere else."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ukpbj.demo.models import SurelDemo, is_demo

BANYAK = 50


@login_not_required
@require_safe
def surel(request: HttpRequest) -> HttpResponse:
    _hanya_demo()
    return render(request, "demo/surel.html", {"daftar": SurelDemo.objects.all()[:BANYAK]})


@login_not_required
@require_safe
def satu_surel(request: HttpRequest, pk: int) -> HttpResponse:
    _hanya_demo()
    return render(request, "demo/satu_surel.html", {"surat": get_object_or_404(SurelDemo, pk=pk)})


def _hanya_demo() -> None:
    if not is_demo():
        raise Http404
