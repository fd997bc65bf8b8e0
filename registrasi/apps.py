from ukpbj.sop.apps import AplikasiSop


class RegistrasiConfig(AplikasiSop):
    default = True
    name = "registrasi"
    verbose_name = "Registrasi pelaku usaha"
