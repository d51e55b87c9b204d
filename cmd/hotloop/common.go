package main

import (
	"context"
	"os"
	"path/filepath"

	"hotloop"
	"hotloop/bank"
	"hotloop/store"
)

// home are the flags of every command that needs the user's data.
type home struct {
	Data string `help:"Directory for your data." default:"${data}" placeholder:"DIR" predictor:"dir" env:"HOTLOOP_DATA"`
	DB   string `name:"db" help:"Database instead of a file there: postgres://… or sqlite:PATH." placeholder:"URL" env:"HOTLOOP_DB"`
}

// shelves are the flags of every command that needs questions.
type shelves struct {
	Bank []string `help:"A directory with questions of your own; may be given several times." placeholder:"DIR" predictor:"dir" type:"path" sep:"none"`
}

// defaultDataDir follows the XDG base directories.
func defaultDataDir() string {
	if d := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "hotloop")
	}
	h, err := os.UserHomeDir()
	if err != nil {
		return "hotloop-data"
	}
	return filepath.Join(h, ".local", "share", "hotloop")
}

// dir makes the data directory, readable by its owner alone.
func (h home) dir() (string, error) {
	dir, err := filepath.Abs(h.Data)
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err != nil {
		return "", hotloop.Errorf(hotloop.CodeUnreadable, "The data directory %s cannot be used; name another with --data: %w", h.Data, err)
	}
	return dir, nil
}

func (h home) open(ctx context.Context) (*store.Store, error) {
	if h.DB != "" {
		return store.Open(ctx, h.DB)
	}
	dir, err := h.dir()
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, filepath.Join(dir, "hotloop.db"))
}

func openBank(dirs []string) (*bank.Bank, error) {
	return bank.Open(context.Background(), dirs...)
}
