from ukpbj.sop.apps import AplikasiSop


class PengadaanConfig(AplikasiSop):
    name = "pengadaan"
    verbose_name = "Pengadaan"
