from ukpbj.sop.apps import AplikasiSop


class KinerjaConfig(AplikasiSop):
    name = "kinerja"
    verbose_name = "Kinerja"
