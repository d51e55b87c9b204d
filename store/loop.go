package store

import (
	"cmp"
	"context"
	"database/sql"
	"regexp"
	"slices"

	"hotloop"
)

// Events returns all events of a loop in order, or CodeNotFound when there is
// no such loop.
func (s *Store) Events(ctx context.Context, loop hotloop.LoopID) ([]hotloop.Event, error) {
	bodies, err := column[string](ctx, s.read, `SELECT body FROM events WHERE loop = $1 ORDER BY seq`, string(loop))
	if err != nil {
		return nil, s.failed("Reading a loop", err)
	}
	if len(bodies) == 0 {
		return nil, noLoop(loop)
	}
	events := make([]hotloop.Event, len(bodies))
	for i, body := range bodies {
		if err := s.decode("An event of loop "+string(loop), body, &events[i]); err != nil {
			return nil, err
		}
		if events[i].Seq != int64(i)+1 {
			return nil, hotloop.Errorf(hotloop.CodeUnreadable, "Event %d of loop %s is missing in %s, which was left untouched; put back a copy of the database.", i+1, loop, s.name)
		}
	}
	return events, nil
}

// Append adds events, whose Seq follow the loop's last one; the first event of
// a loop makes it and is loop-started with its plan. They are on disk, all of
// them, when it returns nil, and none of them is otherwise. It returns
// CodeConflict if a Seq is taken or leaves a gap and if a key was used in the
// loop before, and CodeInvalid for what cannot be kept.
func (s *Store) Append(ctx context.Context, loop hotloop.LoopID, events []hotloop.Event) error {
	if len(events) == 0 {
		return nil
	}
	rows, err := eventRows(loop, events)
	if err != nil {
		return err
	}
	return s.change(ctx, "Saving events of loop "+string(loop), func(tx *sql.Tx) error {
		return appendRows(ctx, tx, loop, rows)
	})
}

// eventRow is an event made ready before any lock is taken.
type eventRow struct {
	seq       int64
	key, body string
	ends      bool
}

func eventRows(loop hotloop.LoopID, events []hotloop.Event) ([]eventRow, error) {
	if !loopName.MatchString(string(loop)) {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "%q cannot name a loop: use 1 to 64 letters, digits, dashes and underscores.", loop)
	}
	rows := make([]eventRow, 0, len(events))
	for i, e := range events {
		if want := events[0].Seq + int64(i); e.Seq != want || want < 1 {
			return nil, hotloop.Errorf(hotloop.CodeConflict, "Loop %s was sent event %d where %d was due; read the loop again.", loop, e.Seq, max(want, 1))
		}
		if e.Seq == 1 && (e.Kind != hotloop.EventLoopStarted || e.Plan == nil) {
			return nil, hotloop.Errorf(hotloop.CodeInvalid, "Loop %s must begin with a loop-started event that holds its plan.", loop)
		}
		body, err := encode("An event of loop "+string(loop), e)
		if err != nil {
			return nil, err
		}
		row := eventRow{seq: e.Seq, body: body, ends: e.Kind == hotloop.EventLoopEnded}
		if e.Key != "" {
			row.key = digest(e.Key)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

var loopName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)

func appendRows(ctx context.Context, tx *sql.Tx, loop hotloop.LoopID, rows []eventRow) error {
	first, last, ended := rows[0].seq, rows[len(rows)-1].seq, 0
	if slices.ContainsFunc(rows, func(r eventRow) bool { return r.ends }) {
		ended = 1
	}
	// Either statement takes the loop's row, so that on PostgreSQL too a second
	// writer waits here and then finds its place taken.
	query := `UPDATE loops SET last_seq = $3, ended = CASE WHEN $4 = 1 THEN 1 ELSE ended END WHERE id = $1 AND last_seq = $2`
	args := []any{string(loop), first - 1, last, ended}
	if first == 1 {
		query = `INSERT INTO loops (id, last_seq, ended, graded) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING`
		args = []any{string(loop), last, ended}
	}
	if n, err := affected(tx.ExecContext(ctx, query, args...)); err != nil {
		return err
	} else if n == 0 {
		return hotloop.Errorf(hotloop.CodeConflict, "Event %d does not follow the last one of loop %s; read the loop again.", first, loop)
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO events (loop, seq, key_hash, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, r := range rows {
		if n, err := affected(insert.ExecContext(ctx, string(loop), r.seq, r.key, r.body)); err != nil {
			return err
		} else if n == 0 {
			return hotloop.Errorf(hotloop.CodeConflict, "Event %d of loop %s was sent before; read the loop again.", r.seq, loop)
		}
	}
	return nil
}

// Loops returns every loop, newest first.
func (s *Store) Loops(ctx context.Context) ([]hotloop.LoopHead, error) {
	var heads []hotloop.LoopHead
	err := s.look(ctx, "Reading the loops", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT loops.id, loops.last_seq, loops.ended, events.body FROM loops JOIN events ON events.loop = loops.id AND events.seq = 1`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var h hotloop.LoopHead
			var body string
			var ended int64
			if err := rows.Scan(&h.ID, &h.LastSeq, &ended, &body); err != nil {
				return err
			}
			var first hotloop.Event
			if err := s.decode("The first event of loop "+string(h.ID), body, &first); err != nil {
				return err
			}
			h.Started, h.Ended = first.At, ended != 0
			if first.Plan != nil {
				h.Plan = *first.Plan
			}
			heads = append(heads, h)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(heads, func(a, b hotloop.LoopHead) int {
		return cmp.Or(b.Started.Compare(a.Started), cmp.Compare(b.ID, a.ID))
	})
	return heads, nil
}

// DeleteLoop removes everything of a loop, events and gradings, at the user's
// own wish. It returns CodeNotFound when there is no such loop.
func (s *Store) DeleteLoop(ctx context.Context, loop hotloop.LoopID) error {
	err := s.change(ctx, "Deleting loop "+string(loop), func(tx *sql.Tx) error {
		n, err := affected(tx.ExecContext(ctx, `DELETE FROM loops WHERE id = $1`, string(loop)))
		if err == nil && n == 0 {
			return noLoop(loop)
		}
		return err
	})
	if err == nil {
		s.engine.forget(ctx, s.write)
	}
	return err
}

func noLoop(loop hotloop.LoopID) error {
	return hotloop.Errorf(hotloop.CodeNotFound, "There is no loop %q; the home page lists yours.", loop)
}

// querier is what a database and a transaction have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// column returns the one column of a query's rows.
func column[T any](ctx context.Context, from querier, query string, args ...any) ([]T, error) {
	rows, err := from.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

func affected(r sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}
