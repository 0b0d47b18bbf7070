# The commands of this repository. They need Python 3.11 or later, make and the package registry, nothing else.
#
#   make demo    install everything into .venv and run the main job end to end
#   make test    the same environment, and the tests (ARGS='-k name' passes arguments to pytest)
#   make lint    formatting, lint, types, and whether generated files are up to date
#   make format  let ruff rewrite what it can
#   make codegen write the generated files anew from api/openapi.yaml, and those of the SDKs in examples/
#   make docs    build the documentation site into site/
#   make bench   measure beside the peers and write benchmarks/RESULTS.md (ARGS='calls --quick' passes arguments)
#   make clean   remove .venv and everything that can be made again

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DOCS_STAMP := $(VENV)/.installed-docs
MYPY_CACHE := .mypy_cache
# SDKs of other services: the folder below examples/, and the package that is generated in it.
NEIGHBOURS := filevine/filevine_client wootiv/wootiv connections/facilio_connections_sdk frameio/frameio
ARGS ?=

.PHONY: help demo test lint format codegen bench clean install

help:
	@sed -n 's/^#   //p' Makefile

install: $(STAMP)

# A virtualenv that a failed installation left behind is made anew.
$(STAMP): pyproject.toml mock-server/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed, but '$(PYTHON)' is $$($(PYTHON) --version 2>&1); try: make PYTHON=python3.12" >&2; exit 1; }
	@echo "installing both packages into $(VENV) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[all,dev]' -e ./mock-server
	@touch $@

demo: $(STAMP)
	@$(BIN)/files-style demo $(ARGS)

test: $(STAMP)
	$(BIN)/python -m pytest -n 2 $(ARGS)

lint: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	MYPYPATH=mock-server $(BIN)/mypy --strict --cache-dir $(MYPY_CACHE) -p files_style_sdk -p files_mock_server -p codegen -p benchmarks
	$(BIN)/mypy --strict --cache-dir $(MYPY_CACHE) tests/typing
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/python -m codegen --check
	@for each in $(NEIGHBOURS); do folder=examples/$${each%/*}; package=$${each#*/}; echo "checking $$folder"; \
	  $(BIN)/python -m codegen --check --spec $$folder/api.yaml --package $$package --out $$folder && \
	  MYPYPATH=.:$$folder $(BIN)/mypy --strict --cache-dir $(MYPY_CACHE) -p $$package || exit 1; done
	MYPYPATH=.:examples/frameio $(BIN)/mypy --strict --cache-dir $(MYPY_CACHE) -p frameio_kit
	$(BIN)/python docs/hooks/command_reference.py --check

format: $(STAMP)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

codegen: $(STAMP)
	$(BIN)/python -m codegen
	@for each in $(NEIGHBOURS); do folder=examples/$${each%/*}; echo "writing $$folder"; \
	  $(BIN)/python -m codegen --spec $$folder/api.yaml --package $${each#*/} --out $$folder || exit 1; done

bench: $(STAMP)
	$(BIN)/python -m benchmarks $(ARGS)

$(DOCS_STAMP): $(STAMP)
	@echo "installing what builds the documentation into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	@touch $@

# The theme tells about its makers' plans on every build, unless it is asked not to.
docs: $(DOCS_STAMP)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "open site/index.html"

clean:
	rm -rf $(VENV) .venv-peers $(MYPY_CACHE) .ruff_cache .pytest_cache .hypothesis build dist site *.egg-info mock-server/*.egg-info mock-server/build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
