package web

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"testing"
	"time"
)

// upload posts a file as the settings page does.
func (s *site) upload(t *testing.T, name, content string) answer {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if name != "" {
		part, err := form.CreateFormFile("file", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	return s.send(http.MethodPost, "/settings/import", body.String(), func(r *http.Request) {
		r.Header.Set("Content-Type", form.FormDataContentType())
	})
}

func TestAnExportCanBeTakenInFromThePage(t *testing.T) {
	s := newSite(t)
	export := s.get("/api/export").body
	a := s.upload(t, "hotloop.jsonl", export)
	if a.status != http.StatusSeeOther || s.store.imported != export {
		t.Fatalf("%d %s", a.status, a.body)
	}
	s.get(a.header.Get("Location")).has(t, "Imported: 2 new loops; 1 were here already.")
	if a := s.upload(t, "junk", "junk"); a.status != http.StatusInternalServerError {
		t.Errorf("junk: %d", a.status)
	} else {
		a.has(t, "This is no export of hotloop.")
	}
	if a := s.upload(t, "", ""); a.status != http.StatusUnprocessableEntity {
		t.Errorf("no file: %d", a.status)
	}
}

func TestDaysToTheInterview(t *testing.T) {
	at := func(zone *time.Location, hour int) time.Time { return time.Date(2026, 3, 28, hour, 30, 0, 0, zone) }
	east := time.FixedZone("east", 13*3600)
	for date, want := range map[string]string{
		"": "", "soon": "", "2026-03-27": "", "2026-03-28": "Your interview is today", "2026-03-29": "Your interview is tomorrow",
		"2026-04-01": "4 days to your interview",
	} {
		for _, now := range []time.Time{at(time.UTC, 0), at(time.UTC, 23), at(east, 1), at(east, 23)} {
			if got := daysText(date, now); got != want {
				t.Errorf("%q at %v: %q, want %q", date, now, got, want)
			}
		}
	}
}
