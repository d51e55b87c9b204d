package words

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"hotloop"
)

// A transcript of speech may carry time stamps, "[02:15]" or "[1:02:15]", before
// what was said from then on. They are no words of the answer. Without at least
// three of them in a turn nothing is said about speech.
var stampPattern = regexp.MustCompile(`\[(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:\.\d{1,3})?\]`)

// What is easy to follow. Talks are given at 110 to 170 words a minute; a pause
// to think is a few seconds.
const (
	slowest, fastest = 85.0, 195.0 // words a minute, over the whole turn
	spokenWords      = 60          // fewer are too few for a pace
	usualPace        = 140.0       // that what was said within a pause took
	longPause        = 8.0         // seconds of silence
	soundsInHundred  = 4.0         // um, uh, er
	fewestSounds     = 4
)

// stampEnd returns where a time stamp that begins at i ends, or i.
func stampEnd(text string, i, to int) int {
	if m := stampPattern.FindStringIndex(text[i:min(to, i+16)]); m != nil && m[0] == 0 {
		return i + m[1]
	}
	return i
}

// passage is what was said from one time stamp to the next.
type passage struct {
	hit
	words, sounds int
	seconds       float64
}

// passages cuts a turn at its time stamps; what follows the last has no length
// and is left out, as is a stamp that goes back in time.
func (t *turn) passages(ti int) []passage {
	marks := stampPattern.FindAllStringSubmatchIndex(t.text, -1)
	if len(marks) < 3 {
		return nil
	}
	var list []passage
	si := 0
	for i := range len(marks) - 1 {
		from, to := marks[i][1], marks[i+1][0]
		seconds := stampSeconds(t.text, marks[i+1]) - stampSeconds(t.text, marks[i])
		p := passage{seconds: seconds}
		for si < len(t.sents) && t.sents[si].to <= from {
			si++
		}
		if seconds <= 0 || si == len(t.sents) || t.sents[si].from >= to {
			continue
		}
		p.hit = t.sents[si].whole(ti, si)
		for _, w := range strings.Fields(t.text[from:to]) {
			p.words++
			if filler(strings.ToLower(strings.Trim(w, ".,;:!?…—-"))) {
				p.sounds++
			}
		}
		list = append(list, p)
	}
	return list
}

func stampSeconds(text string, m []int) float64 {
	part := func(i int) int {
		if m[i] < 0 {
			return 0
		}
		n, _ := strconv.Atoi(text[m[i]:m[i+1]]) // digits alone match
		return n
	}
	return float64(part(2)*3600 + part(4)*60 + part(6))
}

// spokenIn sums up the passages of an answer.
func (o *observation) spokenIn() (list []passage, words, sounds int, seconds float64) {
	if o.r.floor {
		return nil, 0, 0, 0
	}
	for ti := range o.r.turns {
		for _, p := range o.r.turns[ti].passages(ti) {
			list = append(list, p)
			words += p.words
			sounds += p.sounds
			seconds += p.seconds
		}
	}
	return list, words, sounds, seconds
}

// speechPace is sprung by speech that is hard to follow: too fast, or too slow.
// Pauses are left out; they are told by themselves.
func speechPace(o *observation) *hotloop.Evidence {
	list, words, _, seconds := o.spokenIn()
	if words < spokenWords {
		return nil
	}
	extreme := list[0]
	for _, p := range list {
		seconds -= p.pause()
	}
	pace := float64(words) * 60 / seconds
	for _, p := range list {
		if p.words >= 10 && (pace > usualPace) == (p.pace() > extreme.pace()) {
			extreme = p
		}
	}
	if pace >= slowest && pace <= fastest {
		return nil
	}
	return o.spokenSays(extreme.hit, 0.5, fmt.Sprintf("You spoke at about %.0f words a minute.", pace))
}

func (p passage) pace() float64 { return float64(p.words) * 60 / p.seconds }

// pause is how many seconds of a passage were silence, if that was long.
func (p passage) pause() float64 {
	if silent := p.seconds - float64(p.words)*60/usualPace; silent >= longPause {
		return silent
	}
	return 0
}

// speechPauses is sprung by long silences, the longest of which is quoted.
func speechPauses(o *observation) *hotloop.Evidence {
	list, _, _, _ := o.spokenIn()
	var worst passage
	n := 0
	for _, p := range list {
		if p.pause() > 0 {
			n++
			if p.pause() > worst.pause() {
				worst = p
			}
		}
	}
	if n == 0 {
		return nil
	}
	return o.spokenSays(worst.hit, min(0.3+0.1*float64(n), 0.8), fmt.Sprintf("Silences of %d seconds and more: %d, the longest of %.0f seconds after this.", int(longPause), n, worst.pause()))
}

// speechFillers is sprung by many sounds that are no words.
func speechFillers(o *observation) *hotloop.Evidence {
	list, words, sounds, _ := o.spokenIn()
	if sounds < fewestSounds || float64(sounds)*100 < soundsInHundred*float64(words) {
		return nil
	}
	worst := list[0]
	for _, p := range list {
		if p.sounds > worst.sounds {
			worst = p
		}
	}
	return o.spokenSays(worst.hit, min(0.2+0.05*float64(sounds), 0.7), fmt.Sprintf("%d sounds such as “um” in %d words.", sounds, words))
}

// spokenSays gives evidence against with what was measured before what the
// rubric says.
func (o *observation) spokenSays(h hit, strength float64, measured string) *hotloop.Evidence {
	ev := o.quoted(h, strength)
	if ev != nil {
		ev.Strength = -round(strength)
		ev.Says = strings.TrimSpace(measured + " " + o.s.Heard)
	}
	return ev
}
