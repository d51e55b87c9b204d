package words

import "hotloop"

// everyDetector is a question that uses each detector once.
func everyDetector() hotloop.Question {
	q := hearing("wrote + memo")
	for name := range detectors() {
		q.Rubric.Signals = append(q.Rubric.Signals, hotloop.Signal{
			ID: hotloop.SignalID(name), Dimension: hotloop.Communication, Weight: 1, Detect: name, Heard: "Heard.", Missing: "Missing.",
			Against: name == "own.we-only" || name == "vague.claims" || name == "hint.used",
		})
	}
	sortSignals(q.Rubric.Signals)
	return q
}

// strongStory is a good answer to a culture question.
const strongStory = `I told the whole payments group that we should not move to the new ledger before Christmas, and almost everybody was against me.
This was in October 2022 at a ticketing company; twelve engineers had worked on the ledger for nine months. My job was to sign off the cutover.

First, I pulled three weeks of shadow traffic and found that 0.4% of refunds were booked twice. I wrote a two-page memo with the numbers and asked the loudest critic, Dana, to attack it. We had two options: go live and repair refunds by hand, or wait until January and pay for both systems. I ruled out the first because each repair took a support agent twenty minutes. The trade-off was clear: we gave up the holiday launch and $80k of hosting in exchange for correct refunds.

It cost me: the product lead did not speak to me for weeks, and I lost some of his trust. In the end we launched on 12 January. Double bookings went from 0.4% to zero, and support tickets fell by 35%.
Looking back, I learned that I should have shown the numbers in September, before people had told their customers a date. Since then I share shadow results every week, from the first week.`
