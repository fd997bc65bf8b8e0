from django.db import migrations


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('sop', '0003_sublangkah_proses_anak'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProsesKinerja',
            fields=[
            ],
            options={
                'verbose_name': 'proses kinerja',
                'verbose_name_plural': 'proses kinerja',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('sop.proses',),
        ),
        migrations.CreateModel(
            name='DistribusiPersonil',
            fields=[
            ],
            options={
                'verbose_name': 'distribusi personil UKPBJ',
                'verbose_name_plural': 'distribusi personil UKPBJ',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('kinerja.proseskinerja',),
        ),
        migrations.CreateModel(
            name='PencatatanKinerja',
            fields=[
            ],
            options={
                'verbose_name': 'pencatatan kinerja penyedia',
                'verbose_name_plural': 'pencatatan kinerja penyedia',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('kinerja.proseskinerja',),
        ),
        migrations.CreateModel(
            name='PengelolaanKinerja',
            fields=[
            ],
            options={
                'verbose_name': 'pengelolaan kinerja',
                'verbose_name_plural': 'pengelolaan kinerja',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('kinerja.proseskinerja',),
        ),
    ]
