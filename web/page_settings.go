package web

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"hotloop"
)

type settingsPage struct {
	Settings  hotloop.Settings
	Levels    []hotloop.Level
	Modes     []modeChoice
	Languages []languageRow
	Isolation string
	Loops     int
	Notice    *notice
	DateError string
	DateTyped string
}

type languageRow struct {
	Name     string
	RunsHere bool
	Missing  string // what to install so that it does
	Rank     int    // in the order of preference, from 1; 0 if not preferred
}

func (s *server) settingsPage(w http.ResponseWriter, r *http.Request) error {
	set, err := s.settings(r.Context())
	if err != nil {
		return err
	}
	var said *notice
	switch r.URL.Query().Get("done") {
	case "saved":
		said = &notice{Says: "Saved."}
	case "imported":
		said = &notice{Says: importText(r.URL.Query())}
	case "deleted":
		said = &notice{Says: "All loops were deleted."}
	}
	return s.showSettings(w, r, http.StatusOK, settingsPage{Settings: set, DateTyped: set.InterviewDate, Notice: said})
}

func (s *server) showSettings(w http.ResponseWriter, r *http.Request, status int, data settingsPage) error {
	heads, err := s.store.Loops(r.Context())
	if err != nil {
		return err
	}
	data.Levels, data.Modes, data.Isolation, data.Loops = hotloop.Levels(), modeChoices(), s.isolation(), len(heads)
	missing := s.lacking()
	for _, l := range s.offered(data.Settings) {
		data.Languages = append(data.Languages, languageRow{
			Name: l, RunsHere: slices.Contains(s.languages(), l), Missing: missing[l], Rank: slices.Index(data.Settings.Languages, l) + 1,
		})
	}
	show(s, w, r, status, "settings", "Settings", data)
	return nil
}

// lacking says what to install for the languages that cannot be run here.
func (s *server) lacking() map[string]string {
	if s.missing == nil {
		return nil
	}
	return s.missing()
}

// offered lists the languages that can be chosen: the preferred ones first,
// then those that run here, then those that would if they were installed.
func (s *server) offered(set hotloop.Settings) []string {
	var out []string
	for _, list := range [][]string{set.Languages, s.languages(), slices.Sorted(maps.Keys(s.lacking())), hotloop.DefaultSettings().Languages} {
		for _, l := range list {
			if !slices.Contains(out, l) {
				out = append(out, l)
			}
		}
	}
	return out
}

func (s *server) saveSettings(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(w, r); err != nil {
		return err
	}
	f := r.PostForm
	set := hotloop.Settings{
		Level: hotloop.Level(f.Get("level")), Mode: hotloop.Mode(f.Get("mode")),
		InterviewDate: strings.TrimSpace(f.Get("interview_date")), Languages: f["languages"],
	}
	if first := f.Get("first"); slices.Contains(set.Languages, first) {
		set.Languages = append([]string{first}, slices.DeleteFunc(set.Languages, func(l string) bool { return l == first })...)
	}
	if problem := badDate(set.InterviewDate); problem != "" {
		typed := set.InterviewDate
		set.InterviewDate = ""
		return s.showSettings(w, r, http.StatusUnprocessableEntity, settingsPage{Settings: set, DateTyped: clip(typed, 40), DateError: problem, Notice: &notice{Says: "Not saved: look at the date.", Bad: true}})
	}
	if err := s.keepSettings(r.Context(), set); err != nil {
		return err
	}
	http.Redirect(w, r, "/settings?done=saved", http.StatusSeeOther)
	return nil
}

// badDate is the sentence about a date that cannot be one, "" if it can.
func badDate(date string) string {
	if date == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return "Write the date as year-month-day, such as 2026-12-01, or leave it empty."
	}
	return ""
}

// importText says what an import came to. The numbers come from the address, so
// they are taken as numbers only.
func importText(q url.Values) string {
	added, _ := strconv.Atoi(q.Get("new"))
	skipped, _ := strconv.Atoi(q.Get("skipped"))
	return fmt.Sprintf("Imported: %d new loops; %d were here already. Nothing you had was overwritten.", added, skipped)
}
