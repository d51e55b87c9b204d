package bank

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"hotloop"
)

// pack is one pack as it was read, with what lint needs to look closer.
type pack struct {
	place
	shelf    Shelf
	files    packFiles
	problems problems
	question hotloop.Question

	front    *node // of question.md, nil if it could not be parsed
	body     int   // line at which the statement begins
	rubric   *node
	tests    *node
	own      []hotloop.Signal // those of rubric.yaml itself, in its order
	included []string
}

// slugs name questions, rubrics and templates.
var slugs = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func validSlug(s string) bool { return len(s) <= 64 && slugs.MatchString(s) }

// frontMatter is what stands between the two lines of dashes of question.md.
type frontMatter struct {
	Title   string              `yaml:"title"`
	Form    hotloop.Form        `yaml:"form"`
	Rounds  []hotloop.RoundKind `yaml:"rounds"`
	Levels  []hotloop.Level     `yaml:"levels"`
	Minutes int                 `yaml:"minutes"`
	Topics  []string            `yaml:"topics"`
	Values  []hotloop.ValueTag  `yaml:"values"`
	Ask     string              `yaml:"ask"`
	Sources []hotloop.Source    `yaml:"sources"`
	Parts   []hotloop.Part      `yaml:"parts"`
	Facts   []hotloop.Fact      `yaml:"facts"`
	Hints   []hotloop.Hint      `yaml:"hints"`
	Scene   *hotloop.Roleplay   `yaml:"roleplay"`
}

// readPack reads the pack at a place. What is wrong is in its problems; a pack
// with problems is not served.
func readPack(s Shelf, at place, shared map[string]sharedRubric) *pack {
	p := &pack{place: at, shelf: s}
	if !validSlug(at.slug) {
		p.add("", 0, fmt.Sprintf("%.80q cannot name a question", at.slug), "name the directory in lower-case letters, digits and single hyphens, at most 64")
		return p
	}
	p.files = s.readFiles(&p.problems, at.dir)
	p.question.ID = hotloop.QuestionID(at.slug)
	p.question.Origin = s.where(at.dir)
	p.readQuestion()
	p.readRubric(shared)
	p.readSamples()
	if p.question.Form == hotloop.FormCode {
		p.readCode()
	}
	p.question.Version = p.hash(shared)
	return p
}

// add notes a problem of one of the pack's files ("" for the pack itself).
func (p *pack) add(file string, line int, what, remedy string) {
	p.problems.add(p.shelf.where(path.Join(p.dir, file)), line, what, remedy)
}

// need returns a file's text, or notes that it is missing.
func (p *pack) need(file, remedy string) (string, bool) {
	text, ok := p.files.text[file]
	if !ok {
		p.add("", 0, file+" is missing or cannot be used", remedy)
	}
	return text, ok
}

func (p *pack) readQuestion() {
	const file = "question.md"
	text, ok := p.need(file, "write it as docs/packs.md describes")
	if !ok {
		return
	}
	front, statement, body, ok := splitFront(text)
	if !ok {
		p.add(file, 1, "there is no front matter", "begin the file with a line of three dashes, the keys, and a second such line")
		return
	}
	p.body = body
	where := p.shelf.where(path.Join(p.dir, file))
	if p.front = readYAML(&p.problems, where, front, 1); p.front == nil {
		return
	}
	var f frontMatter
	decoder{ps: &p.problems, file: where, tag: "yaml"}.into(p.front, &f)
	q := &p.question
	q.Title, q.Form, q.Rounds, q.Levels, q.Minutes = f.Title, f.Form, f.Rounds, f.Levels, f.Minutes
	q.Topics, q.Values, q.Ask, q.Parts, q.Facts, q.Hints = f.Topics, f.Values, f.Ask, f.Parts, f.Facts, f.Hints
	q.Roleplay = f.Scene
	q.Statement = statement
	for _, source := range f.Sources {
		if source.Grade != hotloop.GradeR {
			q.Sources = append(q.Sources, source)
		}
	}
	p.checkFront(f)
}

