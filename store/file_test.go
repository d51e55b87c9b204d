package store

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hotloop"
)

// fingerprint is the name and hash of every file in a directory, save SQLite's
// index of the log, which it rebuilds from the log whenever somebody reads.
func fingerprint(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "-shm") {
			return err
		}
		b, err := os.ReadFile(path)
		fmt.Fprintf(&all, "%s %d %x\n", path, len(b), sha256.Sum256(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// filled makes a database of some size and closes it.
func filled(t *testing.T, path string) {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	mustAppend(t, s, "L1", started(noon))
	for i := range 20 {
		mustAppend(t, s, "L1", said(int64(i)+2, strings.Repeat("I measured it. ", 500), ""))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func edit(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(b), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAFileThatCannotBeUsedIsRefusedAndLeftAlone(t *testing.T) {
	sqlite := func(t *testing.T, path, statements string) {
		t.Helper()
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(statements); err != nil {
			t.Fatal(err)
		}
	}
	cases := map[string]struct {
		make  func(t *testing.T, path string)
		holds string
	}{
		"text": {func(t *testing.T, path string) {
			edit0(t, path, "dear diary, this is no database at all")
		}, "damaged"},
		"a long text": {func(t *testing.T, path string) {
			edit0(t, path, strings.Repeat("dear diary\n", 2000))
		}, "damaged"},
		"the header alone": {func(t *testing.T, path string) {
			filled(t, path)
			edit(t, path, func(b []byte) []byte { return b[:100] })
		}, "damaged"},
		"cut in half": {func(t *testing.T, path string) {
			filled(t, path)
			edit(t, path, func(b []byte) []byte { return b[:len(b)/2] })
		}, "damaged"},
		"one byte short": {func(t *testing.T, path string) {
			filled(t, path)
			edit(t, path, func(b []byte) []byte { return b[:len(b)-1] })
		}, "damaged"},
		"zeros in the middle": {func(t *testing.T, path string) {
			filled(t, path)
			edit(t, path, func(b []byte) []byte { clear(b[4096 : len(b)/2]); return b })
		}, "damaged"},
		"garbage in the schema": {func(t *testing.T, path string) {
			filled(t, path)
			edit(t, path, func(b []byte) []byte { copy(b[100:], strings.Repeat("x", 400)); return b })
		}, "damaged"},
		"another program's": {func(t *testing.T, path string) {
			sqlite(t, path, `CREATE TABLE places (url TEXT); INSERT INTO places VALUES ('x')`)
		}, "another program"},
		"another program's in use": {func(t *testing.T, path string) {
			sqlite(t, path, `PRAGMA journal_mode = WAL; CREATE TABLE places (url TEXT)`)
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { db.Close() })
			if _, err := db.Exec(`INSERT INTO places VALUES ('x')`); err != nil {
				t.Fatal(err)
			}
		}, "another program"},
		"newer": {func(t *testing.T, path string) {
			filled(t, path)
			sqlite(t, path, `INSERT INTO hotloop_schema (version_id, is_applied) VALUES (4711, 1)`)
		}, "newer hotloop (format 4711, this one knows 1)"},
		"newer, and killed with a log": {func(t *testing.T, path string) {
			filled(t, path)
			copied := path + ".copy"
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.Exec(`INSERT INTO hotloop_schema (version_id, is_applied) VALUES (4711, 1)`); err != nil {
				t.Fatal(err)
			}
			for _, suffix := range []string{"", "-wal"} {
				b, err := os.ReadFile(path + suffix)
				if err != nil {
					t.Fatal(err)
				}
				edit0(t, copied+suffix, string(b))
			}
			db.Close()
			for _, suffix := range []string{"", "-wal"} {
				if err := os.Rename(copied+suffix, path+suffix); err != nil {
					t.Fatal(err)
				}
			}
		}, "newer"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			path := filepath.Join(dir, "hotloop.db")
			c.make(t, path)
			before := fingerprint(t, dir)
			s, err := Open(t.Context(), path)
			if err == nil {
				s.Close()
			}
			wantCode(t, err, hotloop.CodeUnreadable, path, c.holds, "untouched", "name another")
			if after := fingerprint(t, dir); after != before {
				t.Errorf("the directory changed from\n%sto\n%s", before, after)
			}
		})
	}
}

func edit0(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAPlaceThatCannotBeUsedIsNamed(t *testing.T) {
	dir := t.TempDir()
	edit0(t, filepath.Join(dir, "file"), "x")
	for path, holds := range map[string]string{
		filepath.Join(dir, "file", "below", "hotloop.db"): "cannot be made",
		"/proc/hotloop/hotloop.db":                        "cannot be made",
		dir:                                               "is not a file",
	} {
		before := fingerprint(t, dir)
		_, err := Open(t.Context(), path)
		wantCode(t, err, hotloop.CodeUnavailable, filepath.Dir(path), holds, "--data")
		if fingerprint(t, dir) != before {
			t.Errorf("opening %s changed something", path)
		}
	}
	for _, address := range []string{"", "sqlite:", "mysql://root@localhost/x"} {
		_, err := Open(t.Context(), address)
		wantCode(t, err, hotloop.CodeInvalid)
	}
	if os.Geteuid() == 0 {
		t.Log("rights are not tested: root has them all")
		return
	}
	closed := filepath.Join(dir, "closed")
	if err := os.Mkdir(closed, 0o500); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), filepath.Join(closed, "hotloop.db"))
	wantCode(t, err, hotloop.CodeUnavailable, closed)
	_, err = Open(t.Context(), filepath.Join(closed, "new", "hotloop.db"))
	wantCode(t, err, hotloop.CodeUnavailable, closed, "cannot be made")
	for _, mode := range []os.FileMode{0, 0o400} {
		path := filepath.Join(t.TempDir(), "hotloop.db")
		filled(t, path)
		before := fingerprint(t, filepath.Dir(path))
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		_, err = Open(t.Context(), path)
		wantCode(t, err, hotloop.CodeUnavailable, path, "cannot be written to", "right")
		if err := os.Chmod(path, 0o600); err != nil {
			t.Fatal(err)
		}
		if fingerprint(t, filepath.Dir(path)) != before {
			t.Errorf("opening a file of mode %o changed something", mode)
		}
	}
}

func TestALockedFileIsBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hotloop.db")
	filled(t, path)
	hold := func(statements ...string) (release func()) {
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		db.SetMaxOpenConns(1)
		for _, q := range statements {
			if _, err := db.Exec(q); err != nil {
				t.Fatal(err)
			}
		}
		return func() { db.Close() }
	}

	release := hold(`PRAGMA locking_mode = EXCLUSIVE`, `BEGIN EXCLUSIVE`, `DELETE FROM settings`)
	_, err := open(t.Context(), path, 50*time.Millisecond)
	wantCode(t, err, hotloop.CodeBusy, path, "locked by another program")
	release()

	s, err := open(t.Context(), path, 50*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	release = hold(`BEGIN IMMEDIATE`)
	wantCode(t, s.Append(t.Context(), "L1", []hotloop.Event{said(22, "x", "")}), hotloop.CodeBusy, path)
	if events, err := s.Events(t.Context(), "L1"); err != nil || len(events) != 21 {
		t.Errorf("reading waits for a writer: %d, %v", len(events), err)
	}
	release()
	mustAppend(t, s, "L1", said(22, "x", ""))
}

func TestAWriterWaitsForAnotherProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hotloop.db")
	filled(t, path)
	s := mustOpen(t, path)
	other, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.Exec(`BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	freed := make(chan error, 1)
	time.AfterFunc(300*time.Millisecond, func() {
		_, err := other.Exec(`COMMIT`)
		freed <- err
	})
	mustAppend(t, s, "L1", said(22, "waited", ""))
	if err := <-freed; err != nil {
		t.Error(err)
	}
}

func TestEveryConnectionSyncsWhatItAcknowledges(t *testing.T) {
	s := mustOpen(t, filepath.Join(t.TempDir(), "hotloop.db"))
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "secure_delete": "1"} {
		for _, db := range []*sql.DB{s.write, s.read} {
			got, err := column[string](t.Context(), db, `PRAGMA `+pragma)
			if err != nil || len(got) != 1 || got[0] != want {
				t.Errorf("%s is %v, %v; want %s", pragma, got, err, want)
			}
		}
	}
}

func TestAnyPathIsTakenAsItIs(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"new/deep/hotloop.db", "a?mode=ro", "50%25 #1", "ünï cöde&x=1.db", ":memory:"} {
		path := filepath.Join(dir, name)
		for _, address := range []string{path, "sqlite:" + path} {
			s, err := Open(t.Context(), address)
			if err != nil {
				t.Fatal(err)
			}
			s.Close()
		}
		if info, err := os.Stat(path); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	t.Chdir(dir)
	s, err := Open(t.Context(), "relative.db")
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if !exists(filepath.Join(dir, "relative.db")) {
		t.Error("a relative path went elsewhere")
	}
}

func TestWhatIsDeletedLeavesTheDisk(t *testing.T) {
	dir := t.TempDir()
	s := mustOpen(t, filepath.Join(dir, "hotloop.db"))
	secret := "the story that I want gone"
	mustAppend(t, s, "L1", started(noon), said(2, secret, ""), said(3, strings.Repeat(secret, 1000), ""))
	mustAppend(t, s, "L2", started(noon))
	if err := s.DeleteLoop(t.Context(), "L1"); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), secret) {
			t.Errorf("%s still holds it", f)
		}
	}
}

func TestDamageFoundLateIsSaidPlainly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hotloop.db")
	filled(t, path)
	s := mustOpen(t, path)
	if _, err := s.write.Exec(`UPDATE events SET body = '{"seq":' WHERE seq = 3`); err != nil {
		t.Fatal(err)
	}
	_, err := s.Events(t.Context(), "L1")
	wantCode(t, err, hotloop.CodeUnreadable, path, "L1")
	if _, err := s.write.Exec(`DELETE FROM events WHERE seq = 3`); err != nil {
		t.Fatal(err)
	}
	_, err = s.Events(t.Context(), "L1")
	wantCode(t, err, hotloop.CodeUnreadable, path, "Event 3 of loop L1 is missing")
}

func TestPostgresThatCannotBeReachedIsNamedWithoutPasswords(t *testing.T) {
	for _, address := range []string{
		"postgres://me:hunter2@127.0.0.1:1/mine?connect_timeout=2",
		"postgres://me:hunter2@127.0.0.1:notaport/mine",
		"postgres://me:hunter2@%zz/mine",
	} {
		_, err := Open(t.Context(), address)
		if code := hotloop.CodeOf(err); code != hotloop.CodeUnavailable && code != hotloop.CodeInvalid {
			t.Errorf("%v has code %s", err, code)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q tells the password", err)
		}
	}
}
