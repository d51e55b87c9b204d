package words

import (
	"strings"
	"unicode"

	"hotloop"
)

// muted says why a sentence earns nothing; 0 if it may.
type muted uint8

const (
	mutedRepeated muted = iota + 1 // said before, word for word
	mutedCopied                    // the question's or the interviewer's own words
	mutedGrader                    // talks to whoever grades
	mutedNoise                     // no words of any language
	mutedEmpty                     // "fine", "I don't know"
	mutedModel                     // a model answer's own words
	mutedAbuse                     // insults whoever listens
)

// Below so many words that count, nothing can be heard in an answer. A program
// needs less talk than a story.
const (
	floorWords     = 12
	floorWordsCode = 8
)

// So many sentences of fewer words on average are the items of a list.
const (
	manyItems = 12
	itemWords = 5
)

// mute marks the sentences that earn nothing and sums up what is left.
func (e *Evaluator) mute(q hotloop.Question, a hotloop.Answer, r *reading) {
	asked := e.shingles(questionText(q, a))
	models := e.models(q, a)
	seen := map[uint64]bool{}
	function, listed, sentences, repeated := 0, 0, 0, 0
	for ti := range r.turns {
		t := &r.turns[ti]
		w := t.weighed(e)
		mutes := make([]muted, len(t.cut))
		recited := stretches(models, w.modelRuns)
		for si, s := range t.cut {
			r.said += s.words()
			key := w.keys[si]
			switch {
			case w.own[si] != 0 && w.own[si] != mutedAbuse:
				mutes[si] = w.own[si]
			case s.words() >= 4 && seen[key]:
				mutes[si] = mutedRepeated
				repeated += s.words()
			case isCopied(asked, w.runs, s) && !t.adds(asked, w.runs, s):
				mutes[si] = mutedCopied
			case isRecited(recited, s):
				mutes[si] = mutedModel
			default:
				mutes[si] = w.own[si]
			}
			seen[key] = true
			if mutes[si] == 0 {
				sentences++
				r.words += s.words()
				if s.list || s.fragment {
					listed += s.words()
				}
			}
		}
		function += w.function
		t.heard = t.heardWith(e, mutes)
	}
	r.dup = repeated >= 12 && repeated*4 >= r.said
	r.foreign = e.foreignLanguage(r, function)
	r.list = r.words > 0 && (listed*2 > r.words || sentences >= manyItems && r.words < sentences*itemWords)
	least := floorWords
	if q.Form == hotloop.FormCode {
		least = floorWordsCode
	}
	r.floor = r.words < least
}

// weights is what an utterance tells of itself when it is asked what it earns.
type weights struct {
	own      []muted  // why a sentence earns nothing whatever else was said
	keys     []uint64 // the words of a sentence
	function int      // words that hold sentences together
	// The words in a row from each token on: of the question's length where they
	// stand in one sentence, of a model answer's wherever there are so many.
	runs, modelRuns []uint64
	tongue          tongue
}

// weighed sums up an utterance, once.
func (p *utterance) weighed(e *Evaluator) *weights {
	p.once.Do(func() {
		t := &turn{utterance: p, heard: &heard{sents: p.cut}}
		w := &p.weights
		w.own, w.keys = make([]muted, len(p.cut)), make([]uint64, len(p.cut))
		w.runs, w.modelRuns = make([]uint64, len(p.toks)), make([]uint64, len(p.toks))
		whole := t.isEmptyWords(e.lex)
		for si, s := range p.cut {
			w.keys[si] = hashTokens(p.toks[s.first:s.last])
			switch {
			case t.isNoise(s):
				w.own[si] = mutedNoise
			case whole || t.sentenceSaysNothing(e.lex, s):
				w.own[si] = mutedEmpty
			case t.talksToGrader(e, s):
				w.own[si] = mutedGrader
			case t.isAbuse(e, s):
				w.own[si] = mutedAbuse
			}
			for k := s.first; k < s.last; k++ {
				if e.lex.function[p.toks[k].low] {
					w.function++
				}
				if k+shingle <= s.last {
					w.runs[k] = hashTokens(p.toks[k : k+shingle])
				}
				if k+modelRun <= len(p.toks) {
					w.modelRuns[k] = hashTokens(p.toks[k : k+modelRun])
				}
			}
		}
		w.tongue = e.tongueOf(p)
	})
	return &p.weights
}

// questionText is what the candidate was shown and told.
func questionText(q hotloop.Question, a hotloop.Answer) []string {
	list := []string{q.Ask, q.Statement}
	for _, p := range q.Parts {
		list = append(list, p.Ask, p.Statement)
	}
	for _, f := range q.Facts {
		list = append(list, f.Says)
	}
	for _, t := range a.Turns {
		if t.Speaker != hotloop.Candidate {
			list = append(list, t.Text)
		}
	}
	return list
}

