# Everything that is done to this tree by hand or in CI. Tools are built once
# into bin/tools with pinned versions and stay out of go.mod.

GO        ?= go
VERSION   ?= $(shell git describe --tags --always --dirty 2>/dev/null)
BINARY    := bin/clusterwiz
TOOLS     := $(CURDIR)/bin/tools
COMMIT    ?= $(shell git rev-parse HEAD 2>/dev/null)
LDFLAGS   := -s -w -funcalign=16 -X clusterwiz/cmd/internal/build.release=$(VERSION) -X clusterwiz/cmd/internal/build.commit=$(COMMIT)
# What makes the program smaller and changes nothing that it does: HTTP/2, which no
# call asks for, is left out (0.53 MB), and what waits for a person or a cloud is not
# inlined (1.7 MB); what checks and draws is. Functions begin at multiples of 16 bytes as
# on other processors, not of 32 (0.18 MB); Go's table of functions counts on 16. A
# release is built with them, too.
UNHURRIED := clusterwiz/cmd clusterwiz/providers clusterwiz/ui/plain \
	clusterwiz/profiles/export clusterwiz/profiles/kubeconfig clusterwiz/profiles/terraform \
	github.com/alibabacloud-go github.com/aliyun github.com/clbanning github.com/gorilla \
	github.com/json-iterator github.com/modern-go github.com/hashicorp github.com/zclconf github.com/google \
	github.com/godbus github.com/zalando github.com/spf13 github.com/aymanbagabas golang.org/x/text \
	go.yaml.in/yaml gopkg.in/ini.v1 mvdan.cc/sh \
	github.com/charmbracelet/huh github.com/charmbracelet/bubbles/textarea github.com/charmbracelet/bubbles/viewport \
	github.com/charmbracelet/bubbletea crypto/ecdsa crypto/elliptic crypto/internal/fips140/ecdsa \
	crypto/internal/fips140/nistec crypto/internal/fips140/rsa crypto/rsa crypto/sha3 crypto/tls crypto/x509 \
	encoding/asn1 encoding/xml log/slog math/big mime net text/template
SMALL     := -tags=nethttpomithttp2 $(UNHURRIED:%=-gcflags=%/...=-l)
# Bytes of the stripped binary: what is reached and a tenth of a megabyte. What it
# consists of, what each dependency costs, and what could go next, is told in
# docs/adr/0019-size.md; whoever raises this names there what for.
MAXSIZE   := 22100000
FUZZTIME  ?= 1m
# Which benchmarks, of which rooms (those that have some), how often and how long each is run; a few times
# tell chance from change.
BENCH     ?= .
ROOMS     ?= $(shell grep -rl --include='*_test.go' '^func Benchmark' . | xargs -n 1 dirname | sort -u)
BENCHES   ?= 6
BENCHTIME ?= 100ms
# Where they are written, and kept by commit.
BENCHED   := bin/bench.txt
KEPT       = docs/bench/$(shell git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)$(shell git diff --quiet HEAD 2>/dev/null || echo -dirty).txt

GOLANGCI_LINT_VERSION := v2.15.0
GOLANGCI_LINT         := $(TOOLS)/golangci-lint-$(GOLANGCI_LINT_VERSION)
GOVULNCHECK_VERSION   := v1.9.0
GOVULNCHECK           := $(TOOLS)/govulncheck-$(GOVULNCHECK_VERSION)
BENCHSTAT_VERSION     := v0.0.0-20260908200009-22c9c6c9d4da
BENCHSTAT             := $(TOOLS)/benchstat-$(BENCHSTAT_VERSION)

# What "make compare" holds the program against, besides what the system has.
OTHERS := github.com/charmbracelet/gum@v0.17.0 github.com/junegunn/fzf@v0.65.2 github.com/jesseduffield/lazygit@v0.64.1

GORELEASER_VERSION    := v2.15.1
GORELEASER            := $(TOOLS)/goreleaser-$(GORELEASER_VERSION)
CYCLONEDX_VERSION     := v1.10.0
CYCLONEDX             := $(TOOLS)/cyclonedx-gomod-$(CYCLONEDX_VERSION)

# What is tested is compiled as what is shipped, and nothing is compiled twice.
CHECKED := test lint generate bench-once faults-short
$(CHECKED): export GOFLAGS := -trimpath -buildvcs=false $(SMALL)
$(CHECKED): export CGO_ENABLED := 0

