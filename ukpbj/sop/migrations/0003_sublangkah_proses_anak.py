"""Sub-steps, child cases, bindings that outlive one case, and duties beside the table."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def isi_lingkup(apps, schema_editor):
    """So far every case was its own scope."""
    proses = apps.get_model("sop", "Proses")
    ikatan = apps.get_model("sop", "IkatanPeran")
    proses.objects.update(lingkup=models.F("kunci"))
    milik = proses.objects.filter(pk=models.OuterRef("proses"))
    ikatan.objects.update(lingkup=models.Subquery(milik.values("lingkup")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('akun', '0003_plh_menggantikan'),
        ('sop', '0002_pemicu_jejak'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Tugas',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode_sop', models.SlugField(max_length=60)),
                ('kode', models.SlugField(max_length=40, verbose_name='kode')),
                ('peran', models.SlugField(verbose_name='peran')),
                ('judul', models.CharField(max_length=200, verbose_name='judul')),
                ('keterangan', models.TextField(blank=True, verbose_name='keterangan')),
                ('dibuat', models.DateTimeField(verbose_name='dibuat')),
                ('selesai', models.DateTimeField(blank=True, null=True, verbose_name='selesai pada')),
                ('catatan', models.TextField(blank=True, verbose_name='catatan')),
            ],
            options={
                'verbose_name': 'tugas',
                'verbose_name_plural': 'tugas',
                'ordering': ['id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='ikatanperan',
            name='ikatan_peran_sekali',
        ),
        migrations.RemoveConstraint(
            model_name='pelaksanaanlangkah',
            name='pelaksanaan_sekali',
        ),
        migrations.RemoveConstraint(
            model_name='pelaksanaanlangkah',
            name='satu_langkah_terbuka',
        ),
        migrations.AddField(
            model_name='proses',
            name='lingkup',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='ikatanperan',
            name='lingkup',
            field=models.UUIDField(null=True),
        ),
        migrations.RunPython(isi_lingkup, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='ikatanperan',
            name='proses',
        ),
        migrations.AlterField(
            model_name='proses',
            name='lingkup',
            field=models.UUIDField(db_index=True, default=uuid.uuid4, editable=False, verbose_name='lingkup ikatan'),
        ),
        migrations.AlterField(
            model_name='ikatanperan',
            name='lingkup',
            field=models.UUIDField(verbose_name='lingkup'),
        ),
        migrations.AddField(
            model_name='pelaksanaanlangkah',
            name='huruf',
            field=models.CharField(blank=True, max_length=2, verbose_name='huruf sublangkah'),
        ),
        migrations.AddField(
            model_name='pelaksanaanlangkah',
            name='induk',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sublangkah', to='sop.pelaksanaanlangkah'),
        ),
        migrations.AddField(
            model_name='proses',
            name='untuk_langkah',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proses_anak', to='sop.pelaksanaanlangkah', verbose_name='dijalankan untuk langkah'),
        ),
        migrations.AddConstraint(
            model_name='ikatanperan',
            constraint=models.UniqueConstraint(fields=('lingkup', 'peran', 'pengguna'), name='ikatan_peran_sekali'),
        ),
        migrations.AddConstraint(
            model_name='pelaksanaanlangkah',
            constraint=models.UniqueConstraint(fields=('proses', 'urut', 'huruf', 'kunjungan'), name='pelaksanaan_sekali'),
        ),
        migrations.AddConstraint(
            model_name='pelaksanaanlangkah',
            constraint=models.UniqueConstraint(condition=models.Q(('huruf', ''), ('selesai__isnull', True)), fields=('proses',), name='satu_langkah_terbuka'),
        ),
        migrations.AddConstraint(
            model_name='pelaksanaanlangkah',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('huruf', ''), ('induk__isnull', True)), models.Q(models.Q(('huruf', ''), _negated=True), ('induk__isnull', False)), _connector='OR'), name='sublangkah_berinduk'),
        ),
        migrations.AddField(
            model_name='tugas',
            name='pelaksana',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name='pelaksana'),
        ),
        migrations.AddField(
            model_name='tugas',
            name='pelaksanaan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tugas', to='sop.pelaksanaanlangkah'),
        ),
        migrations.AddField(
            model_name='tugas',
            name='proses',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tugas', to='sop.proses'),
        ),
        migrations.AddField(
            model_name='tugas',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='akun.unit'),
        ),
        migrations.AddIndex(
            model_name='tugas',
            index=models.Index(condition=models.Q(('selesai__isnull', True)), fields=['unit', 'peran', 'id'], name='tugas_terbuka'),
        ),
        migrations.AddConstraint(
            model_name='tugas',
            constraint=models.UniqueConstraint(fields=('pelaksanaan', 'kode'), name='tugas_sekali'),
        ),
    ]
