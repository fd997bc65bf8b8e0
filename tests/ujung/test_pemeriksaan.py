"""The examiners' own examination: a page made worse must be complained about."""

from __future__ import annotations

import pytest

from tests.peramban import Jendela
from tests.ujung.penjelajah import PAPAN_KETIK, Penjelajah

pytestmark = pytest.mark.peramban

RUSAK = {
    "isi.insertAdjacentHTML('afterbegin', '<h1>Satu lagi</h1>')": "2 h1",
    "isi.insertAdjacentHTML('beforeend', '<h4>Terlalu dalam</h4>')": "judul melompat",
    "isi.insertAdjacentHTML('beforeend', '<input id=polos>')": "tanpa nama",
    "isi.insertAdjacentHTML('beforeend', '<img src=/static/ikon/merek.svg>')": "tanpa alt",
    "isi.insertAdjacentHTML('beforeend', '<p id=isi></p>')": "id kembar",
    "document.querySelector('input[type=email]').setAttribute('aria-describedby', 'x')":
        "menunjuk ke x",
    "isi.append(Object.assign(document.createElement('canvas'), {width: 900}))":
        "bergulir ke samping",
    "document.documentElement.lang = 'en'": "bahasa",
}  # fmt: skip


def test_halaman_yang_dirusak_dikeluhkan(transactional_db: None, jendela: Jendela):
    p = Penjelajah.mulai(jendela, 390)
    for cara, keluhan in RUSAK.items():
        p.buka("masuk", "/akun/masuk/")
        assert p.keluhan == []
        p.page.evaluate(f"() => {{ const isi = document.getElementById('isi'); {cara}; }}")
        p.lihat("masuk")
        assert any(keluhan in satu for satu in p.keluhan), (cara, p.keluhan)
        p.keluhan.clear()


def test_kendali_yang_terlewat_atau_tanpa_cincin_disebut(transactional_db: None, jendela: Jendela):
    page = Penjelajah.mulai(jendela, 390).page
    page.goto("/akun/masuk/")
    page.evaluate(
        "document.styleSheets[0].insertRule("
        "'input { outline: none !important; box-shadow: none !important }')"
    )
    page.evaluate(PAPAN_KETIK)
    for _ in range(5):
        page.keyboard.press("Tab")
        page.evaluate("papanKetik.catat()")
    assert "input" in "".join(page.evaluate("papanKetik.tanpaCincin()"))
    assert "Lupa kata sandi" in "".join(page.evaluate("papanKetik.terlewat()"))
