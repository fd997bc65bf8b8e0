"""On PostgreSQL the trail refuses UPDATE and DELETE."""

from django.db import migrations

from ukpbj.sop import pemicu


class Migration(migrations.Migration):
    dependencies = [("sop", "0001_awal")]
    operations = [migrations.RunPython(pemicu.pasang, pemicu.lepas)]
