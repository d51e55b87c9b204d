package interview

import (
	"fmt"
	"strings"

	"hotloop"
)

// The interviewer's own lines, those that belong to no question. Each is said
// at most once in a loop; a pool that has run dry is silence, not repetition.
var (
	assumeLines = []string{
		"Your call. State your assumption and go on.",
		"I leave that to you; say what you assume, and why.",
		"Pick what seems most likely to you and tell me what would change if you are wrong.",
		"That is open. Decide, say so, and carry on.",
		"Assume whatever makes the problem worth solving, and say it out loud.",
	}
	codingLines = []string{
		"All right. Write it, and think aloud where it helps you.",
		"I follow. Go on.",
		"Understood. I will be quiet; call me when you want another pair of eyes.",
		"Carry on. Submit when you trust it.",
	}
	compileLines = []string{
		"It does not compile yet. The compiler's words are in the console.",
		"Still the compiler. Read its first complaint; the rest usually follow from it.",
		"It does not get as far as running. Take the first error alone.",
	}
	visibleLines = []string{
		"One of the tests you can see fails. Walk me through that input by hand.",
		"Still a visible test. What does your program believe at the step before it goes wrong?",
		"Take the smallest failing case. Which line is the first to hold a wrong value?",
	}
	slowLines = []string{
		"It is right and it is too slow on a large input. Where does the time go?",
		"The large input still runs out of time. Which operation do you repeat that you could remember?",
		"Count the work for a hundred thousand items. Which loop pays for it?",
	}
	solvedLines = []string{
		"Everything passes.",
		"That passes, hidden tests included.",
		"All green.",
	}
	partLines = []string{
		"Let us take it one step further.",
		"Now the next part; it builds on what you have.",
	}
	wrapLines = []string{
		"Thank you. I have what I need on this one.",
		"Good, let us leave that one there.",
		"That is enough on this one for me.",
		"All right. I would like to move on from here.",
		"Thank you, that closes this question.",
		"I have heard enough to write this one up.",
	}
	hurryLines = []string{
		"I am watching the clock: let us leave this here.",
		"We are short of time, so I will stop you on this one.",
		"I would like to keep some time for the rest, so let us close this one.",
		"The clock says we move on.",
	}
	finishLines = []string{
		"You are done with this one, then. Thank you.",
		"Fine, we close it as it stands.",
		"Understood, that is your answer.",
		"We take it as you left it.",
		"All right, closed.",
	}
	noHintLines = []string{
		"I have no more to give away on this part. Say what you have tried, and we look at it together.",
		"That was the last hint. What is the smallest version of this you could solve?",
		"No more hints here. Start from what you would do by hand.",
	}
	nudgeLines = []string{
		"Take the time you need. If it helps, say out loud where you are.",
		"I am still here. A rough answer now beats a polished one later.",
		"If nothing fits exactly, take the closest thing that did happen.",
		"Would it help to start from how it ended?",
	}
	codeNudgeLines = []string{
		"Where are you with it? A sentence is enough.",
		"If you are stuck, tell me the smallest input that troubles you.",
		"Shall we look at it together? Say what you expect the next line to do.",
	}
	followLines = []string{
		"Thank you.", "I follow.", "All right.", "Understood.", "Noted.", "Right.", "Let me stay there a moment.", "I see.",
	}
	metLines = []string{
		"That is something I can check.",
		"That answers it.",
		"That is more concrete.",
		"I can work with that.",
	}
	unmetLines = []string{
		"I am not there yet, but let us go on.",
		"You have not moved me on that one.",
		"We may come back to that.",
		"I will leave my doubt standing.",
	}
	inviteLines = []string{
		"That is all from my side. What would you like to ask me?",
		"We have a few minutes left, and they are yours. What do you want to know?",
		"Before we close: your questions. What should I answer?",
		"Now turn it round. What would you ask somebody who works there?",
		"The rest of the time is yours. Ask me what you would want to know before you sign.",
		"I have asked enough. What do you want to ask?",
		"Your turn. What have you been waiting to ask?",
		"Last few minutes: interview me.",
	}
	closeLines = []string{
		"Then we are done here. Thank you for your time.",
		"That closes this round. Thank you.",
		"Good. I will write this up. Thank you.",
		"Thank you for the conversation; I stop the clock.",
		"We end here. Thank you for staying with the hard parts.",
		"That is it from me. Thank you.",
		"Round closed. Take a breath before the next one.",
		"Thank you. I have my notes.",
	}
	timeUpLines = []string{
		"That is our time. Finish your sentence, and we close.",
		"We are at time. One last thing from you, then I stop.",
		"The clock is at its end. Anything you must still say, say it now.",
		"Time. Bring it to an end, please.",
		"That is the time we had. Last words?",
		"We have used up the round. Close your thought.",
		"Time is up for this round. Wrap it up.",
		"I have to stop us here. One closing sentence.",
	}
)

func hiddenLines(n int) []string {
	many := fmt.Sprintf("%d hidden tests fail.", n)
	if n == 1 {
		many = "One hidden test fails."
	}
	return []string{
		many + " I will not say which. What input have you not tried?",
		many + " Think of the edges: empty, equal, exactly on the limit.",
		many + " Say your invariant out loud, then look for the line that breaks it.",
		many + " What did you assume about the input that nobody promised you?",
	}
}

