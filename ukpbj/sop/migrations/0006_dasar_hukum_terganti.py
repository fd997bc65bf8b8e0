"""Legal bases that later rules have taken the place of; those the printed SOPs cite come along."""

from django.db import migrations, models

from ukpbj.sop.seed_dasar_hukum import seed_dasar_hukum


class Migration(migrations.Migration):

    dependencies = [
        ('sop', '0005_pertanggungjawaban'),
    ]

    operations = [
        migrations.CreateModel(
            name='DasarHukumTerganti',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kutipan', models.CharField(help_text='Seperti tercetak di SOP, sampai nomor dan tahunnya, misalnya PP 82/2012.', max_length=80, verbose_name='kutipan')),
                ('sifat', models.CharField(choices=[('diganti', 'Sudah diganti'), ('diubah', 'Sudah diubah')], default='diganti', max_length=10, verbose_name='sifat')),
                ('pengganti', models.CharField(max_length=120, verbose_name='pengganti')),
                ('catatan', models.CharField(blank=True, max_length=300, verbose_name='catatan')),
                ('berlaku_mulai', models.DateField(blank=True, help_text='Kosong: tanggalnya tidak dicatat.', null=True, verbose_name='berlaku mulai')),
                ('berlaku_sampai', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('dasar', models.CharField(help_text='Dari mana ini diketahui.', max_length=200, verbose_name='dasar')),
            ],
            options={
                'verbose_name': 'dasar hukum yang terganti',
                'verbose_name_plural': 'dasar hukum yang terganti',
                'ordering': ['kutipan', 'pengganti'],
                'constraints': [models.UniqueConstraint(fields=('kutipan', 'pengganti'), name='dasar_hukum_terganti_sekali'), models.CheckConstraint(condition=models.Q(('berlaku_mulai__isnull', True), ('berlaku_sampai__isnull', True), ('berlaku_sampai__gte', models.F('berlaku_mulai')), _connector='OR'), name='dasar_hukum_sampai_setelah_mulai')],
            },
        ),
        migrations.RunPython(seed_dasar_hukum, migrations.RunPython.noop),
    ]
