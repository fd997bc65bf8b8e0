from ukpbj.sop.apps import AplikasiSop


class KinerjaConfig(AplikasiSop):
    default = True
    name = "kinerja"
    verbose_name = "Kinerja"
