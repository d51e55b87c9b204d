package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"

	"hotloop"
	"hotloop/problem"
	"hotloop/toolchain"
)

// What a file of a pack may hold, with something to spare; docs/packs.md has
// the bound.
const (
	packFile = 500 << 10
	packAll  = 3 << 20
)

// imported is a pack made of a package, not yet written.
type imported struct {
	files                      map[string][]byte
	notes                      []string
	visible, hidden, solutions int
}

func packOf(p *problem.Package, slug string, millis int) (*imported, error) {
	out := &imported{files: map[string][]byte{}}
	statement, err := p.Statement()
	if err != nil {
		return nil, err
	}
	out.notes = append(out.notes, statement.Notes...)
	if err := out.question(p, statement.Markdown); err != nil {
		return nil, err
	}
	out.files["rubric.yaml"] = []byte(strings.ReplaceAll(programRubric, "SLUG", slug))
	if err := out.tests(p, millis); err != nil {
		return nil, err
	}
	out.programs(p)
	out.talk()
	return out, nil
}

func (o *imported) note(format string, args ...any) {
	o.notes = append(o.notes, fmt.Sprintf(format, args...))
}

// frontMatter is what stands above the statement.
type frontMatter struct {
	Title   string       `yaml:"title"`
	Form    hotloop.Form `yaml:"form"`
	Rounds  []string     `yaml:"rounds"`
	Levels  []string     `yaml:"levels"`
	Minutes int          `yaml:"minutes"`
	Topics  []string     `yaml:"topics"`
	Ask     string       `yaml:"ask"`
	Sources []creditTo   `yaml:"sources"`
}

type creditTo struct {
	Title string        `yaml:"title"`
	Grade hotloop.Grade `yaml:"grade"`
	Where string        `yaml:"where,omitempty"`
	Says  string        `yaml:"says"`
}

func (o *imported) question(p *problem.Package, statement string) error {
	f := frontMatter{
		Title: shortLine(p.Title(), 80), Form: hotloop.FormCode, Rounds: []string{"screen", "coding"}, Levels: []string{"L4", "L5", "L6", "L7"},
		Minutes: 45, Topics: []string{"programming"},
		Ask: "Here is a problem with input and output. Read it, ask what is unclear, say how you would go about it, and then write the program.",
	}
	for _, k := range p.Info.Keywords {
		if k = strings.Trim(notSlug.ReplaceAllString(strings.ToLower(k), " "), " "); k != "" && len(f.Topics) < 5 && !slices.Contains(f.Topics, k) {
			f.Topics = append(f.Topics, k)
		}
	}
	f.Sources = credits(p)
	if p.Info.License == "unknown" {
		o.note("The package names no licence, so the question is for yourself alone; ask its authors before you pass it on.")
	}
	head, err := yaml.Marshal(f)
	if err != nil {
		return err
	}
	o.files["question.md"] = []byte("---\n" + string(head) + "---\n" + statement + "\n")
	return nil
}

// credits are the package's sources and authors. They are those of a
// collection of problems, which is grade C.
func credits(p *problem.Package) []creditTo {
	says := "The problem"
	if len(p.Info.Authors) > 0 {
		says += " is by " + strings.Join(p.Info.Authors, ", ")
	} else {
		says += " comes from there"
	}
	if p.Info.License != "unknown" {
		says += "; licence: " + p.Info.License
	}
	if p.Info.Owner != "" {
		says += ", owned by " + p.Info.Owner
	}
	says = shortLine(says+".", 400)
	var out []creditTo
	for _, s := range p.Info.Sources {
		where := strings.TrimPrefix(strings.TrimPrefix(s.URL, "https://"), "http://")
		out = append(out, creditTo{Title: shortLine(s.Name, 120), Grade: hotloop.GradeC, Where: shortLine(where, 200), Says: says})
	}
	if len(out) == 0 {
		out = []creditTo{{Title: "The problem package " + shortLine(p.Slug(), 60), Grade: hotloop.GradeC, Says: says}}
	}
	return out
}

func shortLine(s string, most int) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	for len(s) > most {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return s
}

// programs takes the submissions over as solutions.
func (o *imported) programs(p *problem.Package) {
	folders := map[string]string{"accepted": "accepted", "wrong_answer": "wrong", "time_limit_exceeded": "slow"}
	room, left := packAll, 0
	for _, s := range p.Submissions {
		folder, ok := folders[s.Folder]
		name, language, text, one := s.Source()
		if !ok || !one || !utf8.ValidString(text) || len(text) > packFile || len(text) > room {
			left++
			continue
		}
		room -= len(text)
		o.files[o.free("solutions/"+folder+"/"+packName(name, language))] = []byte(text)
		o.solutions++
	}
	if left > 0 {
		o.note("%s not taken over as solutions: they are directories, in a language that cannot be run, or of a folder that a pack does not have.", strings.Replace(were(left), "case", "submission", 1))
	}
}

// packName gives a program the ending by which packs know its language: they
// know fewer endings than packages.
func packName(name, language string) string {
	for _, l := range toolchain.Known() {
		if l.Name != language || filepath.Ext(name) == ".cpp" {
			continue
		}
		return strings.TrimSuffix(name, filepath.Ext(name)) + l.Extensions[0]
	}
	return name
}

// free is a name that no file of the pack has: two programs may differ by
// their endings alone.
func (o *imported) free(name string) string {
	ext := filepath.Ext(name)
	for i := 2; o.files[name] != nil; i++ {
		name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), i, ext)
	}
	return name
}

// talk writes the two answers that a pack must have, as plainly as can be: what
// this problem's own would be is for its reader to say.
func (o *imported) talk() {
	code := func(folder string) string {
		for _, n := range slices.Sorted(maps.Keys(o.files)) {
			if strings.HasPrefix(n, "solutions/"+folder+"/") {
				return "---\ncode: " + n + "\n---\n"
			}
		}
		return ""
	}
	o.files["answers/strong.md"] = []byte(code("accepted") + strongTalk)
	o.files["answers/weak.md"] = []byte(code("wrong") + weakTalk)
}

// write puts the pack on disk, all or nothing.
func (o *imported) write(dir string) error {
	parent := filepath.Dir(dir)
	fail := func(err error) error {
		return hotloop.Errorf(hotloop.CodeUnavailable, "The question cannot be written to %s; check its permissions and the room on the disk: %w", dir, err)
	}
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fail(err)
	}
	temporary, err := os.MkdirTemp(parent, ".import-")
	if err != nil {
		return fail(err)
	}
	defer os.RemoveAll(temporary) // gone already if all went well
	for name, data := range o.files {
		full := filepath.Join(temporary, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return fail(err)
		}
		if err := os.WriteFile(full, data, 0o644); err != nil {
			return fail(err)
		}
	}
	if err := os.Chmod(temporary, 0o755); err != nil {
		return fail(err)
	}
	if err := os.Rename(temporary, dir); err != nil {
		return fail(err)
	}
	return nil
}
