package problem

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// plain fails if an error is not a sentence for people.
func plain(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	says := err.Error()
	if says == "" || !utf8.ValidString(says) || len(says) > 4000 || strings.Contains(says, "goroutine") {
		t.Errorf("it is said: %q", clip(says, 500))
	}
}

func FuzzArchive(f *testing.F) {
	f.Add(packed(f, minimal("")))
	f.Add(packed(f, minimal("x/")))
	linked := minimal("x/")
	linked["x/submissions/accepted/b.link"], linked["x/data/secret/c.link"] = "echo.py", "../secret"
	f.Add(packed(f, linked))
	f.Add(packed(f, map[string]string{"problem.yaml": "problem_format_version: 2025-09\nname: a\nuuid: b\n", "data/secret/g/1.in": "", "data/secret/g/1.ans": "", "data/secret/g/test_group.yaml": "max_score: 3\n"}))
	f.Fuzz(func(t *testing.T, data []byte) {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		tr, err := archiveTree("fuzz.zip", z, io.NopCloser(nil))
		if err != nil {
			plain(t, err)
			return
		}
		_, err = read(tr)
		plain(t, err)
	})
}

// FuzzSettings feeds the same text to every YAML file of a package.
func FuzzSettings(f *testing.F) {
	files, err := filepath.Glob("testdata/*/*/problem.yaml")
	if err != nil {
		f.Fatal(err)
	}
	more, _ := filepath.Glob("testdata/packages/*/data/*/test_group.yaml")
	tables, _ := filepath.Glob("testdata/packages/*/submissions/submissions.yaml")
	for _, name := range append(append(files, more...), tables...) {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("limits: {memory: 1e400}"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 64<<10 {
			return
		}
		for _, info := range []string{"", "problem_format_version: 2025-09\nname: a\nuuid: b\ntype: scoring\n"} {
			all := map[string]string{
				"problem.yaml": info, "data/secret/g/1.in": "", "data/secret/g/1.ans": "", "submissions/accepted/a.py": "",
				"data/secret/g/testdata.yaml": string(text), "data/secret/g/test_group.yaml": string(text), "submissions/submissions.yaml": string(text),
			}
			if info == "" {
				all["problem.yaml"] = string(text)
			}
			tr := newTree("fuzz", io.NopCloser(nil))
			for n, body := range all {
				if err := tr.add(n, file{size: int64(len(body)), open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(body)), nil }}); err != nil {
					t.Fatal(err)
				}
			}
			_, err := read(tr)
			plain(t, err)
		}
	})
}

func FuzzPattern(f *testing.F) {
	f.Add("{a,b}/*{c,d*}", "a/xc")
	f.Add("*", "accepted/x.py")
	f.Add("{{{{,,,}}}}", "")
	f.Fuzz(func(t *testing.T, pattern, name string) {
		if len(pattern) > 200 || len(name) > 200 {
			return
		}
		if matches(pattern, name) && !strings.ContainsAny(pattern, "*{") && pattern != name && !strings.HasPrefix(name, pattern+"/") {
			t.Errorf("%q matches %q", pattern, name)
		}
	})
}
