"""A document about a deviation: one each, and for the office alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dokumen', '0001_awal'),
        ('sop', '0005_pertanggungjawaban'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='dokumen',
            name='dokumen_sekali',
        ),
        migrations.AddField(
            model_name='dokumen',
            name='penyimpangan',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dokumen', to='sop.penyimpangan'),
        ),
        migrations.AddConstraint(
            model_name='dokumen',
            constraint=models.UniqueConstraint(condition=models.Q(('penyimpangan__isnull', True)), fields=('pelaksanaan', 'jenis'), name='dokumen_sekali'),
        ),
    ]
