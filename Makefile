# hotloop: make run, make test. Everything else is for those who change it.
.DEFAULT_GOAL := run
GO ?= go

.PHONY: run build test check ui bench bench-judge soak tier-a fuzz clean

run: build ## build and serve on loopback; prints the address
	bin/hotloop serve

build: ## only Go is needed: the built pages are in web/dist
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags "-s -w" -o bin/hotloop ./cmd/hotloop

test: ## everything; installs what is missing on Debian
	scripts/test

check: ## the quick part of make test: vet and Go tests without the race detector
	$(GO) vet ./...
	$(GO) test ./...

ui: ## rebuild web/dist from web/ui
	scripts/ui

bench: ## measures, as ratios side by side in one run; see docs/performance.md
	$(GO) test -run '^$$' -bench . -benchtime 1s ./...

bench-judge: build ## small programs bare, in our sandbox, over our API and over go-judge, by turns
	cd bench/judge && $(GO) build -o ../../bin/go-judge github.com/criyle/go-judge/cmd/go-judge && $(GO) build -o ../../bin/bench-judge .
	bin/bench-judge -hotloop bin/hotloop -gojudge bin/go-judge

soak: ## 100,000 runs in a row, and what they leave behind; every problem package 20 times over; about ten minutes
	HOTLOOP_LONG=1 $(GO) test -run TestManyRunsLeaveNothing -v -timeout 2h ./sandbox
	HOTLOOP_LONG=1 $(GO) test -run TestTheSameVerdictsEveryTime -v -timeout 2h ./problem

tier-a: ## the sandbox in a machine with cgroups of version 2; needs qemu and a kernel: make tier-a KERNEL=dir
	scripts/tier-a $(or $(KERNEL),/)

fuzz: ## each fuzz target for 20 seconds
	scripts/fuzz

clean:
	rm -rf bin .cache web/ui/node_modules e2e/node_modules e2e/shots
