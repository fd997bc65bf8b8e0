"""A password hasher that costs nothing, in a format the product can check."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class HasherCepat(PBKDF2PasswordHasher):
    iterations = 1
