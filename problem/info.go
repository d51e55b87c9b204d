package problem

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Format is the version of the package format a package is written in.
type Format string

// The formats.
const (
	Legacy  Format = "legacy"  // also legacy-icpc, its subset
	Format2 Format = "2025-09" // completed what was the draft 2023-07
)

// Info is what problem.yaml says.
type Info struct {
	Format      Format
	Draft       bool // it was written for a draft of the format, and is read with more patience
	Name        string
	Scoring     bool     // submissions get a score; otherwise they pass or fail
	Interactive bool     // the output validator talks with the submission
	MultiPass   bool     // the output validator may ask for another run
	Custom      bool     // the package brings its own output validator
	CustomScore bool     // legacy: the validator gives scores
	Minimize    bool     // legacy: a lower score is better
	Flags       []string // legacy: arguments of every output validator
	Limits      Limits
	Languages   []string // codes of the languages submissions may be in; none means all
	Constants   map[string]string
	Authors     []string
	Sources     []Source
	Keywords    []string
	License     string
	Owner       string
}

// Source is where a problem comes from.
type Source struct {
	Name string
	URL  string // "" if none is given
}

// Limits bound what runs. Fields that a package leaves out have the usual
// values of the format's documents.
type Limits struct {
	Time         time.Duration // of processor time for a case; 0 if it is to be derived
	TimeFrom     string        // which file gave Time
	Multiplier   float64       // time limit over the slowest accepted submission
	Safety       float64       // what is too slow must be so even with the limit times this
	Resolution   time.Duration // a derived limit is a multiple of this
	Memory       int64         // bytes, of submissions
	Output       int64         // bytes, of submissions
	Code         int64         // bytes of a submission's files
	Compile      time.Duration
	CompileSpace int64 // bytes
	Validate     time.Duration
	ValidateMem  int64 // bytes
	ValidateOut  int64 // bytes
	Passes       int   // of a multi-pass problem
}

const mib = 1 << 20

func seconds(f float64) time.Duration { return time.Duration(f * float64(time.Second)) }

// readInfo reads problem.yaml. Notes are what a reader should know and no
// reason to refuse the package.
func readInfo(t *tree) (Info, []string, error) {
	data, err := t.read("problem.yaml", maxText)
	if err != nil {
		if !t.has("problem.yaml") {
			err = errorf(CodeInvalid, "%s has no problem.yaml, so it is not a problem package; give the directory or zip file that holds one.", t.origin)
		}
		return Info{}, nil, err
	}
	m, err := parseMapping("problem.yaml", data)
	if err != nil {
		return Info{}, nil, err
	}
	info := Info{Constants: map[string]string{}}
	switch version := m.text("problem_format_version", "legacy"); version {
	case "legacy", "legacy-icpc":
		info.Format = Legacy
	case "2025-09":
		info.Format = Format2
	case "2023-07-draft", "2023-07", "2025-09-draft":
		info.Format, info.Draft = Format2, true
	default:
		return info, nil, errorf(CodeUnsupported, "problem.yaml asks for the format %q, and only “legacy” and “2025-09” are understood; convert the package to one of them.", clip(version, 40))
	}
	var notes []string
	if info.Format == Legacy {
		notes = info.legacy(m)
	} else {
		info.modern(m)
	}
	if info.Draft {
		if a := m.text("author", ""); a != "" && len(info.Authors) == 0 {
			info.Authors = splitNames(a) // as early drafts had it
		}
		notes = append(notes, "problem.yaml asks for a draft of the format 2025-09, which changed often; the package is read as what the draft became.")
	}
	subs := []*mapping{m}
	limits := m.sub("limits")
	limits.file = "problem.yaml (limits)"
	notes = append(notes, info.Limits.read(limits, info)...)
	subs = append(subs, limits)
	for _, s := range subs {
		if s.err != nil {
			return info, nil, s.err
		}
		unknown := s.unknown()
		if len(unknown) == 0 {
			continue
		}
		if info.Format == Format2 && !info.Draft {
			return info, nil, errorf(CodeInvalid, "%s has the unknown key %s; remove it or mend its spelling.", s.file, unknown[0])
		}
		notes = append(notes, fmt.Sprintf("%s has keys that are not understood and were left out of account: %s.", s.file, strings.Join(unknown, ", ")))
	}
	return info, notes, nil
}

