"""Numbers of reports in a template: `{{ detik|jam_menit }}`, `{{ permil|persen }}`."""

from __future__ import annotations

from django import template

from ukpbj.dasbor.laporan import kata

register = template.Library()
register.filter("jam_menit", kata.jam_menit)
register.filter("persen", kata.persen)
