# What can be made here. `make quick` needs Go alone; `make test` installs what it needs.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := quick
.DELETE_ON_ERROR:

TOOL     := go tool -modfile=tools/go.mod
FUZZTIME ?= 30s
BENCH    ?=

# Browser tests stand in one package of their own. A missing Chromium fails them. Packages whose
# tests start PostgreSQL are known by what they import; a missing PostgreSQL fails them.
BROWSER := web/browser
SERVICES = $(shell go list -f '{{.ImportPath}} {{join .Imports " "}} {{join .TestImports " "}} {{join .XTestImports " "}}' ./... | awk '/postgres\/pgtest|\/house\/tampering / {print $$1}')
PACKAGES = $(filter-out $(SERVICES) %/$(BROWSER),$(shell go list ./...))
# Left out of make quick, which is to end within two minutes on a machine that has compiled nothing:
# what compares many passwords, what is killed in the middle of its acts, what proves or breaks
# every rule of the law, what walks every order of the door's steps, and what compares whole worlds.
SLOW    := %/law/proof %/deadline/mutation %/desk/staff %/desk/staff/provider %/web/account/signin %/house %/house/race
# The race detector slows the drivers of the real binary, the walk over two centuries, the model of the
# door and the comparison of worlds most and finds least in them.
RACED    = $(foreach p,$(filter-out %/law/proof %/deadline/mutation %/interlock/model %/house/wall,$(PACKAGES)),$(if $(findstring /cmd/,$p),,$p))
GOFILES  = $(shell find . -name '*.go' -not -path './.git/*' -not -path '*/node_modules/*')

.PHONY: demo
demo: ## a server with invented persons and a dozen cases, on 127.0.0.1:8080
	go run ./cmd/zaklon demo

.PHONY: test
test: ## everything: installs, checks, theme, all tests with the browser ones
	.ci/setup
	$(MAKE) --no-print-directory check
	$(MAKE) --no-print-directory theme
	$(MAKE) --no-print-directory all-tests

.PHONY: quick
quick: format ## form, and the tests that need Go alone and little time
	go test -vet=off $(filter-out $(SLOW),$(PACKAGES))

.PHONY: check
check: format norms lint templ ## everything that reads the code

.PHONY: bench
bench: ## Zaklon beside its peers, in about ten minutes (BENCH="-run acts,http" for some of it)
	go -C bench run . $(BENCH)

.PHONY: bench-units
bench-units: ## every benchmark of a single package, with allocations
	go test -run '^$$' -bench . -benchmem $(PACKAGES)

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME each
	@grep -rlE --include='*_test.go' --exclude-dir=node_modules '^func Fuzz' . | while read -r file; do \
		for target in $$(sed -nE 's/^func (Fuzz[A-Za-z0-9_]*)\(.*/\1/p' "$$file"); do \
			echo "fuzz $$(dirname "$$file") $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s "$$(dirname "$$file")" </dev/null; \
		done; \
	done

.PHONY: harness
harness: ## the door raced 100,000 times on each engine and killed 1,000 times: hours
	go test -v -timeout 24h ./house/race -args -schedules 100000 -kills 1000

.PHONY: kills
kills: ## programs killed 1,000 times in the middle of their acts: minutes
	go test -v -timeout 1h -run '^TestKilled$$' ./house/race -args -kills 1000

.PHONY: generate
generate: ## the Go code of the templ pages
	$(TOOL) templ generate -log-level=warn

.PHONY: help
help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

# The steps of the above.

.PHONY: format
format:
	@unformatted=$$(gofmt -l $(GOFILES)); \
	if [ -n "$$unformatted" ]; then echo "gofmt has not been run on:"; echo "$$unformatted"; exit 1; fi

.PHONY: norms
norms: # imports, sizes, words, citations, licences; prints what has passed a norm but no limit
	go test -v -run 'TestSizes' .
	go test .

.PHONY: lint
lint:
	$(TOOL) golangci-lint run ./...
	cd tools && go vet ./... && go test ./...

.PHONY: templ
templ:
	.ci/templ-check

.PHONY: theme
theme:
	npm --prefix web/theme run check

.PHONY: all-tests
all-tests: # each test once, most of them with the race detector; the second half runs though the first failed
	{ failed=0; \
	  CGO_ENABLED=1 go test -race -json -shuffle=on -timeout 20m $(RACED) || failed=1; \
	  go test -json -shuffle=on -timeout 20m $(filter-out $(RACED),$(shell go list ./...)) || failed=1; \
	  exit $$failed; } | go -C tools run ./tally
	cd bench && go vet ./... && go test -shuffle=on ./...
