"""The browser tests' own watchman: it must complain when something leaves the site."""

import pytest

from tests.peramban import Jendela

pytestmark = pytest.mark.peramban


def test_a_page_of_the_site_raises_no_complaint(jendela: Jendela):
    jawaban = jendela.buka().goto("/sehat/")

    assert jawaban is not None
    assert jawaban.ok
    assert jendela.keluhan == []


def test_a_request_that_leaves_the_site_is_a_complaint(jendela: Jendela):
    halaman = jendela.buka()
    halaman.goto("/sehat/")
    with pytest.raises(Exception, match="ERR_"):
        halaman.goto("http://127.0.0.1:9/")

    assert jendela.keluhan == ["permintaan ke luar: http://127.0.0.1:9/"]
    jendela.keluhan.clear()


def test_what_the_content_security_policy_refuses_is_a_complaint(jendela: Jendela):
    halaman = jendela.buka()
    halaman.goto("/sehat/")
    halaman.evaluate("document.head.appendChild(document.createElement('style')).textContent='a{}'")

    assert "Content Security Policy" in jendela.keluhan[0]
    jendela.keluhan.clear()
