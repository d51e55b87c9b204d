package problem

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Submission is a program under submissions with what is expected of it.
type Submission struct {
	Name     string // path below submissions: "accepted/greedy.py"
	Folder   string // "accepted"
	program  *program
	why      error    // why it is no program that can be run
	final    []string // codes one of which the whole must end with; nil for any
	partial  bool     // its score must not be the best
	rules    []rule   // 2025-09
	expected string   // in words
}

// rule is what 2025-09 asks of a submission on some of the cases.
type rule struct {
	of                  string // where it was written, for messages
	cases               string // pattern of cases or groups, "" for all
	permitted, required []string
	score               *[2]float64
	message             string
	timing              string // "lower", "upper", "none", or "" by the other keys
}

// lower reports whether cases under the rule bound the time limit from below.
func (r rule) lower() bool {
	return r.timing == "lower" || r.timing == "" && r.permitted != nil && !slices.Contains(r.permitted, "TLE")
}

// upper reports whether they bound it from above.
func (r rule) upper() bool {
	return r.timing == "upper" || r.timing == "" && slices.Equal(r.required, []string{"TLE"})
}

// known are the folders whose name says what is expected.
func (p *Package) known(folder string) (final []string, rules []rule, ok bool) {
	if p.Info.Format == Legacy {
		switch folder {
		case "accepted", "partially_accepted":
			return []string{"AC"}, nil, true
		case "wrong_answer":
			return []string{"WA"}, nil, true
		case "time_limit_exceeded":
			return []string{"TLE"}, nil, true
		case "run_time_error":
			return []string{"RTE"}, nil, true
		case "rejected":
			return []string{"WA", "TLE", "RTE"}, nil, true
		}
		return nil, nil, false
	}
	r := rule{of: "the folder " + folder}
	switch folder {
	case "accepted":
		r.permitted = []string{"AC"}
	case "rejected":
		r.required = []string{"RTE", "TLE", "WA"}
	case "wrong_answer":
		r.permitted, r.required = []string{"AC", "WA"}, []string{"WA"}
	case "time_limit_exceeded":
		r.permitted, r.required = []string{"AC", "TLE"}, []string{"TLE"}
	case "run_time_error":
		r.permitted, r.required = []string{"AC", "RTE"}, []string{"RTE"}
	case "brute_force":
		r.permitted, r.required = []string{"AC", "RTE", "TLE"}, []string{"RTE", "TLE"}
	default:
		return nil, nil, false
	}
	return nil, []rule{r}, true
}

// readSubmissions reads all submissions; those that cannot be run say why.
func (p *Package) readSubmissions() error {
	table, err := p.readTable()
	if err != nil {
		return err
	}
	for _, f := range p.tree.children("submissions") {
		folder, isDir := strings.CutSuffix(f, "/")
		if !isDir {
			if f != "submissions.yaml" && !noProgram(f) {
				p.Notes = append(p.Notes, fmt.Sprintf("submissions/%s stands in no folder and was left out; move it to one such as submissions/accepted.", f))
			}
			continue
		}
		for _, n := range p.tree.children("submissions/" + folder) {
			at := folder + "/" + strings.TrimSuffix(n, "/")
			if noProgram(n) {
				continue
			}
			if len(p.Submissions) >= 1000 {
				return errorf(CodeTooLarge, "%s holds more than 1000 submissions; a package may hold at most that.", p.tree.origin)
			}
			p.Submissions = append(p.Submissions, p.readSubmission(folder, at, table))
		}
	}
	if !slices.ContainsFunc(p.Submissions, func(s *Submission) bool { return s.Folder == "accepted" }) {
		p.Notes = append(p.Notes, "There is no submission in submissions/accepted; a package needs at least one.")
	}
	return nil
}

