# setup makes .venv with everything; every other target calls it when it is needed.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STORY := corpus/afghan-talks.en.mt.txt
PAGE := reports/afghan-talks.html

.PHONY: setup demo test lint check bench format clean

setup: .venv/stamp

.venv/stamp: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

demo: setup
	$(BIN)/qa check $(STORY) --exit-zero
	$(BIN)/qa check $(STORY) --exit-zero --format html --output $(PAGE)
	@echo "The page with source, translation and reference side by side: $(PAGE)"

# The program is started hundreds of times: its modules are compiled once, whatever the environment says.
test: export PYTHONDONTWRITEBYTECODE =
test: setup
	$(BIN)/python -m pytest -q -n auto --dist loadfile

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

bench: setup
	for file in benchmarks/*.py; do $(BIN)/python $$file || exit 1; done

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist reports/*.html
