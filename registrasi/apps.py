from ukpbj.sop.apps import AplikasiSop


class RegistrasiConfig(AplikasiSop):
    name = "registrasi"
    verbose_name = "Registrasi pelaku usaha"
