package store

import (
	"bufio"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"slices"

	"hotloop"
)

// exportVersion is the version of the export file that this binary writes. It
// reads this one and all before it.
const exportVersion = 1

// line is one line of an export file: exactly one of its fields is set. The
// first line is a header and the last an end; a loop's events and then its
// gradings follow its loop line. Equal data give equal files.
type line struct {
	Header   *header         `json:"hotloop_export,omitempty"`
	Settings json.RawMessage `json:"settings,omitempty"`
	Loop     *loopLine       `json:"loop,omitempty"`
	Event    json.RawMessage `json:"event,omitempty"`
	Grading  json.RawMessage `json:"grading,omitempty"`
	End      *end            `json:"end,omitempty"`
}

type header struct {
	Version int `json:"version"`
}

type loopLine struct {
	ID       hotloop.LoopID `json:"id"`
	Events   int            `json:"events"`
	Gradings int            `json:"gradings"`
}

// end proves that the file is whole: how many lines stand before it and the
// SHA-256 of their bytes, line ends included.
type end struct {
	Lines  int    `json:"lines"`
	SHA256 string `json:"sha256"`
}

// exporter writes lines and keeps their count and sum.
type exporter struct {
	out   *bufio.Writer
	sum   hash.Hash
	lines int
}

func (x *exporter) write(l line) error {
	// Not encode: the parts are checked text already, and stay as they are.
	enc := json.NewEncoder(io.MultiWriter(x.out, x.sum))
	enc.SetEscapeHTML(false)
	x.lines++
	return enc.Encode(l)
}

// Export writes everything that the user has to w as one file, in lines of
// JSON, as it stands at one moment: other work goes on meanwhile. Import reads
// it.
func (s *Store) Export(ctx context.Context, w io.Writer) error {
	x := &exporter{out: bufio.NewWriterSize(w, 64<<10), sum: sha256.New()}
	return s.look(ctx, "Exporting your data", func(tx *sql.Tx) error {
		if err := x.write(line{Header: &header{exportVersion}}); err != nil {
			return unwritten(err)
		}
		settings, err := column[string](ctx, tx, `SELECT body FROM settings WHERE id = 1`)
		if err != nil {
			return err
		}
		for _, body := range settings {
			if err := x.write(line{Settings: json.RawMessage(body)}); err != nil {
				return unwritten(err)
			}
		}
		loops, err := column[hotloop.LoopID](ctx, tx, `SELECT id FROM loops`)
		if err != nil {
			return err
		}
		slices.Sort(loops) // here, because databases differ in how they order text
		for _, id := range loops {
			if err := x.loop(ctx, tx, id); err != nil {
				return err
			}
		}
		last := line{End: &end{x.lines, hex.EncodeToString(x.sum.Sum(nil))}}
		if err := x.write(last); err != nil {
			return unwritten(err)
		}
		return unwritten(x.out.Flush())
	})
}

func (x *exporter) loop(ctx context.Context, tx *sql.Tx, id hotloop.LoopID) error {
	events, err := column[string](ctx, tx, `SELECT body FROM events WHERE loop = $1 ORDER BY seq`, string(id))
	if err != nil {
		return err
	}
	gradings, err := column[string](ctx, tx, `SELECT body FROM gradings WHERE loop = $1 ORDER BY place`, string(id))
	if err != nil {
		return err
	}
	if err := x.write(line{Loop: &loopLine{id, len(events), len(gradings)}}); err != nil {
		return unwritten(err)
	}
	for _, body := range events {
		if err := x.write(line{Event: json.RawMessage(body)}); err != nil {
			return unwritten(err)
		}
	}
	for _, body := range gradings {
		if err := x.write(line{Grading: json.RawMessage(body)}); err != nil {
			return unwritten(err)
		}
	}
	return nil
}

// unwritten says that the export, not the database, is at fault.
func unwritten(err error) error {
	if err == nil {
		return nil
	}
	return &hotloop.Error{
		Code:    hotloop.CodeUnavailable,
		Message: fmt.Sprintf("The export could not be written (%v); check the place it goes to and export again.", err),
		Err:     err,
	}
}
