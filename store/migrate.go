package store

import (
	"context"
	"database/sql"
	"embed"
	"io/fs"
	"log/slog"
	"time"

	"github.com/pressly/goose/v3"

	"hotloop"
)

//go:embed migrations/*.sql
var migrations embed.FS

// versionTable is goose's own table. It has our name because another program
// may use goose in the same PostgreSQL database.
const versionTable = "hotloop_schema"

// newestVersion asks a database which migration was applied last.
const newestVersion = `SELECT COALESCE(MAX(version_id), 0) FROM ` + versionTable

// migrate brings the tables up to date. A database that is newer than this
// binary is refused before anything is written.
func migrate(ctx context.Context, name string, dialect goose.Dialect, db *sql.DB, options ...goose.ProviderOption) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(dialect, db, files, append(options,
		goose.WithTableName(versionTable),
		goose.WithDisableGlobalRegistry(true),
		goose.WithSlog(slog.New(slog.DiscardHandler)),
	)...)
	if err != nil {
		return err
	}
	sources := provider.ListSources()
	ours := sources[len(sources)-1].Version

	// Two processes that open a new SQLite file at once may both want to make
	// the same table; who came second finds it made at the next try.
	const tries = 10
	for try := 1; ; try++ {
		err := upTo(ctx, name, provider, db, ours)
		if err == nil || hotloop.CodeOf(err) == hotloop.CodeUnreadable || try == tries {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func upTo(ctx context.Context, name string, provider *goose.Provider, db *sql.DB, ours int64) error {
	if theirs, err := column[int64](ctx, db, newestVersion); err == nil {
		// An error means that the table is not there yet, or comes back below.
		if err := checkVersion(name, theirs[0], ours); err != nil {
			return err
		}
		if theirs[0] == ours {
			return nil
		}
	}
	_, err := provider.Up(ctx)
	return err
}

func checkVersion(name string, theirs, ours int64) error {
	if theirs > ours {
		return hotloop.Errorf(hotloop.CodeUnreadable, "%s was written by a newer hotloop (format %d, this one knows %d) and was left untouched; update hotloop, or name another place with --data.", name, theirs, ours)
	}
	return nil
}

// ourVersion is the newest migration of this binary, from the files' names.
func ourVersion() (int64, error) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, err
	}
	return goose.NumericComponent(files[len(files)-1])
}
