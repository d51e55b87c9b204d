package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hotloop"
)

// each runs one promise against both databases, each time with an empty one.
func each(t *testing.T, promise func(t *testing.T, address string)) {
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		promise(t, filepath.Join(t.TempDir(), "hotloop.db"))
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		promise(t, emptySchema(t))
	})
}

// emptySchema makes a schema of its own on the test server.
func emptySchema(t *testing.T) string {
	t.Helper()
	server := os.Getenv("HOTLOOP_TEST_POSTGRES")
	if server == "" {
		t.Skip("NOT TESTED ON POSTGRESQL: set HOTLOOP_TEST_POSTGRES to the URL of a server")
	}
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("hotloop_test_%d_%d", os.Getpid(), time.Now().UnixNano())
	if _, err := db.Exec(`CREATE SCHEMA ` + name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec(`DROP SCHEMA ` + name + ` CASCADE`); err != nil {
			t.Error(err)
		}
		db.Close()
	})
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}

func mustOpen(t *testing.T, address string) *Store {
	t.Helper()
	s, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

var noon = time.Date(2026, 11, 20, 12, 0, 0, 123456789, time.UTC)

// started is the first event of a loop.
func started(at time.Time) hotloop.Event {
	return hotloop.Event{Seq: 1, At: at, Round: -1, Kind: hotloop.EventLoopStarted, Plan: &hotloop.LoopPlan{
		Template: "short", Title: "Short loop", Level: hotloop.L5, Mode: hotloop.ModePractice, Seed: 1<<63 + 7,
		Rounds: []hotloop.PlannedRound{{Kind: hotloop.RoundCulture, Title: "Culture", Minutes: 10, Voice: "manager", Questions: []hotloop.QuestionID{"failure"}}},
	}}
}

func said(seq int64, text, key string) hotloop.Event {
	return hotloop.Event{Seq: seq, At: noon.Add(time.Duration(seq) * time.Second), Clock: seq * 1000, Kind: hotloop.EventSaid, Question: "failure", Text: text, Key: key}
}

func asJSON(t interface{ Fatal(...any) }, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func wantCode(t *testing.T, err error, code hotloop.Code, holds ...string) {
	t.Helper()
	if hotloop.CodeOf(err) != code {
		t.Fatalf("error %v has code %q, want %q", err, hotloop.CodeOf(err), code)
	}
	for _, h := range holds {
		if !strings.Contains(err.Error(), h) {
			t.Errorf("%q does not mention %q", err, h)
		}
	}
	if strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "SQLITE") || strings.Contains(err.Error(), "SQLSTATE") {
		t.Errorf("%q is no plain sentence", err)
	}
}

func mustAppend(t *testing.T, s *Store, loop hotloop.LoopID, events ...hotloop.Event) {
	t.Helper()
	if err := s.Append(t.Context(), loop, events); err != nil {
		t.Fatal(err)
	}
}

func TestEventsComeBackAsTheyWereAppended(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		_, err := s.Events(t.Context(), "L1")
		wantCode(t, err, hotloop.CodeNotFound, "L1")

		zone := time.FixedZone("far", 5*3600+1800)
		run := hotloop.Run{ID: "run-1", Purpose: hotloop.RunSubmit, Language: "go", Source: "package main\n", Isolation: "namespaces",
			Compile: hotloop.Compile{OK: true, Millis: 0.1}, Cases: []hotloop.Case{{Name: "a", Verdict: hotloop.WrongAnswer, Got: "<&>\u2028"}},
			Metrics: []hotloop.Metric{{Name: "passed", Value: 1e-300, Unit: "1"}}}
		want := []hotloop.Event{
			started(noon.In(zone)),
			said(2, "NUL \x00, line\nend, emoji 🎬, \u2028, </script>, \ufffd, \\ufffd", "key \x00 one"),
			{Seq: 3, At: noon, Kind: hotloop.EventCodeRun, Question: "lru", Run: &run},
			{Seq: 4, At: noon, Kind: hotloop.EventMoved, Move: &hotloop.Move{Kind: hotloop.MoveProbe, Says: "And then?", Signal: "failure.learned"}},
			said(5, strings.Repeat("two megabytes ", 150_000), ""),
		}
		mustAppend(t, s, "L1", want[0])
		mustAppend(t, s, "L1", want[1:4]...)
		mustAppend(t, s, "L1", want[4])
		got, err := mustOpen(t, address).Events(t.Context(), "L1")
		if err != nil {
			t.Fatal(err)
		}
		if asJSON(t, got) != asJSON(t, want) {
			t.Error("the events changed on their way")
		}
	})
}

