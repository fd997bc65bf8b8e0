"""When and how often a unit reminds pelaku usaha of a step that waits for them."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('akun', '0004_sop_unit'),
    ]

    operations = [
        migrations.AddField(
            model_name='unit',
            name='pengingat_setelah_hari',
            field=models.PositiveSmallIntegerField(default=2, help_text='Hari kerja penuh sejak gilirannya mulai; hari mulainya tidak dihitung.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='pengingat pelaku usaha setelah (hari kerja)'),
        ),
        migrations.AddField(
            model_name='unit',
            name='pengingat_terbanyak',
            field=models.PositiveSmallIntegerField(default=3, help_text='Sekali per hari kerja untuk setiap langkah yang menunggu, lalu berhenti. 0: tanpa pengingat.', validators=[django.core.validators.MaxValueValidator(30)], verbose_name='pengingat pelaku usaha paling banyak'),
        ),
    ]
