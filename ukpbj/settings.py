"""Settings by environment (12-factor), safe when nothing is set.

Nothing set: SQLite and Celery's in-process transport, one process (`./run demo`).
`DATABASE_URL` and `REDIS_URL`: PostgreSQL and Redis, any number of processes.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django_stubs_ext
import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

# Lets annotations such as `FormView[Formulir]` stand in a class's bases at run time.
django_stubs_ext.monkeypatch()

AKAR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(AKAR / ".env")

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY belum ada. Jalankan ./run setup (menulis .env) atau setel lewat lingkungan."
    )
DEBUG = env.bool("DEBUG", default=False)

# Every link in a mail starts with SITE_URL, never with the Host header of a request.
SITE_URL = env.str("SITE_URL", default="https://localhost").rstrip("/")
_situs = urlsplit(SITE_URL)
AMAN = _situs.scheme == "https"
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[_situs.hostname or "localhost"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

DATA_DIR = Path(env.str("DATA_DIR", default=str(AKAR / "var")))
# Papers and the embedded database are nobody else's on this machine.
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

INSTALLED_APPS = [
    "ukpbj.akun.apps.AdminUkpbjConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_fsm",
    "crispy_forms",
    "django_htmx",
    "django_celery_beat",
    "axes",
    "csp",
    "ukpbj.akun",
    "ukpbj.sop",
    "ukpbj.dokumen",
    "ukpbj.dasbor",
    "ukpbj.demo",
    "registrasi",
    "pembinaan",
    "risiko",
    "kinerja",
    "pengadaan",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "ukpbj.akun.middleware.TerbacaMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ukpbj.akun.middleware.WajibMasukMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "ukpbj.akun.middleware.SesiMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "ukpbj.urls"
WSGI_APPLICATION = "ukpbj.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [AKAR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ukpbj.akun.konteks.unit",
                "ukpbj.dasbor.konteks.menu",
                "ukpbj.demo.konteks.demo",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("ukpbj",)
CRISPY_TEMPLATE_PACK = "ukpbj"

# --- Database -----------------------------------------------------------------------------
BASIS_DATA: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(DATA_DIR / "ukpbj.sqlite3"),
}
if env.str("DATABASE_URL", default=""):
    BASIS_DATA = env.db("DATABASE_URL")
DATABASES = {"default": BASIS_DATA}
if BASIS_DATA["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue instead of failing: WAL alone still raises "database is locked".
    BASIS_DATA["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    BASIS_DATA["CONN_MAX_AGE"] = env.int("DB_CONN_MAX_AGE", default=60)
    BASIS_DATA["CONN_HEALTH_CHECKS"] = True
    # A server that does not answer must not hold every web thread. What is looked up lies in memory
    # or on flash: the default of 4 makes the planner read whole tables where 50 rows are asked for.
    BASIS_DATA["OPTIONS"] = {
        "connect_timeout": 5,
        "options": "-c random_page_cost=1.1",
    } | BASIS_DATA.get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People and sessions ------------------------------------------------------------------
AUTH_USER_MODEL = "akun.Pengguna"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "ukpbj.akun.sandi.PanjangMinimum", "OPTIONS": {"min_length": 12}},
    {"NAME": "ukpbj.akun.sandi.MiripDataDiri", "OPTIONS": {"user_attributes": ("email", "nama")}},
    {"NAME": "ukpbj.akun.sandi.TerlaluUmum"},
    {"NAME": "ukpbj.akun.sandi.HanyaAngka"},
]
LOGIN_URL = "akun:masuk"
LOGIN_REDIRECT_URL = "akun:beranda"
LOGOUT_REDIRECT_URL = "akun:masuk"
# First page after login, by what the person holds; names, because the core imports no app.
BERANDA_KEPALA = "dasbor:dasbor"
BERANDA_PEGAWAI = "dasbor:kerja"
BERANDA_PELAKU_USAHA = "registrasi:permohonan_saya"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
# Everybody is out SESSION_COOKIE_AGE seconds after login, staff also SESI_MENGANGGUR seconds after
# their last request.
SESSION_COOKIE_AGE = 60 * 60 * 12
SESI_MENGANGGUR = 60 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = AMAN
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-sesi" if AMAN else "sesi"
CSRF_COOKIE_NAME = "__Host-csrf" if AMAN else "csrf"

# How many proxies of ours stand in front; only what they wrote into X-Forwarded-* is believed.
PROKSI_TEPERCAYA = env.int("PROKSI_TEPERCAYA", default=0)

# Ten wrong passwords for one name from one address: an hour's pause, which no further try extends
# and which a new password ends.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(hours=1)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False
AXES_RESET_ON_SUCCESS = True
AXES_HANDLER = "axes.handlers.database.AxesDatabaseHandler"
AXES_USERNAME_FORM_FIELD = "username"
AXES_USERNAME_CALLABLE = "ukpbj.akun.layanan.nama_masuk"
AXES_CLIENT_IP_CALLABLE = "ukpbj.akun.pembatas.alamat_klien"
AXES_LOCKOUT_CALLABLE = "ukpbj.akun.views.terkunci"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]

# --- Transport security -------------------------------------------------------------------
SECURE_SSL_REDIRECT = AMAN
SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]
SECURE_HSTS_SECONDS = 31_536_000 if AMAN else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = AMAN
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if PROKSI_TEPERCAYA:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-src": [SELF],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    },
}

# --- Language and time --------------------------------------------------------------------
LANGUAGE_CODE = "id"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
USE_THOUSAND_SEPARATOR = True

# --- Files --------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [AKAR / "static"]
MEDIA_ROOT = DATA_DIR / "berkas"
STORAGES = {
    "default": {"BACKEND": "ukpbj.sop.penyimpanan.PenyimpananPribadi"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_PERMISSIONS = 0o600
# Of a larger request no file is kept, not even for a moment: two files at the largest unit limit.
PERMINTAAN_TERBESAR_MB = 45
FILE_UPLOAD_HANDLERS = [
    "ukpbj.dokumen.penerima.PenerimaTerbatas",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Mail ---------------------------------------------------------------------------------
vars().update(env.email("EMAIL_URL", default="smtp://localhost:25"))
SUREL_DEMO = env.bool("SUREL_DEMO", default=False)
if SUREL_DEMO:
    EMAIL_BACKEND = "ukpbj.demo.surel.KotakSuratDemo"
DEMO_KASUS = env.int("DEMO_KASUS", default=320)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="LPSE <tidak-dibalas@localhost>")

# --- Work in the background ---------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
# Without Redis one process holds web, worker and beat; the broker is that process's memory.
TERTANAM = not REDIS_URL
CELERY_BROKER_URL = REDIS_URL or "memory://localhost/"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"polling_interval": 0.05}
    if TERTANAM
    else {
        "visibility_timeout": 300,
        "unacked_restore_interval": 10,
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
        # A page does not wait for Redis to come back: what it queued stands in the outbox.
        "max_retries": 0,
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = None if TERTANAM else 120
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
# `celery inspect ping` is the health check of beat's container too.
CELERY_BEAT_ENABLE_REMOTE_CONTROL = not TERTANAM
CELERY_BEAT_SCHEDULER = (
    "celery.beat.Scheduler" if TERTANAM else "django_celery_beat.schedulers:DatabaseScheduler"
)
# A job that no worker reports on is given to another one after this many seconds. It must exceed
# the longest job; a worker that dies holds its job no longer than this.
KOTAK_KELUAR_SEWA = env.int("KOTAK_KELUAR_SEWA", default=150)
SAPUAN_DETIK = env.float("SAPUAN_DETIK", default=60)
REKAP_DETIK = env.float("REKAP_DETIK", default=300)
SUREL_HARIAN_DETIK = env.float("SUREL_HARIAN_DETIK", default=300)
KIRIM_ULANG_DETIK = env.float("KIRIM_ULANG_DETIK", default=15)
CELERY_BEAT_SCHEDULE = {
    "sapu-tenggat": {"task": "ukpbj.sop.tasks.sapu_tenggat", "schedule": SAPUAN_DETIK},
    "kirim-ulang": {"task": "ukpbj.sop.tasks.kirim_ulang", "schedule": KIRIM_ULANG_DETIK},
    "surel-harian": {"task": "ukpbj.sop.tasks.surel_harian", "schedule": SUREL_HARIAN_DETIK},
    "rekap-berkala": {"task": "ukpbj.sop.tasks.rekap_berkala", "schedule": REKAP_DETIK},
    # 01.10 in Jakarta: nobody is at work in any of the three zones.
    "rekap-malam": {"task": "ukpbj.sop.tasks.rekap_malam", "schedule": crontab("10", "18")},
    "hapus-tautan": {
        "task": "registrasi.tasks.hapus_tautan_lama",
        "schedule": 60 * 60 * 24,
    },
    "bersihkan": {"task": "ukpbj.akun.tasks.bersihkan", "schedule": 60 * 60 * 24},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["konsol"], "level": env.str("LOG_LEVEL", default="INFO")},
    # A refused Host header is a visitor's doing; a traceback for each would bury our own errors.
    # Gunicorn warns of every answer to HEAD: Django leaves cutting its body to the server.
    # The other two tell every stage of every document drawn.
    "loggers": {
        "gunicorn.http.wsgi": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "weasyprint.progress": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
}
