package words

import (
	"strings"
	"testing"

	"hotloop"
)

// ofDetector is a question with one signal of a detector.
func ofDetector(name string, against bool) hotloop.Question {
	return hotloop.Question{ID: "q", Form: hotloop.FormWords, Minutes: 30, Rounds: []hotloop.RoundKind{hotloop.RoundDesign},
		Rubric: hotloop.Rubric{Signals: []hotloop.Signal{{ID: "q.it", Dimension: hotloop.Scalability, Detect: name, Against: against, Heard: "Heard."}}}}
}

const designBody = " We keep the counters in memory on each node and send them to a store in the region, because a call to it for each request would be too slow."

func TestEstimatesAreReckonedAfter(t *testing.T) {
	e := newReader(t)
	for _, c := range []struct{ said, verdict string }{
		{"2M requests/s at 1 KB is 2 GB/s.", "right"},
		{"2M requests/s at 1 KB is 200 MB/s.", "wrong"},
		{"We take two million requests per second at 1 KB each, which makes 2 gigabytes a second.", "right"},
		{"It is 300 million users times 2 hours a day. That is 600 million hours.", "right"},
		{"One beat every 30 s: 21.9M streams divided by 30 s is 730k writes a second.", "right"},
		{"One beat every 30 s: 21.9M streams divided by 30 s is 7300 writes a second.", "wrong"},
		{"1,000 writes a second is 86 million a day.", "right"},
		{"1,000 writes a second is 86 thousand a day.", "wrong"},
		{"20M streams at 4 Mbps is 80 Tbps.", "right"},
		{"20M streams at 4 Mbps is 8 Tbps.", "wrong"},
		{"10% of 2M requests is 200k requests.", "right"},
		{"100 servers at 18k ops each gives 1.8 million ops.", "right"},
		{"100 servers with 64 GB each is 6.4 TB of memory.", "right"},
		{"100 servers with 64 GB each is 64 TB of memory.", "wrong"},
		{"With 88 terabits at 100 gigabits a server we'd need about 900 servers.", "right"},
		{"Peak is 175 terabits, with 100 each that's 1,750 boxes.", ""},
		{"Three layers each retried three times, that's 27 for one.", ""},
		{"2,000 a second at 50 milliseconds is 100 in flight, at 500 it's a thousand.", "right"},
		{"Then it is 33 million at 1 ms, over 330 machines with maybe 4 spare cores, that is about 25 seconds.", ""},
		{"The timeout was 2 s and the median is 300 ms.", ""},
		{"We had 40 services and 3 teams, and there are 2 people on call.", ""},
		{"Latency fell from 900 ms to 120 ms.", ""},
		{"In 2021 we ran 3 regions with 12 engineers.", ""},
		{"If we took 2M requests/s at 1 KB, is 200 MB/s enough?", ""},
		{"Our p99 was 40 ms at 2000 requests a second, and it is 25 ms today.", ""},
	} {
		a := story(c.said + designBody)
		right, wrong := favour(evaluate(t, e, ofDetector("estimate.checked", false), a)), evaluate(t, e, ofDetector("estimate.wrong", true), a)
		got := ""
		if right != nil {
			got = "right"
		}
		if len(wrong) > 0 {
			got += "wrong"
			if !strings.Contains(wrong[0].Says, "come to") || !strings.Contains(c.said, strings.TrimSuffix(wrong[0].Seen.Quote.Text, designBody)) {
				t.Errorf("%q: %q", wrong[0].Says, wrong[0].Seen.Quote.Text)
			}
		}
		if got != c.verdict {
			t.Errorf("%q is %q, want %q", c.said, got, c.verdict)
		}
	}
}
