"""What a visitor registers for: the office first and, where it offers several, the service."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from registrasi.layanan import Loket, daftar_loket
from ukpbj.akun.models import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass
class Pilihan:
    """`kode_unit`, `kode_layanan`: as the address or the form says; unknown ones choose nothing."""

    kode_unit: str = ""
    kode_layanan: str = ""
    semua: list[Loket] = field(default_factory=daftar_loket)

    @classmethod
    def dari(cls, data: Mapping[str, str]) -> Pilihan:
        return cls(data.get("unit", ""), data.get("layanan", ""))

    @cached_property
    def daftar_unit(self) -> list[Unit]:
        return list(dict.fromkeys(satu.unit for satu in self.semua))

    @cached_property
    def unit(self) -> Unit | None:
        """The unit chosen, or the only one."""
        if len(self.daftar_unit) == 1:
            return self.daftar_unit[0]
        return next((u for u in self.daftar_unit if u.kode == self.kode_unit), None)

    @cached_property
    def layanan(self) -> list[Loket]:
        """What the unit offers."""
        return [satu for satu in self.semua if satu.unit == self.unit]

    @cached_property
    def loket(self) -> Loket | None:
        """The service chosen, or the only one."""
        if len(self.layanan) == 1:
            return self.layanan[0]
        return next((satu for satu in self.layanan if satu.kode == self.kode_layanan), None)

    @property
    def kueri(self) -> str:
        """What an address needs to lead here again; "" where there is nothing to choose."""
        isi = {}
        if self.unit and len(self.daftar_unit) > 1:
            isi["unit"] = self.unit.kode
        if self.loket and len(self.layanan) > 1:
            isi["layanan"] = self.loket.kode
        return f"?{urlencode(isi)}" if isi else ""
