"""Forms of the portal and of the steps the office does in registration."""

from registrasi.forms.data import BAGIAN, FormBagian, urutan_bagian
from registrasi.forms.dokumen import FormCara, FormSikap, FormUnggah
from registrasi.forms.langkah import JadwalPanggilanForm, VerifikasiForm
from registrasi.forms.pendaftaran import FormDaftar, FormSandiPertama

__all__ = [
    "BAGIAN",
    "FormBagian",
    "FormCara",
    "FormDaftar",
    "FormSandiPertama",
    "FormSikap",
    "FormUnggah",
    "JadwalPanggilanForm",
    "VerifikasiForm",
    "urutan_bagian",
]
