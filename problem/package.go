package problem

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
)

// Package is a problem package that was read.
type Package struct {
	Path        string // what the user called it
	Info        Info
	Data        *Group
	Submissions []*Submission
	Notes       []string // what a reader should know of it
	tree        *tree
	validators  string // the directory of the output validators
}

// Open reads a package from a directory or a zip archive. It must be closed.
func Open(name string) (*Package, error) {
	t, err := openTree(name)
	if err != nil {
		return nil, err
	}
	p, err := read(t)
	if err != nil {
		t.close()
		return nil, err
	}
	p.Path = name
	return p, nil
}

func read(t *tree) (*Package, error) {
	p := &Package{tree: t}
	var err error
	if p.Info, p.Notes, err = readInfo(t); err != nil {
		return nil, err
	}
	if p.Info.Format == Format2 {
		if gone := t.prune(); len(gone) > 0 {
			p.Notes = append(p.Notes, fmt.Sprintf("%d files were left out, since their names hold signs that the format 2025-09 does not allow, such as %s.", len(gone), clip(gone[0], 80)))
		}
	}
	if p.Info.Format == Legacy {
		if err := p.Info.Limits.timeLimitFile(t); err != nil {
			return nil, err
		}
	}
	if err := p.findValidators(); err != nil {
		return nil, err
	}
	var notes []string
	if p.Data, notes, err = readData(t, p.Info); err != nil {
		return nil, err
	}
	p.Notes = append(p.Notes, notes...)
	if !p.Info.Custom {
		for _, c := range p.Data.Cases() {
			if _, err := ParseComparison(c.outputArgs); err != nil {
				return nil, errorf(CodeInvalid, "%s (for the case %s)", err, c.Name)
			}
		}
	}
	return p, p.readSubmissions()
}

// Close frees the package.
func (p *Package) Close() error { return p.tree.close() }

// Slug is the package's short name: that of its directory or archive.
func (p *Package) Slug() string {
	abs, err := filepath.Abs(p.Path)
	if err != nil {
		abs = p.Path
	}
	base := filepath.Base(abs)
	return strings.TrimSuffix(strings.TrimSuffix(base, ".zip"), ".kpp")
}

// Title is the problem's name.
func (p *Package) Title() string {
	if p.Info.Name != "" {
		return p.Info.Name
	}
	return p.Slug()
}

// Kind says in words what kind of problem it is.
func (info Info) Kind() string {
	kind := "pass-fail"
	if info.Scoring {
		kind = "scoring"
	}
	if info.Interactive {
		kind += ", interactive"
	}
	if info.MultiPass {
		kind += ", multi-pass"
	}
	if info.Custom && !info.Interactive && !info.MultiPass {
		kind += ", with a validator of its own"
	}
	return kind
}

// findValidators finds the directory of the output validators, and holds it
// against what problem.yaml says of them. Tools of one format write the other's
// directory often enough that both names are looked at.
func (p *Package) findValidators() error {
	p.validators = "output_validators"
	other := "output_validator"
	if p.Info.Format == Format2 {
		p.validators, other = other, p.validators
	}
	if len(p.tree.below(p.validators)) == 0 && len(p.tree.below(other)) > 0 && (p.Info.Custom || p.Info.Format == Format2) {
		p.Notes = append(p.Notes, fmt.Sprintf("The output validator stands in %s, which the format %s calls %s; it was used all the same.", other, p.Info.Format, p.validators))
		p.validators = other
	}
	there := len(p.tree.below(p.validators)) > 0
	switch {
	case p.Info.Format == Format2:
		p.Info.Custom = there
		if (p.Info.Interactive || p.Info.MultiPass) && !there {
			return errorf(CodeInvalid, "problem.yaml is of a type that needs a validator of its own, and output_validator is missing; add it.")
		}
	case p.Info.Custom && !there:
		return errorf(CodeInvalid, "problem.yaml says “validation: custom”, and there is no program in output_validators; add it.")
	case !p.Info.Custom && there:
		p.Notes = append(p.Notes, "There are programs in output_validators, and problem.yaml says “validation: default”, so they are not used.")
	}
	return nil
}

// outputValidators reads the programs that judge outputs.
func (p *Package) outputValidators() ([]*program, error) {
	if !p.Info.Custom {
		return nil, nil
	}
	if p.Info.Format == Format2 {
		one, err := p.theProgramIn(p.validators)
		return []*program{one}, err
	}
	all, err := p.programsIn(p.validators)
	if err == nil && len(all) == 0 {
		return nil, errorf(CodeInvalid, "There is no program in output_validators; add the validator.")
	}
	if err == nil && len(all) > 1 && (p.Info.Interactive || p.Info.MultiPass) {
		return nil, errorf(CodeUnsupported, "There are %d output validators (%s and others), and a problem that talks or runs in passes can have one; remove the others.", len(all), path.Base(all[0].path))
	}
	return all, err
}
