from ukpbj.sop.apps import AplikasiSop


class RisikoConfig(AplikasiSop):
    default = True
    name = "risiko"
    verbose_name = "Risiko"
