# `make run` is all a newcomer types. `make test` is all that must hold.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test real bench bundle fmt setup setup-test

target := $(or $(CARGO_TARGET_DIR),target)
program := $(target)/release/motebok
tauri := npx --prefix ui tauri
ui := npm run --silent --prefix ui
# Whatever the program is built from: as long as none of it is newer than the program, nothing is built.
sources := $(shell find .cargo Cargo.toml Cargo.lock tauri.conf.json assets src-tauri ui \
	\( -name node_modules -o -path ui/dist -o -path src-tauri/gen -o -path src-tauri/permissions \) -prune \
	-o -type f -print 2>/dev/null)

# Builds the program and opens its window; without a display it makes the example papers in out/.
run: setup $(program)
	@scripts/open $(program)

$(program): $(sources) | setup
	$(tauri) build --no-bundle
	@touch $@

# The cheap checks first, then everything is compiled once: the same packages, targets and features in each step, for
# else Cargo would build the window's libraries again for the tests.
features := motebok/describe
everything := --workspace --features tauri/custom-protocol,$(features)

test: export MOTEBOK_VERAPDF ?= $(CURDIR)/scripts/verapdf/run
test: setup-test
	cargo fmt --all --check
	$(ui) fmt:check
	$(ui) test
	$(ui) build
	cargo clippy $(everything) --all-targets -- -D warnings
	$(tauri) build --debug --no-bundle -- --workspace --tests --features $(features)
	xvfb-run --auto-servernum --server-args="-screen 0 1440x1000x24" cargo test $(everything)

# The shared folder on a Samba server, over Syncthing and on a file system that fails when told to.
real:
	@scripts/setup real
	cargo test -p sync --features real --test real

# Beside what a user would pick instead; wants a quiet machine.
bench: setup-test $(program)
	@scripts/bench

# Small and slow to build: for others to install. The window lies beside the program that is typed, in the package too.
beside := {"files": {"/usr/bin/motebok-window": "$(abspath $(target))/bundle/motebok-window"}}
bundle: setup
	$(tauri) build --bundles deb,rpm --config '{"bundle": {"linux": {"deb": $(beside), "rpm": $(beside)}}}' \
		-- --profile bundle

fmt: setup
	cargo fmt --all
	$(ui) fmt

setup:
	@scripts/setup

setup-test:
	@scripts/setup test
