package words

import (
	"strings"
	"sync"

	"hotloop"
)

// reading is an answer's talk, cut and marked: what every detector looks at.
type reading struct {
	turns    []turn
	deeds    bool   // the round asks for what was done
	words    int    // of sentences that count
	said     int    // words in all
	foreign  string // the language, if it is not English
	list     bool   // words without sentences
	floor    bool   // too little was said to hear anything in
	unread   bool   // something lay beyond the limits
	dup      bool   // something was pasted twice
	concepts []conceptHit
}

// turn is one of the candidate's turns: an utterance, as it is heard in an answer.
type turn struct {
	*utterance
	*heard
	index int // in Answer.Turns
	part  string
	// hypothetical: the interviewer asked what the candidate would do.
	hypothetical bool
}

// utterance is a text, cut and marked, whatever it answers. It is not changed once
// it was read.
type utterance struct {
	text  string
	toks  []token
	marks []mark // of toks
	cut   []sentence
	// Where a stem stands; numbers stand under "#".
	at     map[string][]int32
	joined map[string][]int32 // the same for two neighbouring words written as one
	code   bool

	once    sync.Once
	weights weights

	mu    sync.Mutex
	heard map[string]*heard // by what is muted
}

// sentence is a sentence of a turn.
type sentence struct {
	span
	first, last int // its tokens, [first, last)
	clauses     []clause
	question    bool
	mute        muted
	list        bool // keywords, hardly any function words
	fragment    bool // a few words without a subject and a verb
	figure      bool // holds a figure with a unit
	name        bool // holds a name or an acronym
	reason      bool // says why
	vague       int  // how vague a claim it makes, see vagueness
	tails       int  // words of names after the first of each
}

// words is how many words a sentence has; a name is one, however many it is
// written with.
func (s sentence) words() int { return s.last - s.first - s.tails }

// read cuts and marks an answer.
func (e *Evaluator) read(q hotloop.Question, a hotloop.Answer) *reading {
	r := &reading{deeds: asksForDeeds(q, a)}
	stems := map[string]string{}
	budget := MaxAnswer
	asked := ""
	for i, t := range a.Turns {
		if t.Speaker != hotloop.Candidate {
			asked = t.Text
			continue
		}
		limit := min(MaxTurn, budget)
		text := t.Text
		if len(text) > limit {
			text, r.unread = text[:runeStart(text, limit)], true
		}
		budget -= len(text)
		r.turns = append(r.turns, turn{utterance: e.utterance(text, stems), index: i, part: t.Part, hypothetical: hypotheticalAsk(asked)})
	}
	e.mute(q, a, r)
	return r
}

// runeStart returns the last place at or before i that does not cut a
// character of s in two.
func runeStart(s string, i int) int {
	for k := i; k > 0 && k > i-4; k-- {
		if s[k] < 0x80 || s[k] >= 0xC0 {
			return k
		}
	}
	return i
}

// readTurn reads a text that is no part of an answer: nothing in it is muted.
func (e *Evaluator) readTurn(index int, part, text string, stems map[string]string) turn {
	p := e.utterance(text, stems)
	return turn{utterance: p, heard: &heard{sents: p.cut}, index: index, part: part}
}

// utterance reads a text, or remembers how it read. stems are those that are known
// already.
func (e *Evaluator) utterance(text string, stems map[string]string) *utterance {
	return e.utterances.of(text, func() *utterance { return e.readUtterance(text, stems) })
}

func (e *Evaluator) readUtterance(text string, stems map[string]string) *utterance {
	t := &utterance{text: text}
	list, code := blocks(text)
	t.code = code
	for _, b := range list {
		said := quotationsIn(text, b)
		for _, s := range sentences(e.seg, text, b) {
			t.addSentence(e.lex, s, stems, said.goesOn(s.from))
		}
	}
	t.marks = make([]mark, len(t.toks))
	t.at = make(map[string][]int32, len(t.toks)/2)
	if len(t.toks) < 20_000 {
		t.joined = make(map[string][]int32, len(t.toks))
	}
	for i := range t.cut {
		t.markClauses(e.lex, i)
	}
	for i := range t.cut {
		t.describe(e.lex, &t.cut[i])
		s := t.cut[i]
		for k := s.first; k < s.last; k++ {
			tok := t.toks[k]
			if tok.kind == number || tok.low == "one" && k+1 < s.last && e.lex.units[t.toks[k+1].stem] {
				t.at["#"] = append(t.at["#"], int32(k))
			}
			if tok.stem != "" {
				t.at[tok.stem] = append(t.at[tok.stem], int32(k))
			}
			if tok.also != "" {
				t.at[tok.also] = append(t.at[tok.also], int32(k))
			}
			if t.joined != nil && k+1 < s.last && tok.kind == word && t.toks[k+1].kind == word && len(tok.stem) > 1 && t.toks[k+1].apart == apartSpace {
				key := tok.stem + t.toks[k+1].stem
				t.joined[key] = append(t.joined[key], int32(k))
			}
		}
	}
	return t
}

