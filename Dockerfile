# Build stage: a virtual environment with exactly what is locked, and the program in it.
FROM python:3.12-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
COPY requirements.lock /src/
RUN /venv/bin/pip install --quiet --require-hashes -r /src/requirements.lock
COPY . /src
RUN /venv/bin/pip install --quiet --no-build-isolation --no-deps /src

# Run stage: no source, no build tools, a user of its own, and one folder to keep.
FROM python:3.12-slim
RUN groupadd --gid 10001 nhacviec \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin nhacviec \
    && install -d -o nhacviec -g nhacviec /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    NHACVIEC_DATABASE_URL=sqlite:////data/nhacviec.db \
    NHACVIEC_HTTP_HOST=0.0.0.0
USER nhacviec
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
# Past any proxy the container was given: it would look for this address on its own machine.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "import os, urllib.request as r; r.build_opener(r.ProxyHandler({})).open('http://127.0.0.1:' + (os.environ.get('NHACVIEC_HTTP_PORT') or '8080') + '/healthz', timeout=4)"]
CMD ["nhacviec", "run"]
