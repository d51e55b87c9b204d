package store

import (
	"context"
	"database/sql"

	"hotloop"
)

// Record adds a grading to those of a loop. A grading of the same answer on the
// same basis with the same outcome is kept once: recording it again changes
// nothing. It returns CodeNotFound when there is no such loop.
func (s *Store) Record(ctx context.Context, loop hotloop.LoopID, g hotloop.Grading) error {
	body, err := encode("The grading of answer "+string(g.Answer), g)
	if err != nil {
		return err
	}
	return s.change(ctx, "Saving a grading", func(tx *sql.Tx) error {
		_, err := recordRow(ctx, tx, loop, g, body)
		return err
	})
}

// recordRow reports whether the grading was new.
func recordRow(ctx context.Context, tx *sql.Tx, loop hotloop.LoopID, g hotloop.Grading, body string) (bool, error) {
	// Counting takes the loop's row, so that no two gradings get one place.
	places, err := column[int64](ctx, tx, `UPDATE loops SET graded = graded + 1 WHERE id = $1 RETURNING graded`, string(loop))
	if err != nil {
		return false, err
	}
	if len(places) == 0 {
		return false, noLoop(loop)
	}
	n, err := affected(tx.ExecContext(ctx, `INSERT INTO gradings (loop, place, mark, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		string(loop), places[0], digest(string(g.Answer), g.Basis, g.Failed), body))
	return n > 0, err
}

// Gradings returns every grading of a loop, oldest first. A loop without any
// has none; so has one that does not exist.
func (s *Store) Gradings(ctx context.Context, loop hotloop.LoopID) ([]hotloop.Grading, error) {
	bodies, err := column[string](ctx, s.read, `SELECT body FROM gradings WHERE loop = $1 ORDER BY place`, string(loop))
	if err != nil {
		return nil, s.failed("Reading gradings", err)
	}
	gradings := make([]hotloop.Grading, len(bodies))
	for i, body := range bodies {
		if err := s.decode("A grading of loop "+string(loop), body, &gradings[i]); err != nil {
			return nil, err
		}
	}
	return gradings, nil
}
