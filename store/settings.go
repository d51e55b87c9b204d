package store

import (
	"context"
	"database/sql"
	"regexp"
	"time"

	"hotloop"
)

// Settings returns what the user told about themselves, the defaults if they
// never did.
func (s *Store) Settings(ctx context.Context) (hotloop.Settings, error) {
	bodies, err := column[string](ctx, s.read, `SELECT body FROM settings WHERE id = 1`)
	if err != nil {
		return hotloop.Settings{}, s.failed("Reading your settings", err)
	}
	if len(bodies) == 0 {
		return hotloop.DefaultSettings(), nil
	}
	var set hotloop.Settings
	if err := s.decode("Your settings", bodies[0], &set); err != nil {
		return hotloop.Settings{}, err
	}
	return set, nil
}

// SaveSettings replaces the settings. It returns CodeInvalid, naming the field,
// for an unknown level or mode, a day that is no day, and languages that are
// none, too many, twice the same or no names.
func (s *Store) SaveSettings(ctx context.Context, set hotloop.Settings) error {
	if err := checkSettings(set); err != nil {
		return err
	}
	body, err := encode("Your settings", set)
	if err != nil {
		return err
	}
	return s.change(ctx, "Saving your settings", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO settings (id, body) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET body = excluded.body`, body)
		return err
	})
}

// maxLanguages bounds a list that pages show whole.
const maxLanguages = 20

var languageName = regexp.MustCompile(`^[a-z][a-z0-9+#.-]{0,19}$`)

func checkSettings(set hotloop.Settings) error {
	if !set.Level.Valid() {
		return hotloop.Errorf(hotloop.CodeInvalid, "There is no level %q; choose L4, L5, L6 or L7.", set.Level)
	}
	if set.Mode != hotloop.ModePractice && set.Mode != hotloop.ModeReal {
		return hotloop.Errorf(hotloop.CodeInvalid, "There is no mode %q; choose practice or real.", set.Mode)
	}
	if set.InterviewDate != "" {
		if _, err := time.Parse(time.DateOnly, set.InterviewDate); err != nil {
			return hotloop.Errorf(hotloop.CodeInvalid, "%q is not a day; write the date of the interview as 2027-03-31, or leave it empty.", set.InterviewDate)
		}
	}
	if len(set.Languages) == 0 || len(set.Languages) > maxLanguages {
		return hotloop.Errorf(hotloop.CodeInvalid, "Name 1 to %d programming languages, the one you prefer first.", maxLanguages)
	}
	seen := map[string]bool{}
	for _, l := range set.Languages {
		if !languageName.MatchString(l) {
			return hotloop.Errorf(hotloop.CodeInvalid, "%q is not the name of a language; write it in small letters, such as python.", l)
		}
		if seen[l] {
			return hotloop.Errorf(hotloop.CodeInvalid, "%q is named twice among the languages; name it once.", l)
		}
		seen[l] = true
	}
	return nil
}
