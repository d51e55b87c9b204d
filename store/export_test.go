package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hotloop"
)

// furnish gives a store settings, two loops and gradings.
func furnish(t *testing.T, s *Store) {
	t.Helper()
	mustAppend(t, s, "B", started(noon), said(2, "NUL \x00 and ü and </script>", "k"))
	mustAppend(t, s, "A", started(noon.Add(time.Hour)), said(2, "x", "k"), hotloop.Event{Seq: 3, Kind: hotloop.EventLoopEnded})
	for _, g := range []hotloop.Grading{grading("B/0/0", "b1", "no compiler"), grading("B/0/0", "b1", ""), grading("B/0/0", "b2", "")} {
		if err := s.Record(t.Context(), "B", g); err != nil {
			t.Fatal(err)
		}
	}
	set := hotloop.DefaultSettings()
	set.InterviewDate = "2027-01-31"
	if err := s.SaveSettings(t.Context(), set); err != nil {
		t.Fatal(err)
	}
}

func exported(t *testing.T, s *Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Export(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAnExportMovesEverythingBetweenAnyTwoDatabases(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		from := mustOpen(t, filepath.Join(t.TempDir(), "from.db"))
		furnish(t, from)
		file := exported(t, from)
		into := mustOpen(t, address)
		got, err := into.Import(t.Context(), strings.NewReader(file))
		if err != nil || got != (hotloop.Imported{Loops: 2, Events: 5, Gradings: 3, Settings: true}) {
			t.Fatal(got, err)
		}
		if exported(t, into) != file {
			t.Error("exporting what was imported gives another file")
		}
		heads, err := into.Loops(t.Context())
		if err != nil || len(heads) != 2 || heads[0].ID != "A" || !heads[0].Ended || heads[1].LastSeq != 2 {
			t.Error(heads, err)
		}
		mustAppend(t, into, "B", said(3, "it goes on here", "k2"))

		if err := into.SaveSettings(t.Context(), hotloop.DefaultSettings()); err != nil {
			t.Fatal(err)
		}
		_, err = into.Import(t.Context(), strings.NewReader(file))
		wantCode(t, err, hotloop.CodeConflict, "Loop B", "nothing was imported")
		if set, _ := into.Settings(t.Context()); set.InterviewDate != "" {
			t.Error("a refused import changed the settings")
		}
	})
}

func TestImportingTwiceSkipsWhatIsHere(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		s := mustOpen(t, address)
		furnish(t, s)
		file := exported(t, s)
		got, err := s.Import(t.Context(), strings.NewReader(file))
		if err != nil || got != (hotloop.Imported{Skipped: 2}) {
			t.Error(got, err)
		}
		if err := s.Record(t.Context(), "A", grading("A/0/0", "b9", "")); err != nil {
			t.Fatal(err)
		}
		fuller := exported(t, s)
		other := mustOpen(t, filepath.Join(t.TempDir(), "other.db"))
		if _, err := other.Import(t.Context(), strings.NewReader(file)); err != nil {
			t.Fatal(err)
		}
		got, err = other.Import(t.Context(), strings.NewReader(fuller))
		if err != nil || got != (hotloop.Imported{Skipped: 2, Gradings: 1}) {
			t.Error("a grading that was missing here:", got, err)
		}
	})
}

func TestAnEmptyExportIsAnExport(t *testing.T) {
	s := mustOpen(t, filepath.Join(t.TempDir(), "hotloop.db"))
	got, err := s.Import(t.Context(), strings.NewReader(exported(t, s)))
	if err != nil || got != (hotloop.Imported{}) {
		t.Error(got, err)
	}
}

// resealed writes the lines of a file with a trailer that fits them, so that
// only the checks behind the checksum can refuse it.
func resealed(lines ...string) string {
	body := strings.Join(lines, "\n") + "\n"
	return body + fmt.Sprintf(`{"end":{"lines":%d,"sha256":"%x"}}`, len(lines), sha256.Sum256([]byte(body))) + "\n"
}

