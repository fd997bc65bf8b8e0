"""Admin of people, units and calendars."""

from ukpbj.akun.admin import kalender, orang, unit

__all__ = ["kalender", "orang", "unit"]
