"""The product's settings for the suite: own data folder, quick hashes, mail kept in memory.

Only what would make tests slow, noisy or dependent on the machine differs. Where a whole server is
started (`server_hidup`) it runs on `ukpbj.settings` itself, on this suite's database.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

_folder = tempfile.mkdtemp(prefix="ukpbj-uji-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

# Set before the product's settings are read, so that nothing of a developer's .env gets in.
os.environ |= {
    "DATA_DIR": _folder,
    "SECRET_KEY": "kunci-uji-yang-tidak-dipakai-di-tempat-lain-0123456789",
    "SITE_URL": "http://testserver",
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "DEBUG": "0",
    "SUREL_DEMO": "0",
    "DATABASE_URL": os.environ.get("DATABASE_URL", ""),
    "REDIS_URL": os.environ.get("REDIS_URL", ""),
}
if os.environ["REDIS_URL"]:
    # A numbered database of our own: tests empty it. The processes of one suite (gw0, gw1, ...)
    # never share one, two suites at once seldom do.
    _pekerja = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    _suite = os.getppid() + int(_pekerja) if _pekerja else os.getpid()
    _nomor = 8 + _suite % 8
    os.environ["REDIS_URL"] = urlsplit(os.environ["REDIS_URL"])._replace(path=f"/{_nomor}").geturl()

from ukpbj.settings import *  # noqa: E402, F403  (the environment above must come first)
from ukpbj.settings import BASIS_DATA, STATIC_ROOT, STORAGES  # noqa: E402  (as above)

STATIC_ROOT.mkdir(parents=True, exist_ok=True)

if BASIS_DATA["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: server, worker and threads of a test open the same database.
    BASIS_DATA["TEST"] = {"NAME": str(Path(_folder) / "uji.sqlite3")}
else:
    BASIS_DATA["CONN_MAX_AGE"] = 0
    BASIS_DATA["TEST"] = {"NAME": f"uji_ukpbj_{os.getpid()}"}

# Can be read by the product's own hashers, so that a person made in a test can sign in at a
# server that runs on the product's settings.
PASSWORD_HASHERS = ["tests.hasher.HasherCepat", "django.contrib.auth.hashers.Argon2PasswordHasher"]
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
