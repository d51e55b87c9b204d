package web

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"hotloop"
)

// wanted says what kind of loop to start: a template, one question, or one
// question of a form. Level and mode are the settings' unless given, and chance
// draws unless a seed is.
type wanted struct {
	Template string
	Question hotloop.QuestionID
	Form     hotloop.Form
	Level    hotloop.Level
	Mode     hotloop.Mode
	Seed     *uint64
}

// maxSeed is the largest number that a program in JavaScript can write exactly.
const maxSeed = 1<<53 - 1

// seedOf reads the seed of a form; nil if none was given.
func seedOf(text string) (*uint64, error) {
	if text == "" {
		return nil, nil
	}
	seed, err := strconv.ParseUint(text, 10, 64)
	if err != nil || seed > maxSeed {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "%q is no seed. Give a whole number from 0 to %d, or leave it out.", clip(text, 20), uint64(maxSeed))
	}
	return &seed, nil
}

// start plans and starts a loop.
func (s *server) start(ctx context.Context, want wanted) (hotloop.LoopID, error) {
	set, err := s.settings(ctx)
	if err != nil {
		return "", err
	}
	want.Level, want.Mode = cmp.Or(want.Level, set.Level), cmp.Or(want.Mode, set.Mode)
	if !want.Level.Valid() {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "There is no level %q. Choose one of %v.", clip(string(want.Level), 20), hotloop.Levels())
	}
	if want.Mode != hotloop.ModePractice && want.Mode != hotloop.ModeReal {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "There is no mode %q. Choose practice or real.", clip(string(want.Mode), 20))
	}
	plan, err := s.plan(ctx, want)
	if err != nil {
		return "", err
	}
	if i := slices.IndexFunc(set.Languages, func(l string) bool { return slices.Contains(s.languages(), l) }); i >= 0 {
		plan.Language = set.Languages[i]
	}
	return s.engine.Start(ctx, plan)
}

func (s *server) plan(ctx context.Context, want wanted) (hotloop.LoopPlan, error) {
	seed := rand.Uint64()
	if want.Seed != nil {
		seed = *want.Seed
	}
	given := 0
	for _, name := range []string{want.Template, string(want.Question), string(want.Form)} {
		if name != "" {
			given++
		}
	}
	if given != 1 {
		return hotloop.LoopPlan{}, hotloop.Errorf(hotloop.CodeInvalid, "Name exactly one of template, question and form.")
	}
	if want.Question != "" {
		return s.bank.Single(want.Question, want.Level, want.Mode, seed)
	}
	seen, err := s.seen(ctx)
	if err != nil {
		return hotloop.LoopPlan{}, err
	}
	if want.Form != "" {
		id, err := s.leastSeen(want.Form, want.Level, seed, seen)
		if err != nil {
			return hotloop.LoopPlan{}, err
		}
		return s.bank.Single(id, want.Level, want.Mode, seed)
	}
	t, err := s.bank.Template(want.Template)
	if err != nil {
		return hotloop.LoopPlan{}, err
	}
	return s.bank.Draw(t, want.Level, want.Mode, seed, seen)
}

// seen counts how often each question was answered.
func (s *server) seen(ctx context.Context) (map[hotloop.QuestionID]int, error) {
	past, err := s.history(ctx)
	if err != nil {
		return nil, err
	}
	times := map[hotloop.QuestionID]int{}
	for _, a := range past {
		times[a.Answer.Question]++
	}
	return times, nil
}

// leastSeen is a question of a form that was answered least often; chance
// decides among equals.
func (s *server) leastSeen(form hotloop.Form, level hotloop.Level, seed uint64, seen map[hotloop.QuestionID]int) (hotloop.QuestionID, error) {
	fits := filter{Form: form, Level: level}.apply(s.bank.Questions())
	if len(fits) == 0 {
		return "", hotloop.Errorf(hotloop.CodeNotFound, "The bank has no question of form %q for %s.", clip(string(form), 20), level)
	}
	rng := rand.New(rand.NewPCG(seed, 0))
	rng.Shuffle(len(fits), func(i, j int) { fits[i], fits[j] = fits[j], fits[i] })
	return slices.MinFunc(fits, func(a, b hotloop.Question) int { return cmp.Compare(seen[a.ID], seen[b.ID]) }).ID, nil
}

func loopHref(id hotloop.LoopID) string { return fmt.Sprintf("/loops/%s", id) }
