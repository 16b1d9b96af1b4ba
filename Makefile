# 支学: `make demo` to try it, `make test` to check it.
PYTHON ?= python3
VENV ?= .venv
PYTEST_ARGS ?= -n auto --dist worksteal
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
PACKAGE = $(VENV)/bin/python pyproject.toml constraints.txt

.PHONY: demo run test test-all lint supply lock bench clean

demo: $(VENV)/run.stamp
	$(BIN)/zhixue demo

run: $(VENV)/run.stamp
	$(BIN)/zhixue run

# The tests start the bot in processes of their own, which would each compile it anew.
test test-all: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/test.stamp
	$(BIN)/python -m pytest $(PYTEST_ARGS) --quick

test-all: $(VENV)/test.stamp
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/lint.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

supply: $(VENV)/test.stamp
	$(BIN)/python -m tests.supply

lock: $(VENV)/bin/python
	$(PIP) uv
	echo 'setuptools>=77' | $(BIN)/uv pip compile pyproject.toml - --quiet --output-file requirements.lock \
		--constraints constraints.txt --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --no-emit-find-links

bench: $(VENV)/bench.stamp
	$(BIN)/python -m bench $(BENCH_ARGS)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(PACKAGE)
	$(PIP) -e .
	@touch $@

$(VENV)/test.stamp: $(PACKAGE)
	$(PIP) -e '.[test]'
	@touch $@ $(VENV)/run.stamp

$(VENV)/lint.stamp: $(PACKAGE)
	$(PIP) -e '.[test,lint]'
	@touch $@ $(VENV)/run.stamp $(VENV)/test.stamp

$(VENV)/bench.stamp: $(PACKAGE)
	$(PIP) -e '.[bench]'
	@touch $@ $(VENV)/run.stamp

clean:
	rm -rf $(VENV) build dist *.egg-info
