"""How the four SOPs of pembinaan go in three months."""

from ukpbj.demo.pola import Pola, Tempo

ANALISA = (
    "konsultan pengawas", "jasa katering", "beton pracetak", "mebel sekolah", "alat tulis kantor",
    "sewa kendaraan", "bibit kopi", "pupuk organik", "jaringan internet", "aspal hotmix",
    "pipa air bersih", "lampu jalan", "obat generik", "alat olahraga", "jasa keamanan",
    "perangkat lunak", "percetakan", "konsultan perencana", "alat pertanian", "batu belah",
    "pakan ikan", "perlengkapan rapat",
)  # fmt: skip
KELOMPOK = (
    "usaha mikro", "penyedia katalog lokal", "penyedia konstruksi", "penyedia jasa boga",
    "koperasi", "penyedia baru", "perajin kayu", "petani kopi", "usaha perempuan", "penyedia TIK",
    "penyedia percetakan", "penyedia mebel", "penyedia kebersihan", "penyedia alat kesehatan",
)  # fmt: skip
KEMENTERIAN = (
    "jasa boga", "percetakan spanduk", "sewa gedung", "jasa penerjemah", "perlengkapan pelatihan",
    "alat tulis", "jasa kebersihan", "sewa kendaraan", "perjalanan dinas", "jasa keamanan",
    "perangkat komputer", "dekorasi", "konsumsi rapat", "dokumentasi kegiatan", "pakaian dinas",
    "pemeliharaan gedung", "jasa kurir", "alat kebersihan", "jaringan", "perabot kantor",
    "jasa konsultan", "arsip", "pameran", "penerbitan",
)  # fmt: skip
ULANG = {"perlu perbaikan": ("Daftar undangannya belum memuat usaha mikro.",
                             "Waktu dan tempat belum sesuai arahan.")}  # fmt: skip

POLA = (
    Pola(
        "analisa-ketersediaan", 22, [f"Contoh analisa {satu}" for satu in ANALISA],
        hasil={4: {"tidak ada yang memenuhi syarat": 0.2}},
        tempo={0: Tempo(hari=0.8, sebar=0.8), 3: Tempo(0.55, 0.6, hari=1.2, arah=0.5)},
    ),
    Pola(
        "pembinaan-pagaralam", 15, [f"Contoh pembinaan {satu}" for satu in KELOMPOK],
        tempo={
            2: Tempo(0.6, 0.6, arah=-0.6), 3: Tempo(0.4, 0.5), 4: Tempo(0.5, 0.8),
            6: Tempo(0.5, 0.7), 7: Tempo(0.45, 0.5, hari=0.5),
        },
        batal=("Digabung dengan pembinaan kelompok lain.",),
    ),
    Pola(
        "pengelolaan-penyedia", 12, [f"Contoh pendataan {satu}" for satu in KELOMPOK],
        tempo={2: Tempo(0.6, 0.35), 4: Tempo(0.5, 0.5), 5: Tempo(0.5, 0.6, arah=0.5)},
        pekan=(0, 11),
    ),
    Pola(
        "pembinaan-kp2mi", 24, [f"Contoh pembinaan penyedia {satu}" for satu in KEMENTERIAN],
        "kp2mi", alasan=ULANG,
        tempo={
            4: Tempo(0.6, 0.5, arah=-0.7), 6: Tempo(0.55, 0.8), 10: Tempo(0.5, 0.9, arah=0.6),
            7: Tempo(0.5, 0.8), 12: Tempo(0.7, 0.25),
        },
    ),
)  # fmt: skip
