//go:build amd64 || arm64

package sandbox

import "os"

// probeArg is the hidden first argument that makes this binary a probe.
const probeArg = "__hotloop-probe__"

func probeMain(args []string) { os.Exit(0) }