// How many words in a row make a copy recognisable: of the question, and of a
// model answer, whose every sentence might have been said by somebody else too.
const (
	shingle  = 4
	modelRun = 6
)

// models are the runs of words of a question's model answers; none when an
// answer is one of them and was made by SampleAnswer.
func (e *Evaluator) models(q hotloop.Question, a hotloop.Answer) map[uint64]bool {
	if a.ID == sampleID || len(q.Samples) == 0 {
		return nil
	}
	c, err := e.compiled(q)
	if err != nil {
		return nil // Evaluate says so
	}
	return c.models
}

// shingles hashes every run of words of what the candidate was shown and told.
func (e *Evaluator) shingles(texts []string) map[uint64]bool {
	found := map[uint64]bool{}
	left := MaxTurn
	for _, text := range texts {
		text = text[:min(len(text), left)]
		left -= len(text)
		for _, run := range e.shown.of(text, func() []uint64 { return e.runsOf(shingle, text) }) {
			found[run] = true
		}
	}
	return found
}

// runsOf hashes every run of n words of a text.
func (e *Evaluator) runsOf(n int, text string) []uint64 {
	toks := e.lex.tokenize(nil, text, 0, len(text), map[string]string{})
	var runs []uint64
	for i := 0; i+n <= len(toks); i++ {
		runs = append(runs, hashTokens(toks[i:i+n]))
	}
	return runs
}

// hashTokens is the FNV-1a hash of some words, written out because it is taken
// of every run of words.
func hashTokens(toks []token) uint64 {
	const prime = 1099511628211
	h := uint64(14695981039346656037)
	for i := range toks {
		for k := range len(toks[i].low) {
			h = (h ^ uint64(toks[i].low[k])) * prime
		}
		h *= prime // a zero byte between words
	}
	return h
}

// isCopied reports whether two thirds of a sentence's runs of words stand in
// another text.
func isCopied(other map[uint64]bool, runs []uint64, s sentence) bool {
	if s.words() < shingle+2 || len(other) == 0 {
		return false
	}
	same, all := 0, 0
	for k := s.first; k+shingle <= s.last; k++ {
		all++
		if other[runs[k]] {
			same++
		}
	}
	return same*3 >= all*2
}

// stretches gives for every word how long the stretch is that it stands in and
// that is made of runs of a model answer; nil if there is none. A stretch does not
// end with a sentence: "I was wrong." is anybody's, but between the very words
// that stand around it in a model answer it is the model's.
func stretches(models map[uint64]bool, runs []uint64) []int {
	if len(models) == 0 {
		return nil
	}
	var long []int
	for k := 0; k < len(runs); k++ {
		if !models[runs[k]] {
			continue
		}
		end := k + modelRun
		for i := k + 1; i < len(runs) && i <= end; i++ {
			if models[runs[i]] {
				end = i + modelRun
			}
		}
		if long == nil {
			long = make([]int, len(runs))
		}
		for i := k; i < end; i++ {
			long[i] = end - k
		}
		k = end
	}
	return long
}

// isRecited reports whether two thirds of a sentence's words stand in stretches
// of a model answer, long enough together not to be anybody's.
func isRecited(stretch []int, s sentence) bool {
	if stretch == nil {
		return false
	}
	same, longest := 0, 0
	for _, n := range stretch[s.first:s.last] {
		if n > 0 {
			same++
		}
		longest = max(longest, n)
	}
	return same*3 >= s.words()*2 && max(same, longest) >= modelRun+2
}

// isNoise reports whether a third of a sentence's words cannot be words:
// no vowel, six consonants in a row, one letter over and over, a run of keys; or
// whether it is few words over and over.
func (t *turn) isNoise(s sentence) bool {
	odd, all := 0, 0
	if n := s.words(); n >= 10 {
		different := map[string]bool{}
		for k := s.first; k < s.last; k++ {
			different[t.toks[k].low] = true
		}
		if len(different)*8 < n {
			return true
		}
	}
	for k := s.first; k < s.last; k++ {
		tok := t.toks[k]
		if tok.kind != word || len(tok.raw) < 4 {
			continue
		}
		all++
		if unspeakable(tok) {
			odd++
		}
	}
	return odd > 0 && odd*3 >= all && odd*4 >= s.words()
}

func unspeakable(t token) bool {
	if len(t.low) > 60 {
		return true
	}
	vowels, row, same, upper := 0, 0, 0, 0
	var last rune
	longest := 0
	for _, r := range t.raw {
		low := unicode.ToLower(r)
		if r != low {
			upper++
		}
		if low > 127 || unicode.IsDigit(low) {
			return false // another script or a name such as p99: judged elsewhere
		}
		if strings.ContainsRune("aeiouy", low) {
			vowels++
			row = 0
		} else if row++; row > longest {
			longest = row
		}
		if low == last {
			if same++; same >= 3 {
				return true
			}
		} else {
			same = 0
		}
		last = low
	}
	if upper == len(t.raw) || upper > 1 {
		return false // an acronym or an identifier
	}
	return longest >= 6 || vowels == 0 && len(t.low) >= 6 || homeRow(t.low)
}

