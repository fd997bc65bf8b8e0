from ukpbj.sop.apps import AplikasiSop


class PengadaanConfig(AplikasiSop):
    default = True
    name = "pengadaan"
    verbose_name = "Pengadaan"
