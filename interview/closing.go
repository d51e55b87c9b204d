package interview

import (
	"regexp"
	"slices"
	"strings"

	"hotloop"
	"hotloop/interview/voice"
)

// maxReplies is how many of the candidate's questions a round has time for.
const maxReplies = 4

// reply answers one of the candidate's own questions, or says that the round
// ends because there are no more. A reply never invents anything about the
// company: it tells what a source says, with its grade, and otherwise what to
// listen for when the same question is put to somebody who works there.
func reply(said string, replies int, role hotloop.Role, used map[string]bool, seed uint64) (m hotloop.Move, closes bool) {
	low := plain(said)
	asks := strings.Contains(said, "?") || imperative.MatchString(low)
	if !asks && (noMore(low) || replies > 0) || replies >= maxReplies {
		return hotloop.Move{}, true
	}
	fresh := func(s string) bool { return unsaid(used, s) }
	seed += uint64(replies)
	if !asks {
		if says := pick(seed, fresh, askLines); says != "" {
			return hotloop.Move{Kind: hotloop.MoveReply, Says: says}, false
		}
	}
	says, owner := "", hotloop.Role("")
	if t, ok := topicOf(low); ok {
		says, owner = pick(0, fresh, t.says), t.owner
	}
	if says == "" {
		says, owner = pick(seed, fresh, otherReplies), ""
	}
	if owner != "" && !chairs(owner, role) {
		says = join(pick(seed, fresh, handedOn(owner)), says)
	}
	if says == "" {
		says = pick(seed, fresh, voice.Shared().More)
	}
	return hotloop.Move{Kind: hotloop.MoveReply, Says: says}, false
}

// askLines meet a remark where a question was invited.
var askLines = []string{
	"I take that down. And what would you like to ask?", "Noted. Your question?", "That is said, then. What do you want to know?", "I add it to what I have. Is there a question with it?",
	"Thank you for that. Now ask me something.", "All right. And from me to you: what can I answer?", "I heard it. Which question goes with it?", "Good to have that too. What else, as a question?",
	"I keep that. What would you ask somebody on the team?", "Put down. And your own question?",
}

// topicOf is the topic that a question names most often; of several the first.
func topicOf(low string) (topic, bool) {
	best, most := topic{}, 0
	for _, t := range topics() {
		n := 0
		for _, w := range t.words {
			if containsWord(low, w) {
				n++
			}
		}
		if n > most {
			best, most = t, n
		}
	}
	return best, most > 0
}

// containsWord reports whether a word of low begins with w.
func containsWord(low, w string) bool {
	for at := 0; ; {
		k := strings.Index(low[at:], w)
		if k < 0 {
			return false
		}
		at += k
		if at == 0 || low[at-1] < 'a' || low[at-1] > 'z' {
			return true
		}
		at += len(w)
	}
}

// chairs reports whether a role can speak for what another owns.
func chairs(owner, role hotloop.Role) bool {
	switch owner {
	case hotloop.RolePeer:
		return role == hotloop.RolePeer || role == hotloop.RoleStaff
	case hotloop.RoleManager:
		return role == hotloop.RoleManager || role == hotloop.RoleDirector
	}
	return owner == role
}

// handedOn says that somebody else is the one to ask.
func handedOn(owner hotloop.Role) []string {
	switch owner {
	case hotloop.RoleRecruiter:
		return []string{"I am not the one to ask about that; the recruiter is.", "Keep that for the recruiter, who has it in writing.", "From my chair I would only repeat what the recruiter knows better.", "That belongs to the recruiter's part of this."}
	case hotloop.RolePeer:
		return []string{"An engineer of the team will know that better than I do.", "Take that to the engineers you meet; they live with it.", "I do not carry the pager, so mine is second-hand.", "That is one for whoever writes the code."}
	case hotloop.RoleManager:
		return []string{"The hiring manager owns that one.", "That is for the manager of the team to answer.", "I can speak for my own part only; the manager speaks for the team.", "Put that to the manager as well, and compare."}
	case hotloop.RoleData:
		return []string{"A data scientist would answer that with numbers.", "That is nearer to the data scientists than to me.", "Ask that again when you meet somebody from data science.", "The people who run the experiments know that."}
	case hotloop.RoleProduct:
		return []string{"Product would have to answer that.", "That is a question for a product manager.", "I do not set that; product does.", "Ask whoever owns the roadmap."}
	}
	return nil
}

// imperative is how people ask without a question mark.
var imperative = regexp.MustCompile(`^(?:so |and |well,? |then |okay,? |ok,? )*(?:tell me|talk me|walk me|explain|describe|i(?:'d| would) (?:like|love) to (?:know|hear|understand)|i(?:'m| am) curious|i wonder|what|how|why|when|who|where|which|can you|could you|do you|is there|are there)\b`)

// noMore reports whether the candidate has no question.
func noMore(low string) bool {
	for _, p := range []string{"no", "nope", "none", "nothing", "no questions", "that is all", "that's all", "that was all", "i'm good", "i am good", "no thanks", "no thank you", "not today", "all good", "not really", "i think that covers", "you answered"} {
		if low == p || strings.HasPrefix(low, p+",") || strings.HasPrefix(low, p+".") || strings.HasPrefix(low, p+" ") && len(strings.Fields(low)) <= 8 {
			return true
		}
	}
	return false
}

// Closing is what the candidate asked at the end of a round: the interviewer's
// invitation, the questions and the replies. It is an Answer to no question of
// the bank; the shared rubric "questions" says what to listen for in it.
type Closing struct {
	Round  int
	Answer hotloop.Answer
}

// Closings projects the events of a loop to the ends of its rounds at which the
// candidate was invited to ask and said something.
func Closings(loop hotloop.LoopID, events []hotloop.Event) ([]Closing, error) {
	r, err := fold(loop, events)
	if err != nil {
		return nil, err
	}
	var list []Closing
	for i, rd := range r.rounds {
		from := slices.IndexFunc(rd.turns, func(t TurnView) bool { return t.Move == hotloop.MoveInvite })
		if from < 0 || !rd.ended {
			continue
		}
		a := hotloop.Answer{
			ID: hotloop.NewAnswerID(loop, i, len(rd.answers)), Level: r.plan.Level, Round: r.plan.Rounds[i].Kind,
			Spent: rd.clock - rd.turns[from].Clock, Planned: closing(r.planned(i)), Done: true,
		}
		spoke := false
		for _, t := range rd.turns[from:] {
			spoke = spoke || t.Speaker == hotloop.Candidate
			a.Turns = append(a.Turns, hotloop.Turn{Speaker: t.Speaker, Text: t.Text, Clock: t.Clock, Move: t.Move})
		}
		if spoke {
			list = append(list, Closing{Round: i, Answer: a})
		}
	}
	return list, nil
}
