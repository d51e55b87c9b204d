package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"hotloop"
)

// connections is how many connections a process holds to PostgreSQL at most.
const connections = 10

func openPostgres(ctx context.Context, address string) (*Store, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		// The error may quote the address, and the address may hold a password.
		return nil, &hotloop.Error{
			Code:    hotloop.CodeInvalid,
			Message: "The address of the PostgreSQL server cannot be read; write it as postgres://user:password@host:5432/name.",
			Err:     errors.New("pgx refused the address"),
		}
	}
	if config.RuntimeParams["synchronous_commit"] == "" {
		// A role may have it off; acknowledged means on disk.
		config.RuntimeParams["synchronous_commit"] = "on"
	}
	name := fmt.Sprintf("PostgreSQL database %q at %s", config.Database, config.Host)
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	s := &Store{write: db, read: db, name: name, engine: engine{explain: explainPostgres, forget: func(context.Context, *sql.DB) {}}}
	if err := s.prepare(ctx); err != nil {
		_ = db.Close()
		return nil, s.failed("Opening the database", err)
	}
	return s, nil
}

func (s *Store) prepare(ctx context.Context) error {
	encoding, err := column[string](ctx, s.write, `SHOW server_encoding`)
	if err != nil {
		return err
	}
	if encoding[0] != "UTF8" {
		return hotloop.Errorf(hotloop.CodeUnavailable, "%s keeps text as %s, which cannot hold every character; make one with ENCODING 'UTF8'.", s.name, encoding[0])
	}
	// Of several processes that start at once one migrates, the others wait.
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60)) // ask each second, a minute long
	if err != nil {
		return err
	}
	if err := migrate(ctx, s.name, goose.DialectPostgres, s.write, goose.WithSessionLocker(locker)); err != nil {
		return err
	}
	return s.probe(ctx)
}

// explainPostgres knows what the classes of PostgreSQL's errors mean to a user.
func explainPostgres(name string, err error) *hotloop.Error {
	say := func(code hotloop.Code, format string, args ...any) *hotloop.Error {
		return &hotloop.Error{Code: code, Message: fmt.Sprintf(format, args...), Err: err}
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch class := e.Code[:min(2, len(e.Code))]; {
		case class == "28":
			return say(hotloop.CodeUnavailable, "%s does not let you in; check the user and the password in --db.", name)
		case e.Code == "3D000":
			return say(hotloop.CodeUnavailable, "%s does not exist; make it with createdb, or name another one with --db.", name)
		case e.Code == "42501":
			return say(hotloop.CodeUnavailable, "%s does not allow this user to keep tables there; grant CREATE on the schema, or name another database with --db.", name)
		case class == "53", class == "57", class == "40", class == "55":
			return say(hotloop.CodeBusy, "%s is too busy or shutting down; wait and try again.", name)
		case class == "25":
			return say(hotloop.CodeUnavailable, "%s takes no writes; name the main server with --db.", name)
		case class == "XX":
			return say(hotloop.CodeUnreadable, "%s reports that its data is damaged; nothing was changed, put back a copy.", name)
		case e.Code == "42P07":
			return say(hotloop.CodeUnreadable, "%s already holds a table that hotloop would make; name an empty database, or another schema with ?search_path=NAME.", name)
		}
		return nil
	}
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok || pgconn.SafeToRetry(err) || strings.Contains(err.Error(), "conn closed") {
		return say(hotloop.CodeUnavailable, "%s does not answer; start the server, or check the address in --db.", name)
	}
	return nil
}
