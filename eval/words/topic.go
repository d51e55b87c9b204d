package words

import (
	_ "embed"
	"math"
	"strconv"
	"strings"

	"hotloop"
)

// frequencies says of how many answers in a thousand each common stem is part,
// whatever the question. It was counted once over some 240 answers of about 350
// words to fifty questions; a stem that is not in it is rare.
//
//go:embed frequency.txt
var frequencies string

const (
	rareShare    = 0.012 // of a stem that the table does not have
	typicalWords = 230.0 // the length of answer for which the shares hold best
)

func readShares() map[string]float64 {
	shares := map[string]float64{}
	for line := range strings.Lines(frequencies) {
		stem, n, _ := strings.Cut(strings.TrimSpace(line), " ")
		if v, err := strconv.Atoi(n); err == nil {
			shares[stem] = float64(v) / 1000
		}
	}
	return shares
}

// share is the part of all answers that use a stem.
func (x *lexicon) share(stem string) float64 {
	if p, ok := x.shares[stem]; ok {
		return p
	}
	return rareShare
}

// vocabulary is the set of stems of some texts that are no function words.
type vocabulary map[string]bool

func (x *lexicon) vocabularyOf(texts ...string) vocabulary {
	v := vocabulary{}
	stems := map[string]string{}
	for _, text := range texts {
		for _, t := range x.tokenize(nil, text, 0, min(len(text), 16<<10), stems) {
			if t.kind == word && !x.function[t.low] && len(t.stem) > 1 {
				v[t.stem] = true
			}
		}
	}
	return v
}

// topic is what a question is about, as far as its words tell.
type topic struct {
	asked    vocabulary // of what the candidate was shown
	listened vocabulary // of the patterns of its own signals
	own      int        // how many own signals listen
}

// patternWords strips a pattern of its grammar.
var patternWords = strings.NewReplacer("|", " ", "+", " ", "=", " ", "_", " ", "#", " ")

func (x *lexicon) topicOf(q hotloop.Question) topic {
	asked := []string{q.Title, q.Ask, q.Statement}
	for _, p := range q.Parts {
		asked = append(asked, p.Title, p.Ask, p.Statement)
	}
	var patterns []string
	t := topic{}
	for _, s := range q.Rubric.Signals {
		if s.Listen.IsZero() || s.Against {
			continue
		}
		t.own++
		for _, p := range s.Listen.Hear {
			patterns = append(patterns, patternWords.Replace(p))
		}
	}
	t.asked, t.listened = x.vocabularyOf(asked...), x.vocabularyOf(patterns...)
	return t
}

// tie says how much more of a vocabulary an answer of so many words takes up
// than any answer of that length would, in standard deviations of chance.
func (x *lexicon) tie(v vocabulary, said vocabulary, words int) float64 {
	sum, mean, variance := 0.0, 0.0, 0.0
	for _, s := range sortedStems(v) {
		has, silent := said[s], 1-x.share(s)
		for _, o := range x.groups.single[s] {
			has = has || said[o]
			silent *= 1 - x.share(o)
		}
		p := min(max(1-math.Pow(silent, float64(words)/typicalWords), 0.003), 0.98)
		w := -math.Log(p)
		if has {
			sum += w
		}
		mean += w * p
		variance += w * w * p * (1 - p)
	}
	return (sum - mean) / math.Sqrt(variance+0.5)
}

// telling says how much of a hit's words is rarely said: chance alone does not
// bring rare words together.
func (t *turn) telling(x *lexicon, h hit) float64 {
	const figure, function, most = 0.7, 0.35, 3.5
	places := h.places
	if len(places) == 0 {
		places = []place{{from: h.from, to: h.to, sent: h.sent}}
	}
	sum := 0.0
	for _, p := range places {
		for k := p.from; k < p.to; k++ {
			switch tok := t.toks[k]; {
			case tok.kind == number:
				sum += figure
			case x.function[tok.low]:
				sum += function
			default:
				sum += min(most, -math.Log(x.share(tok.stem)))
			}
		}
	}
	return sum
}