// addSentence tokenizes a sentence; one that is too long becomes several, cut
// where a pause was, if there was one. spoken: it begins within a quotation.
func (t *utterance) addSentence(x *lexicon, s span, stems map[string]string, spoken bool) {
	first, whole := len(t.toks), len(t.cut)
	t.toks = x.tokenize(t.toks, t.text, s.from, s.to, stems)
	if spoken {
		t.goOnQuoted(first, s)
	}
	t.quoteReported(first)
	idle := t.dropTags(first)
	if x.isCourtesy(t.toks[first:]) {
		t.toks = t.toks[:first]
		return
	}
	question := !idle && strings.HasSuffix(strings.TrimRight(t.text[s.from:s.to], `"'”’) `), "?")
	for len(t.toks)-first > maxSentence {
		cut := first + maxSentence
		for k := first + maxSentence; k > first+maxSentence/2; k-- {
			if t.toks[k].apart != apartSpace {
				cut = k
				break
			}
		}
		t.cut = append(t.cut, sentence{span: span{t.toks[first].from, t.toks[cut-1].to}, first: first, last: cut})
		first, s.from = cut, t.toks[cut].from
	}
	if len(t.toks) > first {
		t.cut = append(t.cut, sentence{span: s, first: first, last: len(t.toks), question: question})
	}
	for i := range t.cut[whole:] {
		s := &t.cut[whole+i]
		for k := s.first + 1; k < s.last; k++ {
			if t.nameGoesOn(x, s.first, k) {
				t.toks[k].tail = true
				s.tails++
			}
		}
	}
}

// nameGoesOn reports whether token k of a sentence is not the first word of its
// name: "Wei Ming", "Jean-Luc". A common word that begins a sentence is no name.
func (t *utterance) nameGoesOn(x *lexicon, first, k int) bool {
	if k == first {
		return false
	}
	tok, before := t.toks[k], t.toks[k-1]
	if tok.kind != word || before.kind != word || tok.apart != apartSpace || before.low == "i" || tok.low == "i" || !isCapital(before.raw) {
		return false
	}
	if _, common := x.shares[before.stem]; x.function[before.low] || k-1 == first && common {
		return false
	}
	return isCapital(tok.raw) || tok.from == before.to+1 && t.text[before.to] == '-'
}

// describe notes what makes a sentence specific.
func (t *utterance) describe(x *lexicon, s *sentence) {
	function := 0
	for k := s.first; k < s.last; k++ {
		tok := t.toks[k]
		if x.function[tok.low] {
			function++
		}
		if t.isFigure(x, k, s.last) {
			s.figure = true
		}
		if k > s.first && tok.kind == word && tok.low != "i" && isCapital(tok.raw) && t.toks[k].apart != apartClause && !tok.tail {
			s.name = true
		}
		switch tok.low {
		case "because", "since", "therefore", "meant", "hence", "due":
			s.reason = true
		case "so":
			s.reason = s.reason || k > s.first && k+1 < s.last && !isAdjectiveAfterSo(t.toks[k+1].low)
		}
	}

	s.list = t.isList(x, s, function)
	s.fragment = s.words() < 9 && !t.predicates(x, s.first, s.last)
}

// isList reports whether a sentence is none but a list of keywords: hardly any
// function words and no subject, or short pieces between commas of which hardly
// one has a subject with a verb.
func (t *utterance) isList(x *lexicon, s *sentence, function int) bool {
	n, subjects, told, pieces := s.words(), 0, 0, 1
	for _, c := range s.clauses {
		if c.own {
			subjects++
			if c.verb >= 0 {
				told++
			}
		}
	}
	start, spoken := s.first, 0
	for k := s.first + 1; k <= s.last; k++ {
		if k < s.last && t.toks[k].apart == apartSpace {
			continue
		}
		if t.predicates(x, start, k) {
			spoken++
		}
		if k < s.last {
			pieces++
		}
		start = k
	}
	switch {
	case n < 5:
		return n > 1 && function == 0
	case subjects == 0 && function*5 < n:
		return true
	case pieces >= 4 && n <= 3*pieces && function*10 < 3*n && told*4 < pieces:
		return true
	}
	return pieces >= 10 && n <= 4*pieces || pieces >= 6 && n*2 <= 7*pieces && spoken*3 <= pieces
}