func TestAnyValidEventRoundTrips(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		n := 0
		rapid.Check(t, func(r *rapid.T) {
			n++
			loop := hotloop.LoopID(fmt.Sprintf("P%d", n))
			want := []hotloop.Event{started(noon)}
			for i := range rapid.IntRange(0, 4).Draw(r, "events") {
				e := said(int64(i)+2, rapid.String().Draw(r, "text"), "")
				e.Round, e.Clock = rapid.Int().Draw(r, "round"), rapid.Int64().Draw(r, "clock")
				want = append(want, e)
			}
			if err := s.Append(t.Context(), loop, want); err != nil {
				r.Fatal(err)
			}
			got, err := s.Events(t.Context(), loop)
			if err != nil || asJSON(r, got) != asJSON(r, want) {
				r.Fatalf("got %v, %v", got, err)
			}
		})
	})
}

func TestAppendRefusesTakenSeqsGapsAndKeysWhole(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		mustAppend(t, s, "L1", started(noon), said(2, "a", "k"))
		before, _ := s.Events(t.Context(), "L1")
		for name, events := range map[string][]hotloop.Event{
			"seq taken":            {said(2, "b", "")},
			"first seq taken":      {started(noon)},
			"gap":                  {said(4, "b", "")},
			"gap within":           {said(3, "b", ""), said(5, "c", "")},
			"seq twice within":     {said(3, "b", ""), said(3, "c", "")},
			"seq below one":        {said(0, "b", "")},
			"negative":             {said(-3, "b", "")},
			"key used before":      {said(3, "b", "k")},
			"key used before late": {said(3, "b", ""), said(4, "c", ""), said(5, "d", "k")},
			"key twice within":     {said(3, "b", "new"), said(4, "c", "new")},
		} {
			err := s.Append(t.Context(), "L1", events)
			if hotloop.CodeOf(err) != hotloop.CodeConflict {
				t.Errorf("%s: %v", name, err)
			}
		}
		wantCode(t, s.Append(t.Context(), "L2", []hotloop.Event{said(2, "no loop yet", "")}), hotloop.CodeConflict)
		wantCode(t, s.Append(t.Context(), "L2", []hotloop.Event{said(1, "no plan", "")}), hotloop.CodeInvalid, "plan")
		wantCode(t, s.Append(t.Context(), "a/b", []hotloop.Event{started(noon)}), hotloop.CodeInvalid, "a/b")
		wantCode(t, s.Append(t.Context(), "", []hotloop.Event{started(noon)}), hotloop.CodeInvalid)
		after, _ := s.Events(t.Context(), "L1")
		if asJSON(t, before) != asJSON(t, after) {
			t.Error("a refused append left something behind")
		}
		_, err := s.Events(t.Context(), "L2")
		wantCode(t, err, hotloop.CodeNotFound)

		mustAppend(t, s, "L1") // nothing is appended at once
		mustAppend(t, s, "L1", said(3, "b", ""), said(4, "b", ""), said(5, "b", "l"))
		mustAppend(t, s, "L2", started(noon), said(2, "the key of another loop", "k"))
	})
}

func TestInvalidTextIsRefusedNotAltered(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		mustAppend(t, s, "L1", started(noon))
		bad := "caf\xe9"
		run := hotloop.Run{Cases: []hotloop.Case{{Stdout: bad}}}
		for _, e := range []hotloop.Event{said(2, bad, ""), said(2, "", bad), {Seq: 2, Run: &run}, {Seq: 2, Move: &hotloop.Move{Says: bad}}} {
			wantCode(t, s.Append(t.Context(), "L1", []hotloop.Event{e}), hotloop.CodeInvalid, "UTF-8")
		}
		g := hotloop.Grading{Answer: "L1/0/0", Evidence: []hotloop.Evidence{{Says: "ok", Seen: hotloop.Seen{Quote: &hotloop.Quote{Text: bad}}}}}
		wantCode(t, s.Record(t.Context(), "L1", g), hotloop.CodeInvalid, "UTF-8")
		events, _ := s.Events(t.Context(), "L1")
		if len(events) != 1 {
			t.Errorf("%d events", len(events))
		}
	})
}

