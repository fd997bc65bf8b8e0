"""The cases of this family: kinerja penyedia, kinerja UKPBJ, dan penugasan personil."""

from ukpbj.sop.models import Proses


class ProsesKinerja(Proses):
    """What the SOPs of this family share."""

    awalan_nomor = "KIN"

    class Meta:
        proxy = True
        verbose_name = "proses kinerja"
        verbose_name_plural = "proses kinerja"
