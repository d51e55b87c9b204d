package words

import (
	"strings"
	"testing"
)

// What somebody said between quotation marks is theirs in all its sentences.
func TestAQuotationGoesOnOverSentences(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct{ text, quoted string }{
		{`She said: "I will stay. In March I want a raise. Then we talk." I went home.`, "I will stay In March I want a raise Then we talk"},
		{`She said: “I will stay. In March I want a raise.” I went home.`, "I will stay In March I want a raise"},
		{`The screen had 24". I went home. It was late.`, ""},
		{`Should I lie?" I went home. She said "no" and left. It was late.`, "Should I lie no"},
		{`He said ("so be it") and she said:"Never." We left.`, "so be it Never"},
		{"She said: \"I will stay. I want a raise.\n\nIn March I went home.", "I will stay"},
	} {
		var got []string
		u := e.readUtterance(c.text, map[string]string{})
		for _, tok := range u.toks {
			if tok.quoted {
				got = append(got, tok.raw)
			}
		}
		if strings.Join(got, " ") != c.quoted {
			t.Errorf("%q: quoted is %q", c.text, got)
		}
	}
}

// What is told aloud has no marks.
func TestWhatSomebodySaysAfterACommaIsTheirs(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct{ text, quoted string }{
		{"She says, the failover takes ninety seconds, I measured it.", "the failover takes ninety seconds I measured it"},
		{"My boss told me, we drop it, and I dropped it.", "we drop it"},
		{"Then Gareth asked: who moved my tables?", "who moved my tables"},
		{"He said, on the Monday, that it had failed.", ""},
		{"That said, I moved the tables.", ""},
		{"As she said, I moved the tables.", ""},
		{"I said, no, I will not.", ""},
		{"She said no, and I left.", ""},
		{"When he asked, I told him.", ""},
	} {
		var got []string
		for _, tok := range e.readUtterance(c.text, map[string]string{}).toks {
			if tok.quoted {
				got = append(got, tok.raw)
			}
		}
		if strings.Join(got, " ") != c.quoted {
			t.Errorf("%q: quoted is %q", c.text, got)
		}
	}
}

func TestTheQuoteOfADeedIsADeed(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct{ detect, said, want string }{
		{"own.i", "I told the farmers by letter what had gone wrong. When I joined, a change took about 12 weeks, because nobody knew how.", "I told the farmers by letter what had gone wrong."},
		{"own.i", "I told the farmers by letter what had gone wrong. The sign that I overlooked was that the 12 clubs gave it away because they had to.", "I told the farmers by letter what had gone wrong."},
		{"star.action", "I told the farmers by letter what had gone wrong. I had one who was late, sometimes it took him 12 days because of the rain.", "I told the farmers by letter what had gone wrong."},
		{"own.i", "I grew up in Nairobi and studied in Manchester, which is why they gave me the job. I wrote the app for all of the farmers who had asked me for one.", "I wrote the app for all of the farmers who had asked me for one."},
		{"star.situation", "I said no on a Monday in January to the two men from the board.", "I said no on a Monday in January to the two men from the board."},
		{"star.situation", "I worked on it like everyone else did, and took over the service for the users.", ""},
		{"star.situation", "I would have fought for him in January but not for the others who had come with him.", ""},
		{"star.result", "I told Jon in June. The night after that they stopped for good and nobody has missed them since then. I'd found that it had cut by size, because in 2009 that was so.", "The night after that they stopped for good and nobody has missed them since then."},
		{"star.task", "So part of the goal was not software, and I told everybody as much at the meeting.", ""},
		{"star.task", "The goal was not to lose one more letter of those that the patients had sent to us.", "The goal was not to lose one more letter of those that the patients had sent to us."},
	} {
		got := ""
		if ev := favour(evaluate(t, e, detecting(c.detect), story(c.said))); ev != nil {
			got = ev.Seen.Quote.Text
		}
		if got != c.want {
			t.Errorf("%s of %q: %q", c.detect, c.said, got)
		}
	}
}
