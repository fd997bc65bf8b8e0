"""What the lower half of the dashboard, and the page of one SOP, show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ukpbj.dasbor.analisis.hambatan import Hambatan
from ukpbj.dasbor.analisis.kepatuhan import Kepatuhan
from ukpbj.dasbor.analisis.sumber import Sumber
from ukpbj.dasbor.analisis.tren import Tren


@dataclass(frozen=True)
class Analisis:
    sumber: Sumber

    @cached_property
    def tren(self) -> Tren:
        return Tren(self.sumber)

    @cached_property
    def kepatuhan(self) -> Kepatuhan:
        return Kepatuhan(self.sumber)

    @cached_property
    def hambatan(self) -> Hambatan:
        return Hambatan(self.sumber)

    @property
    def ada(self) -> bool:
        return bool(self.sumber.harian)
