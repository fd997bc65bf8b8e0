"""A Plh. says for whom they stand in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('akun', '0002_data_acuan'),
    ]

    operations = [
        migrations.AddField(
            model_name='penugasan',
            name='menggantikan',
            field=models.ForeignKey(blank=True, help_text='Untuk Plh.: pejabat yang berhalangan; Plh. mengerjakan yang terikat padanya.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='digantikan', to=settings.AUTH_USER_MODEL, verbose_name='menggantikan'),
        ),
    ]
