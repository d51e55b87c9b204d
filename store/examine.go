package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"slices"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"hotloop"
)

// checkedWhole is the size in bytes up to which a file's structure is checked
// through when it is opened; a larger one would delay the first page, and what
// is damaged in it is found when it is read.
const checkedWhole = 64 << 20

// newborn is the size in bytes up to which a file of ours can have a rollback
// journal; afterwards it keeps a write-ahead log.
const newborn = 8 << 10

// examine looks at a SQLite file without the right to write to it and refuses
// what is no database of ours or none that this binary can read. Only then is
// the file opened for writing, because SQLite's own first steps may change it.
//
// The file is read through SQLite alone: closing any other handle on it would
// drop the locks that this process may hold on it already.
func examine(ctx context.Context, path string, busy time.Duration) error {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return hotloop.Errorf(hotloop.CodeUnavailable, "%s cannot be read (%w); name another place with --data.", path, reason(err))
	}
	if !info.Mode().IsRegular() {
		return hotloop.Errorf(hotloop.CodeUnavailable, "%s is not a file; name a file for the database, or another directory with --data.", path)
	}
	if info.Mode().Perm()&0o222 == 0 && os.Geteuid() != 0 {
		return readOnly(path, nil)
	}
	size := info.Size()
	if size == 0 {
		return nil
	}
	options := url.Values{"mode": {"ro"}, "_busy_timeout": {fmt.Sprint(busy.Milliseconds())}}
	if present(path + "-journal") {
		err := examineContent(ctx, path, options, size)
		e, ok := errors.AsType[*sqlite.Error](err)
		switch {
		case !ok || e.Code() != sqlite3.SQLITE_READONLY_ROLLBACK:
			return err
		case size <= newborn:
			// The process that made this file was killed while it did; SQLite
			// must roll that back before anybody can read.
			return nil
		}
		return hotloop.Errorf(hotloop.CodeUnreadable, "%s was left half written by another program and was left untouched; open it with that program first, or name another place with --data.", path)
	}
	// With no log beside it nobody has the file open and it may be read as it
	// stands, which leaves no trace. Otherwise the log holds part of the data.
	if !exists(path+"-wal") && !exists(path+"-shm") {
		options.Set("immutable", "1")
		err := examineContent(ctx, path, options, size)
		if err == nil || hotloop.CodeOf(err) != hotloop.CodeUnreadable || !exists(path+"-wal") {
			return err
		}
		options.Del("immutable") // somebody opened it meanwhile: read again, with care
	}
	return examineContent(ctx, path, options, size)
}

func examineContent(ctx context.Context, path string, options url.Values, size int64) error {
	db, err := sql.Open("sqlite", fileURI(path, options))
	if err != nil {
		return damaged(path, err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	explain := func(err error) error {
		if e := explainSQLite(path, err); e != nil {
			return e
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return damaged(path, err)
	}
	pages, err := column[int64](ctx, db, `SELECT page_count * page_size FROM pragma_page_count, pragma_page_size`)
	if err != nil {
		return explain(err)
	}
	if whole := pages[0]; size < whole && options.Has("immutable") { // a log may hold the rest
		return damaged(path, fmt.Errorf("%d bytes where there should be %d", size, whole))
	}
	tables, err := column[string](ctx, db, `SELECT name FROM sqlite_master WHERE type = 'table'`)
	if err != nil {
		return explain(err)
	}
	if len(tables) > 0 && !slices.Contains(tables, versionTable) {
		return hotloop.Errorf(hotloop.CodeUnreadable, "%s is the database of another program and was left untouched; name another file with --db, or another directory with --data.", path)
	}
	if len(tables) > 0 {
		theirs, err := column[int64](ctx, db, newestVersion)
		if err != nil {
			return explain(err)
		}
		ours, err := ourVersion()
		if err != nil {
			return err
		}
		if err := checkVersion(path, theirs[0], ours); err != nil {
			return err
		}
	}
	if size > checkedWhole {
		return nil
	}
	found, err := column[string](ctx, db, `PRAGMA quick_check(1)`)
	if err != nil {
		return explain(err)
	}
	if len(found) != 1 || found[0] != "ok" {
		return damaged(path, fmt.Errorf("quick_check: %q", found))
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// present reports whether there is a file with something in it.
func present(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Size() > 0
}
