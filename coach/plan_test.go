package coach_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hotloop"
	"hotloop/coach"
)

func ids(p coach.PlanView) []hotloop.QuestionID {
	var out []hotloop.QuestionID
	for _, i := range p.Items {
		out = append(out, i.Question)
	}
	return out
}

func itemFor(t *testing.T, p coach.PlanView, q hotloop.QuestionID) coach.PlanItem {
	t.Helper()
	for _, i := range p.Items {
		if i.Question == q {
			return i
		}
	}
	t.Fatalf("%s is not in the plan: %s", q, asJSON(t, p))
	return coach.PlanItem{}
}

func TestTheFirstPlanIsOneQuestionOfEachForm(t *testing.T) {
	p := coach.Plan(nil, bank, settings(""), today)
	if !slices.Equal(ids(p), []hotloop.QuestionID{"failure", "limiter", "lru"}) {
		t.Fatal(asJSON(t, p))
	}
	forms := map[hotloop.Form]bool{}
	for _, i := range p.Items {
		forms[i.Form] = true
		if i.Again || i.Last.Heard || !strings.HasPrefix(i.Why, "You have not answered a question ") {
			t.Error(asJSON(t, i))
		}
	}
	if len(forms) != 3 || p.Items[0].Days != 0 || p.Items[0].On != "2026-11-20" || p.DaysLeft != nil || !strings.Contains(p.Says, "Set the date") {
		t.Error(asJSON(t, p))
	}
	if i := itemFor(t, p, "failure"); i.Minutes != 15 || !strings.Contains(i.Why, "Communication, Impact and Leadership") {
		t.Error("of the words questions the one that listens for most and is short:", asJSON(t, i))
	}
}

func TestQuestionsForOtherLevelsAreLeftOut(t *testing.T) {
	q := byID(t, "lru")
	q.Levels = []hotloop.Level{hotloop.L7}
	p := coach.Plan(nil, []hotloop.Question{q}, settings(""), today)
	if len(p.Items) != 0 || !strings.Contains(p.Says, "no question for L5") {
		t.Error(asJSON(t, p))
	}
	s := settings("")
	s.Level = hotloop.L7
	if p := coach.Plan(nil, []hotloop.Question{q}, s, today); len(p.Items) != 1 {
		t.Error(asJSON(t, p))
	}
}

func TestAMissedMustHaveComesBackAfterADayOfRest(t *testing.T) {
	q := byID(t, "failure")
	p := coach.Plan([]coach.Attempt{attempt(q, daysAgo(4), hotloop.Leadership)}, bank, settings(""), today)
	i := p.Items[0]
	if i.Question != "failure" || !i.Again || i.Days != 0 || !slices.Equal(i.Signals, []hotloop.SignalID{"failure.Impact", "failure.Communication"}) {
		t.Fatal(asJSON(t, p))
	}
	for _, holds := range []string{"four days ago", "scored ", "lacked two must-haves", "You did not show Impact."} {
		if !strings.Contains(i.Why, holds) {
			t.Errorf("%q does not say %q", i.Why, holds)
		}
	}
	fresh := coach.Plan([]coach.Attempt{attempt(q, today, hotloop.Leadership)}, bank, settings(""), today)
	if i := itemFor(t, fresh, "failure"); i.Days == 0 || fresh.Items[0].Question == "failure" || fresh.Items[0].Days != 0 {
		t.Error("what was answered today rests, and something else is next:", asJSON(t, fresh))
	}
}

