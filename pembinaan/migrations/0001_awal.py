from django.db import migrations


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('sop', '0003_sublangkah_proses_anak'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProsesPembinaan',
            fields=[
            ],
            options={
                'verbose_name': 'proses pembinaan',
                'verbose_name_plural': 'proses pembinaan',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('sop.proses',),
        ),
        migrations.CreateModel(
            name='AnalisaKetersediaan',
            fields=[
            ],
            options={
                'verbose_name': 'analisa ketersediaan pelaku usaha',
                'verbose_name_plural': 'analisa ketersediaan pelaku usaha',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pembinaan.prosespembinaan',),
        ),
        migrations.CreateModel(
            name='PembinaanKp2mi',
            fields=[
            ],
            options={
                'verbose_name': 'pembinaan pelaku usaha KP2MI',
                'verbose_name_plural': 'pembinaan pelaku usaha KP2MI',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pembinaan.prosespembinaan',),
        ),
        migrations.CreateModel(
            name='PembinaanPagaralam',
            fields=[
            ],
            options={
                'verbose_name': 'pembinaan pelaku usaha Pagar Alam',
                'verbose_name_plural': 'pembinaan pelaku usaha Pagar Alam',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pembinaan.prosespembinaan',),
        ),
        migrations.CreateModel(
            name='PengelolaanPenyedia',
            fields=[
            ],
            options={
                'verbose_name': 'pengelolaan penyedia',
                'verbose_name_plural': 'pengelolaan penyedia',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('pembinaan.prosespembinaan',),
        ),
    ]
