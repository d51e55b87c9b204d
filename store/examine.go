package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
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
func examine(ctx context.Context, path string, busy time.Duration) error {
	size, err := examineHeader(path)
	if err != nil || size == 0 {
		return err
	}
	options := url.Values{"mode": {"ro"}, "_busy_timeout": {fmt.Sprint(busy.Milliseconds())}}
	if present(path + "-journal") {
		err := examineContent(ctx, path, options, size)
		if e, ok := errors.AsType[*sqlite.Error](err); ok && e.Code() == sqlite3.SQLITE_READONLY_ROLLBACK && size <= newborn {
			// The process that made this file was killed while it did; SQLite
			// must roll that back before anybody can read.
			return nil
		}
		return err
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

// examineHeader checks what can be told from the first bytes and the length.
func examineHeader(path string) (size int64, err error) {
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, hotloop.Errorf(hotloop.CodeUnavailable, "%s cannot be read (%w); give yourself the right to read it, or name another place with --data.", path, reason(err))
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return 0, hotloop.Errorf(hotloop.CodeUnavailable, "%s cannot be read (%w); name another place with --data.", path, reason(err))
	}
	if !info.Mode().IsRegular() {
		return 0, hotloop.Errorf(hotloop.CodeUnavailable, "%s is not a file; name a file for the database, or another directory with --data.", path)
	}
	if info.Size() == 0 {
		return 0, nil
	}
	header := make([]byte, 100)
	if _, err := io.ReadFull(file, header); err != nil || !bytes.HasPrefix(header, []byte("SQLite format 3\x00")) {
		return 0, damaged(path, errors.New("no SQLite header"))
	}
	pageSize := int64(binary.BigEndian.Uint16(header[16:]))
	if pageSize == 1 {
		pageSize = 65536
	}
	pages := int64(binary.BigEndian.Uint32(header[28:]))
	counted := bytes.Equal(header[24:28], header[92:96]) // else pages is out of date
	if counted && info.Size() < pages*pageSize && !present(path+"-wal") && !present(path+"-journal") {
		return 0, damaged(path, fmt.Errorf("%d bytes where %d pages of %d should be", info.Size(), pages, pageSize))
	}
	return info.Size(), nil
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
