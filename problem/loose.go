package problem

import (
	"path"
	"strings"
)

// looseCases reads the cases of a directory that is no group of the problem,
// such as data/invalid_input: only the input is always there, and in 2025-09
// every directory may have settings for the cases that stand in it.
func (p *Package) looseCases(dir string, answers bool) ([]*Case, error) {
	if !p.tree.dirs["data/"+dir] {
		return nil, nil
	}
	r := &dataReader{t: p.tree, info: p.Info, unanswered: !answers}
	return r.loose(dir, defaultSettings(p.Info, dir))
}

func (r *dataReader) loose(dir string, above settings) ([]*Case, error) {
	g := &Group{Name: dir, set: above}
	if r.info.Format == Format2 {
		g.set = above.inherited(r.info, dir)
		if err := r.modernSettings(g, "data/"+dir); err != nil {
			return nil, err
		}
	}
	var out []*Case
	for _, n := range r.t.children("data/" + dir) {
		if sub, is := strings.CutSuffix(n, "/"); is {
			if path.Ext(sub) == ".files" {
				continue // belongs to a case
			}
			more, err := r.loose(dir+"/"+sub, g.set)
			if err != nil {
				return nil, err
			}
			out = append(out, more...)
			continue
		}
		if base, is := strings.CutSuffix(n, ".in"); is {
			c, err := r.oneCase(g, "data/"+dir+"/"+base)
			if err != nil {
				return nil, err
			}
			out = append(out, c)
		}
	}
	return out, nil
}
