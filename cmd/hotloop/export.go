package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	"hotloop"
)

type exportCmd struct {
	home
	File string `arg:"" help:"File to write; - for standard output." predictor:"file"`
}

// Run writes everything the user has to one file, whole or not at all.
func (c *exportCmd) Run(ctx context.Context, s streams) error {
	st, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	if c.File == "-" {
		return st.Export(ctx, s.out)
	}
	tmp, err := os.CreateTemp(filepath.Dir(c.File), ".hotloop-export-*")
	if err != nil {
		return hotloop.Errorf(hotloop.CodeInvalid, "The file %s cannot be written; choose another place: %w", c.File, err)
	}
	defer os.Remove(tmp.Name())
	if err := errors.Join(st.Export(ctx, tmp), tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), c.File); err != nil {
		return hotloop.Errorf(hotloop.CodeInvalid, "The file %s cannot be written; choose another place: %w", c.File, err)
	}
	fmt.Fprintf(s.out, "Wrote %s. Read it in elsewhere with: hotloop import %s\n", c.File, c.File)
	return nil
}

type importCmd struct {
	home
	File string `arg:"" help:"File that hotloop export wrote; - for standard input." predictor:"file"`
}

// Run reads such a file in, whole or not at all.
func (c *importCmd) Run(ctx context.Context, s streams) error {
	in := s.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return hotloop.Errorf(hotloop.CodeInvalid, "The file %s cannot be read; check its name and permissions.", c.File)
		}
		defer f.Close()
		in = f
	}
	st, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	n, err := st.Import(ctx, in)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Read %d loops with %d events and %d gradings; %d loops were here already.\n", n.Loops, n.Events, n.Gradings, n.Skipped)
	return nil
}

type versionCmd struct{}

// Run prints the version that the build recorded.
func (versionCmd) Run(s streams) error {
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, set := range info.Settings {
			if set.Key == "vcs.revision" {
				version += " " + set.Value
			}
		}
		version += ", " + info.GoVersion
	}
	_, err := fmt.Fprintln(s.out, "hotloop", version)
	return err
}