func TestManyWritersKeepALoopGapless(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		const writers, each = 24, 8
		stores := []*Store{mustOpen(t, address), mustOpen(t, address)} // as two processes would
		mustAppend(t, stores[0], "L1", started(noon))
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				s := stores[w%len(stores)]
				for i := range each {
					for { // read again and retry, as an engine does after a conflict
						events, err := s.Events(t.Context(), "L1")
						if err != nil {
							t.Error(err)
							return
						}
						next := int64(len(events)) + 1
						text := fmt.Sprintf("%d/%d", w, i)
						err = s.Append(t.Context(), "L1", []hotloop.Event{said(next, text, text), said(next+1, text, "")})
						if err == nil {
							break
						}
						if hotloop.CodeOf(err) != hotloop.CodeConflict {
							t.Error(err)
							return
						}
					}
				}
			})
		}
		wg.Wait()
		events, err := stores[0].Events(t.Context(), "L1")
		if err != nil || len(events) != 1+2*writers*each {
			t.Fatalf("%d events, %v", len(events), err)
		}
		for i := 1; i < len(events); i += 2 {
			if events[i].Text != events[i+1].Text {
				t.Errorf("event %d was torn from its batch", i+1)
			}
		}
	})
}

func TestLoopsAreListedNewestFirst(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		if heads, err := s.Loops(t.Context()); err != nil || len(heads) != 0 {
			t.Fatal(heads, err)
		}
		mustAppend(t, s, "B", started(noon), said(2, "x", ""))
		mustAppend(t, s, "a", started(noon.Add(time.Hour)))
		mustAppend(t, s, "C", started(noon))
		mustAppend(t, s, "B", hotloop.Event{Seq: 3, Kind: hotloop.EventLoopEnded})
		mustAppend(t, s, "B", hotloop.Event{Seq: 4, Kind: hotloop.EventNoted})
		heads, err := s.Loops(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		plan := *started(noon).Plan
		want := []hotloop.LoopHead{
			{ID: "a", Started: noon.Add(time.Hour), Plan: plan, LastSeq: 1},
			{ID: "C", Started: noon, Plan: plan, LastSeq: 1},
			{ID: "B", Started: noon, Plan: plan, LastSeq: 4, Ended: true},
		}
		if asJSON(t, heads) != asJSON(t, want) {
			t.Errorf("got %s\nwant %s", asJSON(t, heads), asJSON(t, want))
		}
	})
}

func TestACancelledCallSaysSoAndChangesNothing(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if err := s.Append(gone, "L1", []hotloop.Event{started(noon)}); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		if _, err := s.Loops(gone); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		if err := s.Export(gone, &bytes.Buffer{}); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		if heads, err := s.Loops(t.Context()); err != nil || len(heads) != 0 {
			t.Error(heads, err)
		}
	})
}

func TestManyOpenAnEmptyDatabaseAtOnce(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				s, err := Open(t.Context(), address)
				if err != nil {
					t.Error(err)
					return
				}
				defer s.Close()
				if err := s.Append(t.Context(), hotloop.LoopID(fmt.Sprint("L", i)), []hotloop.Event{started(noon)}); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if heads, err := mustOpen(t, address).Loops(t.Context()); err != nil || len(heads) != 8 {
			t.Error(len(heads), err)
		}
	})
}

func TestANewerDatabaseIsRefused(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		mustAppend(t, s, "L1", started(noon))
		if _, err := s.write.Exec(`INSERT INTO hotloop_schema (version_id, is_applied) VALUES (9999, $1)`, true); err != nil {
			t.Fatal(err)
		}
		s.Close()
		_, err := Open(t.Context(), address)
		wantCode(t, err, hotloop.CodeUnreadable, "newer", "9999", "update hotloop")
	})
}
