# One command each; nothing here needs more than Python 3.11, make and the package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: setup run test check format bench voice soak lock clean

setup: $(VENV)/.run

$(VENV)/.python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cần Python 3.11 trở lên / Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/.python
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-build-isolation --no-deps -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	touch $@

run: $(VENV)/.run
	$(BIN)/nhacviec run --sample

test: check
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev
	$(BIN)/python -m bench

# The weights of the statistical voice, learned anew from bench/sentences.
voice: $(VENV)/.dev
	$(BIN)/python -m bench.voice

# Spoilt documents by the thousand and spoilt messages by the million, other ones each time; `make soak TIMES=1000` takes hours.
TIMES ?= 100
soak: $(VENV)/.dev
	$(BIN)/python -m bench.strange $(TIMES)0000
	NHACVIEC_SOAK=$(TIMES) $(BIN)/python -m pytest -n 2 tests/plans/test_mutilated.py

# For contributors who change a dependency; needs uv (https://docs.astral.sh/uv/).
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet pyproject.toml --group build -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet pyproject.toml --group build --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache
