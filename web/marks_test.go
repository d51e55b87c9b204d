package web

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hotloop"
)

func quote(turn, from, to int, strength float64) hotloop.Evidence {
	return hotloop.Evidence{Strength: strength, Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: turn, From: from, To: to}}}
}

func TestMarksCountBytes(t *testing.T) {
	text := "Ich sagte „nein“ zum Café, und es kostete mich Vertrauen."
	from := strings.Index(text, "Café")
	anchors := map[int]string{}
	got := segments(3, text, []hotloop.Evidence{quote(3, from, from+len("Café"), 1), quote(2, 0, 3, 1)}, anchors)
	if len(got) != 3 || got[1].Text != "Café" || got[1].Kind != "for" || got[1].ID != "q-0" || anchors[0] != "q-0" || len(anchors) != 1 {
		t.Errorf("%+v, %v", got, anchors)
	}
}

func TestOverlappingMarks(t *testing.T) {
	anchors := map[int]string{}
	got := segments(0, "abcdef", []hotloop.Evidence{quote(0, 0, 4, 1), quote(0, 2, 6, -1), quote(0, 2, 3, 1)}, anchors)
	var shape []string
	for _, s := range got {
		shape = append(shape, s.Text+":"+s.Kind+":"+s.EvidenceList()+":"+s.ID)
	}
	want := "ab:for:0:q-0 c:for against:0 1 2:q-1 d:for against:0 1: ef:against:1:"
	if strings.Join(shape, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(shape, " "), want)
	}
	if anchors[2] != "q-1" {
		t.Errorf("anchors %v", anchors)
	}
}

func TestMarksAreNotPaintedBetweenParagraphs(t *testing.T) {
	text := "I asked. \n\nShe said no.\nI left."
	anchors := map[int]string{}
	var shape []string
	for _, s := range segments(0, text, []hotloop.Evidence{quote(0, 0, strings.Index(text, "\nI left"), 1)}, anchors) {
		shape = append(shape, fmt.Sprintf("%q:%s", s.Text, s.Kind))
	}
	want := `"I asked.":for " \n\n": "She said no.":for "\n": "I left.":`
	if strings.Join(shape, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(shape, " "), want)
	}
}

// Whatever is quoted, the segments are the text, every id occurs once, and
// every quote leads somewhere.
func TestMarksNeverChangeTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		var evidence []hotloop.Evidence
		for range rapid.IntRange(0, 8).Draw(t, "quotes") {
			evidence = append(evidence, quote(0, rapid.IntRange(-1, len(text)+1).Draw(t, "from"), rapid.IntRange(-1, len(text)+1).Draw(t, "to"), rapid.SampledFrom([]float64{-1, 1}).Draw(t, "strength")))
		}
		anchors, seen := map[int]string{}, map[string]bool{}
		var joined strings.Builder
		for _, s := range segments(0, text, evidence, anchors) {
			joined.WriteString(s.Text)
			if s.ID != "" && seen[s.ID] {
				t.Fatalf("id %s twice", s.ID)
			}
			seen[s.ID] = true
		}
		if joined.String() != text {
			t.Fatalf("%q became %q", text, joined.String())
		}
		for i, e := range evidence {
			if fitsIn(e.Seen.Quote, text) && !seen[anchors[i]] {
				t.Fatalf("quote %d leads to %q", i, anchors[i])
			}
		}
	})
}
