"""Forms of the portal and of the steps the office does in registration."""

from registrasi.forms.data import BAGIAN, FormBagian, bagian_untuk, urutan_bagian
from registrasi.forms.dokumen import FormCara, FormSikap, FormUnggah
from registrasi.forms.langkah import JadwalPanggilanForm, VerifikasiForm
from registrasi.forms.langkah_portal import FormBerkasPortal, FormButir
from registrasi.forms.pendaftaran import FormDaftar, FormSandiPertama

__all__ = [
    "BAGIAN",
    "FormBagian",
    "FormBerkasPortal",
    "FormButir",
    "FormCara",
    "FormDaftar",
    "FormSandiPertama",
    "FormSikap",
    "FormUnggah",
    "JadwalPanggilanForm",
    "VerifikasiForm",
    "bagian_untuk",
    "urutan_bagian",
]
