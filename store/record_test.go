package store

import (
	"slices"
	"sync"
	"testing"

	"hotloop"
)

func grading(answer hotloop.AnswerID, basis, failed string) hotloop.Grading {
	return hotloop.Grading{Answer: answer, Basis: basis, At: noon, Failed: failed, Evidence: []hotloop.Evidence{{
		Signal: "failure.learned", Dimension: hotloop.Impact, Strength: 0.5, Says: "You said what you learned.", By: "words/1",
		Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: 0, From: 0, To: 1, Text: "I"}},
	}}}
}

func TestGradingsAreAddedAndTheSameOneIsKeptOnce(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		wantCode(t, s.Record(t.Context(), "L1", grading("L1/0/0", "b1", "")), hotloop.CodeNotFound, "L1")
		mustAppend(t, s, "L1", started(noon))
		want := []hotloop.Grading{
			grading("L1/0/0", "b1", "no compiler"),
			grading("L1/0/0", "b1", ""),
			grading("L1/0/1", "b1", ""),
			grading("L1/0/0", "b2", ""),
		}
		for _, g := range want {
			for range 2 {
				if err := s.Record(t.Context(), "L1", g); err != nil {
					t.Fatal(err)
				}
			}
		}
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				if err := s.Record(t.Context(), "L1", want[1]); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		got, err := mustOpen(t, address).Gradings(t.Context(), "L1")
		if err != nil || asJSON(t, got) != asJSON(t, want) {
			t.Errorf("got %s, %v", asJSON(t, got), err)
		}
		if got, err := s.Gradings(t.Context(), "L2"); err != nil || len(got) != 0 {
			t.Errorf("a loop without gradings has %v, %v", got, err)
		}
	})
}

func TestDeleteLoopTakesEverythingOfIt(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		wantCode(t, s.DeleteLoop(t.Context(), "L1"), hotloop.CodeNotFound)
		mustAppend(t, s, "L1", started(noon), said(2, "deleteme", ""))
		mustAppend(t, s, "L2", started(noon))
		for _, loop := range []hotloop.LoopID{"L1", "L2"} {
			if err := s.Record(t.Context(), loop, grading(hotloop.NewAnswerID(loop, 0, 0), "b", "")); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.DeleteLoop(t.Context(), "L1"); err != nil {
			t.Fatal(err)
		}
		_, err := s.Events(t.Context(), "L1")
		wantCode(t, err, hotloop.CodeNotFound)
		if g, _ := s.Gradings(t.Context(), "L1"); len(g) != 0 {
			t.Error("its gradings stayed")
		}
		if g, _ := s.Gradings(t.Context(), "L2"); len(g) != 1 {
			t.Error("another loop's gradings went")
		}
		mustAppend(t, s, "L1", started(noon)) // its name is free again
	})
}

func TestSettingsAreDefaultsUntilSaved(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		got, err := s.Settings(t.Context())
		if err != nil || asJSON(t, got) != asJSON(t, hotloop.DefaultSettings()) {
			t.Fatal(got, err)
		}
		want := hotloop.Settings{Level: hotloop.L7, InterviewDate: "2028-02-29", Languages: []string{"c++", "go"}, Mode: hotloop.ModeReal}
		for _, set := range []hotloop.Settings{hotloop.DefaultSettings(), want} {
			if err := s.SaveSettings(t.Context(), set); err != nil {
				t.Fatal(err)
			}
		}
		for name, spoil := range map[string]func(*hotloop.Settings){
			"level L9":       func(s *hotloop.Settings) { s.Level = "L9" },
			"no level":       func(s *hotloop.Settings) { s.Level = "" },
			"no such day":    func(s *hotloop.Settings) { s.InterviewDate = "2027-02-29" },
			"day in words":   func(s *hotloop.Settings) { s.InterviewDate = "tomorrow" },
			"no languages":   func(s *hotloop.Settings) { s.Languages = nil },
			"empty language": func(s *hotloop.Settings) { s.Languages = []string{""} },
			"language twice": func(s *hotloop.Settings) { s.Languages = []string{"go", "go"} },
			"odd language":   func(s *hotloop.Settings) { s.Languages = []string{"<b>"} },
			"too many":       func(s *hotloop.Settings) { s.Languages = slices.Repeat([]string{"go"}, 21) },
			"mode":           func(s *hotloop.Settings) { s.Mode = "easy" },
		} {
			bad := want
			spoil(&bad)
			if err := s.SaveSettings(t.Context(), bad); hotloop.CodeOf(err) != hotloop.CodeInvalid {
				t.Errorf("%s: %v", name, err)
			}
		}
		got, err = mustOpen(t, address).Settings(t.Context())
		if err != nil || asJSON(t, got) != asJSON(t, want) {
			t.Error(got, err)
		}
	})
}
