package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"hotloop"
	"hotloop/problem"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

type bankImportCmd struct {
	home
	Package string `arg:"" help:"A problem package: a directory or a zip file." predictor:"file"`
	To      string `help:"Directory of questions of your own to write it to." default:"." placeholder:"DIR" predictor:"dir" type:"path"`
}

// Run makes a question of a package.
func (c *bankImportCmd) Run(ctx context.Context, s streams) error {
	p, err := problem.Open(c.Package)
	if err != nil {
		return packageError(c.Package, err)
	}
	defer p.Close()
	if says := notAQuestion(p.Info); says != "" {
		return hotloop.Errorf(hotloop.CodeInvalid, "%s cannot become a question: %s", c.Package, says)
	}
	millis := int(p.Info.Limits.Time.Milliseconds())
	if millis == 0 {
		if millis, err = c.deriveLimit(ctx, p); err != nil {
			return err
		}
	}
	slug := slugOf(p.Slug())
	dir := filepath.Join(c.To, string(hotloop.FormCode), slug)
	if _, err := os.Lstat(dir); err == nil {
		return hotloop.Errorf(hotloop.CodeInvalid, "%s is there already; remove it, or name another directory with --to.", dir)
	}
	pack, err := packOf(p, slug, millis)
	if err != nil {
		return packageError(c.Package, err)
	}
	if err := pack.write(dir); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Wrote %s: %s, %s, %s.\n", dir, plural(pack.visible, "open test"), plural(pack.hidden, "hidden test"), plural(pack.solutions, "solution"))
	for _, n := range pack.notes {
		fmt.Fprintln(s.out, "Note:", n)
	}
	fmt.Fprintf(s.out, "Look the statement over, put the rubric into this problem's own words, then: hotloop bank lint --run %s\n", c.To)
	return nil
}

// notAQuestion says why a package's outputs cannot be compared with answers
// alone, "" if they can.
func notAQuestion(info problem.Info) string {
	switch {
	case info.Interactive:
		return "it is interactive, and a question's programs read a text and write one."
	case info.MultiPass:
		return "its programs run in several passes, and a question's programs run once for each test."
	case info.Custom:
		return "a validator of its own judges the outputs, and a question compares them with answers."
	case info.Scoring:
		return "it gives points for parts, and a question's tests pass or fail."
	}
	return ""
}

// deriveLimit runs the accepted submissions, by which a package that gives no
// time limit measures it.
func (c *bankImportCmd) deriveLimit(ctx context.Context, p *problem.Package) (int, error) {
	cache, err := cacheDir(c.home)
	if err != nil {
		return 0, err
	}
	tools := toolchain.Find(ctx, cache)
	boxes, err := sandbox.Open(ctx, sandbox.Config{Mounts: tools.Mounts(), Idle: 2})
	if err != nil {
		return 0, hotloop.Errorf(hotloop.CodeUnavailable, "%w", err)
	}
	defer boxes.Close()
	r, err := p.Judge(ctx, problem.Options{Boxes: boxes, Tools: tools, Only: "accepted"})
	if err != nil {
		return 0, packageError(c.Package, err)
	}
	return int(r.TimeLimit.Milliseconds()), nil
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// slugOf makes a question's id of a package's name.
func slugOf(name string) string {
	slug := strings.Trim(notSlug.ReplaceAllString(strings.ToLower(name), "-"), "-")
	if len(slug) > 60 {
		slug = strings.Trim(slug[:60], "-")
	}
	if slug == "" || slug[0] >= '0' && slug[0] <= '9' {
		slug = strings.Trim("problem-"+slug, "-")
	}
	return slug
}
