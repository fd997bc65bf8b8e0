"""Files that say the same thing in two places say the same."""

import re
import subprocess
import sys

import pytest

from tests.server import AKAR, ServerHidup, porta_bebas


def kunci(nama: str) -> dict[str, str]:
    """Package -> pinned line of a lock file."""
    baris = (AKAR / nama).read_text().splitlines()
    pin = [b.removesuffix(" \\") for b in baris if "==" in b and not b.startswith(("#", " "))]
    return {b.split("==")[0]: b for b in pin}


def test_tests_run_on_the_versions_that_are_delivered():
    produk, pengembangan = kunci("requirements.txt"), kunci("requirements-dev.txt")

    assert len(produk) > 30
    assert produk.items() <= pengembangan.items()


@pytest.mark.parametrize("nama", ["requirements.txt", "requirements-dev.txt"])
def test_lock_files_name_no_index_and_pin_every_package_by_hash(nama):
    isi = (AKAR / nama).read_text().replace("\\\n", "")
    baris = [b for b in isi.splitlines() if b and not b.lstrip().startswith("#")]

    assert all(re.match(r"[a-zA-Z0-9]", b) and "--hash=sha256:" in b for b in baris)
    assert "://" not in "".join(baris)


def test_the_image_installs_the_libraries_that_the_script_looks_for():
    naskah = (AKAR / "run").read_text()
    perlu = set(re.findall(r"echo ((?:lib|fonts-)\S+)", naskah))

    assert len(perlu) == 5
    assert all(paket in (AKAR / "Dockerfile").read_text() for paket in perlu)


def test_the_example_environment_has_everything_that_compose_insists_on():
    compose = (AKAR / "docker-compose.yml").read_text()
    wajib = set(re.findall(r"\$\{([A-Z_]+):\?", compose))
    contoh = set(re.findall(r"^([A-Z_]+)=", (AKAR / ".env.contoh").read_text(), re.MULTILINE))

    assert "SECRET_KEY" in wajib
    assert wajib <= contoh


def jalankan(*perintah: str, **lingkungan: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        perintah, cwd=AKAR, env=lingkungan, capture_output=True, text=True, check=False
    )


def test_the_script_explains_itself_when_it_does_not_understand():
    hasil = jalankan("sh", "run", "entah", PATH="/usr/bin:/bin")

    assert hasil.returncode == 1
    assert "./run demo" in hasil.stdout


def test_the_containers_health_check_asks_under_the_name_of_the_site(server_hidup: ServerHidup):
    periksa = (sys.executable, "-m", "ukpbj.periksa_sehat")
    bind = f"0.0.0.0:{server_hidup.porta}"

    baik = jalankan(*periksa, BIND=bind, SITE_URL=server_hidup.alamat)
    asing = jalankan(*periksa, BIND=bind, SITE_URL="https://lain.contoh.go.id")
    mati = jalankan(*periksa, BIND=f"0.0.0.0:{porta_bebas()}", SITE_URL=server_hidup.alamat)

    assert baik.returncode == 0, baik.stderr
    assert (asing.returncode, asing.stdout[:3]) == (1, "400")
    assert mati.returncode == 1
    assert "Traceback" not in mati.stderr
