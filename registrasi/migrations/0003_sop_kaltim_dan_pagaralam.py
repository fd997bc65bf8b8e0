from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('registrasi', '0002_data_acuan'),
    ]

    operations = [
        migrations.CreateModel(
            name='RegistrasiKaltimPerseorangan',
            fields=[
            ],
            options={
                'verbose_name': 'registrasi perseorangan Kalimantan Timur',
                'verbose_name_plural': 'registrasi perseorangan Kalimantan Timur',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('registrasi.permohonanakun',),
        ),
        migrations.CreateModel(
            name='RegistrasiPagaralam',
            fields=[
            ],
            options={
                'verbose_name': 'registrasi Kota Pagar Alam',
                'verbose_name_plural': 'registrasi Kota Pagar Alam',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('registrasi.permohonanakun',),
        ),
        migrations.CreateModel(
            name='RekrutmenRegistrasiPagaralam',
            fields=[
            ],
            options={
                'verbose_name': 'rekrutmen dan registrasi Kota Pagar Alam',
                'verbose_name_plural': 'rekrutmen dan registrasi Kota Pagar Alam',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('registrasi.permohonanakun',),
        ),
    ]
