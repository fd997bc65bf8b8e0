"""Limits the head sets where the SOP prints none; what a change of the calendar did."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('akun', '0004_sop_unit'),
        ('sop', '0003_sublangkah_proses_anak'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='pelaksanaanlangkah',
            name='asal_batas',
            field=models.CharField(blank=True, choices=[('sop', 'tercetak di SOP'), ('unit', 'ditetapkan Kepala UKPBJ'), ('', 'tanpa batas')], max_length=10),
        ),
        migrations.CreateModel(
            name='BatasLangkah',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode_sop', models.SlugField(max_length=60, verbose_name='SOP')),
                ('versi_sop', models.PositiveSmallIntegerField(default=1, verbose_name='versi SOP')),
                ('urut', models.PositiveSmallIntegerField(verbose_name='langkah')),
                ('huruf', models.CharField(blank=True, max_length=2, verbose_name='sublangkah')),
                ('nilai', models.PositiveIntegerField(verbose_name='batas')),
                ('satuan', models.CharField(choices=[('menit', 'menit kerja'), ('jam', 'jam kerja'), ('hari', 'hari kerja')], max_length=5, verbose_name='satuan')),
                ('dasar', models.CharField(max_length=200, verbose_name='dasar penetapan')),
                ('berlaku_mulai', models.DateField(verbose_name='berlaku mulai')),
                ('berlaku_sampai', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('dibuat', models.DateTimeField(verbose_name='ditetapkan pada')),
                ('dicabut', models.DateTimeField(blank=True, null=True, verbose_name='dicabut pada')),
                ('diakhiri', models.DateTimeField(blank=True, null=True, verbose_name='diakhiri pada')),
                ('diakhiri_oleh', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='batas_diakhiri', to=settings.AUTH_USER_MODEL, verbose_name='diakhiri oleh')),
                ('ditetapkan_oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batas_ditetapkan', to=settings.AUTH_USER_MODEL, verbose_name='ditetapkan oleh')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='akun.unit', verbose_name='unit')),
            ],
            options={
                'verbose_name': 'batas langkah',
                'verbose_name_plural': 'batas langkah',
                'ordering': ['unit', 'kode_sop', 'urut', 'huruf', '-berlaku_mulai', '-id'],
            },
        ),
        migrations.AddField(
            model_name='pelaksanaanlangkah',
            name='penetapan_batas',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dipakai', to='sop.bataslangkah'),
        ),
        migrations.CreateModel(
            name='PerubahanKalender',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uraian', models.CharField(max_length=300, verbose_name='perubahan')),
                ('dasar', models.CharField(max_length=200, verbose_name='dasar')),
                ('pada', models.DateTimeField(verbose_name='pada')),
                ('bergeser', models.PositiveIntegerField(default=0, verbose_name='tenggat bergeser')),
                ('gugur', models.PositiveIntegerField(default=0, verbose_name='penyimpangan gugur')),
                ('selesai', models.DateTimeField(blank=True, null=True, verbose_name='selesai dihitung')),
                ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='oleh')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='akun.unit', verbose_name='unit')),
            ],
            options={
                'verbose_name': 'perubahan kalender',
                'verbose_name_plural': 'perubahan kalender',
                'ordering': ['-id'],
            },
        ),
        migrations.AddConstraint(
            model_name='bataslangkah',
            constraint=models.UniqueConstraint(condition=models.Q(('berlaku_sampai__isnull', True), ('dicabut__isnull', True)), fields=('unit', 'kode_sop', 'versi_sop', 'urut', 'huruf'), name='batas_langkah_satu_terbuka'),
        ),
        migrations.AddConstraint(
            model_name='bataslangkah',
            constraint=models.CheckConstraint(condition=models.Q(('berlaku_sampai__isnull', True), ('berlaku_sampai__gte', models.F('berlaku_mulai')), _connector='OR'), name='batas_langkah_sampai_setelah_mulai'),
        ),
        migrations.AddConstraint(
            model_name='bataslangkah',
            constraint=models.CheckConstraint(condition=models.Q(('nilai__gte', 1)), name='batas_langkah_nilai'),
        ),
        migrations.AddIndex(
            model_name='perubahankalender',
            index=models.Index(fields=['unit', '-id'], name='perubahan_kalender_unit'),
        ),
    ]
