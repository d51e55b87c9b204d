package bank

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"hotloop"
)

// Draw makes a plan from a template: a question for every slot, never the same
// one twice. Of the questions that fit a slot (its form and topic, the kind of
// the round, the level), those with the fewest attempts in seen come first;
// among equals the seed decides. The same arguments over the same bank give the
// same plan.
//
// A slot that names a question takes it, whatever its rounds and levels. When
// the slots cannot all be filled, the error is of CodeInvalid and names the
// first slot that is left over; nothing is asked in its place.
func (b *Bank) Draw(t hotloop.Template, level hotloop.Level, mode hotloop.Mode, seed uint64, seen map[hotloop.QuestionID]int) (hotloop.LoopPlan, error) {
	if err := checkPlan(level, mode); err != nil {
		return hotloop.LoopPlan{}, err
	}
	var slots []slot
	for i, stage := range t.Stages {
		for _, ask := range stage.Asks {
			s := slot{stage: i, ask: ask}
			if ask.Question != "" {
				q, err := b.Question(ask.Question)
				if err != nil {
					return hotloop.LoopPlan{}, fmt.Errorf("the round %q of the loop %q: %w", stage.Title, t.ID, err)
				}
				s.fits = []hotloop.QuestionID{q.ID}
			} else {
				s.fits = b.fits(stage.Kind, ask, level, seed, len(slots), seen)
			}
			slots = append(slots, s)
		}
	}
	drawn, left := match(slots)
	if left >= 0 {
		return hotloop.LoopPlan{}, b.unfilled(t, level, slots[left])
	}
	plan := hotloop.LoopPlan{Template: t.ID, Title: t.Title, Level: level, Mode: mode, Seed: seed}
	for _, s := range t.Stages {
		plan.Rounds = append(plan.Rounds, hotloop.PlannedRound{Kind: s.Kind, Title: s.Title, Minutes: s.Minutes, Voice: s.Voice})
	}
	for i, id := range drawn {
		round := &plan.Rounds[slots[i].stage]
		round.Questions = append(round.Questions, id)
	}
	return plan, nil
}

// Single makes a plan of one question: a loop of one round, in the first kind
// of round that the question is for.
func (b *Bank) Single(id hotloop.QuestionID, level hotloop.Level, mode hotloop.Mode, seed uint64) (hotloop.LoopPlan, error) {
	if err := checkPlan(level, mode); err != nil {
		return hotloop.LoopPlan{}, err
	}
	q, err := b.Question(id)
	if err != nil {
		return hotloop.LoopPlan{}, err
	}
	kind := q.Rounds[0]
	return hotloop.LoopPlan{
		Title: q.Title, Level: level, Mode: mode, Seed: seed,
		Rounds: []hotloop.PlannedRound{{Kind: kind, Title: kind.Title(), Minutes: q.Minutes, Voice: voiceOf(kind), Questions: []hotloop.QuestionID{id}}},
	}, nil
}

func checkPlan(level hotloop.Level, mode hotloop.Mode) error {
	if !level.Valid() {
		return hotloop.Errorf(hotloop.CodeInvalid, "there is no level %.40q; use %s", level, joinAll(hotloop.Levels()))
	}
	if mode != hotloop.ModePractice && mode != hotloop.ModeReal {
		return hotloop.Errorf(hotloop.CodeInvalid, "there is no mode %.40q; use practice or real", mode)
	}
	return nil
}

// voiceOf is who leads a round that no template describes.
func voiceOf(kind hotloop.RoundKind) string {
	switch kind {
	case hotloop.RoundRecruiter:
		return "talent partner"
	case hotloop.RoundManager:
		return "hiring manager"
	case hotloop.RoundCulture:
		return "engineering manager"
	case hotloop.RoundCrossFunctional:
		return "product manager"
	}
	return "peer engineer"
}

