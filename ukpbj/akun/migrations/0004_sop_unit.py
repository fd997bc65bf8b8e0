"""The seeded units run the SOPs their offices printed."""

from django.db import migrations

from ukpbj.akun.seed import aktifkan_sop


class Migration(migrations.Migration):
    dependencies = [("akun", "0003_plh_menggantikan")]
    operations = [migrations.RunPython(aktifkan_sop, migrations.RunPython.noop)]
