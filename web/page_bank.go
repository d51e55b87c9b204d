package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"hotloop"
)

type bankPage struct {
	Filter  filter
	Groups  []filterGroup
	Rows    []bankRow
	Total   int
	Filters bool // whether anything is filtered out
}

// filterGroup is one select of the filter form.
type filterGroup struct {
	Name, Label, Chosen string
	Options             []option
}

type option struct{ Value, Text string }

type bankRow struct {
	Question hotloop.Question
	Grades   []hotloop.Grade
	Last     *attempt
	Times    int
}

func (s *server) bankPage(w http.ResponseWriter, r *http.Request) error {
	all := s.bank.Questions()
	f := filterOf(r.URL.Query())
	past, err := s.history(r.Context())
	if err != nil {
		return err
	}
	last, times := map[hotloop.QuestionID]*attempt{}, map[hotloop.QuestionID]int{}
	for i := range past {
		last[past[i].Answer.Question] = &past[i]
		times[past[i].Answer.Question]++
	}
	data := bankPage{Filter: f, Groups: filterGroups(all, f), Total: len(all), Filters: !f.empty()}
	for _, q := range f.apply(all) {
		data.Rows = append(data.Rows, bankRow{Question: q, Grades: gradesOf(q), Last: last[q.ID], Times: times[q.ID]})
	}
	// In the order of a loop, so that the page reads like one.
	slices.SortStableFunc(data.Rows, func(a, b bankRow) int {
		return cmp.Or(cmp.Compare(stageOf(a.Question), stageOf(b.Question)), cmp.Compare(a.Question.Title, b.Question.Title))
	})
	show(s, w, r, http.StatusOK, "bank", "Bank", data)
	return nil
}

// stageOf is where in a loop a question comes first.
func stageOf(q hotloop.Question) int {
	return slices.IndexFunc(hotloop.RoundKinds(), q.ForRound)
}

// gradesOf lists the grades of a question's sources, best first, once each.
func gradesOf(q hotloop.Question) []hotloop.Grade {
	var out []hotloop.Grade
	for _, g := range hotloop.Grades() {
		if slices.ContainsFunc(q.Sources, func(s hotloop.Source) bool { return s.Grade == g }) {
			out = append(out, g)
		}
	}
	return out
}

// filterGroups offers what the bank really has.
func filterGroups(all []hotloop.Question, f filter) []filterGroup {
	values, topics := map[string]bool{}, map[string]bool{}
	for _, q := range all {
		for _, v := range q.Values {
			values[string(v.Value)] = true
		}
		for _, t := range q.Topics {
			topics[t] = true
		}
	}
	groups := []filterGroup{
		{Name: "form", Label: "Form", Chosen: string(f.Form)},
		{Name: "round", Label: "Round", Chosen: string(f.Round)},
		{Name: "level", Label: "Level", Chosen: string(f.Level)},
		{Name: "value", Label: "Culture value", Chosen: string(f.Value), Options: sortedOptions(values)},
		{Name: "topic", Label: "Topic", Chosen: f.Topic, Options: sortedOptions(topics)},
		{Name: "grade", Label: "Source", Chosen: string(f.Grade)},
	}
	for _, v := range hotloop.Forms() {
		groups[0].Options = append(groups[0].Options, option{string(v), formTitle(v)})
	}
	for _, v := range hotloop.RoundKinds() {
		groups[1].Options = append(groups[1].Options, option{string(v), v.Title()})
	}
	for _, v := range hotloop.Levels() {
		groups[2].Options = append(groups[2].Options, option{string(v), v.Title()})
	}
	for _, v := range hotloop.Grades() {
		if v != hotloop.GradeR {
			groups[5].Options = append(groups[5].Options, option{string(v), v.Means()})
		}
	}
	return groups
}

func sortedOptions(set map[string]bool) []option {
	var out []option
	for v := range set {
		out = append(out, option{v, v})
	}
	slices.SortFunc(out, func(a, b option) int { return strings.Compare(a.Value, b.Value) })
	return out
}
