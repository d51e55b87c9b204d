package voice

import (
	"hotloop"
)

// Voice is how the interviewer of one role talks. Lines with %s take the
// interviewer's name (Greet) or the candidate's own words (Exact, Press).
type Voice struct {
	Role hotloop.Role
	// Cares are beginnings of words: of what is missing, that which speaks of
	// them is asked for first.
	Cares []string

	Greet       []string // opens a round
	Open        []string // before the next question of a round
	Acknowledge []string // short, before a follow-up
	Exact       []string // %s: "say it more exactly"
	Assume      []string // your call, state your assumption
	Noted       []string // an assumption was stated
	TurnBack    []string // the candidate asks for the answer itself
	Defended    []string // how the last challenge was met
	Deeper      []string // one turn deeper after a defence
	Conceded    []string
	Caved       []string
	Stonewalled []string
	Wrap        []string // closes a question that was answered; Shared().Wrap one that was not
	Invite      []string // invites the candidate's own questions
	Close       []string // ends a round

	// Story and Technical are questions of the role's own, for talk about what
	// was done and about systems.
	Story, Technical []string
	// Asks are the role's wordings for signals that many questions share.
	Asks map[hotloop.SignalID][]string
	// Press are the role's wordings of the challenges that fit any question.
	Press map[Press][]string
}

// Press is a challenge that fits many questions. Each is made once a loop.
type Press string

// The presses.
const (
	Number   Press = "number"   // %s: I do not believe that number; derive it
	Remove   Press = "remove"   // %s: you named it: take it away
	NotDone  Press = "not-done" // what did you choose not to do
	Critic   Press = "critic"   // your strongest critic
	Persuade Press = "persuade" // persuade me that I am wrong
	Week     Press = "week"     // a week and two people
	Weakest  Press = "weakest"  // which part is weakest
	Ignored  Press = "ignored"  // what did you ignore on purpose
)

// Presses lists them.
func Presses() []Press {
	return []Press{Number, Remove, NotDone, Critic, Persuade, Week, Weakest, Ignored}
}

// Of is the voice of a role, a peer's for an unknown one.
func Of(role hotloop.Role) Voice {
	switch role {
	case hotloop.RoleRecruiter:
		return recruiter()
	case hotloop.RoleManager:
		return manager()
	case hotloop.RoleStaff:
		return staff()
	case hotloop.RoleData:
		return dataScientist()
	case hotloop.RoleProduct:
		return product()
	case hotloop.RoleDesigner:
		return designer()
	case hotloop.RoleDirector:
		return director()
	}
	return peer()
}

// Name is the interviewer's name in a round: another in every round of a loop,
// the same for the same seed.
func Name(seed uint64, round int) string {
	all := [...]string{
		"Ade", "Alex", "Amari", "Ari", "Ash", "Bao", "Charlie", "Dara", "Devi", "Eli", "Emery", "Femi", "Hao", "Imani", "Jia", "Jules",
		"Kai", "Kiran", "Kit", "Lee", "Lior", "Luca", "Mika", "Nima", "Nur", "Oluchi", "Quinn", "Remy", "Robin", "Rowan", "Sacha", "Sam",
		"Sky", "Tal", "Toby", "Uri", "Wren", "Xin", "Yael", "Yuki", "Zuri",
	}
	// The length is a prime, so steps of any size visit every name.
	step := 1 + seed/uint64(len(all))%uint64(len(all)-1)
	return all[(seed%uint64(len(all))+uint64(round)*step)%uint64(len(all))]
}
