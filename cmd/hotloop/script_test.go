package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"hotloop/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.Main()
	testscript.Main(m, map[string]func(){"hotloop": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			// A user of their own, with nothing at home; the toolchains are
			// where the machine has them.
			home := e.WorkDir + "/home"
			e.Setenv("HOME", home)
			e.Setenv("XDG_DATA_HOME", home+"/data")
			e.Setenv("PATH", os.Getenv("PATH"))
			return os.MkdirAll(home, 0o700)
		},
	})
}
