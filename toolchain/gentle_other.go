//go:build !linux

package toolchain

import "os/exec"

func startGently(c *exec.Cmd) error { return c.Start() }
