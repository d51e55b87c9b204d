package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"hotloop"
)

// maxImport is the size in bytes of the largest file that Import reads.
const maxImport int64 = 4 << 30

// Import reads what Export wrote, all of it or nothing. Loops that are here
// already are skipped if their events are the same. It returns CodeConflict if
// one differs, CodeUnreadable for a file that is no export, damaged, cut short
// or written by a newer hotloop, and CodeTooLarge for one beyond 4 GB; nothing
// is changed then.
func (s *Store) Import(ctx context.Context, r io.Reader) (hotloop.Imported, error) {
	// The file is taken down and checked through before the database is touched,
	// so that a slow or damaged one neither holds others off nor gets halfway.
	spool, err := os.CreateTemp("", "hotloop-import-*")
	if err != nil {
		return hotloop.Imported{}, hotloop.Errorf(hotloop.CodeUnavailable, "The import needs room for temporary files (%w); free some space and try again.", err)
	}
	defer os.Remove(spool.Name())
	defer spool.Close()
	check := &importer{ctx: ctx}
	if err := check.read(io.TeeReader(io.LimitReader(r, maxImport+1), spool)); err != nil {
		return hotloop.Imported{}, err
	}
	if _, err := spool.Seek(0, io.SeekStart); err != nil {
		return hotloop.Imported{}, hotloop.Errorf(hotloop.CodeUnavailable, "The import could not read its temporary file (%w); nothing was changed, try again.", err)
	}
	var done hotloop.Imported
	err = s.change(ctx, "Importing", func(tx *sql.Tx) error {
		take := &importer{ctx: ctx, tx: tx, into: s}
		err := take.read(spool)
		done = take.done
		return err
	})
	if err != nil {
		return hotloop.Imported{}, err
	}
	return done, nil
}

// importer reads an export file. Without tx it only checks; with tx it also
// takes over what it reads.
type importer struct {
	ctx  context.Context
	tx   *sql.Tx
	into *Store
	done hotloop.Imported

	at       int                     // number of the line at hand
	seen     map[hotloop.LoopID]bool // loops that came before
	loop     *loopLine               // the loop at hand
	events   []hotloop.Event
	gradings []hotloop.Grading
}

func (m *importer) read(r io.Reader) error {
	m.seen = map[hotloop.LoopID]bool{}
	in := bufio.NewReaderSize(r, 64<<10)
	sum := sha256.New()
	size := int64(0)
	for {
		if err := m.ctx.Err(); err != nil {
			return err
		}
		text, err := readLine(in)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if size += int64(len(text)); size > maxImport {
			return hotloop.Errorf(hotloop.CodeTooLarge, "The import is larger than %d GB; nothing was changed.", maxImport>>30)
		}
		if len(text) == 0 || text[len(text)-1] != '\n' {
			if m.at == 0 {
				return noExport()
			}
			return m.refuse("is cut short after line %d", m.at)
		}
		m.at++
		l, err := m.parse(text)
		if err != nil {
			return err
		}
		if l.End == nil {
			sum.Write(text)
			if err := m.line(l); err != nil {
				return err
			}
			continue
		}
		if err := m.finish(); err != nil {
			return err
		}
		if l.End.Lines != m.at-1 || l.End.SHA256 != hex.EncodeToString(sum.Sum(nil)) {
			return m.refuse("is damaged: its checksum does not fit")
		}
		if _, err := in.ReadByte(); !errors.Is(err, io.EOF) {
			return m.refuse("is damaged: it goes on after its end")
		}
		return nil
	}
}

// parse reads one line. What this binary does not know was written by a newer
// one, and is refused rather than dropped.
func (m *importer) parse(text []byte) (line, error) {
	var l line
	err := strict(text, &l)
	if m.at == 1 {
		var first struct {
			Header *header `json:"hotloop_export"`
		}
		if json.Unmarshal(text, &first) != nil || first.Header == nil || first.Header.Version < 1 {
			return line{}, noExport()
		}
		if v := first.Header.Version; v > exportVersion {
			return line{}, m.refuse("was written by a newer hotloop (format %d, this one knows %d)", v, exportVersion)
		}
	}
	if err != nil {
		return line{}, m.unread(err)
	}
	set := 0
	for _, b := range []bool{l.Header != nil, l.Settings != nil, l.Loop != nil, l.Event != nil, l.Grading != nil, l.End != nil} {
		if b {
			set++
		}
	}
	if set != 1 || (m.at == 1) != (l.Header != nil) {
		return line{}, m.refuse("is damaged in line %d", m.at)
	}
	return l, nil
}

// line takes one line in its place.
func (m *importer) line(l line) error {
	switch {
	case l.Settings != nil:
		return m.settings(l.Settings)
	case l.Loop != nil:
		if err := m.finish(); err != nil {
			return err
		}
		if m.seen[l.Loop.ID] || l.Loop.Events < 1 {
			return m.refuse("is damaged in line %d", m.at)
		}
		m.seen[l.Loop.ID] = true
		m.loop = l.Loop
	case l.Event != nil:
		var e hotloop.Event
		if err := strict(l.Event, &e); err != nil {
			return m.unread(err)
		}
		if m.loop == nil || len(m.gradings) > 0 || len(m.events) == m.loop.Events {
			return m.refuse("is damaged in line %d", m.at)
		}
		m.events = append(m.events, e)
	case l.Grading != nil:
		var g hotloop.Grading
		if err := strict(l.Grading, &g); err != nil {
			return m.unread(err)
		}
		if m.loop == nil || len(m.events) != m.loop.Events || len(m.gradings) == m.loop.Gradings {
			return m.refuse("is damaged in line %d", m.at)
		}
		m.gradings = append(m.gradings, g)
	}
	return nil
}

