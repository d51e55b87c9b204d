package score

import (
	"slices"

	"hotloop"
)

// Closing is the end of a round, at which the candidate asked, with what was
// observed in it.
type Closing struct {
	Round    int
	Answer   hotloop.Answer
	Evidence []hotloop.Evidence
}

// asked puts what the candidate's own questions showed on the interviewers'
// cards. It moves no vote: a question is not an answer.
func asked(cards []hotloop.Interview, closings []Closing) {
	used := map[string]bool{}
	for i := range cards {
		at := slices.IndexFunc(closings, func(c Closing) bool { return c.Round == cards[i].Round })
		if at < 0 {
			continue
		}
		c := closings[at]
		evidence := inOrder(c.Evidence)
		cards[i].Asked = &hotloop.Asked{Says: askedSays(evidence, cards[i].Round, used), Evidence: evidence, Answer: c.Answer}
	}
}

// askedSays is what an interviewer writes about the questions they were asked.
// No two cards of a debrief have the same sentence.
func askedSays(evidence []hotloop.Evidence, round int, used map[string]bool) string {
	showed := func(id hotloop.SignalID) bool {
		return slices.ContainsFunc(evidence, func(e hotloop.Evidence) bool { return e.Signal == id })
	}
	var pool []string
	for _, line := range askedLines {
		if !slices.ContainsFunc(line.when, func(id hotloop.SignalID) bool { return !showed(id) }) {
			pool = line.says
			break
		}
	}
	for k := range pool {
		if says := pool[(round+k)%len(pool)]; !used[says] {
			used[says] = true
			return says
		}
	}
	return pool[round%len(pool)] + " As in earlier rounds."
}

// askedLines are what an interviewer writes, in the order of what tells most; the
// first all of whose signals were seen is taken, and the last has none.
var askedLines = []struct {
	when []hotloop.SignalID
	says []string
}{
	{[]hotloop.SignalID{"asking.candid", "asking.judgement"}, []string{
		"Their questions were about decisions, and not comfortable ones; I had to think.",
		"At the end they asked how we decide and where it hurts.",
		"They used their minutes to find out how judgment works here, the unpleasant half included.",
	}},
	{[]hotloop.SignalID{"asking.candid"}, []string{
		"They asked what most candidates are too polite to ask.",
		"One of their questions went where it is sore, and that was the right place.",
		"Given the floor, they asked something that I could not answer with a brochure.",
		"They were willing to hear something unpleasant from me.",
	}},
	{[]hotloop.SignalID{"asking.judgement"}, []string{
		"They asked how decisions are made and unmade, which is what I would want to know.",
		"Their question was about choices, not about facts.",
		"With their own time they went after the way we judge.",
		"They wanted to know what was decided against, and by whom.",
	}},
	{[]hotloop.SignalID{"asking.homework"}, []string{
		"They had read up, and the question stood on it.",
		"Their question began from something they had looked into before.",
		"I could tell that they had prepared: they quoted what they asked about.",
	}},
	{[]hotloop.SignalID{"asking.specific"}, []string{
		"They asked about this team and this work, not about companies in general.",
		"What they wanted to know would not fit any other company, which is good.",
		"The question they asked was about the seat they would sit in.",
		"They asked about the concrete thing: who, when, how often.",
	}},
	{[]hotloop.SignalID{"asking.none"}, []string{
		"They had no question for me. I would want to know more before I changed jobs.",
		"I offered them the last minutes and they passed.",
		"Nothing came when it was their turn to ask, and that stays with me.",
		"They asked me nothing.",
	}},
	{[]hotloop.SignalID{"asking.perks"}, []string{
		"They asked about conditions alone; I would have liked one question about the work.",
		"Their questions were about what they would get.",
	}},
	{[]hotloop.SignalID{"asking.lookup"}, []string{
		"They asked what a search would have told them.",
		"Their question could be put to any company; it cost them the better one.",
		"They asked something general, so I learned little from it.",
	}},
	{nil, []string{
		"They asked, politely and in general.",
		"They had a question; it told me little about how they think.",
		"There were questions at the end, none that I noted.",
		"They used their minutes without going anywhere in particular.",
	}},
}
