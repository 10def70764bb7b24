ARG BASE=debian:bookworm-slim

FROM ${BASE} AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*
COPY requirements.txt /
RUN python3 -m venv /venv \
    && /venv/bin/python -m pip install --no-cache-dir --require-hashes -r /requirements.txt

FROM ${BASE}
# The three libraries are WeasyPrint's.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 python3 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin boendestod
COPY --from=build /venv /venv
COPY . /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    XDG_CACHE_HOME=/tmp \
    DJANGO_SETTINGS_MODULE=boendestod.settings.production
# The settings want their variables even here, where nothing is kept of them.
RUN SECRET_KEY=build SEALING_KEYS=build ALLOWED_HOSTS=build DATABASE_URL=postgresql://build/build \
    python3 manage.py collectstatic --noinput
USER 10001
EXPOSE 8000
CMD ["gunicorn", "boendestod.wsgi", "--bind=0.0.0.0:8000", "--workers=2", "--threads=4", "--preload", "--no-control-socket", "--worker-tmp-dir=/dev/shm"]
