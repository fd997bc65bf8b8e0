from django.db import migrations


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('sop', '0003_sublangkah_proses_anak'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProsesRisiko',
            fields=[
            ],
            options={
                'verbose_name': 'proses risiko',
                'verbose_name_plural': 'proses risiko',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('sop.proses',),
        ),
        migrations.CreateModel(
            name='PengelolaanRisiko',
            fields=[
            ],
            options={
                'verbose_name': 'pengelolaan risiko',
                'verbose_name_plural': 'pengelolaan risiko',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('risiko.prosesrisiko',),
        ),
        migrations.CreateModel(
            name='RisikoStrategis',
            fields=[
            ],
            options={
                'verbose_name': 'manajemen risiko strategis',
                'verbose_name_plural': 'manajemen risiko strategis',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('risiko.prosesrisiko',),
        ),
    ]
