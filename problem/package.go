package problem

import (
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
	if p.Info.Format == Legacy {
		if err := p.Info.Limits.timeLimitFile(t); err != nil {
			return nil, err
		}
	}
	if p.Info.Format == Format2 {
		p.Info.Custom = len(p.tree.below("output_validator")) > 0
		if (p.Info.Interactive || p.Info.MultiPass) && !p.Info.Custom {
			return nil, errorf(CodeInvalid, "problem.yaml is of a type that needs a validator of its own, and output_validator is missing; add it.")
		}
	}
	if p.Info.Custom && p.Info.Format == Legacy && len(p.tree.below("output_validators")) == 0 {
		return nil, errorf(CodeInvalid, "problem.yaml says “validation: custom”, and there is no program in output_validators; add it.")
	}
	if !p.Info.Custom && len(p.tree.below("output_validators")) > 0 && p.Info.Format == Legacy {
		p.Notes = append(p.Notes, "There are programs in output_validators, and problem.yaml says “validation: default”, so they are not used.")
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

// outputValidators reads the programs that judge outputs.
func (p *Package) outputValidators() ([]*program, error) {
	if !p.Info.Custom {
		return nil, nil
	}
	if p.Info.Format == Format2 {
		one, err := p.theProgramIn("output_validator")
		return []*program{one}, err
	}
	all, err := p.programsIn("output_validators")
	if err == nil && len(all) == 0 {
		return nil, errorf(CodeInvalid, "There is no program in output_validators; add the validator.")
	}
	if err == nil && len(all) > 1 && (p.Info.Interactive || p.Info.MultiPass) {
		return nil, errorf(CodeUnsupported, "There are %d output validators (%s and others), and a problem that talks or runs in passes can have one; remove the others.", len(all), path.Base(all[0].path))
	}
	return all, err
}
