package reference

import (
	"math"
	"strings"
	"unicode/utf8"

	"hotloop"
	"hotloop/eval/words"
)

// Span is bytes From to To of a text, which are Text.
type Span struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	Text string `json:"text"`
}

// Fate says what became of a point of the model answer.
type Fate string

// The fates.
const (
	Met     Fate = "met"
	Partly  Fate = "partly"
	Missing Fate = "missing"
	Against Fate = "against" // the opposite was said, or another figure
)

// Point is a point of the model answer.
type Point struct {
	Span
	// Weight is its share of the model answer; all add up to 1.
	Weight float64 `json:"weight"`
	Fate   Fate    `json:"fate"`
	// Coverage is how far it was met, from 0 to 1.
	Coverage float64 `json:"coverage"`
	// Seen is what met it, word by word; empty if nothing did.
	Seen []Pair `json:"seen,omitempty"`
}

// Pair is a span of the answer beside that of the model answer which it meets,
// or denies.
type Pair struct {
	Answer    Span `json:"answer"`
	Reference Span `json:"reference"`
	Against   bool `json:"against,omitempty"`
}

// Result is what came of holding an answer against a model answer.
type Result struct {
	// Coverage is from 0, nothing of the model answer, to 1, all of it.
	Coverage float64 `json:"coverage"`
	Points   []Point `json:"points"`
	// Beyond are the answer's sentences that meet no point.
	Beyond []Span `json:"beyond"`
	// Against are those that contradict one.
	Against []Span         `json:"against"`
	Notices []words.Notice `json:"notices"`
}

// NoticeModel is the kind of the notice that an answer is the model answer.
const NoticeModel = "model"

// How coverage comes about.
const (
	evener         = 0.5  // a point of four times the weight counts twice
	otherWay       = 0.85 // of what an alternative earned
	degreeFloor    = 0.06 // of a point's weight: as much is met by chance
	degreeFull     = 0.58 // more need not be said
	metFrom        = 0.6
	partlyFrom     = 0.2
	oppositeCounts = 2.5  // an opposite is meant, a stray negation may not be
	againstShare   = 0.4  // of what was met of a point
	againstLeast   = 0.12 // of its weight
	deniedCost     = 0.5  // of the share of a denied point
	enough         = 0.82 // nobody says everything
	bagShare       = 0.2  // of the coverage: words met anywhere
)

// Judge holds an answer against a model answer. question may be empty. As in the
// bank's model answers, lines that begin with "> " are the interviewer's and not
// read, nor are the headings of the model answer. It
// returns an error only if the model answer says nothing to compare with.
func (r *Reader) Judge(question, model, answer string) (Result, error) {
	if len(model) > MaxReference {
		model = model[:runeStart(model, MaxReference)]
	}
	given := map[string]bool{}
	asked := r.read("", question, nil)
	for _, t := range asked.terms {
		given[t.key] = true
	}
	ref := r.read("", blank(model, ">#"), given)
	p := r.read(question, blank(answer, ">"), given)
	r.join(&ref, &p)
	r.join(&p, &ref)
	sides := &rivals{}
	if len(ref.terms) < longModel { // who is spoken of is lost track of in a long one
		sides = r.rivalsOf(&asked, &ref)
	}
	sides.assign(&ref)
	sides.assign(&p)
	ref.stated()
	list := points(ref)
	if len(list) == 0 {
		return Result{}, hotloop.Errorf(hotloop.CodeInvalid, "The model answer holds nothing to compare an answer with; write it in English sentences.")
	}
	out := Result{Points: []Point{}, Beyond: []Span{}, Against: []Span{}, Notices: []words.Notice{}}
	for _, n := range p.text.Notices {
		if n.Kind != words.NoticeList && (n.Kind != words.NoticeCopied || p.repeats) {
			out.Notices = append(out.Notices, n)
		}
	}
	if p.text.Foreign {
		p.terms = nil
	}
	if r.isModel(ref, p) {
		out.Notices = append(out.Notices, words.Notice{Kind: NoticeModel, Says: "This is the model answer, or much of it, word for word; say it in your own words."})
	}
	total := 0.0
	for i := range list {
		list[i].share = math.Pow(list[i].weight, evener)
		total += list[i].share
	}
	x := r.index(&p)
	touched := make([]float64, len(p.text.Sentences))
	against := make([]bool, len(p.text.Sentences))
	covered, anywhere, denied := 0.0, 0.0, 0.0
	met := make([]meeting, len(list))
	for i := range list {
		met[i] = x.meet(&list[i], &ref)
	}
	sides.swapped(list, met, &p, &ref)
	apart(list, met)
	degrees, denials := make([]float64, len(list)), make([]bool, len(list))
	for i := range list {
		q, g := &list[i], &met[i]
		if denials[i] = g.contradicts(q); !denials[i] {
			degrees[i] = ramp((g.agrees - g.clashs) / q.weight)
		}
	}
	lift(list, degrees, denials)
	for i := range list {
		q := &list[i]
		share := q.share / total
		g := met[i]
		pt := Point{Span: spanOf(model, q.from, q.to), Weight: round(share)}
		degree := degrees[i]
		isAgainst := denials[i]
		if isAgainst {
			denied += share
		}
		covered += share * degree
		anywhere += share * min(1, g.agrees/q.weight)
		pt.Coverage = round(degree)
		switch {
		case isAgainst:
			pt.Fate = Against
		case degree >= metFrom && (len(g.matches) > 1 || len(q.terms) < 3):
			pt.Fate = Met
		case degree >= partlyFrom:
			pt.Fate = Partly
		default:
			pt.Fate = Missing
		}
		for _, m := range g.matches {
			t, u := q.terms[m.ours], p.terms[m.theirs]
			touched[u.sentence] += u.weight * m.like
			if pt.Fate != Missing {
				pt.Seen = append(pt.Seen, Pair{Answer: spanOf(answer, u.from, u.to), Reference: spanOf(model, t.from, t.to), Against: m.against})
			}
			if isAgainst && m.against {
				against[u.sentence] = true
			}
		}
		out.Points = append(out.Points, pt)
	}
	v := (1-bagShare)*covered + bagShare*anywhere
	v = min(max(v-deniedCost*denied, 0)/enough, 1)
	out.Coverage = round(v)
	out.beyond(p, answer, touched, against)
	return out, nil
}

