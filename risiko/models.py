"""The cases of this family: pengelolaan risiko pengadaan."""

from ukpbj.sop.models import Proses


class ProsesRisiko(Proses):
    """What the SOPs of this family share."""

    awalan_nomor = "RSK"

    class Meta:
        proxy = True
        verbose_name = "proses risiko"
        verbose_name_plural = "proses risiko"
