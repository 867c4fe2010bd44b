# make run | test | check | check-agreement | check-formats | torture | bench | bench-corpus |
# bench-quality | clean.
# Each needs only Python >= 3.11, make and a package index.
#
#   VENV=DIR      where the environment lives (default .venv)
#   PYTHON=PATH   the interpreter to build it with (default: the first on PATH that is new enough)
#   ARGS="..."    passed on: make run ARGS="--as ana", make test ARGS="-k offsets"

VENV ?= .venv
PYTHON ?=
ARGS ?=

BIN := $(VENV)/bin
# The newest of these that the project files do not outdate says what is installed.
RUNTIME := $(VENV)/.installed-runtime
TESTING := $(VENV)/.installed-testing
CHECKING := $(VENV)/.installed-checking
COMPARING := $(VENV)/.installed-comparing
READING := $(VENV)/.installed-reading
TORTURING := $(VENV)/.installed-torturing

# Tests start the program some hundred times: what it compiles is kept, in VENV and not in the tree.
TESTED := env -u PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX='$(abspath $(VENV))/pycache' $(BIN)/python

.PHONY: run test check check-agreement compare check-formats readers torture bench bench-corpus bench-quality clean
.DEFAULT_GOAL := run

run: $(RUNTIME)
	@$(BIN)/python -m annotator $(ARGS)

test: $(TESTING)
	@$(TESTED) -m pytest -n auto --dist worksteal $(ARGS)

check: $(CHECKING)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	env -u VIRTUAL_ENV $(BIN)/uv lock --check --quiet --python $(BIN)/python

# scikit-learn is larger than all the rest, and only these tests want it: an environment beside.
check-agreement:
	@$(MAKE) --no-print-directory VENV='$(VENV)-agreement' compare

compare: $(COMPARING)
	@$(TESTED) -m pytest tests/review/cross_check -W ignore::pytest.PytestConfigWarning $(ARGS)

# What reads the exports is larger still, and wants an older numpy: an environment beside.
check-formats:
	@$(MAKE) --no-print-directory VENV='$(VENV)-formats' readers

readers: $(READING)
	@$(TESTED) -m pytest tests/readers -W ignore::pytest.PytestConfigWarning $(ARGS)

# Kills, power cuts, damaged files and fuzz in numbers that a test run has no time for: 30 minutes.
torture: $(TORTURING)
	@$(TESTED) -m tests.torture $(ARGS)

bench: $(TESTING)
	@$(BIN)/python -m tests.bench $(ARGS)

bench-corpus: $(TESTING)
	@$(BIN)/python -m tests.bench.corpus $(ARGS)

bench-quality: $(TESTING)
	@$(BIN)/python -m tests.quality $(ARGS)

# Never touches annotations.db.
clean:
	rm -rf $(VENV) $(VENV)-agreement $(VENV)-formats .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache snapshot_report.html
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A link to an interpreter that is gone counts as missing, so the environment is made anew.
$(BIN)/python:
	@printf 'installing into %s, about a minute\n' '$(VENV)' >&2; \
	if command -v uv >/dev/null 2>&1; then \
	    env -u VIRTUAL_ENV uv venv --quiet --allow-existing \
	        $(if $(PYTHON),--python '$(PYTHON)',--python '>=3.11') '$(VENV)'; \
	else \
	    for python in '$(PYTHON)' python3 python3.14 python3.13 python3.12 python3.11 python; do \
	        if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	            exec "$$python" -m venv '$(VENV)'; \
	        fi; \
	    done; \
	    echo 'annotator needs Python 3.11 or newer with its venv module, and found none on PATH (name one: make PYTHON=/path/to/python3)' >&2; \
	    exit 1; \
	fi

# pip knows neither dependency groups before 25.1 nor the lock file: it is upgraded when it is
# older, and held to the locked versions by a constraints file.
LOCKED = import tomllib; rows = tomllib.load(open("uv.lock", "rb"))["package"]; \
    names = [row["name"] for row in rows]; \
    print(*(row["name"] + "==" + row["version"] for row in rows \
        if "registry" in row["source"] and names.count(row["name"]) == 1), sep="\n")

# $(call install,GROUP ...): the runtime dependencies and these groups; what is there stays.
define install
	@if command -v uv >/dev/null 2>&1; then \
	    env -u VIRTUAL_ENV UV_PROJECT_ENVIRONMENT='$(abspath $(VENV))' \
	        uv sync --quiet --locked --inexact --no-default-groups $(addprefix --group ,$(1)); \
	else \
	    $(BIN)/python -m ensurepip >/dev/null 2>&1; \
	    $(BIN)/python -c '$(LOCKED)' >'$(VENV)/locked.txt' && \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1' && \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	        -c '$(VENV)/locked.txt' -e . $(addprefix --group ,$(1)); \
	fi
	@touch $@
endef

$(RUNTIME): pyproject.toml uv.lock $(BIN)/python
	$(call install,)

$(TESTING): pyproject.toml uv.lock $(BIN)/python
	@printf 'installing what the tests need\n' >&2
	$(call install,test)
	@touch $(RUNTIME)

$(TORTURING): pyproject.toml uv.lock $(BIN)/python
	@printf 'installing what the tests and the fuzzer need\n' >&2
	$(call install,test fuzz)
	@touch $(RUNTIME) $(TESTING)

$(CHECKING): pyproject.toml uv.lock $(BIN)/python
	@printf 'installing what the checks need\n' >&2
	$(call install,test check)
	@touch $(RUNTIME) $(TESTING)

$(COMPARING): pyproject.toml uv.lock $(BIN)/python
	@printf 'installing what agreement is compared with\n' >&2
	$(call install,agreement)
	@touch $(RUNTIME)

$(READING): pyproject.toml uv.lock $(BIN)/python
	@printf 'installing what reads the exports\n' >&2
	$(call install,formats)
	@touch $(RUNTIME)
