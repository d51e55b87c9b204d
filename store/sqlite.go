package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"hotloop"
)

// readers is how many connections read a SQLite file at once.
const readers = 4

func openSQLite(ctx context.Context, path string, busy time.Duration) (*Store, error) {
	path, err := preparePath(path)
	if err != nil {
		return nil, err
	}
	if err := examine(ctx, path, busy); err != nil {
		return nil, err
	}
	pragmas := url.Values{
		"_busy_timeout": {fmt.Sprint(busy.Milliseconds())},
		"_journal_mode": {"WAL"},
		// FULL syncs the log at every commit: acknowledged means on disk.
		"_synchronous":  {"FULL"},
		"_foreign_keys": {"1"},
		"_txlock":       {"immediate"},
		"_dqs":          {"0"},
		"_defensive":    {"1"},
		// What a user deletes is overwritten, not just unlinked.
		"_pragma": {"secure_delete(1)"},
	}
	s := &Store{name: path, engine: engine{explain: explainSQLite, forget: forgetSQLite}}
	if s.write, err = sql.Open("sqlite", fileURI(path, pragmas)); err != nil {
		return nil, s.failed("Opening the database", err)
	}
	s.write.SetMaxOpenConns(1)
	s.read, err = sql.Open("sqlite", fileURI(path, pragmas))
	if err == nil {
		s.read.SetMaxOpenConns(readers)
		err = migrate(ctx, path, goose.DialectSQLite3, s.write)
	}
	if err == nil {
		err = s.probe(ctx)
	}
	if err != nil {
		if s.read != nil {
			_ = s.read.Close()
		}
		_ = s.write.Close()
		return nil, s.failed("Opening the database", err)
	}
	return s, nil
}

// preparePath makes the directory of a file that is to be made.
func preparePath(path string) (string, error) {
	if path == "" {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "The database has no path; name a file with --db, or a directory with --data.")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", hotloop.Errorf(hotloop.CodeUnavailable, "The path %s cannot be resolved (%w); name another one with --data.", path, err)
	}
	if err := os.MkdirAll(filepath.Dir(abs), 0o700); err != nil {
		return "", hotloop.Errorf(hotloop.CodeUnavailable, "The directory %s cannot be made (%w); name another one with --data.", filepath.Dir(abs), reason(err))
	}
	return abs, nil
}

// fileURI spells a path so that no character of it is taken for an option.
func fileURI(path string, options url.Values) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + options.Encode()
}

// reason is the last part of an error about a path, without the path.
func reason(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// explainSQLite knows what each of SQLite's results means to a user.
func explainSQLite(path string, err error) *hotloop.Error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return nil
	}
	say := func(code hotloop.Code, format string) *hotloop.Error {
		return &hotloop.Error{Code: code, Message: fmt.Sprintf(format, path), Err: err}
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return say(hotloop.CodeBusy, "%s is locked by another program; close that program, or wait and try again.")
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return damaged(path, err)
	case sqlite3.SQLITE_FULL:
		return say(hotloop.CodeUnavailable, "The disk that holds %s is full; free some space and try again.")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return readOnly(path, err)
	case sqlite3.SQLITE_CANTOPEN:
		return say(hotloop.CodeUnavailable, "%s cannot be opened; check the rights of the file and of its directory, or name another one with --data.")
	case sqlite3.SQLITE_IOERR:
		return say(hotloop.CodeUnavailable, "The disk that holds %s reports an error; check the disk and copy your data elsewhere.")
	}
	return nil
}

func readOnly(path string, cause error) *hotloop.Error {
	return &hotloop.Error{
		Code:    hotloop.CodeUnavailable,
		Message: path + " cannot be written to; give yourself the right to write to it and to its directory, or name another one with --data.",
		Err:     cause,
	}
}

func damaged(path string, cause error) *hotloop.Error {
	return &hotloop.Error{
		Code:    hotloop.CodeUnreadable,
		Message: path + " is damaged or no hotloop database, and was left untouched; put back a copy of it, or name another place with --data.",
		Err:     cause,
	}
}

// forgetSQLite empties the log, where deleted text would otherwise stand until
// it is overwritten. A reader in another process may hold it off.
func forgetSQLite(ctx context.Context, db *sql.DB) {
	_, _ = db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
}
