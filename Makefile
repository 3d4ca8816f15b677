# Everything runs in .venv, which the first target makes from the hashed lock. PYTHON=... picks an interpreter.

BIN   := .venv/bin
READY := .venv/.ready
DEMO  := $(sort $(wildcard examples/[0-9]*))

PYTEST_FLAGS ?= -q -n 2

.PHONY: help demo test torture browser check lint format types contracts spelling docs docs-check lock lock-check bench \
	package clean distclean

help:
	@echo "make demo       read examples/ into a record and print what was found"
	@echo "make test       run the tests"
	@echo "make torture    kill, tear, refuse and deceive; writes docs/reliability-report.json"
	@echo "make browser    try the pages in Chromium"
	@echo "make check      lint, types, contracts, spelling, docs and lock"
	@echo "make format     put the code in the house format"
	@echo "make docs       write the generated pages again"
	@echo "make bench      measure accuracy and speed"
	@echo "make package    build the wheel and try it in an empty environment"
	@echo "make lock       resolve and hash the dependencies again"
	@echo "make clean      remove what the above left behind (distclean: and .venv)"

$(READY): requirements-dev.txt pyproject.toml src/readout/_version.py tools/setup.sh
	@sh tools/setup.sh
	@touch $@

demo: $(READY)
	@rm -rf .readout-demo
	@$(BIN)/readout read $(DEMO) --record .readout-demo

test: $(READY)
	@$(BIN)/python -m pytest $(PYTEST_FLAGS)

torture: $(READY)
	@$(BIN)/python -m bench.torture

browser: $(READY)
	@READOUT_BROWSER=1 $(BIN)/python -m pytest -q tests/serve/browser

check: lint types contracts spelling docs-check lock-check

lint: $(READY)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

format: $(READY)
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

types: $(READY)
	@$(BIN)/mypy --strict src tests tools

contracts: $(READY)
	@$(BIN)/lint-imports --no-logo

spelling: $(READY)
	@$(BIN)/codespell

docs: $(READY)
	@$(BIN)/python -m tools.cli_reference

docs-check: $(READY)
	@if [ -f tools/cli_reference.py ]; then $(BIN)/python -m tools.cli_reference --check; fi

bench: $(READY)
	@$(BIN)/python -m bench

package: $(READY)
	@$(BIN)/python -m bench.install --dist dist

lock: $(READY)
	@$(BIN)/python -m tools.lock

lock-check: $(READY)
	@$(BIN)/python -m tools.lock --check

clean:
	@rm -rf .readout-demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	@rm -rf .venv
