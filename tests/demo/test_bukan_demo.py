"""What the demo refuses on a database that is not one."""

import pytest
from django.core.management import CommandError, call_command

from tests import pabrik
from ukpbj.akun.models import Pengguna
from ukpbj.demo.models import is_demo

pytestmark = pytest.mark.django_db


def test_basis_data_yang_sudah_berisi_orang_tidak_dicampuri() -> None:
    pabrik.PenggunaFactory.create()
    with pytest.raises(CommandError, match="sudah berisi pengguna"):
        call_command("isi_demo")
    assert Pengguna.objects.count() == 1
    assert not is_demo()


def test_akun_contoh_tidak_dicetak_di_luar_demo() -> None:
    with pytest.raises(CommandError, match="bukan demo"):
        call_command("akun_demo")