// beyond lists the sentences that meet no point, and those that contradict one.
func (out *Result) beyond(p passage, answer string, touched []float64, against []bool) {
	weight := make([]float64, len(touched))
	for _, t := range p.terms {
		weight[t.sentence] += t.weight
	}
	for i, s := range p.sentences {
		switch {
		case against[i]:
			out.Against = append(out.Against, spanOf(answer, s.from, s.to))
		case weight[i] >= 1.5 && touched[i] < 0.25*weight[i]:
			out.Beyond = append(out.Beyond, spanOf(answer, s.from, s.to))
		}
	}
}

// isModel reports whether most runs of five words of a model answer of some
// length stand in the answer.
func (r *Reader) isModel(ref, p passage) bool {
	const run, least = 5, 25
	said := map[string]bool{}
	for _, k := range runs(p, run) {
		said[k] = true
	}
	list := runs(ref, run)
	if len(list) < least {
		return false
	}
	same := 0
	for _, k := range list {
		if said[k] {
			same++
		}
	}
	return same*10 >= len(list)*6
}

func runs(p passage, n int) []string {
	var all []words.Word
	for _, s := range p.text.Sentences {
		all = append(all, s.Words...)
	}
	var list []string
	for i := 0; i+n <= len(all); i++ {
		key := ""
		for _, w := range all[i : i+n] {
			key += w.Low + " "
		}
		list = append(list, key)
	}
	return list
}

// lift counts what was not said, where something was said that the model answer
// offers instead, as nearly met.
func lift(list []point, degrees []float64, denials []bool) {
	for i := 1; i < len(list); i++ {
		if j := i - 1; list[i].other && list[i].sentence == list[j].sentence && !denials[i] && !denials[j] {
			best := max(degrees[i], degrees[j])
			degrees[i], degrees[j] = max(degrees[i], otherWay*best), max(degrees[j], otherWay*best)
		}
	}
}

// ramp turns the share of a point that was met into how far it was met.
func ramp(v float64) float64 {
	return min(max((v-degreeFloor)/(degreeFull-degreeFloor), 0), 1)
}

func round(v float64) float64 { return math.Round(v*1000) / 1000 }

func spanOf(text string, from, to int) Span { return Span{from, to, text[from:to]} }

// runeStart returns the last place at or before i that cuts no character.
func runeStart(s string, i int) int {
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// blank overwrites lines that begin with one of the marks and a space, byte for
// byte, so that all spans stay; a text of nothing else is left alone.
func blank(text, marks string) string {
	var b []byte
	kept := false
	for from := 0; from < len(text); {
		to := len(text)
		if n := strings.IndexByte(text[from:], '\n'); n >= 0 {
			to = from + n
		}
		line := strings.TrimLeft(text[from:to], marks)
		if n := to - from - len(line); n > 0 && (line == "" || line[0] == ' ') {
			if b == nil {
				b = []byte(text)
			}
			for i := from; i < to; i++ {
				b[i] = ' '
			}
		} else if strings.TrimSpace(line) != "" {
			kept = true
		}
		from = to + 1
	}
	if b == nil || !kept {
		return text
	}
	return string(b)
}