// legacy reads the keys that only legacy packages have, or have otherwise.
func (info *Info) legacy(m *mapping) (notes []string) {
	info.Scoring = m.choice("type", "pass-fail", "pass-fail", "scoring") == "scoring"
	if names, ok := m.values["name"].(*mapping); ok { // newer tools write it so
		m.take("name")
		info.Name = firstOf(names)
	} else {
		info.Name = m.text("name", "")
	}
	for _, k := range []string{"uuid", "short-name", "show_test_data_groups", "languages", "language"} {
		m.take(k)
	}
	if list, ok := m.values["keywords"].([]any); ok {
		m.take("keywords")
		info.Keywords, _ = textsOf(list)
	} else {
		info.Keywords = strings.Fields(m.text("keywords", ""))
	}
	if a := m.text("author", ""); a != "" {
		info.Authors = splitNames(a)
	}
	if s := m.text("source", ""); s != "" {
		info.Sources = []Source{{Name: s, URL: m.text("source_url", "")}}
	}
	m.take("source_url")
	info.License, info.Owner = m.text("license", "unknown"), m.text("rights_owner", "")
	validation := strings.Fields(m.text("validation", "default"))
	for i, w := range validation {
		switch {
		case i == 0 && w == "default":
		case i == 0 && w == "custom":
			info.Custom = true
		case w == "interactive" && info.Custom:
			info.Interactive = true
		case w == "score" && info.Custom && info.Scoring:
			info.CustomScore = true
		case (w == "multipass" || w == "multi-pass") && info.Custom:
			info.MultiPass = true
		case w == "score" && info.Custom:
			m.fail("validation", "without “score” unless type is scoring")
		default:
			m.fail("validation", "“default”, or “custom” and then any of interactive, score, multi-pass")
		}
	}
	if len(validation) == 0 {
		m.fail("validation", "“default” or “custom”")
	}
	info.Flags = shellWords(m.text("validator_flags", ""))
	grading := m.sub("grading")
	info.Minimize = grading.choice("objective", "max", "min", "max") == "min"
	if grading.err != nil && m.err == nil {
		m.err = grading.err
	}
	if len(grading.keys) > 0 && !info.Scoring {
		notes = append(notes, "problem.yaml has the key grading, which means nothing unless type is scoring.")
	}
	return notes
}

// modern reads the keys of 2025-09.
func (info *Info) modern(m *mapping) {
	types := m.texts("type", true)
	for i, t := range types {
		if slices.Contains(types[:i], t) {
			m.fail("type", "a list without repetition")
		}
		switch t {
		case "pass-fail":
		case "scoring":
			info.Scoring = true
		case "interactive":
			info.Interactive = true
		case "multi-pass":
			info.MultiPass = true
		case "submit-answer":
			if m.err == nil {
				m.err = errorf(CodeUnsupported, "problem.yaml is of type submit-answer, whose submissions are texts and not programs; such packages are not supported here.")
			}
		default:
			m.fail("type", "any of pass-fail, scoring, multi-pass, interactive, submit-answer")
		}
	}
	if info.Scoring && slices.Contains(types, "pass-fail") {
		m.fail("type", "either pass-fail or scoring")
	}
	if names, ok := m.values["name"].(*mapping); ok {
		m.take("name")
		info.Name = firstOf(names)
	} else {
		info.Name = m.text("name", "")
	}
	if info.Name == "" {
		m.fail("name", "the problem's name")
	}
	if m.text("uuid", "") == "" && !info.Draft {
		m.fail("uuid", "an identifier, which this format requires")
	}
	for _, k := range []string{"version", "embargo_until"} {
		m.take(k)
	}
	m.truth("allow_file_writing", false)
	info.License, info.Owner = m.text("license", "unknown"), m.text("rights_owner", "")
	info.Keywords = m.texts("keywords", true)
	if langs := m.texts("languages", true); !slices.Equal(langs, []string{"all"}) {
		info.Languages = langs
	}
	if v, ok := m.take("credits"); ok {
		if c, is := v.(*mapping); is {
			v, _ = c.take("authors")
		}
		info.Authors = people(v)
	}
	if v, ok := m.take("source"); ok {
		list, is := v.([]any)
		if !is {
			list = []any{v}
		}
		for _, item := range list {
			switch s := item.(type) {
			case scalar:
				info.Sources = append(info.Sources, Source{Name: s.text})
			case *mapping:
				if name := s.text("name", ""); name != "" {
					info.Sources = append(info.Sources, Source{Name: name, URL: s.text("url", "")})
				}
			}
		}
	}
	constants := m.sub("constants")
	for _, k := range constants.keys {
		info.Constants[k] = constants.text(k, "")
	}
	if constants.err != nil && m.err == nil {
		m.err = constants.err
	}
}

// people reads a person or a list of persons, each a text or a mapping.
func people(v any) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, item := range list {
		name := ""
		switch p := item.(type) {
		case scalar:
			name, _, _ = strings.Cut(p.text, "<")
		case *mapping:
			name = p.text("name", "")
		}
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// splitNames takes "A, B and C" apart.
func splitNames(s string) []string {
	var out []string
	for _, part := range strings.Split(strings.ReplaceAll(s, " and ", ","), ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// firstOf is the English name, or else the first.
func firstOf(m *mapping) string {
	if m.has("en") {
		return m.text("en", "")
	}
	for _, k := range m.keys {
		return m.text(k, "")
	}
	return ""
}
