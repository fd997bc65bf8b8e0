"""One place draws a field, whether a page includes it or crispy asks for it."""

import re
from collections.abc import Callable

import pytest
from crispy_forms.bootstrap import FormActions, PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import (
    HTML,
    ButtonHolder,
    Column,
    Div,
    Field,
    Fieldset,
    Hidden,
    Layout,
    Row,
    Submit,
)
from crispy_forms.utils import render_crispy_form
from django import forms
from django.forms import formset_factory
from django.template import engines

from tests.tampilan.buku_pola import FormSegala, segala


def _crispy(form: forms.Form | forms.BaseFormSet[FormSegala]) -> str:
    templat = engines["django"].from_string("{% load crispy_forms_tags %}{{ form|crispy }}")
    return re.sub(r"\s+", " ", templat.render({"form": form}))


def _ada_id(html: str, nama: str) -> bool:
    return f' id="{nama}"' in html


def test_setiap_medan_punya_nama_bagi_pembaca_layar() -> None:
    html = _crispy(FormSegala())
    for nama in ("nama", "pkp", "kota", "alamat", "akta", "setuju"):
        assert f'for="id_{nama}"' in html
    assert html.count("<legend") == 3
    assert 'aria-label="Janji temu: tanggal"' in html
    assert 'aria-label="Janji temu: jam"' in html


def test_petunjuk_dan_galat_terikat_pada_medannya() -> None:
    html = _crispy(segala())
    acuan = re.findall(r'aria-describedby="([^"]+)"', html)
    assert any("id_nama_helptext id_nama_error" in satu for satu in acuan)
    assert any("id_jenis_helptext id_jenis_error" in satu for satu in acuan)
    assert all(_ada_id(html, satu) for nilai in acuan for satu in nilai.split())
    assert re.search(r'<input[^>]*name="nama"[^>]*aria-invalid="true"', html)


def test_ringkasan_galat_menautkan_ke_kendali_yang_ada() -> None:
    html = _crispy(segala())
    tautan = re.findall(r'<a href="#([^"]+)">', html)
    assert {"id_nama", "id_jenis_0", "id_bidang_0", "id_akta", "id_setuju"} <= set(tautan)
    assert all(_ada_id(html, satu) for satu in tautan)
    assert "Data ini benar: " in html


def test_tanpa_galat_tidak_ada_ringkasan() -> None:
    assert "ringkasan-galat" not in _crispy(FormSegala())


def test_hanya_medan_opsional_yang_ditandai() -> None:
    html = _crispy(FormSegala())
    assert html.count("(opsional)") == 1
    assert re.search(r"Nomor PKP <span[^>]*>\(opsional\)", html)


def test_yang_sudah_diketik_tetap_ada() -> None:
    form = FormSegala({"nama": 'CV "Contoh" <Karya>', "alamat": "Jalan & Gang", "jenis": "op"})
    html = _crispy(form)
    assert 'value="CV &quot;Contoh&quot; &lt;Karya&gt;"' in html
    assert "Jalan &amp; Gang" in html
    assert re.search(r'value="op"[^>]*checked', html)


def test_kelas_dari_form_tidak_hilang_dan_medan_tersembunyi_tanpa_label() -> None:
    html = _crispy(FormSegala())
    assert re.search(r'<textarea[^>]*class="tinggi isian"', html)
    assert '<input type="hidden" name="kunci" value="7"' in html
    assert 'for="id_kunci"' not in html


def test_berkas_yang_sudah_ada_ditautkan_ke_halaman_berizin() -> None:
    html = _crispy(FormSegala())
    assert '<a class="berkas__nama" href="/berkas/1/">akta.pdf</a>' in html
    assert re.search(r'<input type="file"[^>]*data-batas-mb="5"', html)
    assert 'accept="application/pdf"' in html


def test_rangkaian_form_tergambar_dengan_ringkasannya() -> None:
    Rangkaian = formset_factory(FormSegala, extra=2)
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-nama": "A"}
    html = _crispy(Rangkaian(data))
    assert 'name="form-TOTAL_FORMS"' in html
    assert 'href="#id_form-0-kota"' in html
    assert render_crispy_form(Rangkaian()).count("<form") == 1


class FormTata(FormSegala):
    """The layout objects of crispy that our pack draws."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on unchanged
        self.helper = FormHelper()
        self.helper.form_id = "isian"
        self.helper.form_class = "lebar"
        self.helper.attrs = {"data-simpan-otomatis": "/simpan/"}
        self.helper.layout = Layout(
            Hidden("versi", "3"),
            Fieldset(
                "Usaha", Row(Column("nama"), "pkp"), Field("jenis", wrapper_class="medan--kartu")
            ),
            Div(PrependedText("kota", "Rp"), css_class="kotak"),
            HTML('<p class="kecil">Bantuan</p>'),
            "bidang",
            "janji",
            "alamat",
            "akta",
            "setuju",
            FormActions(Submit("lanjut", "Simpan")),
            ButtonHolder(Submit("nanti", "Nanti", css_class="tombol--biasa")),
        )


@pytest.fixture
def tata() -> str:
    return re.sub(r"\s+", " ", render_crispy_form(FormTata(), context={"csrf_token": "abc"}))


def test_tata_letak_crispy_memakai_bagian_kita(tata: str) -> None:
    assert tata.count("<form") == tata.count("novalidate") == 1
    assert tata.count("class=") == len(re.findall(r"<[^>]*?class=", tata))
    for potongan in (
        'id="isian"',
        'data-simpan-otomatis="/simpan/"',
        'class="formulir lebar"',
        'enctype="multipart/form-data"',
        'name="csrfmiddlewaretoken" value="abc"',
        "<legend>Usaha</legend>",
        "baris-medan",
        "medan--kartu",
        "<span>Rp</span>",
        'type="hidden" name="versi" value="3"',
        '<p class="kecil">Bantuan</p>',
    ):
        assert potongan in tata, potongan


def test_tombol_crispy_memakai_kelas_kita(tata: str) -> None:
    assert re.search(r'<button class="tombol tombol--utama" type="submit" name="lanjut"', tata)
    assert re.search(r'<button class="tombol tombol--biasa" type="submit" name="nanti"', tata)
    assert "btn" not in tata


def test_variabel_halaman_tidak_merembes_ke_medan(gambar: Callable[..., str]) -> None:
    html = gambar("ukpbj/field.html", field=FormSegala()["nama"], kelas="pendek", imbuh_depan="Rp")
    assert "medan--pendek" not in html
    assert "Rp" not in html