// checkFront refuses what no other package could make sense of.
func (p *pack) checkFront(f frontMatter) {
	const file = "question.md"
	for _, k := range []string{"title", "form", "rounds", "levels", "minutes", "ask"} {
		if p.front.get(k) == nil {
			p.add(file, 1, fmt.Sprintf("`%s` is missing", k), fmt.Sprintf("add a line `%s: ...`", k))
		}
	}
	line := p.front.at
	switch {
	case p.front.get("form") == nil:
	case f.Form != hotloop.FormWords && f.Form != hotloop.FormCode:
		p.add(file, line("form"), fmt.Sprintf("the form %q cannot be asked", f.Form), "write words or code")
	case p.form != "" && string(f.Form) != p.form:
		p.add(file, line("form"), fmt.Sprintf("the form is %s, but the pack stands in %s/", f.Form, p.form), fmt.Sprintf("move the pack into %s/ or change the form", f.Form))
	}
	if len(f.Rounds) == 0 || len(f.Levels) == 0 {
		p.add(file, line("rounds"), "the question is for no round or for no level", "list at least one of each under `rounds:` and `levels:`")
	}
	for i, r := range f.Rounds {
		if !r.Valid() {
			p.add(file, line("rounds", i), fmt.Sprintf("there is no round %q", r), "use "+joinAll(hotloop.RoundKinds()))
		}
	}
	for i, l := range f.Levels {
		if !l.Valid() {
			p.add(file, line("levels", i), fmt.Sprintf("there is no level %q", l), "use "+joinAll(hotloop.Levels()))
		}
	}
	for i, v := range f.Values {
		for j, version := range v.Versions {
			if !slices.Contains(hotloop.MemoVersions(), version) {
				p.add(file, line("values", i, "versions", j), fmt.Sprintf("the memo has no version %q", version), "use "+joinAll(hotloop.MemoVersions()))
			}
		}
	}
	for i, s := range f.Sources {
		if !s.Grade.Valid() {
			p.add(file, line("sources", i, "grade"), fmt.Sprintf("there is no grade %q", s.Grade), "use "+joinAll(hotloop.Grades()))
		}
	}
	for i, part := range f.Parts {
		if want := fmt.Sprint(i + 1); part.ID != want {
			p.add(file, line("parts", i, "id"), fmt.Sprintf("the part in place %s has the id %q", want, part.ID), "number the parts \"1\", \"2\", ... in order")
		}
	}
}

// hasPart reports whether id may stand where a part is named.
func (p *pack) hasPart(id string) bool {
	if id == "" {
		return true
	}
	return slices.ContainsFunc(p.question.Parts, func(part hotloop.Part) bool { return part.ID == id })
}

// splitFront divides a Markdown file into front matter and body. line is where
// the body begins.
func splitFront(text string) (front, body string, line int, ok bool) {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return "", "", 0, false
	}
	if i := strings.Index("\n"+rest, "\n---\n"); i >= 0 {
		front, body = rest[:i], rest[i+len("---\n"):]
	} else if before, found := strings.CutSuffix(rest, "\n---"); found {
		front = before + "\n"
	} else {
		return "", "", 0, false
	}
	trimmed := strings.TrimLeft(body, "\n")
	line = 3 + strings.Count(front, "\n") + len(body) - len(trimmed)
	return front, strings.TrimSpace(body), line, true
}

// hash is the version of the question: of every file of the pack and of the
// shared rubrics it includes.
func (p *pack) hash(shared map[string]sharedRubric) string {
	h := sha256.New()
	write := func(name, text string) {
		fmt.Fprintf(h, "%s\x00%d\x00", name, len(text))
		io.WriteString(h, text)
	}
	names := slices.Sorted(slices.Values(p.files.names))
	for _, name := range names {
		write(name, p.files.text[name])
	}
	for _, name := range slices.Sorted(slices.Values(p.included)) {
		write("shared/"+name, shared[name].text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// joinAll lists the values of an enumeration for a remedy.
func joinAll[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
