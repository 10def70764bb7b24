# The only set-up is one of these: run, test, manage ARGS="…".
SHELL := /bin/sh
PY ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEV := $(BIN)/python -m boendestod.dev
COMPILE := $(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock"
# uv looks for certificates where the system keeps them, as pip does.
export UV_SYSTEM_CERTS ?= 1
export PORT
ARGS ?=

.PHONY: run test manage check bench vendor bundle schema client lock

run: $(READY)
	@exec $(DEV) run

test: $(READY)
	@exec $(DEV) test $(ARGS)

manage: $(READY)
	@exec $(DEV) manage $(ARGS)

# As in production: nothing that `check --deploy` warns of may pass.
check: export ALLOWED_HOSTS := boendestod.example
check: export SECRET_KEY := $(shell head -c 48 /dev/urandom | base64)
check: export SEALING_KEYS := $(shell head -c 32 /dev/urandom | base64)
check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/lint-imports
	cd clients/python && ../../$(BIN)/mypy
	$(DEV) sandbox manage.py makemigrations --check --dry-run
	$(DEV) sandbox manage.py check --deploy --fail-level WARNING --settings boendestod.settings.production
	$(BIN)/hadolint --ignore DL3008 Dockerfile
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml

bench: $(READY)
	@exec $(DEV) sandbox tests.benchmarks $(ARGS)

vendor: $(READY)
	@exec $(BIN)/python -m boendestod.dev.vendor

bundle: $(READY)
	@exec $(BIN)/python -m boendestod.dev.bundle

# The contract with other systems: a test compares it with what the program says of itself.
schema: $(READY)
	@exec $(DEV) manage spectacular --validate --fail-on-warn --file docs/openapi.yaml

client: $(READY)
	@exec $(BIN)/python -m boendestod.dev.client

lock: $(READY)
	$(COMPILE) -o requirements.txt $(ARGS)
	$(COMPILE) --group dev -c requirements.txt -o requirements-dev.txt $(ARGS)

# Under a lock, because two may start on a fresh clone; on stderr, because stdout belongs to the command.
$(READY): requirements-dev.txt
	@flock .make.lock sh -ec '\
	test $@ -nt $< && exit; \
	echo "Making .venv …"; \
	$(PY) -m venv .venv; \
	awk "/^[^ ]/ { ours = /^uv==/ } ours" $< > .venv/uv.txt; \
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r .venv/uv.txt; \
	$(BIN)/uv pip sync -q --python $(BIN)/python --require-hashes $<; \
	touch $@' >&2