func (p *Package) readSubmission(folder, at string, table *table) *Submission {
	s := &Submission{Name: at, Folder: folder}
	ok := false
	s.final, s.rules, ok = p.known(folder)
	s.partial = folder == "partially_accepted" && p.Info.Format == Legacy
	language, main := "", ""
	if table != nil {
		s.rules, language, main = table.apply(at, s.rules)
		ok = ok || len(s.rules) > 0
	}
	s.program, s.why = p.readProgram("submissions/" + at)
	if s.program != nil {
		s.program.main = main
		if language != "" {
			if name, is := languageOf(language); is {
				s.program.language, s.why = name, nil
			} else {
				s.why = errorf(CodeUnsupported, "submissions.yaml says that submissions/%s is in the language %q, which is not one that can be run here; %s", at, clip(language, 40), knownLanguages())
			}
		}
	}
	if s.why == nil {
		if p.Info.Limits.Code < s.program.bytes {
			p.Notes = append(p.Notes, fmt.Sprintf("submissions/%s has %d KiB, more than limits.code allows (%d).", at, (s.program.bytes+1023)>>10, p.Info.Limits.Code>>10))
		}
		if says := p.Info.restrict(s.program.language); says != "" {
			p.Notes = append(p.Notes, fmt.Sprintf("submissions/%s is in %s, and %s.", at, s.program.language, says))
		}
		s.why = p.include(s.program)
	}
	tag, note := s.tagged()
	if note != "" {
		p.Notes = append(p.Notes, note)
	}
	switch {
	case tag != nil && (!ok || folder == "rejected"):
		s.final, ok = tag, true
	case tag != nil && s.final != nil && !slices.Equal(tag, s.final):
		p.Notes = append(p.Notes, fmt.Sprintf("submissions/%s expects %s by its @EXPECTED_RESULTS@ and %s by its folder; the folder counts.", at, words(tag), words(s.final)))
	}
	if !ok {
		p.Notes = append(p.Notes, fmt.Sprintf("Nothing says what is expected of submissions/%s: the folder %s has no meaning in the format %s, and there is no @EXPECTED_RESULTS@ in it.", at, folder, p.Info.Format))
	}
	s.expected = s.inWords()
	return s
}

var expectedTag = regexp.MustCompile(`@EXPECTED_RESULTS@:?[ \t]*([A-Za-z_, \t-]*)`)

// codes are the names of verdicts that @EXPECTED_RESULTS@ may hold.
var codes = map[string]string{
	"CORRECT": "AC", "ACCEPTED": "AC", "AC": "AC",
	"WRONG-ANSWER": "WA", "WA": "WA", "NO-OUTPUT": "WA", "PRESENTATION-ERROR": "WA",
	"TIMELIMIT": "TLE", "TIME-LIMIT-EXCEEDED": "TLE", "TIME-LIMIT": "TLE", "TLE": "TLE",
	"RUN-ERROR": "RTE", "RUN-TIME-ERROR": "RTE", "RUNTIME-ERROR": "RTE", "RTE": "RTE",
	"MEMORY-LIMIT": "RTE", "OUTPUT-LIMIT": "RTE",
	"COMPILER-ERROR": "CE", "COMPILE-ERROR": "CE", "CE": "CE",
}

// tagged reads @EXPECTED_RESULTS@ in the sources.
func (s *Submission) tagged() (out []string, note string) {
	if s.program == nil {
		return nil, ""
	}
	for _, n := range sortedNames(s.program.files) {
		// The first that is understood counts: sources speak of the tag too.
		for _, m := range expectedTag.FindAllSubmatch(s.program.files[n], 100) {
			list, strange := expectedCodes(string(m[1]))
			switch {
			case strange != "":
				note = fmt.Sprintf("submissions/%s has an @EXPECTED_RESULTS@ with %q, which is not understood; it was left out of account.", s.Name, clip(strange, 40))
			case len(list) > 0:
				return list, ""
			}
		}
	}
	return nil, note
}

// expectedCodes are the verdicts that a tag lists, or a word that is none.
func expectedCodes(list string) (out []string, strange string) {
	for _, w := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
		if strings.Trim(w, "-_") == "" {
			continue // the end of a comment
		}
		c, ok := codes[strings.ToUpper(strings.ReplaceAll(w, "_", "-"))]
		if !ok {
			return nil, w
		}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out, ""
}

func sortedNames(files map[string][]byte) []string {
	var out []string
	for n := range files {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// verdictWords are the words of codes.
var verdictWords = map[string]string{"AC": "accepted", "WA": "wrong answer", "TLE": "time limit", "RTE": "runtime error", "CE": "compile error"}

// words lists codes in words: "wrong answer or time limit".
func words(list []string) string {
	var out []string
	for _, c := range list {
		out = append(out, verdictWords[c])
	}
	return strings.Join(out, " or ")
}

// inWords says what is expected.
func (s *Submission) inWords() string {
	if s.final != nil {
		w := words(s.final)
		if s.partial {
			w += ", not with the best score"
		}
		return w
	}
	for _, r := range s.rules {
		switch {
		case r.cases != "":
		case r.required != nil && (len(r.required) < 4):
			return words(r.required)
		case r.permitted != nil && len(r.permitted) < 4:
			return words(r.permitted)
		}
	}
	if len(s.rules) > 0 {
		return "as submissions.yaml says"
	}
	return "nothing said"
}
