"""Words of invented accounts: cause, correction, prevention, follow-up; and of the decisions."""

JAWABAN = {
    "waktu": (
        (
            "Petugas mengikuti rapat di luar kantor dan langkah ini baru dibuka sesudahnya.",
            "Langkah diselesaikan pada hari petugas kembali.",
            "Langkah diambil petugas lain bila pemegangnya dinas luar.",
            "Mengatur petugas pengganti dalam jadwal mingguan.",
        ),
        (
            "Beberapa berkas datang bersamaan dan dikerjakan menurut urutan datangnya.",
            "Berkas yang tertinggal diselesaikan lebih dahulu.",
            "Antrean diperiksa dua kali sehari, pagi dan sesudah istirahat.",
            "Membagi antrean antara dua petugas.",
        ),
        (
            "Data pendukung dari bidang lain terlambat diterima.",
            "Data diminta lewat telepon dan langkah diselesaikan.",
            "Permintaan data disampaikan saat langkah dibuka, bukan saat dikerjakan.",
            "Menyusun daftar data tetap yang diminta dari setiap bidang.",
        ),
        (
            "Langkah tidak terlihat karena petugas belum membuka antreannya hari itu.",
            "Langkah diselesaikan begitu diketahui.",
            "Antrean dibuka setiap awal hari kerja.",
            "Mengingatkan seluruh petugas dalam rapat pagi.",
        ),
        (
            "Sistem nasional sempat tidak dapat diakses.",
            "Pekerjaan dilanjutkan setelah sistem dapat diakses.",
            "Gangguan dicatat dan dilaporkan pada hari yang sama.",
            "Meminta catatan gangguan kepada pengelola sistem.",
        ),
    ),
    "kelengkapan": (
        (
            "Dokumen asli masih diproses di bidang pengusul.",
            "Dokumen disusulkan dan disimpan bersama kasusnya.",
            "Kelengkapan diperiksa sebelum langkah diambil.",
            "Membuat daftar periksa untuk bidang pengusul.",
        ),
        (
            "Data terbaru belum terbit saat langkah dikerjakan.",
            "Data dilengkapi setelah terbit.",
            "Jadwal terbit data dicantumkan dalam rencana kerja.",
            "Menyesuaikan rencana kerja dengan jadwal terbit data.",
        ),
    ),
    "keluaran": (
        (
            "Pejabat yang menandatangani sedang berdinas luar.",
            "Tanda tangan dilengkapi setelah pejabat kembali.",
            "Penandatangan pengganti ditetapkan untuk masa dinas luar.",
            "Mengusulkan penetapan penandatangan pengganti.",
        ),
        (
            "Naskah akhir menunggu koreksi terakhir.",
            "Naskah akhir diunggah menggantikan draf.",
            "Koreksi diselesaikan sebelum langkah ditutup.",
            "Menetapkan satu pemeriksa naskah.",
        ),
    ),
}
"""By kind of deviation."""

KURANG_JELAS = (
    "Jelaskan mengapa langkah ini tidak diserahkan kepada petugas lain.",
    "Pencegahannya belum konkret. Sebutkan siapa yang melakukan apa.",
    "Tanggal tindak lanjut terlalu jauh. Ajukan yang lebih dekat.",
)

SETUJU = ("", "", "Disetujui. Laporkan tindak lanjutnya.", "Disetujui.")