func TestWhatNobodyLookedForIsNoLack(t *testing.T) {
	q := byID(t, "failure")
	all := scored(q, hotloop.L5, daysAgo(30), heard(q.Rubric.Signals[0], 1)) // two signals without any evidence
	p := coach.Plan([]coach.Attempt{all}, []hotloop.Question{q}, settings(""), today)
	if i := itemFor(t, p, "failure"); len(i.Signals) != 0 || strings.Contains(i.Why, "lacked") {
		t.Error(asJSON(t, i))
	}
	q.Rubric.Signals[1].From = hotloop.L7 // missing, but not expected at L5
	few := scored(q, hotloop.L5, daysAgo(30), heard(q.Rubric.Signals[0], 1), missing(q.Rubric.Signals[1]))
	if i := itemFor(t, coach.Plan([]coach.Attempt{few}, []hotloop.Question{q}, settings(""), today), "failure"); len(i.Signals) != 0 {
		t.Error(asJSON(t, i))
	}
}

func TestASignalIsTrainedWhereItsRubricSays(t *testing.T) {
	q := byID(t, "failure")
	q.Rubric.Signals[1].Train = "measured-result"
	questions := append([]hotloop.Question{q}, bank[1:]...)
	p := coach.Plan([]coach.Attempt{attempt(q, daysAgo(4), hotloop.Leadership, hotloop.Communication)}, questions, settings(""), today)
	i := itemFor(t, p, "measured-result")
	if !slices.Contains(i.Signals, "failure.Impact") || !strings.Contains(i.Why, "It trains what your answer to “The failure” lacked four days ago: You did not show Impact.") {
		t.Error(asJSON(t, i))
	}
}

func TestAWeakDimensionIsSaidWithWhatItRestsOn(t *testing.T) {
	words := []hotloop.Question{byID(t, "failure"), byID(t, "hard-feedback"), byID(t, "measured-result")}
	deeper := question("impact-story", hotloop.FormWords, 20, hotloop.Impact)
	var attempts []coach.Attempt
	for n, q := range words {
		attempts = append(attempts, attempt(q, daysAgo(20-n), hotloop.Leadership, hotloop.Communication))
	}
	p := coach.Plan(attempts, append(words, deeper), settings(""), today)
	i := itemFor(t, p, "impact-story")
	if i.Again || !slices.Contains(i.Trains, hotloop.Impact) || !strings.HasPrefix(i.Why, "Impact stands at 1.0 over two answers. What weighs most against it: You did not show Impact.") {
		t.Error(asJSON(t, i))
	}
	for _, other := range p.Items {
		if strings.Contains(other.Why, "Leadership stands") {
			t.Error("what stands well is not called weak:", asJSON(t, other))
		}
	}
}

func TestDimensionsNeverHeardGetAQuestion(t *testing.T) {
	q := byID(t, "measured-result")
	p := coach.Plan([]coach.Attempt{attempt(q, daysAgo(1), hotloop.Impact)}, bank, settings(""), today)
	why := ""
	for _, i := range p.Items {
		why += i.Why
	}
	if !strings.Contains(why, "No answer has shown anything about") && !strings.Contains(why, "listens for Architecture") {
		t.Error(asJSON(t, p))
	}
}

func TestAGoodAnswerComesBackLaterEachTime(t *testing.T) {
	q := byID(t, "hard-feedback")
	only := []hotloop.Question{q}
	wait := func(takes ...int) int {
		var attempts []coach.Attempt
		for _, ago := range takes {
			attempts = append(attempts, attempt(q, daysAgo(ago), hotloop.Leadership, hotloop.Communication))
		}
		return itemFor(t, coach.Plan(attempts, only, settings(""), today), "hard-feedback").Days
	}
	if once, twice, due := wait(0), wait(10, 0), wait(30); once != 21 || twice != 42 || due != 0 {
		t.Errorf("%d, %d and %d days", once, twice, due)
	}
	p := coach.Plan([]coach.Attempt{attempt(q, daysAgo(30), hotloop.Leadership, hotloop.Communication)}, only, settings(""), today)
	if i := p.Items[0]; i.Why != "Your answer 30 days ago scored 5.0; another one shows whether that stays." {
		t.Error(i.Why)
	}
}

