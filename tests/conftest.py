"""What tests share: what the machine lacks is counted and said, never passed over in silence."""

import os
from collections import Counter
from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")
KURANG: Counter[str] = Counter()


def _kebutuhan() -> dict[str, tuple[bool, str]]:
    """Marker -> (is it there, how to name it)."""
    return {
        "pg": (os.environ["DATABASE_URL"].startswith("postgres"), "PostgreSQL (DATABASE_URL)"),
        "redis": (bool(os.environ["REDIS_URL"]), "Redis (REDIS_URL)"),
        "peramban": (CHROMIUM.exists(), f"peramban ({CHROMIUM})"),
    }


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--wajib",
        action="append",
        default=[],
        choices=sorted(("pg", "redis", "peramban")),
        help="refuse to leave tests out for lack of this",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for penanda, (ada, nama) in _kebutuhan().items():
        if ada:
            continue
        terkena = [butir for butir in items if butir.get_closest_marker(penanda)]
        if terkena and penanda in config.getoption("--wajib"):
            raise pytest.UsageError(f"{len(terkena)} uji memerlukan {nama}, yang tidak ada.")
        for butir in terkena:
            butir.add_marker(pytest.mark.skip(reason=f"memerlukan {nama}"))
            KURANG[nama] += 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for nama, jumlah in KURANG.items():
        terminalreporter.write_line(f"Tidak dijalankan: {jumlah} uji yang memerlukan {nama}.")
