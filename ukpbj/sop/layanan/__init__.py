"""The only doors through which a process changes: page, task, command and import all come here.

Each door is one transaction: take the process, check that the step is still the one the person
saw, the right, the items and the form; run the transition; close the row and open the next with
its deadline; write the trail; jobs start once the transaction holds.
"""

from ukpbj.sop.layanan.anak import mulai_anak, pilih_sublangkah
from ukpbj.sop.layanan.batal import batalkan
from ukpbj.sop.layanan.janji import catat_hadir, geser_janji
from ukpbj.sop.layanan.mulai import mulai_proses
from ukpbj.sop.layanan.pegang import alihkan_langkah, ambil_langkah, lepas_langkah
from ukpbj.sop.layanan.selesai import selesaikan_langkah
from ukpbj.sop.layanan.tugas import beri_tugas, selesaikan_tugas

__all__ = [
    "alihkan_langkah",
    "ambil_langkah",
    "batalkan",
    "beri_tugas",
    "catat_hadir",
    "geser_janji",
    "lepas_langkah",
    "mulai_anak",
    "mulai_proses",
    "pilih_sublangkah",
    "selesaikan_langkah",
    "selesaikan_tugas",
]
