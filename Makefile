# Two commands do everything: `make demo` (set up, then the main job on fixtures/) and `make test` (set up, then every check).
VENV ?= .venv
PYTHON ?= python3
BIN = $(VENV)/bin

.PHONY: demo test fuzz clean

demo: $(VENV)/.core
	rm -f demo.db
	$(BIN)/lineage ingest fixtures/corpus --agencies fixtures/agencies.toml --owners fixtures/owners.toml --db demo.db
	$(BIN)/lineage show harbour-ledger-summit continental-post-summit --db demo.db

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

# The same laws on new examples each time, twenty times as many; then INPUTS hostile inputs for all that reads text.
INPUTS ?= 50000
SEED ?= 1
fuzz: $(VENV)/.test
	HYPOTHESIS_PROFILE=search $(BIN)/python -m pytest -n auto
	$(BIN)/python benchmarks/fuzz.py $(INPUTS) --seed $(SEED)

$(VENV)/.core: setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.test: $(VENV)/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

clean:
	rm -rf $(VENV) demo.db build *.egg-info
