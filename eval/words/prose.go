package words

import "hotloop"

// Text is a text as the reading sees it, for others that compare texts.
type Text struct {
	Sentences []Sentence
	Notices   []Notice // why it was not read, or parts of it do not count
	Foreign   bool     // not in English: nothing in it can be compared
}

// Sentence is a sentence of a Text: bytes From to To.
type Sentence struct {
	From, To int
	Words    []Word
	// Mute is set for what earns nothing: noise, the question's own words, what
	// was said before, words to the grader.
	Mute bool
	// Asked is set if that is why: it repeats the question, and may go on to say
	// something.
	Asked bool
}

// Word is a word, a number or a link of a sentence: bytes From to To.
type Word struct {
	From, To int
	Low      string  // lower case
	Raw      string  // as written
	Stem     string  // what inflections share
	Clause   int     // its clause, counted over the whole text
	Number   bool    // a figure, in digits or words
	Value    float64 // what it amounts to, scale included ("2M" is 2e6), if Number
	Function bool    // holds the sentence together and says nothing itself
	Negated  bool    // within the reach of a negation, or said to be not chosen
	Pause    bool    // stands after a comma or a longer pause
}

// Stem gives the form under which the inflections of a lower-case word are
// compared.
func (e *Evaluator) Stem(low string) string { return e.lex.stem(low) }

// Prose reads one text that answers a question ("" for none).
func (e *Evaluator) Prose(question, text string) Text {
	q := hotloop.Question{Statement: question}
	a := hotloop.Answer{Turns: []hotloop.Turn{{Speaker: hotloop.Candidate, Text: text}}}
	r := e.read(q, a)
	out := Text{Notices: e.noticesOf(q, a, r), Foreign: r.foreign != ""}
	clause := 0
	for ti := range r.turns {
		t := &r.turns[ti]
		for _, s := range t.sents {
			p := Sentence{From: s.from, To: s.to, Mute: s.mute != 0 && s.mute != mutedEmpty, Asked: s.mute == mutedCopied, Words: make([]Word, 0, s.words())}
			next := 0
			for k := s.first; k < s.last; k++ {
				if next+1 < len(s.clauses) && k >= s.clauses[next+1].first {
					next++
				}
				tok := t.toks[k]
				w := Word{From: tok.from, To: tok.to, Low: tok.low, Raw: tok.raw, Stem: tok.stem, Clause: clause + next,
					Number: tok.kind == number, Function: e.lex.function[tok.low], Negated: t.marks[k]&(negated|displaced) != 0, Pause: k > s.first && tok.apart != apartSpace}
				if w.Number {
					w.Value, _ = numberValue(tok.low)
				}
				p.Words = append(p.Words, w)
			}
			clause += max(len(s.clauses), 1)
			out.Sentences = append(out.Sentences, p)
		}
	}
	return out
}
