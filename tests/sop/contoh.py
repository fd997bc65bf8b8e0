"""A made-up SOP, declared by tests that need a table other than the printed ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from types import new_class
from typing import Any

from ukpbj.sop.definisi import Akhir, Arah, Bentuk, Butir, Hasil, Kepala, Langkah, Sop
from ukpbj.sop.kalender import hari, jam
from ukpbj.sop.models import Proses

PELAKU = {"ppk": "PPK", "pokja_pemilihan": "Pokja", "pelaku_usaha": "Penyedia"}


def buat_sop(
    *baris: Langkah,
    kode: str = "sop-kedelapan-belas",
    versi: int = 1,
    fakta: Collection[str] = (),
    pelaku: Mapping[str, str] = PELAKU,
    app: str = "sop",
    **metode: Callable[..., Any],
) -> type[Proses]:
    """Declare an SOP as its file would: a proxy with one `Sop` and its rows. Needs `sop_sementara`.

    `app`: whose file it would be. `metode`: effects and overridden methods of the class.
    """
    sop = Sop(
        kode=kode,
        judul="SOP contoh",
        instansi="Pemerintah Kabupaten Contoh",
        nomor="1/CONTOH/2026",
        tanggal_pembuatan=date(2026, 1, 2),
        pelaku=pelaku,
        kepala=Kepala("Kepala Contoh"),
        fakta=fakta,
        versi=versi,
    )
    meta = type("Meta", (), {"proxy": True, "app_label": app})
    isi = {"__module__": __name__, "Meta": meta, "sop": sop, **metode}
    isi |= {f"langkah_{langkah.urut}": langkah for langkah in baris}
    nama = "".join(filter(str.isalnum, f"{kode}{versi}"))
    kelas = new_class(nama, (Proses,), exec_body=lambda ruang: ruang.update(isi))
    assert issubclass(kelas, Proses)
    return kelas


def baris(urut: int, *lanjut: Hasil, pelaku: Collection[str] = ("ppk",), **lain: Any) -> Langkah:
    return Langkah(
        urut=urut,
        no=str(urut),
        kegiatan=f"Kegiatan {urut}",
        pelaku=list(pelaku),
        lanjut=list(lanjut),
        **lain,
    )


def tiga_langkah() -> list[Langkah]:
    """PPK asks, Pokja reviews (or sends back, or diverts), the vendor answers; one row untimed."""
    return [
        baris(1, Hasil("diajukan", ke=2), kelengkapan=["Surat permintaan"], batas=hari(2)),
        baris(
            2,
            Hasil("diterima", ke=3),
            Hasil("dikembalikan", ke=1),
            Hasil("dialihkan", ke=Akhir.DIALIHKAN),
            pelaku=["pokja_pemilihan", "ppk"],
            kelengkapan=[Butir("Kerangka acuan", bentuk=Bentuk.BERKAS), "Spesifikasi"],
            keluaran=["Hasil reviu"],
            batas=jam(4),
        ),
        baris(
            3,
            Hasil("dijawab", ke=Akhir.SELESAI),
            Hasil("dijawab lagi", ke=3, arah_khusus=Arah.MAJU),
            pelaku=["pelaku_usaha"],
        ),
    ]
