FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 \
    DATA_DIR=/data STATIC_ROOT=/srv/ukpbj/statis BIND=0.0.0.0:8000 XDG_CACHE_HOME=/tmp

# WeasyPrint's libraries and the fonts of the documents; libmagic tells what an upload really is.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2 fonts-urw-base35 libmagic1 \
    && rm -rf /var/lib/apt/lists/*

# /data belongs to the user before the volume is made, so that the volume does too.
RUN useradd --system --uid 10001 --home-dir /srv/ukpbj --shell /usr/sbin/nologin ukpbj \
    && install -d -o ukpbj -g ukpbj -m 0700 /data
WORKDIR /srv/ukpbj

COPY requirements.txt .
RUN pip install --require-hashes -r requirements.txt

COPY . .
# The key is needed to read the settings, not kept, and used for nothing.
RUN SECRET_KEY=hanya-untuk-membangun DATA_DIR=/tmp/bangun \
    python manage.py collectstatic --noinput --verbosity 0 && rm -rf /tmp/bangun

USER ukpbj
EXPOSE 8000
VOLUME /data
CMD ["gunicorn", "--config", "python:ukpbj.gunicorn_conf", "ukpbj.wsgi"]
