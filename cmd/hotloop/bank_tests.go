package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"hotloop"
	"hotloop/problem"
)

// testsFile is tests.json of style program.
type testsFile struct {
	Style   hotloop.CodeStyle  `json:"style"`
	Compare hotloop.Compare    `json:"compare"`
	Limits  hotloop.CodeLimits `json:"limits"`
	Tests   []testCase         `json:"tests"`
}

type testCase struct {
	Name     string           `json:"name"`
	Hidden   bool             `json:"hidden,omitempty"`
	Why      string           `json:"why,omitempty"`
	Args     []string         `json:"args"`
	Expected string           `json:"expected"`
	Compare  *hotloop.Compare `json:"compare,omitempty"`
}

func (o *imported) tests(p *problem.Package, millis int) error {
	f := testsFile{Style: hotloop.StyleProgram}
	f.Limits = hotloop.CodeLimits{Millis: min(max(millis, 1), 60_000), MemoryMB: int(min(p.Info.Limits.Memory>>20, 4096))}
	cases := p.Data.Cases()
	if len(cases) > 0 {
		var err error
		if f.Compare, err = compareOf(cases[len(cases)-1]); err != nil {
			return err
		}
	}
	room, large, strange := packFile-(16<<10), 0, 0
	for _, c := range cases {
		if !c.Plain() {
			return hotloop.Errorf(hotloop.CodeInvalid, "%s cannot become a question: its case %s has arguments or files beside its input, and a question's programs read the input alone.", p.Path, c.Name)
		}
		in, answer, err := p.Contents(c)
		if err != nil {
			return err
		}
		if !utf8.Valid(in) || !utf8.Valid(answer) {
			strange++
			continue
		}
		t := testCase{Name: c.Name, Args: []string{string(in)}, Expected: string(answer)}
		if t.Hidden = !strings.HasPrefix(c.Name, "sample/"); t.Hidden {
			t.Why = "A case that the problem's authors keep to themselves: " + filepath.Base(c.Name) + "."
		}
		compare, err := compareOf(c)
		if err != nil {
			return err
		}
		if compare != f.Compare {
			t.Compare = &compare
		}
		size, err := json.Marshal(t)
		if err != nil {
			return err
		}
		if len(size)+8 > room {
			large++
			continue
		}
		room -= len(size) + 8
		f.Tests = append(f.Tests, t)
	}
	if large > 0 {
		o.note("%s too large for a pack and left out; a pack's tests.json may have 512 KiB.", were(large))
	}
	if strange > 0 {
		o.note("%s no text in UTF-8 and left out.", were(strange))
	}
	return o.writeTests(f)
}

// compareOf is how the default validator compares a case, in a pack's words.
func compareOf(c *problem.Case) (hotloop.Compare, error) {
	v, err := c.Comparison()
	if err != nil {
		return hotloop.Compare{}, err
	}
	out := hotloop.Compare{Kind: "tokens", CaseSensitive: v.CaseSensitive, SpaceSensitive: v.SpaceSensitive}
	if !v.Floats {
		return out, nil
	}
	out.Relative, out.Absolute = max(v.Relative, 0), max(v.Absolute, 0)
	if out.Relative == 0 && out.Absolute == 0 {
		out.Absolute = math.SmallestNonzeroFloat64 // in a pack 0 is no tolerance; this compares values all the same
	}
	return out, nil
}

func were(n int) string {
	if n == 1 {
		return "1 case was"
	}
	return fmt.Sprintf("%d cases were", n)
}

func (o *imported) writeTests(f testsFile) error {
	if len(f.Tests) == 0 {
		return hotloop.Errorf(hotloop.CodeInvalid, "No case of the package fits into a pack, so there is nothing to test by; make some cases smaller.")
	}
	if f.Tests[0].Hidden {
		f.Tests[0].Hidden, f.Tests[0].Why = false, ""
		o.note("There are no sample cases, so the first case, %s, is open; choose another if it gives too much away.", f.Tests[0].Name)
	}
	for _, t := range f.Tests {
		if t.Hidden {
			o.hidden++
		} else {
			o.visible++
		}
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(f); err != nil {
		return err
	}
	o.files["tests.json"] = buf.Bytes()
	return nil
}