// finish ends the loop at hand, if any.
func (m *importer) finish() error {
	l, events, gradings := m.loop, m.events, m.gradings
	m.loop, m.events, m.gradings = nil, nil, nil
	if l == nil {
		return nil
	}
	if len(events) != l.Events || len(gradings) != l.Gradings {
		return m.refuse("is damaged before line %d: loop %s is not whole", m.at, l.ID)
	}
	rows, err := eventRows(l.ID, events)
	if err != nil || rows[0].seq != 1 {
		return m.refuse("is damaged before line %d: the events of loop %s do not follow each other", m.at, l.ID)
	}
	keys := map[string]bool{}
	for _, r := range rows {
		if r.key != "" && keys[r.key] {
			return m.refuse("is damaged before line %d: loop %s holds an event twice", m.at, l.ID)
		}
		keys[r.key] = true
	}
	if m.tx == nil {
		return nil
	}
	return m.take(l.ID, rows, gradings)
}

// take puts one loop into the database.
func (m *importer) take(id hotloop.LoopID, rows []eventRow, gradings []hotloop.Grading) error {
	here, err := column[string](m.ctx, m.tx, `SELECT body FROM events WHERE loop = $1 ORDER BY seq`, string(id))
	if err != nil {
		return err
	}
	switch {
	case len(here) == 0:
		if err := appendRows(m.ctx, m.tx, id, rows); err != nil {
			return err
		}
		m.done.Loops++
		m.done.Events += len(rows)
	case m.same(id, here, rows):
		m.done.Skipped++
	default:
		return hotloop.Errorf(hotloop.CodeConflict, "Loop %s is here already and differs from the one in the file; nothing was imported, so delete the one here first if you want the file's.", id)
	}
	for _, g := range gradings {
		body, err := encode("A grading", g)
		if err != nil {
			return err
		}
		added, err := recordRow(m.ctx, m.tx, id, g, body)
		if err != nil {
			return err
		}
		if added {
			m.done.Gradings++
		}
	}
	return nil
}

// same compares what events say, not how an older binary spelled them.
func (m *importer) same(id hotloop.LoopID, here []string, rows []eventRow) bool {
	if len(here) != len(rows) {
		return false
	}
	for i, body := range here {
		if body == rows[i].body {
			continue
		}
		var e hotloop.Event
		if m.into.decode("An event of loop "+string(id), body, &e) != nil {
			return false
		}
		if respelled, err := encode("An event", e); err != nil || respelled != rows[i].body {
			return false
		}
	}
	return true
}

func (m *importer) settings(raw json.RawMessage) error {
	var set hotloop.Settings
	if err := strict(raw, &set); err != nil {
		return m.unread(err)
	}
	if err := checkSettings(set); err != nil {
		return m.refuse("is damaged in line %d, which holds the settings", m.at)
	}
	if m.tx == nil {
		return nil
	}
	body, err := encode("Your settings", set)
	if err != nil {
		return err
	}
	n, err := affected(m.tx.ExecContext(m.ctx, `INSERT INTO settings (id, body) VALUES (1, $1) ON CONFLICT DO NOTHING`, body))
	m.done.Settings = m.done.Settings || n > 0
	return err
}

// readLine returns the next line with its end, at most a body and its wrapping.
func readLine(in *bufio.Reader) ([]byte, error) {
	var text []byte
	for {
		part, err := in.ReadSlice('\n')
		text = append(text, part...)
		if len(text) > maxBody+1<<10 {
			return nil, hotloop.Errorf(hotloop.CodeUnreadable, "The file is no hotloop export, or is damaged: it has a line larger than %d MB; nothing was changed.", maxBody>>20)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, hotloop.Errorf(hotloop.CodeUnavailable, "The file to import could not be read (%w); nothing was changed, try again.", err)
		}
		return text, err
	}
}

// strict decodes one JSON value and refuses what the type does not know.
func strict(text []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one value")
	}
	return nil
}

func noExport() error {
	return hotloop.Errorf(hotloop.CodeUnreadable, "The file is no hotloop export; choose one that `hotloop export` wrote; nothing was changed.")
}

func (m *importer) refuse(format string, args ...any) error {
	return hotloop.Errorf(hotloop.CodeUnreadable, "The file %s; nothing was changed, export it again or update hotloop.", fmt.Sprintf(format, args...))
}

// unread tells what a newer hotloop wrote from what broke.
func (m *importer) unread(err error) error {
	if strings.Contains(err.Error(), "unknown field") {
		return m.refuse("holds things in line %d that a newer hotloop wrote", m.at)
	}
	return m.refuse("is damaged in line %d", m.at)
}