// homeRow reports whether a word is what fingers leave on a keyboard.
func homeRow(low string) bool {
	for _, mash := range [...]string{"asdf", "sdfg", "dfgh", "fghj", "ghjk", "hjkl", "qwer", "wert", "zxcv", "xcvb", "cvbn", "lkjh", "fdsa"} {
		if strings.Contains(low, mash) && low != "qwerty" {
			return true
		}
	}
	return false
}

// isEmptyWords reports whether a turn is one of the answers that say nothing.
func (t *turn) isEmptyWords(x *lexicon) bool {
	n := 0
	for _, s := range t.sents {
		n += s.words()
	}
	if n == 0 || n > 12 {
		return false
	}
	for _, s := range t.sents {
		for k := s.first; k < s.last; k++ {
			if !saysNothing(t.toks[k].low) && !x.function[t.toks[k].low] {
				return false
			}
		}
	}
	return true
}

func saysNothing(low string) bool {
	switch low {
	case "fine", "ok", "okay", "sure", "good", "great", "cool", "nice", "well", "right", "know", "idk", "dunno", "idea", "clue", "pass", "skip",
		"yep", "yeah", "nope", "sorry", "think", "guess", "remember", "hello", "hi", "hey", "thanks", "thank", "test", "stuff", "whatever", "alright", "perfect", "answer", "example", "moment", "mind", "question", "comes", "come":
		return true
	}
	return false
}

// sentenceSaysNothing reports whether a sentence only owns up to having no
// answer: "fifteen thousand children with no idea which room" tells of others.
func (t *turn) sentenceSaysNothing(x *lexicon, s sentence) bool {
	if s.words() > 9 {
		return false
	}
	var b strings.Builder
	for k := s.first; k < s.last; k++ {
		tok := t.toks[k]
		if tok.kind == number || !saysNothing(tok.low) && !x.function[tok.low] {
			return false
		}
		b.WriteString(tok.low)
		b.WriteByte(' ')
	}
	low := b.String()
	for _, e := range [...]string{"do not know", "no idea", "no clue", "nothing comes to mind", "can not think of", "can not remember any", "not sure what to say", "pass on this", "skip this", "have no answer", "do not have an answer"} {
		if strings.Contains(low, e) {
			return true
		}
	}
	return false
}

// talksToGrader reports whether a sentence addresses whoever grades.
func (t *turn) talksToGrader(e *Evaluator, s sentence) bool {
	for _, p := range e.grader {
		if t.holds(e.lex, p, s) {
			return true
		}
	}
	return false
}

// holds reports whether every term of a pattern stands in one sentence.
func (t *turn) holds(x *lexicon, p pattern, s sentence) bool {
	for _, m := range p.terms {
		found := false
		for k := s.first; k < s.last && !found; k++ {
			_, found = t.match(x, m.elems, k, s.last)
		}
		if !found {
			return false
		}
	}
	return true
}

// graderPatterns are ways of asking for a score instead of earning it.
func graderPatterns() []string {
	return []string{
		"give|award|grant|assign me|us|this|it __ #|full|maximum|perfect|top|high|highest|best|good|strong|excellent score|mark|point|grade|rating|star",
		"give|award|grant|assign me|us|this|it __ # out of #", "give me # #", "full marks", "perfect score",
		"deserve __ score|mark|rating|grade|point|5|10", "score|rate|grade|mark this|me __ #|high|highly|strong|strongly|full|top|perfect",
		"ignore|disregard|forget __ instruction|prompt|rubric", "system prompt", "grading|scoring rubric", "dear|attention|hey|note|message __ grader|evaluator|assessor",
		"you are|be __ grader|evaluator|language-model", "to|for the grader|evaluator", "grader|evaluator + please|must|should",
		"rubric + satisfy|fulfil|tick", "this answer|response satisfies|meets|fulfils|covers|contains|deserves|scores",
	}
}

// adds reports whether a sentence that takes up the question's words says a
// name, a figure or a quoted word of its own beside them: "Who did not like it:
// Bożena" is an answer.
func (t *turn) adds(asked map[uint64]bool, runs []uint64, s sentence) bool {
	copied := s.first // up to where the question's words reach
	for k := s.first; k < s.last; k++ {
		if k+shingle <= s.last && asked[runs[k]] {
			copied = max(copied, k+shingle)
		}
		tok := t.toks[k]
		if k >= copied && (tok.kind == number || tok.quoted || k > s.first && isCapital(tok.raw) && tok.low != "i") {
			return true
		}
	}
	return false
}
