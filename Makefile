# Two commands do all the set-up on a Debian machine with only Python, git and make: `make demo` and `make test`.

PYTHON ?= python3
PY := .venv/bin/python

.PHONY: help demo run test unit keyring journeys lint bench torture texts lock freeze package windows package-report lint-workflows window-ready tests-ready

help:
	@echo "make demo   try it: a messy start list is mended and sent to a practice platform"
	@echo "make run    open the desk (make run FILE=entries.xlsx)"
	@echo "make test   all tests"
	@echo "make lint   style, types, and which package may use which"
	@echo "make torture  kill the program at random while it sends, and look whether a row is lost or doubled"
	@echo "make bench  measure speed and memory; the table says which goals hold"
	@echo "make freeze, package, windows, package-report   the installers, see packaging/README.md"

window-ready:
	@$(PYTHON) packaging/bootstrap.py window

tests-ready:
	@$(PYTHON) packaging/bootstrap.py tests

demo: window-ready
	@$(PY) packaging/demo.py

run: window-ready
	@$(PY) -m resultdesk $(FILE)

test: unit keyring journeys

# Window tests draw into memory; QT_QPA_PLATFORM is set by tests/conftest.py.
unit: tests-ready
	$(PY) -m pytest -q -n 2 -m "not keyring and not journey"

keyring: tests-ready
	tests/with_keyring.sh $(PY) -m pytest -q -m keyring tests/accounts

journeys: tests-ready
	$(PY) -m pytest -q -m journey tests/journeys

lint: window-ready lint-workflows
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	.venv/bin/lint-imports
	.venv/bin/deptry resultdesk

# kill -9 at random moments, 200 times, then thousands of sequences of faults; some minutes.
torture: tests-ready
	$(PY) -m tests.sending.torture 200

# Sentences for translators and back: resources/locale/*.pot, *.po, *.mo.
texts: window-ready
	$(PY) packaging/texts.py gather
	$(PY) packaging/texts.py compile

bench: tests-ready
	$(PY) -m tests.benchmarks

# Newest versions that fit pyproject.toml, for every system and Python that it names. Needs a network; commit the result.
lock:
	$(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install --quiet uv
	build/lock/bin/uv pip compile pyproject.toml --group test --group lint --group texts --group source \
		--universal --python-version 3.11 --upgrade --generate-hashes --no-header --no-annotate --quiet \
		--output-file packaging/lock/requirements.txt

# What these build lies in OUT. `freeze` is the quick one: the program for this system, its self-test, no installer.
OUT ?= build/package

freeze: window-ready
	$(PYTHON) packaging/package.py --quick --out $(OUT)

package: window-ready
	$(PYTHON) packaging/package.py --out $(OUT)

windows:
	$(PYTHON) packaging/windows/check_build.py --out $(OUT)

package-report:
	$(PYTHON) packaging/report.py --out $(OUT)

lint-workflows:
	@$(PYTHON) packaging/lint_workflows.py
