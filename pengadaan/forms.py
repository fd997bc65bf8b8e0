"""What the desk asks before it starts a case about a package."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django import forms
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pengadaan.models import Paket
from ukpbj.sop.forms_mulai import FormMulai
from ukpbj.sop.galat import IsianBelumLengkap
from ukpbj.sop.models import Proses
from ukpbj.sop.rupiah import MedanRupiah, sebut_rupiah
from ukpbj.sop.waktu import sekarang

if TYPE_CHECKING:
    from django.http import QueryDict

BANYAK = 10
"""How many packages are shown to choose from; the search narrows them."""

LAMA, BARU = "lama", "baru"
MEDAN = {LAMA: ("paket",), BARU: ("kode_rup", "nama", "tahun", "pagu")}
ANGKA = {"inputmode": "numeric", "autocomplete": "off"}
SALAH_TAHUN = "Isi tahun anggaran dengan empat angka, misalnya 2026."


class FormMulaiPaket(FormMulai):
    """Which package the case is about: one already known to the unit, or a new one.

    After a code that is taken `paket_ada` is the package that has it, and a button `pakai` chooses
    it. `berjalan`: the case that stands in the way of a second one of the same SOP.
    """

    use_required_attribute = False
    templat = "pengadaan/formulir_mulai.html"

    judul = None  # type: ignore[assignment]  # the case is called as its package
    cara = forms.ChoiceField(
        label="Paket",
        choices=[(LAMA, "Paket yang sudah tercatat"), (BARU, "Paket baru")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih paket yang sudah tercatat atau paket baru."},
    )
    cari = forms.CharField(label="Cari kode RUP atau nama paket", required=False, max_length=100)
    paket = forms.ModelChoiceField(
        Paket.objects.none(),
        label="Pilih paket",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih paketnya.",
            "invalid_choice": "Paket ini tidak ada di unit ini.",
        },
    )
    kode_rup = forms.RegexField(
        r"^[0-9]{1,12}\Z",
        label="Kode RUP",
        widget=forms.TextInput(attrs=ANGKA),
        help_text="Angka dari SiRUP.",
        error_messages={
            "required": "Isi kode RUP paket ini.",
            "invalid": "Kode RUP hanya berisi angka, paling banyak 12.",
        },
    )
    nama = forms.CharField(
        label="Nama paket", max_length=200, error_messages={"required": "Isi nama paketnya."}
    )
    tahun = forms.IntegerField(
        label="Tahun anggaran",
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput(attrs={**ANGKA, "maxlength": 4}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), SALAH_TAHUN
        ),
    )
    pagu = MedanRupiah(
        label="Pagu",
        min_value=1,
        max_value=10**15,
        help_text="Dalam rupiah penuh, misalnya 1.250.000.000.",
        error_messages={"required": "Isi pagu paketnya."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paket_ada: Paket | None = None
        self.berjalan: Proses | None = None
        if pakai := self.data.get("pakai", ""):
            data = cast("QueryDict", self.data).copy()
            data["cara"], data["paket"] = LAMA, pakai
            self.data = data
        milik = Paket.objects.filter(unit=self.unit)
        self.ada_paket = milik.exists()
        self.initial.setdefault("cara", LAMA if self.ada_paket else BARU)
        self.initial.setdefault("tahun", sekarang().astimezone(self.unit.tzinfo).year)
        self._isi_pilihan(milik)

    def _isi_pilihan(self, milik: QuerySet[Paket]) -> None:
        """Any package of the unit may be sent; those that fit the search are shown."""
        kata = str(self.data.get("cari", "")).strip().replace("\0", "")
        cocok = milik.filter(Q(kode_rup__startswith=kata) | Q(nama__icontains=kata))
        tampil = list(cocok[: BANYAK + 1])
        self.masih_ada = len(tampil) > BANYAK
        self.cocok = bool(tampil)
        medan = cast("forms.ModelChoiceField[Paket]", self.fields["paket"])
        medan.queryset = milik
        medan.choices = self._sebut(_dahulukan(self._terpilih(milik), tampil[:BANYAK]))

    def _terpilih(self, milik: QuerySet[Paket]) -> Paket | None:
        pk = str(self.data.get("paket", ""))
        return milik.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None

    def _sebut(self, daftar: Iterable[Paket]) -> list[tuple[int, str]]:
        """How the packages read; those about which a case runs already last, with its number."""
        daftar = list(daftar)
        jalan = Proses.objects.berjalan().filter(
            kode_sop=self.kelas.sop.kode, lingkup__in=[satu.kunci for satu in daftar]
        )
        nomor = dict(jalan.values_list("lingkup", "nomor"))
        urut = sorted(daftar, key=lambda satu: satu.kunci in nomor)
        return [(satu.pk, _sebut_paket(satu, nomor.get(satu.kunci, ""))) for satu in urut]

    # --- Judging ------------------------------------------------------------------------------

    @property
    def _cara(self) -> str:
        return str(self.data.get("cara") or self.initial["cara"])

    def full_clean(self) -> None:
        """What stands in the half that was not chosen is neither asked for nor judged."""
        super().full_clean()
        for nama in MEDAN[LAMA if self._cara == BARU else BARU]:
            self.errors.pop(nama, None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        paket = data.get("paket")
        if self._cara == LAMA and paket:
            self.berjalan = paket.proses_berjalan(self.kelas.sop.kode)
            if self.berjalan:
                self.add_error("paket", "Paket ini sudah punya proses SOP ini yang berjalan.")
        if self._cara == BARU and "kode_rup" in data:
            self._periksa_kode(data["kode_rup"])
        return data

    def _periksa_kode(self, kode: str) -> None:
        self.paket_ada = Paket.objects.filter(unit=self.unit, kode_rup=kode).first()
        if self.paket_ada:
            self.add_error("kode_rup", "Kode RUP ini sudah tercatat di unit ini.")

    # --- Starting -----------------------------------------------------------------------------

    def simpan(self) -> None:
        if self._cara == BARU:
            self.cleaned_data["paket"] = self._paket_baru()

    def _paket_baru(self) -> Paket:
        """Raises IsianBelumLengkap where somebody has just taken the code."""
        isi = {nama: self.cleaned_data[nama] for nama in MEDAN[BARU]}
        try:
            with transaction.atomic():
                return Paket.objects.create(unit=self.unit, **isi)
        except IntegrityError:
            raise IsianBelumLengkap({"kode_rup": "Kode RUP ini baru saja dicatat."}) from None

    def judul_proses(self) -> str:
        return str(self.cleaned_data["paket"].nama)

    def lingkup(self) -> UUID:
        kunci: UUID = self.cleaned_data["paket"].kunci
        return kunci

    def isian(self) -> dict[str, Any]:
        return {"paket": self.cleaned_data["paket"]}


def _dahulukan(satu: Paket | None, daftar: list[Paket]) -> list[Paket]:
    return [satu, *(lain for lain in daftar if lain != satu)] if satu else daftar


def _sebut_paket(paket: Paket, nomor: str) -> SafeString:
    """The name, and below it what tells two packages of the same name apart."""
    bagian = [f"RUP {paket.kode_rup}", str(paket.tahun), sebut_rupiah(paket.pagu)]
    bagian += [f"sudah berjalan: {nomor}"] if nomor else []
    ket = " · ".join(bagian)
    return format_html('{}<span class="pilih-paket__ket">{}</span>', paket.nama, ket)
