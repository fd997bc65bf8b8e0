"""The only doors through which a process changes: page, task, command and import all come here.

Each door is one transaction: take the process, check that the step is still the one the person
saw, the right, the items and the form; run the transition; close the row and open the next with
its deadline; write the trail; jobs start once the transaction holds.
"""

from ukpbj.sop.layanan.anak import mulai_anak, pilih_sublangkah
from ukpbj.sop.layanan.batal import batalkan
from ukpbj.sop.layanan.batas import akhiri_batas, cabut_batas, tetapkan_batas
from ukpbj.sop.layanan.janji import catat_hadir, geser_janji
from ukpbj.sop.layanan.mulai import mulai_proses
from ukpbj.sop.layanan.pegang import alihkan_langkah, ambil_langkah, lepas_langkah
from ukpbj.sop.layanan.pertanggungjawaban import (
    Pertanggungjawaban,
    gugurkan,
    kembalikan_pertanggungjawaban,
    pertanggungjawabkan,
    terima_pertanggungjawaban,
    tunjuk_penanggung_jawab,
)
from ukpbj.sop.layanan.selesai import selesaikan_langkah
from ukpbj.sop.layanan.tugas import beri_tugas, selesaikan_tugas

__all__ = [
    "Pertanggungjawaban",
    "akhiri_batas",
    "alihkan_langkah",
    "ambil_langkah",
    "batalkan",
    "beri_tugas",
    "cabut_batas",
    "catat_hadir",
    "geser_janji",
    "gugurkan",
    "kembalikan_pertanggungjawaban",
    "lepas_langkah",
    "mulai_anak",
    "mulai_proses",
    "pertanggungjawabkan",
    "pilih_sublangkah",
    "selesaikan_langkah",
    "selesaikan_tugas",
    "terima_pertanggungjawaban",
    "tetapkan_batas",
    "tunjuk_penanggung_jawab",
]
