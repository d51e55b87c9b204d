package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"hotloop"
)

// busyTimeout is how long a write waits for another process's write to the same
// SQLite file.
const busyTimeout = 5 * time.Second

// Store keeps a user's loops, gradings and settings. It is safe for use by many
// goroutines, and by many processes on one database.
type Store struct {
	// On SQLite all writes go through one connection, so that writers of this
	// process queue in fair order rather than poll a lock. On PostgreSQL both
	// are the same pool.
	write, read *sql.DB
	name        string // the database as messages name it, without passwords
	engine      engine
}

// engine is what differs between the two databases once they are open.
type engine struct {
	// explain turns an error of the driver into a sentence, nil if it knows
	// none for it.
	explain func(name string, err error) *hotloop.Error
	// forget scrubs deleted rows from the side files, best effort.
	forget func(ctx context.Context, db *sql.DB)
}

// Open opens the database at url and brings its tables up to date. The url is
// the path of a file, "sqlite:PATH", or "postgres://...". A file and its
// directory are made if they are not there.
//
// It returns CodeUnreadable for a file that is damaged, another program's or
// written by a newer hotloop, CodeBusy for one that another program holds
// locked, CodeUnavailable for a directory, a file or a server that cannot be
// reached, and CodeInvalid for a url of another kind. None of these changes the
// database.
func Open(ctx context.Context, url string) (*Store, error) {
	return open(ctx, url, busyTimeout)
}

func open(ctx context.Context, url string, busy time.Duration) (*Store, error) {
	scheme, rest, found := strings.Cut(url, ":")
	switch {
	case strings.HasPrefix(url, "postgres://"), strings.HasPrefix(url, "postgresql://"):
		return openPostgres(ctx, url)
	case found && scheme == "sqlite":
		return openSQLite(ctx, strings.TrimPrefix(rest, "//"), busy)
	case found && strings.HasPrefix(rest, "//"):
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "A database cannot be of kind %q; name a file, or a server as postgres://user@host/name.", scheme)
	}
	return openSQLite(ctx, url, busy)
}

// probe finds out at the start, and not when something was typed, whether this
// database takes writes. It writes nothing.
func (s *Store) probe(ctx context.Context) error {
	return s.change(ctx, "Opening the database", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE settings SET id = 1 WHERE id = 2`)
		return err
	})
}

// Close closes the database. Acknowledged writes do not depend on it.
func (s *Store) Close() error {
	err := s.read.Close()
	if s.write != s.read {
		err = errors.Join(err, s.write.Close())
	}
	return err
}

// change runs do in a transaction that is durable when change returns nil and
// leaves nothing behind otherwise.
func (s *Store) change(ctx context.Context, doing string, do func(tx *sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.failed(doing, err)
	}
	defer func() { _ = tx.Rollback() }() // after a Commit it does nothing
	if err := do(tx); err != nil {
		return s.failed(doing, err)
	}
	if err := tx.Commit(); err != nil {
		return s.failed(doing, err)
	}
	return nil
}

// look runs do over one unchanging view of the database.
func (s *Store) look(ctx context.Context, doing string, do func(tx *sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return s.failed(doing, err)
	}
	defer func() { _ = tx.Rollback() }()
	if err := do(tx); err != nil {
		return s.failed(doing, err)
	}
	return nil
}

// failed makes a sentence of an error unless it is one already or is the
// caller's own cancellation.
func (s *Store) failed(doing string, err error) error {
	if _, ok := errors.AsType[*hotloop.Error](err); ok {
		return err
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if e := s.engine.explain(s.name, err); e != nil {
		return e
	}
	return &hotloop.Error{
		Code:    hotloop.CodeInternal,
		Message: doing + " in " + s.name + " failed; nothing was changed, and trying again may work.",
		Err:     err,
	}
}
