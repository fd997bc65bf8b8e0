"""How the two SOPs of risiko go in three months."""

from ukpbj.demo.pola import Pola, Tempo

PENGELOLAAN = (
    "pekerjaan jalan", "barang impor", "kenaikan harga semen", "penyedia tunggal", "cuaca",
    "revisi anggaran", "spesifikasi ganda", "jaminan pelaksanaan", "serah terima", "gagal tender",
    "kontrak tahun jamak", "sengketa lahan", "kurs", "pemasok tutup", "sanggah", "kebakaran arsip",
    "pergantian PPK", "keterlambatan DPA", "gangguan SPSE", "mutu beton",
)  # fmt: skip
STRATEGIS = (
    "belanja produk dalam negeri", "ketergantungan satu penyedia", "kompetensi SDM", "integritas",
    "keamanan data", "penumpukan akhir tahun", "perubahan peraturan", "layanan daring",
    "kecukupan anggaran", "kepercayaan pelaku usaha", "konsolidasi", "pengaduan",
)  # fmt: skip
LAGI = dict.fromkeys(
    (
        "lanjutkan dari identifikasi",
        "lanjutkan dari analisis",
        "penanganan lanjutan dari identifikasi",
        "penanganan lanjutan dari analisis",
    ),
    ("Satu penyebab belum dianalisis.", "Rencana tindaknya belum menurunkan risikonya."),
)
PUTUSAN = {
    4: {"dapat ditolerir": 0.3},
    11: {
        "lanjutkan dari identifikasi": 0.06, "lanjutkan dari analisis": 0.1, "eskalasi": 0.15,
        "dapat ditolerir": 1,
    },
    13: {
        "penanganan lanjutan dari identifikasi": 0.05, "dapat ditolerir": 1,
        "penanganan lanjutan dari analisis": 0.05,
    },
}  # fmt: skip

POLA = (
    Pola(
        "pengelolaan-risiko", 20, [f"Contoh risiko {satu}" for satu in PENGELOLAAN],
        hasil=PUTUSAN, alasan=LAGI,
        tempo={
            1: Tempo(hari=0.3), 7: Tempo(0.5, 0.5, hari=2.5), 10: Tempo(0.7, 0.6, arah=0.9),
            9: Tempo(0.5, 0.5), 12: Tempo(0.6, 0.6),
        },
    ),
    Pola(
        "risiko-strategis", 12, [f"Contoh risiko strategis {satu}" for satu in STRATEGIS],
        hasil=PUTUSAN, alasan=LAGI, pekan=(0, 10),
        tempo={2: Tempo(0.4, 0.4), 7: Tempo(0.55, 0.45), 8: Tempo(0.6, 0.5, arah=-0.5)},
    ),
)  # fmt: skip
