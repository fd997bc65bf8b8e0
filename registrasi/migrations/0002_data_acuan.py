"""Addresses of the national systems the portal points to."""

from django.db import migrations

from registrasi.seed import seed_registrasi


class Migration(migrations.Migration):
    dependencies = [("registrasi", "0001_awal")]
    operations = [migrations.RunPython(seed_registrasi, migrations.RunPython.noop)]
