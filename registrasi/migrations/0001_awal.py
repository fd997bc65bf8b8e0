import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('akun', '0001_awal'),
        ('sop', '0001_awal'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PelakuUsaha',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jenis', models.CharField(blank=True, choices=[('badan_usaha', 'Badan usaha'), ('perseorangan', 'Perseorangan')], max_length=15, verbose_name='jenis pelaku usaha')),
                ('nama', models.CharField(blank=True, max_length=150, verbose_name='nama usaha')),
                ('npwp', models.CharField(blank=True, max_length=16, verbose_name='NPWP')),
                ('nib', models.CharField(blank=True, max_length=13, verbose_name='NIB')),
                ('nomor_pkp', models.CharField(blank=True, max_length=100, verbose_name='nomor PKP')),
                ('alamat', models.CharField(blank=True, max_length=300, verbose_name='alamat')),
                ('kabupaten_kota', models.CharField(blank=True, max_length=100, verbose_name='kabupaten/kota')),
                ('provinsi', models.CharField(blank=True, max_length=100, verbose_name='provinsi')),
                ('kode_pos', models.CharField(blank=True, max_length=5, verbose_name='kode pos')),
                ('telepon', models.CharField(blank=True, max_length=20, verbose_name='telepon')),
                ('nama_pimpinan', models.CharField(blank=True, max_length=150, verbose_name='nama pimpinan/pemilik')),
                ('jabatan_pimpinan', models.CharField(blank=True, max_length=100, verbose_name='jabatan')),
                ('nik', models.CharField(blank=True, max_length=16, verbose_name='NIK pimpinan/pemilik')),
                ('diubah', models.DateTimeField(blank=True, null=True, verbose_name='terakhir disimpan')),
                ('pengguna', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='pelaku_usaha', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'pelaku usaha',
                'verbose_name_plural': 'pelaku usaha',
            },
        ),
        migrations.CreateModel(
            name='PemeriksaanDokumen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jenis', models.CharField(choices=[('ktp', 'KTP'), ('npwp', 'NPWP')], max_length=10, verbose_name='dokumen')),
                ('sesuai', models.BooleanField(verbose_name='sesuai')),
                ('catatan', models.TextField(blank=True, verbose_name='catatan')),
                ('berkas', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='sop.berkas')),
                ('pelaksanaan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pemeriksaan_dokumen', to='sop.pelaksanaanlangkah')),
            ],
            options={
                'verbose_name': 'pemeriksaan dokumen',
                'verbose_name_plural': 'pemeriksaan dokumen',
            },
        ),
        migrations.CreateModel(
            name='PermohonanAkun',
            fields=[
                ('proses_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='sop.proses')),
                ('cara', models.CharField(blank=True, choices=[('daring', 'Daring lewat panggilan video'), ('tatap_muka', 'Tatap muka di kantor LPSE')], max_length=12, verbose_name='cara verifikasi')),
                ('tautan_panggilan', models.URLField(blank=True, verbose_name='tautan panggilan video')),
                ('pelaku_usaha', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='permohonan', to='registrasi.pelakuusaha')),
            ],
            options={
                'verbose_name': 'permohonan akun',
                'verbose_name_plural': 'permohonan akun',
            },
            bases=('sop.proses',),
        ),
        migrations.CreateModel(
            name='RegistrasiBatang',
            fields=[
            ],
            options={
                'verbose_name': 'registrasi Kabupaten Batang',
                'verbose_name_plural': 'registrasi Kabupaten Batang',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('registrasi.permohonanakun',),
        ),
        migrations.CreateModel(
            name='TautanLayanan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.SlugField(help_text='Misalnya: sikap.', max_length=30, verbose_name='kode')),
                ('nama', models.CharField(max_length=100, verbose_name='nama layanan')),
                ('alamat', models.URLField(verbose_name='alamat')),
                ('berlaku_mulai', models.DateField(verbose_name='berlaku mulai')),
                ('berlaku_sampai', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('dasar', models.CharField(blank=True, max_length=200, verbose_name='dasar')),
            ],
            options={
                'verbose_name': 'tautan layanan',
                'verbose_name_plural': 'tautan layanan',
                'ordering': ['nama', '-berlaku_mulai'],
                'constraints': [models.UniqueConstraint(fields=('kode', 'berlaku_mulai'), name='tautan_layanan_sekali'), models.CheckConstraint(condition=models.Q(('berlaku_sampai__isnull', True), ('berlaku_sampai__gte', models.F('berlaku_mulai')), _connector='OR'), name='tautan_layanan_sampai_setelah_mulai')],
            },
        ),
        migrations.CreateModel(
            name='TautanPendaftaran',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='alamat email')),
                ('kode_sop', models.SlugField(max_length=60)),
                ('diminta', models.DateTimeField(verbose_name='diminta pada')),
                ('dikirim', models.DateTimeField(verbose_name='terakhir dikirim')),
                ('kedaluwarsa', models.DateTimeField(verbose_name='berlaku sampai')),
                ('dipakai', models.DateTimeField(blank=True, null=True, verbose_name='dipakai pada')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='akun.unit')),
            ],
            options={
                'verbose_name': 'tautan pendaftaran',
                'verbose_name_plural': 'tautan pendaftaran',
            },
        ),
        migrations.AddIndex(
            model_name='pelakuusaha',
            index=models.Index(fields=['npwp'], name='pelaku_usaha_npwp'),
        ),
        migrations.AddConstraint(
            model_name='pemeriksaandokumen',
            constraint=models.UniqueConstraint(fields=('pelaksanaan', 'jenis'), name='pemeriksaan_dokumen_sekali'),
        ),
        migrations.AddIndex(
            model_name='tautanpendaftaran',
            index=models.Index(fields=['email', 'unit'], name='tautan_email'),
        ),
    ]