// slot is a place of a template with the questions that may take it, best
// first.
type slot struct {
	stage int
	ask   hotloop.Slot
	fits  []hotloop.QuestionID
}

func (b *Bank) fits(kind hotloop.RoundKind, ask hotloop.Slot, level hotloop.Level, seed uint64, place int, seen map[hotloop.QuestionID]int) []hotloop.QuestionID {
	type candidate struct {
		id    hotloop.QuestionID
		tries int
		lot   uint64
	}
	var fit []candidate
	for _, q := range b.questions {
		if q.ForRound(kind) && slices.Contains(q.Levels, level) &&
			(ask.Form == "" || q.Form == ask.Form) && (ask.Topic == "" || slices.Contains(q.Topics, ask.Topic)) {
			fit = append(fit, candidate{q.ID, seen[q.ID], lot(seed, place, q.ID)})
		}
	}
	slices.SortFunc(fit, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(x.tries, y.tries), cmp.Compare(x.lot, y.lot), cmp.Compare(x.id, y.id))
	})
	ids := make([]hotloop.QuestionID, len(fit))
	for i, c := range fit {
		ids[i] = c.id
	}
	return ids
}

// lot is a question's number in the draw for a slot. It depends on nothing else
// in the bank, so a new question does not reshuffle the others.
func lot(seed uint64, place int, id hotloop.QuestionID) uint64 {
	h := fnv.New64a()
	var b [16]byte
	binary.LittleEndian.PutUint64(b[:8], seed)
	binary.LittleEndian.PutUint64(b[8:], uint64(place))
	h.Write([]byte(id))
	h.Write(b[:])
	// FNV's last bytes mix little; a finishing multiply spreads them.
	x := h.Sum64()
	x ^= x >> 32
	x *= 0xd6e8feb86659fd93
	x ^= x >> 32
	return x
}

// match gives every slot a question of its own (Kuhn's algorithm: a slot may
// take another's question if that one can move on). Slots with the fewest
// choices choose first. left is a slot that cannot be filled, -1 if there is
// none.
func match(slots []slot) (drawn []hotloop.QuestionID, left int) {
	order := make([]int, len(slots))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(slots[a].fits), len(slots[b].fits)) })
	drawn = make([]hotloop.QuestionID, len(slots))
	holder := map[hotloop.QuestionID]int{}
	var settle func(i int, tried map[hotloop.QuestionID]bool) bool
	settle = func(i int, tried map[hotloop.QuestionID]bool) bool {
		for _, id := range slots[i].fits {
			if _, held := holder[id]; !held {
				holder[id], drawn[i] = i, id
				return true
			}
		}
		for _, id := range slots[i].fits {
			if tried[id] {
				continue
			}
			tried[id] = true
			if settle(holder[id], tried) {
				holder[id], drawn[i] = i, id
				return true
			}
		}
		return false
	}
	for _, i := range order {
		if !settle(i, map[hotloop.QuestionID]bool{}) {
			return nil, i
		}
	}
	return drawn, -1
}

// unfilled says which slot no question is left for.
func (b *Bank) unfilled(t hotloop.Template, level hotloop.Level, s slot) error {
	round := t.Stages[s.stage]
	if s.ask.Question != "" {
		return hotloop.Errorf(hotloop.CodeInvalid, "the loop %q asks for %q twice; remove it from one of its rounds", t.ID, s.ask.Question)
	}
	what := []string{"a question"}
	if s.ask.Form != "" {
		what = append(what, fmt.Sprintf("of form %s", s.ask.Form))
	}
	if s.ask.Topic != "" {
		what = append(what, fmt.Sprintf("on %s", s.ask.Topic))
	}
	return hotloop.Errorf(hotloop.CodeInvalid, "the bank has no %s left for the round %q of the loop %q at %s; add a pack that fits or choose another loop",
		strings.TrimPrefix(strings.Join(what, " "), "a "), round.Title, t.ID, level)
}
