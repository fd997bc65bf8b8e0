from ukpbj.sop.apps import AplikasiSop


class PembinaanConfig(AplikasiSop):
    name = "pembinaan"
    verbose_name = "Pembinaan"
