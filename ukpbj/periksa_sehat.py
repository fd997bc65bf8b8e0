"""Health check of a container: `python -m ukpbj.periksa_sehat`; ends with 0 or 1.

Asks its own web process under the name of the site, so that ALLOWED_HOSTS stays what it is.
"""

import os
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit


def main() -> int:
    porta = int(os.environ.get("BIND", "127.0.0.1:8000").rpartition(":")[2])
    nama = urlsplit(os.environ.get("SITE_URL", "")).netloc or "localhost"
    sambungan = HTTPConnection("127.0.0.1", porta, timeout=5)
    try:
        sambungan.request("GET", "/sehat/", headers={"Host": nama})
        jawaban = sambungan.getresponse()
        sys.stdout.write(f"{jawaban.status} {jawaban.read().decode()}\n")
        return 0 if jawaban.status == 200 else 1
    except OSError as galat:
        sys.stderr.write(f"{galat}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
