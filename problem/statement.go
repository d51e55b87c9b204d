package problem

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// maxStatement bounds a statement, in bytes.
const maxStatement = 256 << 10

// Statement is what a solver is told, as plain Markdown.
type Statement struct {
	File     string // in the package
	Markdown string
	Notes    []string // what could not be carried over
}

// Statement reads the problem statement, in English if there is one.
func (p *Package) Statement() (Statement, error) {
	dir, other := "problem_statement", "statement"
	if p.Info.Format == Format2 {
		dir, other = other, dir
	}
	if len(p.tree.children(dir)) == 0 && len(p.tree.children(other)) > 0 {
		dir = other // one format's directory in the other's package
	}
	var found []string
	pdf := ""
	for _, n := range p.tree.children(dir) {
		switch {
		case !strings.HasPrefix(n, "problem."):
		case strings.HasSuffix(n, ".tex"), strings.HasSuffix(n, ".md"):
			found = append(found, n)
		case strings.HasSuffix(n, ".pdf"):
			pdf = n
		}
	}
	if pdf != "" {
		pdf = dir + "/" + pdf
	} else if p.tree.has("problem.pdf") {
		pdf = "problem.pdf" // where some systems keep it
	}
	if len(found) == 0 && pdf != "" {
		return Statement{}, errorf(CodeUnsupported, "The only statement is %s, and a PDF cannot be carried over; add %s/problem.en.md with the same text.", pdf, dir)
	}
	if len(found) == 0 {
		return Statement{}, errorf(CodeInvalid, "There is no statement in %s; add %s/problem.en.md or problem.en.tex.", dir, dir)
	}
	slices.SortStableFunc(found, func(a, b string) int { return statementRank(a) - statementRank(b) })
	s := Statement{File: dir + "/" + found[0]}
	data, err := p.tree.read(s.File, maxStatement)
	if err != nil {
		return s, err
	}
	text := strings.ToValidUTF8(string(data), "\uFFFD")
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\uFEFF"), "\r\n", "\n")
	if path.Ext(s.File) == ".tex" {
		s.Markdown, s.Notes = fromTeX(text, p.Info.Constants)
	} else {
		s.Markdown, s.Notes = fromMarkdown(string(p.Info.fill([]byte(text))))
	}
	s.Markdown = tidy(s.Markdown)
	if s.Markdown == "" {
		return s, errorf(CodeInvalid, "The statement %s holds no text; write it.", s.File)
	}
	return s, nil
}

// statementRank puts English first, and Markdown before LaTeX.
func statementRank(name string) int {
	rank := 0
	if parts := strings.Split(name, "."); len(parts) == 3 && !strings.HasPrefix(parts[1], "en") {
		rank = 2
	}
	if strings.HasSuffix(name, ".tex") {
		rank++
	}
	return rank
}

// pictureLeftOut stands where a picture stood.
const pictureLeftOut = "*(a picture was left out here)*"

var (
	sampleMarks = regexp.MustCompile(`\{\{\s*(?:nextsample|remainingsamples)\s*\}\}`)
	pictures    = regexp.MustCompile(`!\[[^\]\n]*\]\([^)\n]*\)(?:\{[^}\n]*\})?|<img\b[^>]*>`)
	tags        = regexp.MustCompile(`</?[a-zA-Z][^>\n]*>`)
)

// fromMarkdown keeps Markdown as it is but for what belongs to a judge.
func fromMarkdown(text string) (string, []string) {
	var notes []string
	if pictures.MatchString(text) {
		notes = append(notes, "Pictures were left out.")
		text = pictures.ReplaceAllString(text, pictureLeftOut)
	}
	text = sampleMarks.ReplaceAllString(text, "")
	if tags.MatchString(text) {
		notes = append(notes, "HTML tags were left out.")
		text = tags.ReplaceAllString(text, "")
	}
	return text, notes
}

// tidy takes out what no text file should hold and closes gaps.
func tidy(text string) string {
	text = strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		if r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
	lines := strings.Split(text, "\n")
	var out []string
	empty := true
	for _, l := range lines {
		l = strings.TrimRight(l, " ")
		if l == "" {
			if !empty {
				out = append(out, "")
			}
			empty = true
			continue
		}
		out, empty = append(out, l), false
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// Contents are a case's input and answer.
func (p *Package) Contents(c *Case) (input, answer []byte, err error) {
	in, answer, err := p.load(c)
	return in.stdin, answer, err
}

// Comparison is how the default validator compares the outputs of a case.
func (c *Case) Comparison() (Comparison, error) { return ParseComparison(c.outputArgs) }

// Plain reports whether a case is a standard input alone.
func (c *Case) Plain() bool { return len(c.args) == 0 && c.files == "" }

// Source is the text of a submission that is one file, and its language as
// toolchain names it.
func (s *Submission) Source() (name, language, text string, ok bool) {
	if s.why != nil || s.program == nil || len(s.program.files) != 1 {
		return "", "", "", false
	}
	for n, data := range s.program.files {
		return n, s.program.language, string(data), true
	}
	return "", "", "", false
}