.DEFAULT_GOAL := build
.PHONY: run demo build test race lint fmt fmt-check vet generate generate-check cross size check bench bench-compare compare bench-once fuzz faults faults-short scale pictures audit release reproducible image windows-test clean help

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: build ## start the wizard
	./$(BINARY)

demo: build ## a filled-in example on the built-in simulator
	./$(BINARY) demo

build: ## bin/clusterwiz, static
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false $(SMALL) -ldflags '$(LDFLAGS)' -o $(BINARY) ./cmd/clusterwiz

test: ## all tests
	$(GO) test ./...

# Journeys and what else builds a program, which the detector does not see into, are
# left to "make test", as are the texts of screens at every size and language, and vet,
# which sees the same sources there. Its flags are those of a plain go build.
race: ## all tests under the race detector
	$(GO) test -race -short -vet=off $$($(GO) list ./... | grep -v /ui/e2e)

vet:
	$(GO) vet ./...

lint: $(GOLANGCI_LINT) ## golangci-lint, of which all of vet is a part
	$(GOLANGCI_LINT) run ./...

# gofumpt and goimports, as set in .golangci.yml.
fmt: $(GOLANGCI_LINT) ## format all Go files
	$(GOLANGCI_LINT) fmt ./...

fmt-check: $(GOLANGCI_LINT)
	@$(GOLANGCI_LINT) fmt --diff ./... || { echo 'run make fmt'; exit 1; }

generate: ## write generated files and golden references anew
	$(GO) generate ./...

# A check of the tree that CI has; a working copy with own changes would always
# differ from the last commit, so the files are compared before and after.
generate-check:
	@before="$$(git diff | git hash-object --stdin)"; $(MAKE) --no-print-directory generate; \
	after="$$(git diff | git hash-object --stdin)"; \
	if [ "$$before" != "$$after" ]; then git --no-pager diff --stat; echo 'make generate changed files: commit them'; exit 1; fi

# Every system and every processor once, with what this is itself, which "make build" has;
# all pairs are made for a release. Nobody runs these here, so nothing is optimised, which
# takes a quarter less time.
cross: build ## build for every system and every processor
	@set -e; for platform in linux/arm64 darwin/arm64 windows/amd64; do \
		echo "build $$platform"; \
		CGO_ENABLED=0 GOOS=$${platform%/*} GOARCH=$${platform#*/} $(GO) build -trimpath -buildvcs=false $(firstword $(SMALL)) -gcflags='all=-N -l' -o /dev/null ./cmd/clusterwiz; \
	done

size: build ## the binary stays within its budget
	@bytes="$$(wc -c < $(BINARY))"; echo "$(BINARY): $$bytes bytes of $(MAXSIZE)"; [ "$$bytes" -le $(MAXSIZE) ]

check: fmt-check lint race bench-once faults-short generate-check cross size reproducible ## everything that CI checks

# On a machine that does nothing else; BENCH='^BenchmarkKey' ROOMS=./ui runs some of them.
bench: ## all benchmarks, kept by commit in docs/bench
	@mkdir -p bin docs/bench
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem -count $(BENCHES) -benchtime $(BENCHTIME) $(ROOMS) > $(BENCHED)
	@grep -E '^(goos|goarch|pkg|cpu|Benchmark)' $(BENCHED) > $(KEPT)
	@echo "kept in $(KEPT); hold it against another: make bench-compare OLD=docs/bench/COMMIT.txt NEW=$(KEPT)"

bench-compare: $(BENCHSTAT) ## OLD and NEW, two files of docs/bench, side by side
	@[ -n "$(OLD)" ] || { echo 'say which: make bench-compare OLD=docs/bench/COMMIT.txt'; ls docs/bench; exit 2; }
	$(BENCHSTAT) $(OLD) $(or $(NEW),$(KEPT))

# Programs of others are fetched once; one that cannot be had is named as such in the
# table. git and aliyun are those of the system.
compare: build ## side by side with other programs, the table in the READMEs
	@for other in $(OTHERS); do \
		name="$${other%@*}"; name="$${name##*/}"; [ -x "$(TOOLS)/$$name" ] && continue; \
		GOBIN=$(TOOLS) CGO_ENABLED=0 $(GO) install -trimpath -ldflags '-s -w' "$$other" || echo "not had: $$name"; \
	done
	@mkdir -p $(TOOLS)/compare
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o $(TOOLS)/compare/ ./cmd/internal/compare/rows
	CGO_ENABLED=0 $(GO) build -C cmd/internal/compare/testdata/others -trimpath -ldflags '-s -w' -o $(TOOLS)/compare/ ./...
	$(GO) run ./cmd/internal/compare -binary $(BINARY) -tools $(TOOLS) -write $(COMPARE)

