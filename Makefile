# aiscore. `make` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON_SCORER := $(shell scripts/find_python.sh 3.11)
PYTHON := build/venv/scorer/bin/python
export PYTHONPATH := lib:bin:scorer
# Real logs and recordings, where they lie beside the checkout; tests that need them skip with a message elsewhere.
ifneq ($(wildcard ../shared/data/train),)
export AISCORE_DATA ?= $(abspath ../shared/data)
endif
ifneq ($(wildcard ../shared/recordings),)
export AISCORE_RECORDINGS ?= $(abspath ../shared/recordings)
endif

.PHONY: help demo test lint package preview setup-page setup-preview rules bundle adapters evaluate development bench faults scorer search-environments appinspect clean fuzz soak release lock

help: ## list the targets
	@echo 'aiscore: anomaly scores beside the events of a Splunk search'; echo
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

scorer:
	@test -n "$(PYTHON_SCORER)" || { echo 'aiscore needs Python 3.11: install it, or put it on the PATH as python3.11' >&2; exit 1; }
	@scripts/environment.sh scorer "$(PYTHON_SCORER)" -r scorer/requirements.txt -r requirements/dev.txt -c requirements/constraints.txt

search-environments:
	@for version in 3.9 3.13; do \
	  python=$$(scripts/find_python.sh $$version); \
	  if [ -n "$$python" ]; then scripts/environment.sh search-$$version "$$python" -r requirements/search.txt || exit 1; fi; \
	done

appinspect: scorer
	@scripts/environment.sh appinspect "$(PYTHON_SCORER)" -r requirements/appinspect.txt

demo: scorer ## score real logs through the whole way, stop the scorer half-way, leave a page (LOG=file scores yours)
	@$(PYTHON) -m tests.demo $(if $(LOG),--log "$(LOG)")

test: scorer search-environments appinspect ## everything: lint, search side on 3.9 and 3.13, scorer, app, the whole way
	@scripts/test.sh

lint: scorer ## ruff over everything
	@build/venv/scorer/bin/ruff check bin lib scorer tests

rules: scorer ## compile rules/ into the pack that ships
	@$(PYTHON) -m aiscore_trainer rules compile rules -o lib/aiscore_rules/pack/aiscore.json

package: scorer ## build dist/aiscore-<version>.spl
	@./package.sh

preview: scorer ## render the overview dashboard to build/ui/overview.png (needs AISCORE_DATA, npm and Chromium)
	@ui/preview/preview.sh

setup-page: ## build the setup page into appserver/static (needs node and npm; what it is built with is installed once)
	@cd ui/setup && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-audit --no-fund --ignore-scripts; } && node build.mjs

setup-preview: scorer setup-page ## go through the setup page as an admin would, pictures in build/ui/setup (needs node, npm and Chromium)
	@cd ui/setup && node preview/shoot.mjs ../../build/ui/setup

release: scorer ## the package, its bill of materials (CycloneDX) and the digests of both, in dist/
	@./package.sh
	@version=$$($(PYTHON) -c 'import aiscore_contract; print(aiscore_contract.__version__)') && cd dist && \
	  ../$(PYTHON) ../scripts/sbom.py aiscore-$$version.cdx.json && sha256sum aiscore-$$version.spl aiscore-$$version.cdx.json | tee SHA256SUMS

lock: ## write down the versions and digests of all requirements (after one of them has changed)
	@scripts/environment.sh resolver "$(PYTHON_SCORER)" -r requirements/resolver.txt
	@scripts/lock.sh build/venv/resolver/bin/uv

bundle: scorer ## train the bundle that ships (needs AISCORE_DATA; about 15 minutes on two cores)
	@$(PYTHON) -m aiscore_trainer train --data "$${AISCORE_DATA:?is not set: the folder of the shared data}" --output scorer/bundle --ship --cache build/cache/embeddings

adapters: scorer ## adapt BERT to logs: what ships and what the evaluation needs (needs AISCORE_DATA and a GPU: 8 minutes on an H100)
	@$(PYTHON) -m aiscore_trainer adapt --data "$${AISCORE_DATA:?is not set: the folder of the shared data}" --folds

evaluate: scorer ## measure the model beside simpler ones, on sources it never saw (needs AISCORE_DATA)
	@$(PYTHON) -m aiscore_trainer evaluate --data "$${AISCORE_DATA:?is not set: the folder of the shared data}" --output build/evaluation --cache build/cache/embeddings

development: scorer ## measure the bundle on sites made up for development (needs no data)
	@$(PYTHON) -m aiscore_trainer development --output build/development

bench: scorer search-environments ## measure speed, beside what it is compared to
	@$(PYTHON) -m tests.bench

faults: scorer ## the whole fault campaign
	@$(PYTHON) -m tests.faults

fuzz: scorer ## every parser under a fuzzer that steers by coverage (CASES=60000 for each)
	@scripts/environment.sh fuzz "$(PYTHON_SCORER)" -r requirements/fuzz.txt
	@PYTHONPATH=lib:bin:scorer:. build/venv/fuzz/bin/python -m tests.fuzz --cases "$(or $(CASES),60000)"

soak: scorer ## the scorer under ten times what it can do, beside strangers, and an hour's work in miniature (MINUTES=30: each so long)
	@$(PYTHON) -m tests.soak $(if $(MINUTES),--minutes $(MINUTES))

clean: ## remove what was built; environments stay
	@rm -rf dist build/bench build/demo build/ui build/evaluation build/development build/faults build/lib build/fuzz build/soak
	@find . -name __pycache__ -not -path './build/*' -prune -exec rm -rf {} +
