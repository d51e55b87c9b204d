package coach

import (
	"cmp"
	"slices"
	"time"

	"hotloop"
)

// PlanView is what to practise next and why.
type PlanView struct {
	Says string `json:"says"` // one or two sentences on the time that is left
	// DaysLeft is how many days there are to the interview, 0 on the day itself;
	// absent when its date is unknown or past.
	DaysLeft *int       `json:"days_left,omitempty"`
	Items    []PlanItem `json:"items"` // five at most; the first is the next thing
}

// PlanItem is one question to answer, when and why.
type PlanItem struct {
	Question hotloop.QuestionID  `json:"question"`
	Title    string              `json:"title"`
	Form     hotloop.Form        `json:"form"`
	Minutes  int                 `json:"minutes"`
	On       string              `json:"on"`      // YYYY-MM-DD
	Days     int                 `json:"days"`    // from today to On
	Again    bool                `json:"again"`   // whether it was answered before
	Last     hotloop.Score       `json:"last"`    // overall of the last answer to it
	Why      string              `json:"why"`     // sentences that stand on evidence
	Trains   []hotloop.Dimension `json:"trains"`  // dimensions it is chosen for
	Signals  []hotloop.SignalID  `json:"signals"` // must-haves that were missing
}

// The most items that a plan holds, and those of its last days: two a day.
const (
	maxItems  = 5
	itemsADay = 2
)

// Plan says what to practise next. Questions are those of the bank; those not
// meant for the level of the settings are left out. Today counts in its own
// time zone.
func Plan(attempts []Attempt, questions []hotloop.Question, s hotloop.Settings, today time.Time) PlanView {
	d := newDesk(attempts, questions, s, today)
	view := PlanView{Says: d.sayTime(), Items: []PlanItem{}}
	room := maxItems
	if d.dated {
		view.DaysLeft = &d.left
		room = min(maxItems, max(1, itemsADay*d.left))
	}
	for _, it := range d.schedule(d.choose(d.needs(), room)) {
		view.Items = append(view.Items, d.item(it))
	}
	if len(view.Items) == 0 && len(d.questions) == 0 {
		view.Says += " " + d.sayEmptyBank()
	}
	return view
}

// need is one reason to answer a question.
type need struct {
	question hotloop.Question
	urgency  float64
	due      int // days from today, 0 for now
	why      string
	trains   []hotloop.Dimension
	signals  []hotloop.SignalID
	joined   bool // holds a second reason
	on       int  // days from today, once scheduled
}

// choose takes the most urgent needs, one for each question. A further reason
// for a question that is in already is added to it.
func (d *desk) choose(needs []need, room int) []need {
	slices.SortStableFunc(needs, func(a, b need) int {
		return cmp.Or(cmp.Compare(b.urgency, a.urgency), cmp.Compare(a.due, b.due), cmp.Compare(a.question.ID, b.question.ID))
	})
	var chosen []need
	for _, n := range needs {
		if i := slices.IndexFunc(chosen, func(c need) bool { return c.question.ID == n.question.ID }); i >= 0 {
			chosen[i].join(n)
			continue
		}
		if len(chosen) < room {
			chosen = append(chosen, n)
		}
	}
	// A plan should hold something for today, even if all that is urgent was
	// answered today and should rest.
	if len(chosen) == room && !slices.ContainsFunc(chosen, due) {
		if i := slices.IndexFunc(needs, due); i >= 0 {
			chosen[room-1] = needs[i]
		}
	}
	return chosen
}

func due(n need) bool { return n.due == 0 }

// join adds another reason to a need if it brings something new, and if the
// item would not tell more than two.
func (n *need) join(other need) {
	const most = 3
	signals := without(other.signals, n.signals)
	trains := without(other.trains, n.trains)
	if n.joined || len(n.trains)+len(trains) > most || len(signals)+len(trains) == 0 {
		return
	}
	n.joined = true
	n.signals = append(slices.Clone(n.signals), signals...)
	n.trains = append(slices.Clone(n.trains), trains...)
	n.why += " " + other.why
}

func without[T comparable](all, those []T) []T {
	return slices.DeleteFunc(slices.Clone(all), func(x T) bool { return slices.Contains(those, x) })
}

// schedule spreads needs over days: what is due first, one a day while there is
// time and more when the interview is near, always before it.
func (d *desk) schedule(needs []need) []need {
	slices.SortStableFunc(needs, func(a, b need) int { return cmp.Compare(a.due, b.due) })
	perDay, last := 1, 1<<30
	if d.dated {
		last = max(0, d.left-1)
		perDay = max(1, (len(needs)+last)/(last+1))
	}
	for i := range needs {
		needs[i].on = min(last, max(needs[i].due, i/perDay))
	}
	slices.SortStableFunc(needs, func(a, b need) int { return cmp.Compare(a.on, b.on) })
	return needs
}

func (d *desk) item(n need) PlanItem {
	it := PlanItem{
		Question: n.question.ID, Title: n.question.Title, Form: n.question.Form, Minutes: n.question.Minutes,
		On: d.today.AddDate(0, 0, n.on).Format(time.DateOnly), Days: n.on,
		Why: n.why, Trains: n.trains, Signals: n.signals,
	}
	if last, ok := d.last[n.question.ID]; ok {
		it.Again, it.Last = true, last.Card.Overall
	}
	if it.Trains == nil {
		it.Trains = []hotloop.Dimension{}
	}
	if it.Signals == nil {
		it.Signals = []hotloop.SignalID{}
	}
	return it
}
