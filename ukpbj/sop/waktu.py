"""The one source of "now" for door, sweep and pages."""

from datetime import UTC, datetime


def sekarang() -> datetime:
    """The current instant, in UTC, whole seconds (microseconds dropped, as deadlines are)."""
    return datetime.now(UTC).replace(microsecond=0)
