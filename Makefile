# Every target does its own setup: `make run` and `make test` work on a fresh machine with Swift.
# Builds are for the machine they run on, as the speed of the arithmetic depends on its instructions.
# Testing is enabled in all of them, so that `make test` need not recompile everything.

FLAGS  := -c release -Xswiftc -enable-testing $(if $(filter x86_64,$(shell uname -m)),-Xcc -march=native)
BINARY := .build/release/walkthrough
BENCH  := .build/release/walkthrough-bench
FUZZ   := .build/release/walkthrough-fuzz
PREFIX ?= $(HOME)/.local

# libcsv has no pkg-config file, and Homebrew's folder isn't searched by itself.
ifeq ($(shell uname -s),Darwin)
  BREW := $(shell brew --prefix 2>/dev/null)
  export CPATH        := $(BREW)/include$(if $(CPATH),:$(CPATH))
  export LIBRARY_PATH := $(BREW)/lib$(if $(LIBRARY_PATH),:$(LIBRARY_PATH))
endif

.PHONY: run test soak sanitize lint bench bench-peers report reference experiments fixtures install dist setup \
  build build-bench clean

run: build
	$(BINARY) run $(ARGS)

test: setup
	swift build $(FLAGS) --build-tests
	swift test $(FLAGS) --skip-build

# Longer tests than for every change: many fuzz inputs, killed runs and racing commands.
SOAK_INPUTS ?= 100000
SOAK_KILLS  ?= 500
SOAK_RACES  ?= 2000
soak: setup
	swift build $(FLAGS) --build-tests
	$(FUZZ) --count $(SOAK_INPUTS)
	$(FUZZ) load
	SOAK_KILLS=$(SOAK_KILLS) SOAK_RACES=$(SOAK_RACES) \
	  swift test $(FLAGS) --skip-build --filter 'KillTests|RaceTests'

# The tests in a build that detects memory errors (address) or data races (thread). A crash that a
# test expects would wait forever for a backtrace there. Leaks are not looked for: memory that the
# runtime holds until the end would be reported.
SANITIZER ?= address
SANITIZED := $(FLAGS) --sanitize $(SANITIZER) --scratch-path .build-$(SANITIZER)
sanitize: setup
	swift build $(SANITIZED) --build-tests
	SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 \
	  TSAN_OPTIONS=suppressions=$(CURDIR)/.ci/thread-suppressions \
	  swift test $(SANITIZED) --skip-build --skip BenchTests --skip TorchReviewsTests --skip KillTests \
	  --skip MemoryLimitTests

lint:
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

bench: build-bench
	$(BENCH) $(ARGS)

bench-peers: build-bench
	@python="$$(.ci/install-torch)" && $(BENCH) --peers "$$python" $(ARGS)

report: build
	$(BINARY) report $(ARGS)

reference: build
	.ci/reference

# Trains with many settings, for hours, and prints what each reached: EXPERIMENTS="sample novel".
experiments: build
	.ci/experiments $(EXPERIMENTS)

fixtures:
	@python="$$(.ci/install-torch)" && "$$python" Tests/Reference/make_fixtures.py $(ARGS)

install: setup
	@.dist/write-commit
	swift build $(FLAGS) --product walkthrough
	install -d $(PREFIX)/bin
	install $(BINARY) $(PREFIX)/bin/walkthrough
	.dist/install-shared $(BINARY) .build/checkouts $(PREFIX)
	@echo "installed $(PREFIX)/bin/walkthrough, its manual and its completions"

# The archive of a release, in .build-dist: a program for each level of instructions, so it takes
# three builds on x86-64. LEVELS="x86-64" builds one, to try it.
dist:
	@.ci/install dist
	.dist/build $(LEVELS)
	@[ "$$(uname -s)" != Linux ] || echo "To check it, as root: .ci/check-dist ARCHIVE"

build: setup
	@.dist/write-commit unknown
	swift build $(FLAGS) --product walkthrough

build-bench: build
	swift build $(FLAGS) --product walkthrough-bench

setup:
	@.ci/install

clean:
	rm -rf .build .build-dist
