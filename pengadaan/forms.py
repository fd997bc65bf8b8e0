"""What the desk asks before it starts a case about a package."""

from __future__ import annotations

from ukpbj.sop.forms_mulai import FormMulai


class FormMulaiPaket(FormMulai):
    """Which package the case is about: one already known, or a new one."""
