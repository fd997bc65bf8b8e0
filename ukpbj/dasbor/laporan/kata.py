"""Numbers of a report in words, as page, PDF and list say them."""

from __future__ import annotations

from ukpbj.sop.kata_waktu import dalam_kata

KOSONG = "–"
SETAHUN = 365 * 86_400
"""So many seconds are never reached: durations are told in hours, whatever a day has."""

DEFINISI = (
    (
        "Langkah selesai",
        "Langkah dihitung pada bulan selesainya, menurut zona waktu unit. Langkah yang ditutup"
        " karena prosesnya dibatalkan tidak dihitung.",
    ),
    (
        "Tanpa penyimpangan",
        "Langkah kantor yang tidak mempunyai penyimpangan waktu, kelengkapan, atau keluaran yang"
        " berdiri. Penyimpangan yang gugur karena perubahan kalender tidak dihitung. Kepatuhan"
        " adalah bagian langkah tanpa penyimpangan, dibulatkan ke bawah.",
    ),
    (
        "Waktu kantor dan waktu pelaku usaha",
        "Waktu kerja menurut kalender unit, dipisahkan menurut pelaku pertama langkahnya. Langkah"
        " pelaku usaha tidak masuk kepatuhan. Sublangkah berjalan di dalam waktu langkahnya.",
    ),
    (
        "Menunggu dan dikerjakan",
        "Menunggu: sejak langkah terbuka sampai diambil. Dikerjakan: sejak diambil sampai selesai."
        " Langkah yang selesai tanpa diambil seluruhnya menunggu.",
    ),
    (
        "Median dan persentil 90",
        "Waktu kerja nyata pada jam langkah: setengah, dan sembilan dari sepuluh, selesai dalam"
        " waktu itu atau kurang. Jam langkah berjanji temu mulai pada janjinya.",
    ),
)
"""What the numbers mean: label and text."""


def lama(detik: int | None) -> str:
    """Working time: "2 jam 15 menit"; a dash where there is none."""
    return KOSONG if detik is None else dalam_kata(detik, SETAHUN)


def jam_menit(detik: int | None) -> str:
    """The same for columns: "136:39"; "<0:01" for some seconds."""
    if detik is None:
        return KOSONG
    if 0 < detik < 60:
        return "<0:01"
    return f"{detik // 3600}:{detik % 3600 // 60:02d}"


def persen(permil: int | None) -> str:
    """From per thousand: "94,2 %"."""
    return KOSONG if permil is None else f"{permil // 10},{permil % 10} %"


def menit(detik: int | None) -> int | None:
    """Whole working minutes, for cells one reckons with."""
    return None if detik is None else detik // 60