# A benchmark that no longer runs is found out on the day that it breaks.
bench-once: ## every benchmark once
	$(GO) test -vet=off -run '^$$' -bench . -benchtime 1x $(ROOMS)

# Go fuzzes one target of one package at a time.
fuzz: ## every fuzz target for FUZZTIME
	@set -e; for file in $$(grep -rl --include='*_test.go' '^func Fuzz' .); do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\).*/\1/p' $$file); do \
			echo "$$target in $$(dirname $$file)"; \
			$(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) "$$(dirname $$file)"; \
		done; \
	done

# Each run has an id; FAULTS="-run 'lost/.*/ehpc' -keep /tmp/faults" makes some
# again and keeps what they told.
faults: build ## tries to break "one submit, one cluster" in every way
	$(GO) run ./cmd/internal/campaign -binary $(BINARY) $(FAULTS)

faults-short: build ## the same with a few runs of each kind
	$(GO) run ./cmd/internal/campaign -binary $(BINARY) -sample 3 -storms 3 -budget 110s $(FAULTS)

# A thousand and ten thousand profiles of five clouds against a simulator of its own;
# SCALE="-counts 1000" for a part. It wants a machine that does nothing else.
scale: build ## time and memory of many replays, and of listing their runs
	$(GO) run ./cmd/internal/scale -binary $(BINARY) $(SCALE)

pictures: ## the README's pictures, drawn from journeys
	$(GO) test ./ui -run '^TestPictureScreens$$' -update

# What can be said of the modules of others. Nothing else needs it: CI does without,
# and a database that cannot be reached is told and no error.
audit: ## modules of others: sums, licences, known vulnerabilities
	$(GO) mod verify
	$(GO) run ./cmd/internal/notice -check
	@$(MAKE) --no-print-directory $(GOVULNCHECK) || true
	@.ci/vulnerabilities $(GOVULNCHECK) $(AUDIT)

reproducible: build ## another build from a copy of the tree is equal bytes
	@GO=$(GO) .ci/reproducible $(BINARY) '$(VERSION)' '$(COMMIT)'

# Whatever needs no pseudo-terminal; CI does without.
WINDOWS ?= $(shell $(GO) list ./... | grep -v -e /ui/e2e -e /ui/early$$)
windows-test: ## tests built for Windows, with wine
	GO=$(GO) .ci/windows-test -timeout 30m $(WINDOWS)

IMAGE ?= clusterwiz:latest
image: ## a container image of the program alone, by .ci/Dockerfile
	CGO_ENABLED=0 GOOS=linux $(GO) build -trimpath -buildvcs=false $(SMALL) -ldflags '$(LDFLAGS)' -o bin/clusterwiz-linux ./cmd/clusterwiz
	BINARY=bin/clusterwiz-linux .ci/image $(IMAGE)

release: $(GORELEASER) $(CYCLONEDX) ## archives, packages, checksums and lists of modules in dist; publishes nothing
	GO=$(GO) GORELEASER=$(GORELEASER) CYCLONEDX=$(CYCLONEDX) RELEASE_GOFLAGS='$(SMALL)' .ci/release

clean: ## remove what was built; tools stay in bin/tools
	rm -f $(BINARY)

$(BENCHSTAT):
	GOBIN=$(TOOLS) $(GO) install golang.org/x/perf/cmd/benchstat@$(BENCHSTAT_VERSION)
	mv $(TOOLS)/benchstat $@

$(GOVULNCHECK):
	GOBIN=$(TOOLS) $(GO) install golang.org/x/vuln/cmd/govulncheck@$(GOVULNCHECK_VERSION)
	mv $(TOOLS)/govulncheck $@

$(GOLANGCI_LINT):
	GOBIN=$(TOOLS) $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_LINT_VERSION)
	mv $(TOOLS)/golangci-lint $@

$(GORELEASER):
	GOBIN=$(TOOLS) $(GO) install github.com/goreleaser/goreleaser/v2@$(GORELEASER_VERSION)
	mv $(TOOLS)/goreleaser $@

$(CYCLONEDX):
	GOBIN=$(TOOLS) $(GO) install github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@$(CYCLONEDX_VERSION)
	mv $(TOOLS)/cyclonedx-gomod $@