// predicates reports whether tokens [from, to) say something of somebody: a
// subject, and a verb not far behind it.
func (t *utterance) predicates(x *lexicon, from, to int) bool {
	for k := from; k < to; k++ {
		low := t.toks[k].low
		if x.isPast(low) && k == from && to-from >= 3 {
			return true // "found the loop": the subject was named before
		}
		if !isPronoun(low) && !(isCapital(t.toks[k].raw) && k > from) && !opensNoun(low) {
			continue
		}
		for j := k + 1; j < to && j <= k+4; j++ {
			if next := t.toks[j].low; isAuxiliary(next) || x.isPast(next) || isPronoun(low) && j == k+1 && !x.function[next] && t.toks[j].kind == word {
				return true
			}
		}
	}
	return false
}

// opensNoun reports whether a noun follows a word.
func opensNoun(low string) bool {
	switch low {
	case "the", "my", "our", "his", "her", "their", "your", "a", "an", "every", "each", "some", "no", "this", "that":
		return true
	}
	return false
}

func isAdjectiveAfterSo(low string) bool {
	return low == "much" || low == "many" || low == "far" || low == "good" || low == "bad" || low == "on"
}

// isFigure reports whether a figure with a unit begins at token k: a percentage,
// an amount of money, a multiple, or a number before a unit.
func (t *utterance) isFigure(x *lexicon, k, last int) bool { return t.figureAt(x, k, last) > 0 }

// figureAt weighs the figure that begins at token k: 1 if it measures something,
// less if it only counts a few things ("three teams"), 0 if there is none. How
// long ago something was is none.
func (t *utterance) figureAt(x *lexicon, k, last int) float64 {
	const counts = 0.6
	tok := t.toks[k]
	if tok.kind != number {
		return 0
	}
	digits := isDigitOrCurrency(tok.raw)
	if digits && (!isDigit(tok.raw[0]) || !isDigit(tok.raw[len(tok.raw)-1])) {
		return 1 // $300, 2M, 10x
	}
	for j := k + 1; j < last && j <= k+3; j++ {
		next := t.toks[j]
		switch {
		case next.apart > apartSpace || x.function[next.low]:
			return 0
		case next.kind == number:
			continue
		case x.units[next.stem]:
			if j+1 < last && (t.toks[j+1].low == "ago" || t.toks[j+1].low == "old") {
				return 0
			}
			if kind := unitKind(next.stem); digits || kind == "time" || kind == "data" || kind == "%" || kind == "money" {
				return 1
			}
			return counts
		case len(next.low) > 3 && next.low[len(next.low)-1] == 's' && !isYear(tok.low):
			// A plural counts as a unit: 12 dashboards, three angry partners.
			if digits {
				return 0.8
			}
			return counts
		}
	}
	return 0
}

func isDigitOrCurrency(raw string) bool {
	for i := range len(raw) {
		if isDigit(raw[i]) {
			return true
		}
	}
	return false
}

func isYear(low string) bool {
	return len(low) == 4 && (low[:2] == "19" || low[:2] == "20")
}

// asksForDeeds reports whether an answer is to tell what was done: then
// hypotheticals and other people's deeds count for less.
func asksForDeeds(q hotloop.Question, a hotloop.Answer) bool {
	kind := a.Round
	if kind == "" && len(q.Rounds) > 0 {
		kind = q.Rounds[0]
	}
	switch kind {
	case hotloop.RoundCulture, hotloop.RoundRecruiter, hotloop.RoundManager:
		return !hypotheticalAsk(q.Ask)
	}
	return false
}

// hypotheticalAsk reports whether the interviewer asked what the candidate
// would do, wants, or expects.
func hypotheticalAsk(ask string) bool {
	low := strings.ToLower(ask)
	for _, deed := range []string{"tell me about a", "a time ", "walk me through a", "describe a"} {
		if strings.Contains(low, deed) {
			return false
		}
	}
	for _, w := range []string{"would ", "will you", "what if", "suppose", "imagine", "could you", "should ", "are you looking for", "do you want", "do you expect", "next time", "differently"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}
