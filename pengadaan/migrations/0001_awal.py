import uuid

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('akun', '0004_sop_unit'),
        ('sop', '0003_sublangkah_proses_anak'),
    ]

    operations = [
        migrations.CreateModel(
            name='Paket',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kunci', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='kunci alamat')),
                ('kode_rup', models.CharField(max_length=12, validators=[django.core.validators.RegexValidator('^\\d{1,12}$', 'Kode RUP hanya berisi angka, paling banyak 12.')], verbose_name='kode RUP')),
                ('nama', models.CharField(max_length=200, verbose_name='nama paket')),
                ('tahun', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(2000), django.core.validators.MaxValueValidator(2100)], verbose_name='tahun anggaran')),
                ('pagu', models.PositiveBigIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(1000000000000000)], verbose_name='pagu (rupiah)')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='akun.unit', verbose_name='unit')),
            ],
            options={
                'verbose_name': 'paket',
                'verbose_name_plural': 'paket',
                'ordering': ['-tahun', 'nama'],
            },
        ),
        migrations.CreateModel(
            name='ProsesPaket',
            fields=[
                ('proses_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='sop.proses')),
                ('paket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proses', to='pengadaan.paket', verbose_name='paket')),
            ],
            options={
                'verbose_name': 'proses paket',
                'verbose_name_plural': 'proses paket',
            },
            bases=('sop.proses',),
        ),
        migrations.CreateModel(
            name='PerencanaanPengadaan',
            fields=[
            ],
            options={
                'verbose_name': 'perencanaan pengadaan',
                'verbose_name_plural': 'perencanaan pengadaan',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pengadaan.prosespaket',),
        ),
        migrations.CreateModel(
            name='PersiapanPemilihan',
            fields=[
            ],
            options={
                'verbose_name': 'persiapan pemilihan penyedia',
                'verbose_name_plural': 'persiapan pemilihan penyedia',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pengadaan.prosespaket',),
        ),
        migrations.CreateModel(
            name='PersiapanPengadaan',
            fields=[
            ],
            options={
                'verbose_name': 'persiapan pengadaan',
                'verbose_name_plural': 'persiapan pengadaan',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pengadaan.prosespaket',),
        ),
        migrations.CreateModel(
            name='ProsesUtama',
            fields=[
            ],
            options={
                'verbose_name': 'proses utama pengadaan',
                'verbose_name_plural': 'proses utama pengadaan',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pengadaan.prosespaket',),
        ),
        migrations.AddConstraint(
            model_name='paket',
            constraint=models.UniqueConstraint(fields=('unit', 'kode_rup'), name='paket_kode_rup'),
        ),
    ]