func TestThePlanEndsBeforeTheInterview(t *testing.T) {
	attempts := []coach.Attempt{attempt(byID(t, "failure"), today), attempt(byID(t, "lru"), daysAgo(1))}
	for date, want := range map[string]struct {
		left, most int
		says       string
	}{
		"2026-11-20": {0, 1, "The interview is today"},
		"2026-11-21": {1, 2, "The interview is tomorrow."},
		"2026-11-22": {2, 4, "Two days to the interview on 22 November 2026."},
		"2026-12-02": {12, 5, "Twelve days to the interview"},
	} {
		p := coach.Plan(attempts, bank, settings(date), today)
		if p.DaysLeft == nil || *p.DaysLeft != want.left || len(p.Items) == 0 || len(p.Items) > want.most || !strings.Contains(p.Says, want.says) {
			t.Errorf("%s: %s", date, asJSON(t, p))
		}
		for _, i := range p.Items {
			if i.On >= date && want.left > 0 {
				t.Errorf("%s is planned for %s, not before %s", i.Question, i.On, date)
			}
		}
	}
	p := coach.Plan(attempts, bank, settings("2026-11-19"), today)
	if p.DaysLeft != nil || len(p.Items) == 0 || !strings.Contains(p.Says, "was on 19 November 2026") {
		t.Error(asJSON(t, p))
	}
}

func TestTodayIsTheUsersOwnDay(t *testing.T) {
	tokyo := time.FixedZone("Tokyo", 9*3600)
	late := time.Date(2026, 11, 21, 1, 0, 0, 0, tokyo) // still the 20th in UTC
	p := coach.Plan(nil, bank, settings("2026-11-22"), late)
	if *p.DaysLeft != 1 || p.Items[0].On != "2026-11-21" {
		t.Error(asJSON(t, p))
	}
	before := attempt(byID(t, "failure"), time.Date(2026, 11, 20, 23, 0, 0, 0, tokyo))
	if i := itemFor(t, coach.Plan([]coach.Attempt{before}, bank, settings(""), late), "failure"); !strings.Contains(i.Why, "yesterday") {
		t.Error(i.Why)
	}
}

func TestAPlanIsBoundedAndStandsOnReasons(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		attempts := someAttempts(r)
		date := rapid.SampledFrom([]string{"", "2026-11-20", "2026-11-21", "2026-11-24", "2027-02-01", "2020-01-01"}).Draw(r, "interview")
		s := settings(date)
		s.Level = rapid.SampledFrom(hotloop.Levels()).Draw(r, "level")
		p := coach.Plan(attempts, bank, s, today)
		if len(p.Items) > 5 || len(p.Items) == 0 || p.Says == "" {
			r.Fatalf("%d items, %q", len(p.Items), p.Says)
		}
		seen, last := map[hotloop.QuestionID]bool{}, ""
		for _, i := range p.Items {
			if seen[i.Question] || i.Why == "" || strings.Contains(i.Why, "!") || i.Days < 0 || i.On < last || i.On < "2026-11-20" || i.Title == "" {
				r.Errorf("%s", asJSON(r, i))
			}
			if p.DaysLeft != nil && i.On > date {
				r.Errorf("%s is after the interview on %s", asJSON(r, i), date)
			}
			if len(i.Trains) > 9 || strings.Count(i.Why, ".") > 12 {
				r.Errorf("%s", asJSON(r, i))
			}
			seen[i.Question], last = true, i.On
		}
	})
}

func TestAttemptsAtQuestionsThatLeftTheBankStillCount(t *testing.T) {
	gone := question("gone", hotloop.FormWords, 10, hotloop.Impact)
	p := coach.Plan([]coach.Attempt{attempt(gone, daysAgo(3))}, bank, settings(""), today)
	if i := itemFor(t, p, "measured-result"); !strings.Contains(i.Why, "Impact stands at 1.0 over one answer.") {
		t.Error(asJSON(t, i))
	}
	if slices.Contains(ids(p), "gone") {
		t.Error("a question that is not there was planned")
	}
}
