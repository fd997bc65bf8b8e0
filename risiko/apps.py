from ukpbj.sop.apps import AplikasiSop


class RisikoConfig(AplikasiSop):
    name = "risiko"
    verbose_name = "Risiko"
