"""Numbers of reports in a template: `{{ detik|lama }}`, `{{ permil|persen }}`."""

from __future__ import annotations

from django import template

from ukpbj.dasbor.laporan import kata

register = template.Library()
register.filter("lama", kata.lama)
register.filter("persen", kata.persen)
