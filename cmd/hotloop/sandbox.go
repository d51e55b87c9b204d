package main

import (
	"context"
	"encoding/json"
	"fmt"

	"hotloop"
	"hotloop/sandbox"
)

type sandboxCmd struct {
	Check sandboxCheckCmd `cmd:"" help:"Try every protection and say what was seen."`
}

type sandboxCheckCmd struct {
	Tier string `help:"Try this tier instead of the strongest that works: A (cgroup v2), B (cgroup v1), C (user namespaces alone) or D (Landlock, weaker)." enum:",A,B,C,D" default:"" placeholder:"TIER"`
	JSON bool   `name:"json" help:"Print JSON; docs/json.md describes it."`
}

// Run tries every protection of the sandbox.
func (c *sandboxCheckCmd) Run(ctx context.Context, s streams) error {
	box, err := sandbox.Open(ctx, sandbox.Config{Tier: sandbox.Tier(c.Tier)})
	if err != nil {
		return hotloop.Errorf(hotloop.CodeUnavailable, "%w", err)
	}
	defer box.Close()
	checks := sandbox.SelfTest(ctx, box)
	failed := false
	for _, k := range checks {
		failed = failed || !k.OK
	}
	if c.JSON {
		enc := json.NewEncoder(s.out)
		enc.SetIndent("", "  ")
		if err := enc.Encode(struct {
			Version   int             `json:"version"`
			Isolation string          `json:"isolation"`
			Checks    []sandbox.Check `json:"checks"`
		}{1, box.Describe(), checks}); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(s.out, "Programs run in: %s\n\n", box.Describe())
		for _, k := range checks {
			mark := "held"
			if !k.OK {
				mark = "OPEN"
			}
			fmt.Fprintf(s.out, "  %s  %-28s tried: %s; saw: %s\n", mark, k.Name, k.Tried, k.Saw)
		}
	}
	if failed {
		return errShort
	}
	return nil
}
