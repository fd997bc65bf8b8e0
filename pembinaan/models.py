"""The cases of this family: analisis ketersediaan dan pembinaan pelaku usaha."""

from ukpbj.sop.models import Proses


class ProsesPembinaan(Proses):
    """What the SOPs of this family share."""

    awalan_nomor = "BIN"

    class Meta:
        proxy = True
        verbose_name = "proses pembinaan"
        verbose_name_plural = "proses pembinaan"
