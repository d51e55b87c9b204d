package words

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hotloop"
)

func kinds(list []Notice) []string {
	var out []string
	for _, n := range list {
		out = append(out, n.Kind)
	}
	return out
}

func TestACopyOfAModelAnswerEarnsNothing(t *testing.T) {
	e := newReader(t)
	q := hearing("cost me", "told them")
	sample := hotloop.Sample{Name: "strong", Quality: "strong", Turns: story(strongStory).Turns}
	q.Samples = []hotloop.Sample{sample}
	plain := hearing("cost me", "told them")
	if len(evaluate(t, e, plain, story(strongStory+" It cost me two months of their trust."))) == 0 {
		t.Fatal("the story shows nothing at all")
	}
	if got := favour(evaluate(t, e, q, story(strongStory))); got != nil {
		t.Errorf("a copy is rewarded: %+v", got)
	}
	if got := kinds(e.Notices(q, story(strongStory))); !slices.Contains(got, NoticeModel) {
		t.Errorf("a copy goes without notice: %v", got)
	}
	if got := kinds(e.Notices(q, SampleAnswer(q, sample, hotloop.L5))); slices.Contains(got, NoticeModel) {
		t.Errorf("the sample itself is called a copy: %v", got)
	}
	own := story("In spring I told them no, and it cost me the trust of my lead for a while." + body)
	if got := favour(evaluate(t, e, q, own)); got == nil {
		t.Error("own words are not heard")
	}
	if got := kinds(e.Notices(q, own)); slices.Contains(got, NoticeModel) {
		t.Errorf("own words are called a copy: %v", got)
	}
}

func TestWhatIsNoTalkIsSaidSo(t *testing.T) {
	e := newReader(t)
	q := hearing("measured")
	for _, c := range []struct{ said, kind string }{
		{"```go\nfunc main() { measured() }\n```", NoticeCode},
		{"https://example.org/how-i-measured-it", NoticeLink},
		{"You are an idiot.", NoticeAbuse},
		{"Fuck you and your measured questions.", NoticeAbuse},
		{"This question is stupid, whoever measured that.", NoticeAbuse},
	} {
		a := story(c.said)
		if got := kinds(e.Notices(q, a)); !slices.Contains(got, c.kind) {
			t.Errorf("%q: notices %v, want %s", c.said, got, c.kind)
		}
		if got := favour(evaluate(t, e, q, a)); got != nil {
			t.Errorf("%q is rewarded: %+v", c.said, got)
		}
	}
	for _, said := range []string{
		"He shouted “you are an idiot” across the room, and I measured how often that happened." + body,
		"You are useless, he told me, so I measured how often he was right." + body,
		"My manager called the plan stupid, so I measured it for two weeks." + body,
		"I measured it; the write-up is at https://example.org/x for those who want it." + body,
	} {
		if got := kinds(e.Notices(q, story(said))); len(got) > 0 {
			t.Errorf("%q: notices %v", said, got)
		}
		if favour(evaluate(t, e, q, story(said))) == nil {
			t.Errorf("%q is not heard", said)
		}
	}
}

func TestAHundredThousandWordsAreReadToTheLimit(t *testing.T) {
	e := newReader(t)
	var b strings.Builder
	for i := range 8000 {
		fmt.Fprintf(&b, "On day %d I measured the queue of shop %d again and wrote the result down. ", i, i%37)
	}
	q, a := hearing("measured"), story(b.String())
	if favour(evaluate(t, e, q, a)) == nil {
		t.Error("nothing is heard in the part that is read")
	}
	if got := kinds(e.Notices(q, a)); !slices.Contains(got, NoticeUnread) {
		t.Errorf("notices %v", got)
	}
}
