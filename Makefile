# `make help` lists the targets; it is made from the remarks behind them.
PYTHON ?= python3
BIN := .venv/bin
CHROMIUM := $(shell command -v chromium)
# Compiling 20,000 files takes a minute; those that are used are compiled when they are first imported.
PIP := $(BIN)/python -m pip install --quiet --no-compile --constraint constraints.txt
WORKERS ?= 2

# The folders `index` and `tests` are no targets, and no target is a file.
.PHONY: help install chat test docs prove hostile fuzz schemathesis outside distributed benchmark lint types pictures screenshots clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "%-12s %s\n", $$1, $$2}'

install: .venv/installed  ## make .venv with the command `pullquote` in it

chat: install  ## build the library over the bundled articles and open the web chat
	$(BIN)/pullquote chat --demo

test: .venv/tested lint types  ## lint, types and tests (95 % of the lines covered), from nothing; those in a browser where there is Chromium
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --cov --cov-report=term:skip-covered $(if $(CHROMIUM),,-m "not browser")
	$(if $(CHROMIUM),,@echo "The tests in a browser were left out: Chromium is missing (apt-get install chromium).")

docs: .venv/installed  ## write docs/commands.md and the man page anew from the commands' own help
	$(BIN)/python -m pullquote.ui.manual.manual > docs/commands.md
	$(BIN)/python -m pullquote.ui.manual.man_page > docs/pullquote.1

pictures: .venv/tested  ## draw the README's pictures from the real program
	$(BIN)/python -m benchmarks.picture
	$(BIN)/python -m benchmarks.chat --pictures

screenshots: .venv/tested  ## draw every state of the page, at three widths, light and dark, into .data/screenshots
	$(BIN)/python -m benchmarks.screenshots

prove: .venv/tested  ## the long proofs: all example questions, kill 1,000 builds, fail 300 system calls (strace), ask for ten minutes
	$(BIN)/pullquote evaluate examples/gold.jsonl --demo
	$(BIN)/python -m benchmarks.kills .data/kills --kills 1000
	$(BIN)/python -m benchmarks.kills .data/faults --faults 300
	$(BIN)/python -m benchmarks.soak .data/soak --minutes 10

hostile: .venv/tested  ## files, clients and commands that harmed earlier versions, tried again (a quarter of an hour)
	$(BIN)/python -m benchmarks.hostile.files
	$(BIN)/python -m benchmarks.hostile.commands
	$(BIN)/python -m benchmarks.hostile.clients

fuzz: .venv/tested  ## change files and calls at random for an hour (SECONDS=…), guided by atheris; finds lie in .data/fuzz
	$(PIP) --editable ".[fuzz]"
	$(BIN)/python -m tests.fuzz.long --seconds $(or $(SECONDS),3600)

schemathesis: .venv/tested  ## hold the REST calls against their own OpenAPI description (minutes)
	$(BIN)/python -m tests.ui.programs.long_schemathesis --max-examples $(or $(EXAMPLES),100)

outside: .venv/tested  ## install the wheel with pip, pipx and uvx in empty folders, and ask (a quarter of an hour)
	$(BIN)/python -m tests.long_install

distributed: .venv/tested  ## a shared library on the real Milvus 2.3.5: token, TLS, kills
	PULLQUOTE_SERVERS_TESTED="lite milvus" $(BIN)/python -m pytest tests/index/server/test_shared.py tests/index/long_entry.py
	PULLQUOTE_SERVERS_TESTED="lite milvus" $(BIN)/python -m pytest tests/index/test_server_gone.py tests/index/build/test_dask.py

# Each peer gets an environment of its own under .data/peers. OPTIONS="--short" (some minutes), "--full",
# "--only pullquote txtai", "--scifact FOLDER".
benchmark: .venv/tested  ## Pullquote beside its peers (half an hour; first gigabytes to install); see benchmarks/README.md
	$(BIN)/python -m benchmarks.peers $(OPTIONS)

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# mypy looks for one package in one folder; the rooms are that package once they are installed.
types: .venv/tested
	@mkdir -p .typed/pullquote && ln -sfn $(addprefix ../../,$(wildcard pullquote/*.py pullquote/py.typed) corpus index qa ui) .typed/pullquote/
	$(BIN)/mypy

clean:  ## remove .venv and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info

# torch first and alone: with it in place nothing else asks for another build of it.
.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) torch
	$(PIP) --editable ".[mcp]"
	@touch $@

.venv/tested: .venv/installed
	$(PIP) --editable ".[dev,haystack,langchain,languages,llama-index,mcp,milvus,workers]"
	@touch $@