func TestADamagedImportChangesNothing(t *testing.T) {
	dir := t.TempDir()
	from := mustOpen(t, filepath.Join(dir, "from.db"))
	furnish(t, from)
	file := exported(t, from)
	lines := strings.Split(strings.TrimSuffix(file, "\n"), "\n")
	lines = lines[:len(lines)-1]
	with := func(n int, text string) []string {
		all := append([]string{}, lines...)
		all[n] = text
		return all
	}
	without := func(n int) []string {
		return append(append([]string{}, lines[:n]...), lines[n+1:]...)
	}
	loop := func(n int) int { // place of the n-th loop line
		for i, l := range lines {
			if strings.HasPrefix(l, `{"loop"`) {
				if n--; n == 0 {
					return i
				}
			}
		}
		t.Fatal("no such loop line")
		return 0
	}
	into := mustOpen(t, filepath.Join(dir, "into.db"))
	refused := func(name, file, holds string) {
		t.Helper()
		_, err := into.Import(t.Context(), strings.NewReader(file))
		if hotloop.CodeOf(err) != hotloop.CodeUnreadable || !strings.Contains(err.Error(), holds) || !strings.Contains(err.Error(), "nothing was changed") {
			t.Errorf("%s: %v (%s)", name, err, hotloop.CodeOf(err))
		}
		if heads, err := into.Loops(t.Context()); err != nil || len(heads) != 0 {
			t.Fatalf("%s: it left %v, %v", name, heads, err)
		}
	}

	refused("nothing", "", "no hotloop export")
	refused("a text", "dear diary\n", "no hotloop export")
	refused("JSON of another kind", `{"version":1}`+"\n", "no hotloop export")
	refused("a newer format", resealed(with(0, `{"hotloop_export":{"version":2,"by":"us"}}`)...), "newer hotloop")
	refused("an unknown kind of line", resealed(with(1, `{"story":{}}`)...), "newer hotloop")
	refused("an unknown field", resealed(with(loop(1)+2, `{"event":{"seq":2,"mood":"calm"}}`)...), "newer hotloop")
	refused("not JSON", resealed(with(2, `{"loop":`)...), "damaged in line 3")
	refused("two things in a line", resealed(with(1, lines[1]+lines[1])...), "damaged in line 2")
	refused("a loop twice", resealed(append(append([]string{}, lines...), lines[loop(1):loop(2)]...)...), "damaged in line")
	refused("a second header", resealed(append(append([]string{}, lines...), lines[0])...), "damaged in line")
	refused("an event left out", resealed(without(loop(1)+1)...), "damaged before line")
	refused("a loop line left out", resealed(without(loop(2))...), "damaged in line")
	refused("an unknown level", resealed(with(1, `{"settings":{"level":"L9","languages":["go"],"mode":"real"}}`)...), "settings")
	refused("an event twice", resealed(with(loop(1)+2, lines[loop(1)+1])...), "do not follow")
	refused("one byte changed", strings.Replace(file, "</script>", "</scripT>", 1), "checksum")
	refused("one line dropped", strings.Replace(file, lines[1]+"\n", "", 1), "checksum")
	refused("more after the end", file+"\n", "goes on after its end")
	for cut := range len(file) {
		if cut%97 == 0 || cut == len(file)-1 {
			want := "is cut short"
			if cut <= len(lines[0]) {
				want = "no hotloop export"
			}
			refused(fmt.Sprint("cut after ", cut), file[:cut], want)
		}
	}

	broken := errors.New("the network went away")
	_, err := into.Import(t.Context(), io.MultiReader(strings.NewReader(file[:200]), &failing{broken}))
	wantCode(t, err, hotloop.CodeUnavailable, broken.Error())
	if err := into.Export(t.Context(), &failing{broken}); hotloop.CodeOf(err) != hotloop.CodeUnavailable {
		t.Error(err)
	}

	// After all that the whole file still comes in.
	if got, err := into.Import(t.Context(), strings.NewReader(file)); err != nil || got.Loops != 2 {
		t.Error(got, err)
	}
}

type failing struct{ err error }

func (f *failing) Read([]byte) (int, error)  { return 0, f.err }
func (f *failing) Write([]byte) (int, error) { return 0, f.err }

func TestAnImportThatFailsLateTakesNothing(t *testing.T) {
	dir := t.TempDir()
	from := mustOpen(t, filepath.Join(dir, "from.db"))
	furnish(t, from)
	into := mustOpen(t, filepath.Join(dir, "into.db"))
	mustAppend(t, into, "B", started(noon)) // A comes before B in the file and would go in
	_, err := into.Import(t.Context(), strings.NewReader(exported(t, from)))
	wantCode(t, err, hotloop.CodeConflict, "Loop B")
	if heads, _ := into.Loops(t.Context()); len(heads) != 1 {
		t.Errorf("%d loops", len(heads))
	}
	if set, _ := into.Settings(t.Context()); set.InterviewDate != "" {
		t.Error("the settings came in")
	}
}

func FuzzImport(f *testing.F) {
	f.Add([]byte(resealed(`{"hotloop_export":{"version":1}}`)))
	f.Add([]byte(resealed(`{"hotloop_export":{"version":1}}`, `{"loop":{"id":"A","events":1,"gradings":0}}`,
		`{"event":{"seq":1,"at":"2026-11-20T12:00:00Z","clock":0,"round":-1,"kind":"loop-started","plan":{"template":"","title":"","level":"L5","mode":"real","seed":1,"rounds":null}}}`)))
	f.Add([]byte(`{"hotloop_export":{"version":1},"end":{"lines":0,"sha256":""}}` + "\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		err := (&importer{ctx: t.Context()}).read(bytes.NewReader(file))
		if err != nil && hotloop.CodeOf(err) != hotloop.CodeUnreadable {
			t.Errorf("%v has code %s", err, hotloop.CodeOf(err))
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	s, err := Open(b.Context(), filepath.Join(b.TempDir(), "hotloop.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if err := s.Append(b.Context(), "L1", []hotloop.Event{started(noon)}); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		if err := s.Append(b.Context(), "L1", []hotloop.Event{said(int64(i)+2, "I measured it before and after.", "")}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen opens a database of the largest size that is checked whole.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "hotloop.db")
	s, err := Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	events := []hotloop.Event{started(noon)}
	for i := range checkedWhole / 5000 {
		events = append(events, said(int64(i)+2, strings.Repeat("measured", 500), ""))
	}
	if err := s.Append(b.Context(), "L1", events); err != nil {
		b.Fatal(err)
	}
	s.Close()
	for b.Loop() {
		s, err := Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}