func vagueLines(claim string) []string {
	claim = strings.Join(strings.Fields(claim), " ")
	return []string{
		fmt.Sprintf("You said “%s”. I do not know what that means yet: how much, measured how?", claim),
		fmt.Sprintf("“%s”: put a number or a name on it for me.", claim),
		fmt.Sprintf("I would not accept “%s” from a colleague either. What exactly?", claim),
	}
}

// greetings open a round, by its kind; %s is the title of who leads it.
func greetings(k hotloop.RoundKind, voice string) []string {
	who := "a member of the team"
	if voice != "" {
		who = article(voice)
	}
	switch k {
	case hotloop.RoundRecruiter:
		return []string{
			fmt.Sprintf("Hello, and thank you for making the time. I am %s on this role. I will ask about you and about what you want; ask me anything back.", who),
			fmt.Sprintf("Good to meet you. I am %s, and this is a real conversation, not a formality. Let us start.", who),
		}
	case hotloop.RoundManager:
		return []string{
			fmt.Sprintf("Hello. I am %s for this team. I want to hear how you decide things. I will press; it is the claim that I press, not you.", who),
			fmt.Sprintf("Thank you for coming. As %s I care about what you owned. Shall we begin?", who),
		}
	case hotloop.RoundScreen, hotloop.RoundCoding:
		return []string{
			fmt.Sprintf("Hello, I am %s. We will write code that runs. Ask before you assume, and talk when it helps you, not me.", who),
			fmt.Sprintf("Good to meet you; I am %s here. The editor is yours, and I count only what runs. Let us start.", who),
		}
	case hotloop.RoundDesign:
		return []string{
			fmt.Sprintf("Hello, I am %s. I will give you a goal and little else. I want the reasons more than the boxes.", who),
			fmt.Sprintf("Thank you for joining. I am %s; treat me as a colleague who doubts you politely.", who),
		}
	case hotloop.RoundCrossFunctional:
		return []string{
			fmt.Sprintf("Hello, I am %s. I do not write code for a living, so keep me with you.", who),
			fmt.Sprintf("Good to meet you. I am %s, and I work with engineers every day. Let us talk about that.", who),
		}
	}
	return []string{
		fmt.Sprintf("Hello, I am %s. I will ask for things that happened, and I will press for what you did yourself. It is not hostile; it is how we talk.", who),
		fmt.Sprintf("Thank you for coming. I am %s. Tell me real stories, the uncomfortable ones too.", who),
		fmt.Sprintf("Good to meet you; I am %s. I listen for decisions, so give me yours.", who),
	}
}

func article(voice string) string {
	if strings.ContainsRune("aeiouAEIOU", rune(voice[0])) {
		return "an " + voice
	}
	return "a " + voice
}

// fresh reports whether a line was not said yet.
func (i *interviewer) fresh(says string) bool {
	return says != "" && !i.Used[says] && !i.said[says]
}

func (i *interviewer) unused(says string) string {
	if i.fresh(says) {
		return says
	}
	return ""
}

// first is the first line of pool that was not said yet.
func (i *interviewer) first(pool []string) (string, bool) {
	for _, says := range pool {
		if i.fresh(says) && !i.within(says) {
			return says, true
		}
	}
	return "", false
}

// within reports whether a line was said behind a short reaction.
func (i *interviewer) within(says string) bool {
	for used := range i.Used {
		if strings.HasSuffix(used, " "+says) {
			return true
		}
	}
	return false
}

// pick is a line of pool that was not said yet, chosen by the seed; "" when
// the pool has run dry.
func (i *interviewer) pick(pool []string) string { return pick(pool, i.Seed, i.fresh) }

func pick(pool []string, seed uint64, fresh func(string) bool) string {
	for k := range pool {
		if says := pool[(seed+uint64(k))%uint64(len(pool))]; fresh(says) {
			return says
		}
	}
	return ""
}

// prefixed puts a short line that was not used yet before says.
func (i *interviewer) prefixed(pool []string, says string) string {
	short := pick(pool, i.Seed, func(s string) bool {
		for used := range i.Used {
			if strings.HasPrefix(used, s) {
				return false
			}
		}
		return true
	})
	if short == "" {
		return says
	}
	return short + " " + says
}

func (i *interviewer) say(m hotloop.Move) hotloop.Move {
	if m.Says != "" {
		i.said[m.Says] = true
	}
	return m
}

// gaveUp reports whether a message says that there is no answer.
func gaveUp(said string) bool {
	s := strings.ToLower(strings.Trim(strings.Join(strings.Fields(said), " "), " .!"))
	s = strings.ReplaceAll(s, "’", "'")
	if len(strings.Fields(s)) > 12 {
		return false
	}
	for _, p := range []string{"don't know", "do not know", "no idea", "not sure", "can't think", "cannot think", "pass", "nothing comes to mind", "don't remember", "can't remember"} {
		if s == p || strings.Contains(s, p) && p != "pass" {
			return true
		}
	}
	return false
}
