"""The 24 roles, the four units with their office hours, holidays and Ramadan."""

from django.db import migrations

from ukpbj.akun.seed import seed_akun
from ukpbj.akun.seed_kalender import seed_jadwal, seed_kalender


class Migration(migrations.Migration):
    dependencies = [("akun", "0001_awal")]
    operations = [
        migrations.RunPython(seed_akun, migrations.RunPython.noop),
        migrations.RunPython(seed_kalender, migrations.RunPython.noop),
        migrations.RunPython(seed_jadwal, migrations.RunPython.noop),
    ]
