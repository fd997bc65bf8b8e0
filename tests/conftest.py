"""What tests share: what the machine lacks is counted and said, never passed over in silence."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.peramban import CHROMIUM, OPSI, Jendela
from tests.server import AKAR, ServerHidup

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PERLU = "memerlukan "


def _kebutuhan() -> dict[str, tuple[bool, str]]:
    """Marker -> (is it there, how to name it)."""
    return {
        "pg": (os.environ["DATABASE_URL"].startswith("postgres"), "PostgreSQL (DATABASE_URL)"),
        "redis": (bool(os.environ["REDIS_URL"]), "Redis (REDIS_URL)"),
        "tertanam": (not os.environ["REDIS_URL"], "mode satu proses (tanpa REDIS_URL)"),
        "peramban": (Path(CHROMIUM).exists(), f"peramban ({CHROMIUM})"),
        "poppler": (shutil.which("pdftotext") is not None, "pdftotext (poppler-utils)"),
    }


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--wajib",
        action="append",
        default=[],
        choices=sorted(("pg", "redis", "peramban", "poppler")),
        help="refuse to leave tests out for lack of this",
    )


def pytest_configure(config: pytest.Config) -> None:
    wajib = config.getoption("--wajib")
    kurang = [nama for penanda, (ada, nama) in _kebutuhan().items() if penanda in wajib and not ada]
    if kurang:
        raise pytest.UsageError(f"Tidak ada: {', '.join(kurang)}.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for penanda, (ada, nama) in _kebutuhan().items():
        for butir in items:
            if not ada and butir.get_closest_marker(penanda):
                butir.add_marker(pytest.mark.skip(reason=f"{PERLU}{nama}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """From the reports, not the collection: with `-n` the collecting is done in other processes."""
    sebab = [str(lap.longrepr[2]) for lap in terminalreporter.stats.get("skipped", [])]
    kurang = Counter(s.partition(PERLU)[2] for s in sebab if PERLU in s)
    for nama, jumlah in kurang.items():
        terminalreporter.write_line(f"Tidak dijalankan: {jumlah} uji yang memerlukan {nama}.")


# --- A running installation -------------------------------------------------------------------


@pytest.fixture(scope="session")
def berkas_statis() -> None:
    """Static files for servers that run on the product's own settings."""
    subprocess.run(
        (sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"),
        cwd=AKAR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "ukpbj.settings"},
        check=True,
    )


@pytest.fixture
def mulai_server(
    transactional_db: None, berkas_statis: None, tmp_path: Path
) -> Iterator[Callable[..., ServerHidup]]:
    """Start servers on this test's database: `mulai_server(KOTAK_KELUAR_SEWA="2")`."""
    mereka: list[ServerHidup] = []

    def mulai(**lingkungan: str) -> ServerHidup:
        folder = tmp_path / f"server{len(mereka)}"
        folder.mkdir()
        server = ServerHidup(folder, **lingkungan)
        mereka.append(server)
        server.mulai()
        return server

    yield mulai
    for server in mereka:
        server.hentikan()


@pytest.fixture
def server_hidup(mulai_server: Callable[..., ServerHidup]) -> ServerHidup:
    """Web, worker and beat as real processes on this test's database; see `tests/server.py`."""
    return mulai_server()


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; the ORM is still used synchronously.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        peramban = playwright.chromium.launch(executable_path=CHROMIUM, args=OPSI)
        yield peramban
        peramban.close()


@pytest.fixture
def jendela(chromium: "Browser", server_hidup: ServerHidup) -> Iterator[Jendela]:
    """Opens pages of `server_hidup`, one visitor each; fails if a request leaves the site."""
    jendela = Jendela(chromium, server_hidup.alamat)
    yield jendela
    jendela.tutup()


@pytest.fixture
def halaman(jendela: Jendela) -> "Page":
    """A phone's page (390 x 844)."""
    return jendela.buka(390, 844)


@pytest.fixture
def halaman_lebar(jendela: Jendela) -> "Page":
    """A desk's page (1280 x 900)."""
    return jendela.buka(1280, 900)
