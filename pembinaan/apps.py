from ukpbj.sop.apps import AplikasiSop


class PembinaanConfig(AplikasiSop):
    default = True
    name = "pembinaan"
    verbose_name = "Pembinaan"
