# Everything a person needs from a fresh clone: `make demo` to see it work, `make test` to check it.
# Needs GNU make 4.3, a POSIX shell and Python 3.11, 3.12 or 3.13; everything else goes into .venv.
# Another Python: `make demo PYTHON=/path/to/python3.12`.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?=
# Some tests alone: `make unit TESTS=tests/test_cli.py`.
TESTS ?=
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input

.PHONY: help
help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name words; do printf 'make %-10s %s\n' "$$name" "$$words"; done

# --- the environment -------------------------------------------------------------------------

# Asks each candidate itself, since a command of that name may be a wrapper around nothing.
FIND_PYTHON = \
	found=''; seen=''; \
	for candidate in $(PYTHON) $(if $(PYTHON),,python3.13 python3.12 python3.11 python3 python); do \
		version=$$("$$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue; \
		case $$version in \
			3.11|3.12|3.13) \
				if "$$candidate" -c 'import ensurepip, venv' 2>/dev/null; then found=$$candidate; break; fi; \
				seen="$$seen $$candidate ($$version, without the venv module: install python$$version-venv)" ;; \
			*) seen="$$seen $$candidate ($$version)" ;; \
		esac; \
	done; \
	if [ -z "$$found" ]; then \
		echo "stocktake needs Python 3.11, 3.12 or 3.13. Found:$${seen:- none}." >&2; \
		echo "Install one of them, or name it: make $(firstword $(MAKECMDGOALS) demo) PYTHON=/path/to/python3.12" >&2; \
		exit 1; \
	fi

$(BIN)/python:
	@$(FIND_PYTHON); \
	echo "Setting up $(VENV) with $$("$$found" --version) ..."; \
	"$$found" -m venv --clear $(VENV)

# One stamp for each set of packages: nothing is installed twice until pyproject.toml changes.
$(VENV)/.ready-demo: pyproject.toml | $(BIN)/python
	@echo "Installing stocktake into $(VENV) ..."
	@$(PIP) install -e .
	@touch $@

$(VENV)/.ready-dev: pyproject.toml | $(BIN)/python
	@echo "Installing stocktake and what its tests need into $(VENV) ..."
	@$(PIP) install -e '.[dev]'
	@touch $@ $(VENV)/.ready-demo

$(VENV)/.ready-docs: pyproject.toml | $(BIN)/python
	@echo "Installing what the pages need into $(VENV) ..."
	@$(PIP) install -e '.[docs]'
	@touch $@

# --- what a person asks for ------------------------------------------------------------------

.PHONY: demo
demo: $(VENV)/.ready-demo ## set up and read the papers of the fictional sample area
	@$(BIN)/python -m stocktake demo

.PHONY: test
test: lint types contracts unit ## set up and run every check: lint, types, import contracts, tests

.PHONY: lint
lint: $(VENV)/.ready-dev ## style and formatting (ruff)
	@echo "lint:      ruff check, ruff format"
	@$(BIN)/python -m ruff check --quiet --output-format concise .
	@$(BIN)/python -m ruff format --quiet --check --diff .

.PHONY: types
types: $(VENV)/.ready-dev ## types (mypy, strict)
	@$(BIN)/python .ci/check_types.py

.PHONY: contracts
contracts: $(VENV)/.ready-dev ## which layer may import which (import-linter)
	@out=$$($(BIN)/lint-imports --no-cache 2>&1) || { printf '%s\n' "$$out"; exit 1; }; \
	printf '%s\n' "$$out" | sed -n 's/^\(Analyzed\|Contracts:\)/contracts: \1/p'

.PHONY: unit
unit: $(VENV)/.ready-dev ## the tests (pytest)
	@$(BIN)/python -m pytest -rs -n auto --dist loadfile $(TESTS)

.PHONY: format
format: $(VENV)/.ready-dev ## put the files into shape (ruff)
	@$(BIN)/python -m ruff check --quiet --fix . ; $(BIN)/python -m ruff format --quiet .

.PHONY: generate
generate: $(VENV)/.ready-demo ## rewrite the generated blocks of the README and the pages
	@$(BIN)/python .ci/generated.py

.PHONY: docs
docs: $(VENV)/.ready-docs ## build the pages into site/ (MkDocs, strict)
	@$(BIN)/python -m mkdocs build --strict --quiet
	@echo "docs:      site/index.html"

.PHONY: bench
bench: $(VENV)/.ready-demo ## how long it takes and how much memory
	@$(BIN)/python bench/bench.py
	@$(BIN)/python bench/reading.py

.PHONY: wheel
wheel: $(VENV)/.ready-demo ## build a wheel into dist/
	@rm -rf build
	@$(PIP) wheel --no-deps --wheel-dir dist .
	@rm -rf build
	@ls dist/*.whl

.PHONY: clean
clean: ## remove what the other targets made, but for .venv
	@rm -rf build dist site .types .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage stocktake-report
	@find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

.PHONY: distclean
distclean: clean ## remove .venv as well
	@rm -rf $(VENV) *.egg-info
