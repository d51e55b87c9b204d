package words

import (
	"fmt"
	"strings"
	"testing"

	"hotloop"
)

// transcript is the strong story cut into passages of some words, each of which
// took so many seconds.
func transcript(words int, seconds ...float64) string {
	var b strings.Builder
	at := 0.0
	fields := strings.Fields(strongStory)
	for i := 0; i < len(fields); i += words {
		fmt.Fprintf(&b, "[%02d:%02d] %s ", int(at)/60, int(at)%60, strings.Join(fields[i:min(i+words, len(fields))], " "))
		at += seconds[(i/words)%len(seconds)]
	}
	fmt.Fprintf(&b, "[%02d:%02d]", int(at)/60, int(at)%60)
	return b.String()
}

func TestSpeechIsReadFromTimeStamps(t *testing.T) {
	e := newReader(t)
	um := strings.ReplaceAll(transcript(20, 9), " the ", " um, the uh ")
	for name, c := range map[string]struct{ said, detect, says string }{
		"fast":           {transcript(20, 5), "speech.pace", "words a minute"},
		"slow":           {transcript(10, 7), "speech.pace", "words a minute"},
		"a usual pace":   {transcript(20, 9), "speech.pace", ""},
		"silences":       {transcript(20, 9, 30), "speech.pauses", "Silences of 8 seconds"},
		"no silence":     {transcript(20, 9), "speech.pauses", ""},
		"sounds":         {um, "speech.fillers", "sounds such as"},
		"no sounds":      {transcript(20, 9), "speech.fillers", ""},
		"sounds, typed":  {stampPattern.ReplaceAllString(um, ""), "speech.fillers", ""},
		"no time stamps": {strongStory, "speech.pace", ""},
		"back in time":   {"[05:00] " + strongStory + " [04:00] And that. [03:00]", "speech.pace", ""},
	} {
		q := detecting(c.detect)
		q.Rubric.Signals[0].Against = true
		a := story(c.said)
		list := evaluate(t, e, q, a)
		if c.says == "" {
			if len(list) != 0 {
				t.Errorf("%s: %+v", name, list[0])
			}
			continue
		}
		if len(list) != 1 || list[0].For() || !strings.Contains(list[0].Says, c.says) {
			t.Errorf("%s: %+v", name, list)
			continue
		}
		if err := list[0].Check(a); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTimeStampsAreNoWords(t *testing.T) {
	e := newReader(t)
	q := everyDetector()
	plain, stamped := evaluate(t, e, q, story(strongStory)), evaluate(t, e, q, story("[00:00] "+strings.ReplaceAll(strongStory, ". ", ". [00:20] ")))
	signals := func(list []hotloop.Evidence) (s string) {
		for _, ev := range list {
			if !strings.HasPrefix(string(ev.Signal), "speech") {
				s += fmt.Sprintln(ev.Signal, ev.Strength)
			}
		}
		return s
	}
	if p, s := signals(plain), signals(stamped); p != s {
		t.Errorf("plain:\n%s\nstamped:\n%s", p, s)
	}
}

func TestAFigureIsHeldAgainstEarlierAnswersOfTheLoop(t *testing.T) {
	e := newReader(t)
	q := detecting("number.changed")
	q.Rubric.Signals[0].Against = true
	now := "The checkout cache of the shop held 900 entries. I told the team about it in March, because nobody else had looked." + body
	for earlier, want := range map[string]bool{
		"The checkout cache of the shop held 300 entries.":                   true,
		"The checkout cache of the shop held 900 entries.":                   false,
		"The checkout cache of the shop held 300 entries before the change.": false,
		"The search index of the museum held 300 entries.":                   false,
		"": false,
	} {
		a := story(now)
		a.Earlier = []string{"Another answer, about something else.", earlier}
		list := evaluate(t, e, q, a)
		if got := len(list) > 0; got != want {
			t.Errorf("after %q: %v, want %v", earlier, got, want)
		}
		if len(list) > 0 {
			if !strings.HasPrefix(list[0].Says, "In an earlier answer you said 300") {
				t.Errorf("it says %q", list[0].Says)
			}
			if err := list[0].Check(a); err != nil {
				t.Error(err)
			}
		}
	}
}
