"""The one user model, for officers and pelaku usaha alike; the e-mail address is the login."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from ukpbj.akun.validators import validasi_nip


def rapikan_email(email: str) -> str:
    """The form in which an address is stored and compared: no spaces around it, lower case."""
    return email.strip().lower()


class PenggunaManager(BaseUserManager["Pengguna"]):
    def create_user(self, email: str, password: str | None = None, **isian: Any) -> Pengguna:
        """Create a person; raises ValueError without an address."""
        if not email:
            raise ValueError("Alamat email wajib diisi.")
        pengguna = self.model(email=rapikan_email(email), **isian)
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna

    def create_superuser(self, email: str, password: str | None = None, **isian: Any) -> Pengguna:
        isian |= {"is_staff": True, "is_superuser": True}
        return self.create_user(email, password, **isian)

    def get_by_natural_key(self, username: str | None) -> Pengguna:
        return self.get(email=rapikan_email(username or ""))


class Pengguna(AbstractBaseUser, PermissionsMixin):
    """A person who can log in. What they may do follows from `Penugasan`, never from this row."""

    email = models.EmailField("alamat email", unique=True)
    nama = models.CharField("nama lengkap", max_length=150)
    nip = models.CharField("NIP", max_length=18, blank=True, validators=[validasi_nip])
    is_staff = models.BooleanField("boleh membuka halaman admin", default=False)
    is_active = models.BooleanField("aktif", default=True)
    date_joined = models.DateTimeField("dibuat", default=timezone.now, editable=False)

    objects: ClassVar[PenggunaManager] = PenggunaManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["nama"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="pengguna_email_tanpa_kapital"),
        ]

    def __str__(self) -> str:
        return self.nama or self.email

    def clean(self) -> None:
        self.email = rapikan_email(self.email)
