package interview

import (
	"strings"

	"hotloop"
)

// maxReplies is how many of the candidate's questions a round has time for.
const maxReplies = 4

// topics are what candidates ask about at the end of a round, with an honest
// reply: this is a rehearsal, so the reply says what to listen for when the
// same question is put to somebody who works there.
var topics = []struct {
	words   []string
	replies []string
}{
	{[]string{"on-call", "on call", "oncall", "pager", "incident"}, []string{
		"On call: I can only rehearse this with you. When you ask it there, ask for last week's pages, not for the policy; the number tells you more.",
		"Ask them what the last incident changed. If nothing did, you know something.",
	}},
	{[]string{"success", "ninety days", "90 days", "first three months", "first six months", "expect"}, []string{
		"What success looks like is a good question to put to a hiring manager. Press for one outcome with a number; a list of tasks means that nobody decided yet.",
	}},
	{[]string{"feedback", "candor", "candid"}, []string{
		"On feedback: ask for the last hard thing somebody told them, in the words that were used. A person who lives with candor has one ready.",
	}},
	{[]string{"keeper", "let go", "fired", "severance"}, []string{
		"You may ask about the keeper test directly. Ask when the interviewer last put the question to their own manager, and what they heard.",
	}},
	{[]string{"culture", "memo", "values", "freedom", "responsib"}, []string{
		"On the culture: name the line of the memo you doubt and ask how it went wrong for them once. That starts a better talk than praise.",
	}},
	{[]string{"decid", "decision", "captain", "disagree", "consensus"}, []string{
		"On decisions: ask who was the informed captain of the last large one, and who was overruled. Names and acts, not principles.",
	}},
	{[]string{"team", "colleague", "people", "who would i"}, []string{
		"On the team: ask what it stopped doing this year. What a team refuses tells you more than what it plans.",
	}},
	{[]string{"roadmap", "next year", "plan", "priorit", "biggest challenge", "hardest", "problem"}, []string{
		"On what is ahead: ask which problem has resisted two attempts. If you would enjoy the third, say why.",
	}},
	{[]string{"stack", "technology", "language", "architecture", "deploy", "test", "migration"}, []string{
		"On the technology: ask what they would remove if it cost nothing. The answer is usually the real architecture.",
	}},
	{[]string{"grow", "promotion", "level", "career", "learn"}, []string{
		"On growth: ask for somebody whose scope grew in the last year, and what they did that others did not.",
	}},
	{[]string{"remote", "office", "hours", "balance", "vacation", "holiday"}, []string{
		"On how people work: ask when the interviewer last took two weeks off, and what happened meanwhile.",
	}},
	{[]string{"pay", "salary", "compensation", "stock", "option", "bonus"}, []string{
		"On pay: keep it for the recruiter, ask how the number is set and reviewed, and have yours ready with a reason.",
	}},
	{[]string{"concern", "hesitat", "doubt about me", "how did i do", "feedback for me"}, []string{
		"Asking for doubts about you takes nerve, and it is the last chance to answer them. My notes follow in the scorecard, each with your own words under it.",
	}},
	{[]string{"why did you", "why do you", "you stay", "you like", "you enjoy", "favourite", "favorite"}, []string{
		"I have no years there to speak of; somebody who has will answer that with a story if you wait two seconds longer than is comfortable.",
	}},
	{[]string{"next step", "hear back", "timeline", "process"}, []string{
		"On what comes next: ask for a date, and whom to write to when it has passed.",
	}},
}

var otherReplies = []string{
	"I cannot answer that truthfully in a rehearsal. Put it to them exactly like that, and then stay silent.",
	"Good that you have it ready. Ask it there in one breath; it is worth the time.",
	"That one I would want answered with an example. Do not settle for a principle.",
	"I would only be inventing that. Keep the question.",
}

var moreLines = []string{
	"What else?",
	"Anything more?",
	"And the next one?",
	"Go on, there is time.",
}

// reply answers one of the candidate's own questions, or ends the round when
// there are no more. closes reports the latter.
func reply(said string, replies int, used map[string]bool, seed uint64) (m hotloop.Move, closes bool) {
	fresh := func(s string) bool { return !used[s] }
	low := strings.ToLower(said)
	if !strings.Contains(said, "?") && (noMore(low) || replies > 0) || replies >= maxReplies {
		return hotloop.Move{Kind: hotloop.MoveClose, Says: pick(closeLines, seed, fresh)}, true
	}
	says := ""
	for _, t := range topics {
		for _, w := range t.words {
			if says == "" && strings.Contains(low, w) {
				says = pick(t.replies, seed, fresh)
			}
		}
	}
	if says == "" {
		says = pick(otherReplies, seed, fresh)
	}
	if more := pick(moreLines, seed+uint64(replies), fresh); says == "" {
		says = more
	}
	return hotloop.Move{Kind: hotloop.MoveReply, Says: says}, false
}

func noMore(low string) bool {
	low = strings.Trim(low, " .!\n")
	for _, p := range []string{"no", "nope", "none", "nothing", "no questions", "that is all", "that's all", "i'm good", "i am good", "no thanks", "no thank you", "not today", "all good"} {
		if low == p || strings.HasPrefix(low, p+",") || strings.HasPrefix(low, p+".") || strings.HasPrefix(low, p+" ") && len(strings.Fields(low)) <= 8 {
			return true
		}
	}
	return false
}
