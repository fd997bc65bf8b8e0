"""The account of a deviation: more states, its story, the deadline that passed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def isi_jatuh_tempo(apps, schema_editor):
    """Of deviations recorded before, the deadline their step has now."""
    penyimpangan = apps.get_model("sop", "Penyimpangan")
    langkah = apps.get_model("sop", "PelaksanaanLangkah").objects.filter(pk=models.OuterRef("pelaksanaan"))
    penyimpangan.objects.filter(jenis="waktu").update(
        jatuh_tempo=models.Subquery(langkah.values("jatuh_tempo")[:1])
    )


class Migration(migrations.Migration):

    dependencies = [
        ('akun', '0004_sop_unit'),
        ('sop', '0004_batas_unit_perubahan_kalender'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RiwayatPenyimpangan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nomor', models.PositiveSmallIntegerField(verbose_name='nomor')),
                ('tindakan', models.CharField(choices=[('tunjuk', 'Penanggung jawab ditunjuk'), ('jawab', 'Pertanggungjawaban disampaikan'), ('terima', 'Pertanggungjawaban diterima'), ('kembalikan', 'Pertanggungjawaban dikembalikan'), ('gugur', 'Penyimpangan gugur')], max_length=12, verbose_name='tindakan')),
                ('semula', models.CharField(choices=[('terbuka', 'Terbuka'), ('dipertanggungjawabkan', 'Menunggu keputusan'), ('dikembalikan', 'Dikembalikan'), ('diterima', 'Diterima'), ('gugur', 'Gugur')], max_length=25, verbose_name='keadaan semula')),
                ('pada', models.DateTimeField(verbose_name='pada')),
                ('sebab', models.TextField(blank=True, verbose_name='sebab')),
                ('perbaikan', models.TextField(blank=True, verbose_name='perbaikan')),
                ('pencegahan', models.TextField(blank=True, verbose_name='pencegahan')),
                ('tindak_lanjut', models.TextField(blank=True, verbose_name='tindak lanjut')),
                ('tindak_lanjut_pada', models.DateField(blank=True, null=True, verbose_name='tindak lanjut pada')),
                ('catatan', models.TextField(blank=True, verbose_name='catatan')),
            ],
            options={
                'verbose_name': 'riwayat penyimpangan',
                'verbose_name_plural': 'riwayat penyimpangan',
                'ordering': ['penyimpangan', 'nomor'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='penyimpangan',
            name='penyimpangan_sekali',
        ),
        migrations.AddField(
            model_name='penyimpangan',
            name='jatuh_tempo',
            field=models.DateTimeField(blank=True, null=True, verbose_name='jatuh tempo yang lewat'),
        ),
        migrations.AlterField(
            model_name='penyimpangan',
            name='keadaan',
            field=models.CharField(choices=[('terbuka', 'Terbuka'), ('dipertanggungjawabkan', 'Menunggu keputusan'), ('dikembalikan', 'Dikembalikan'), ('diterima', 'Diterima'), ('gugur', 'Gugur')], default='terbuka', max_length=25, verbose_name='keadaan'),
        ),
        migrations.AddConstraint(
            model_name='penyimpangan',
            constraint=models.UniqueConstraint(condition=models.Q(('keadaan', 'gugur'), _negated=True), fields=('pelaksanaan', 'jenis'), name='penyimpangan_sekali'),
        ),
        migrations.AddField(
            model_name='riwayatpenyimpangan',
            name='dari',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='semula dijawab'),
        ),
        migrations.AddField(
            model_name='riwayatpenyimpangan',
            name='kepada',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ditunjuk'),
        ),
        migrations.AddField(
            model_name='riwayatpenyimpangan',
            name='oleh',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='oleh'),
        ),
        migrations.AddField(
            model_name='riwayatpenyimpangan',
            name='penyimpangan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='riwayat', to='sop.penyimpangan'),
        ),
        migrations.AddConstraint(
            model_name='riwayatpenyimpangan',
            constraint=models.UniqueConstraint(fields=('penyimpangan', 'nomor'), name='riwayat_bernomor'),
        ),
        migrations.AddConstraint(
            model_name='riwayatpenyimpangan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('tindakan', 'jawab'), _negated=True), ('tindak_lanjut_pada__isnull', False), _connector='OR'), name='riwayat_jawab_bertanggal'),
        ),
        migrations.RunPython(isi_jatuh_tempo, migrations.RunPython.noop),
    ]
