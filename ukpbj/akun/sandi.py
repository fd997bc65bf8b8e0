"""Django's password validators, speaking to people here in their own words."""

from __future__ import annotations

from django.contrib.auth import password_validation as asal


class MiripDataDiri(asal.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return "Kata sandi terlalu mirip dengan data diri Anda (%(verbose_name)s)."

    def get_help_text(self) -> str:
        return "Jangan memakai nama atau alamat email Anda."


class PanjangMinimum(asal.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Kata sandi terlalu pendek, sedikitnya {self.min_length} karakter."

    def get_help_text(self) -> str:
        return f"Sedikitnya {self.min_length} karakter; kalimat yang mudah Anda ingat boleh."


class TerlaluUmum(asal.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Kata sandi ini terlalu sering dipakai orang sehingga mudah ditebak."

    def get_help_text(self) -> str:
        return "Jangan memakai kata sandi yang umum."


class HanyaAngka(asal.NumericPasswordValidator):
    def get_error_message(self) -> str:
        return "Kata sandi tidak boleh hanya berisi angka."

    def get_help_text(self) -> str:
        return "Jangan hanya angka."
