package problem

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// packed makes a zip archive of names and contents.
func packed(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, n := range sortedKeys(files) {
		h := &zip.FileHeader{Name: n, Method: zip.Deflate}
		if strings.HasSuffix(n, ".link") {
			h.SetMode(fs.ModeSymlink | 0o777)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[n])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func sortedKeys(m map[string]string) []string {
	files := map[string][]byte{}
	for n := range m {
		files[n] = nil
	}
	return sortedNames(files)
}

// minimal is the smallest package.
func minimal(top string) map[string]string {
	return map[string]string{
		top + "problem.yaml":                 "name: Minimal\n",
		top + "data/secret/1.in":             "1\n",
		top + "data/secret/1.ans":            "1\n",
		top + "submissions/accepted/echo.py": "print(input())\n",
	}
}

func openBytes(t *testing.T, data []byte) (*Package, error) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "minimal.zip")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	p, err := Open(name)
	if p != nil {
		t.Cleanup(func() { p.Close() })
	}
	return p, err
}

func TestAPackageIsReadFromAnArchiveWithOrWithoutItsDirectory(t *testing.T) {
	for _, top := range []string{"", "minimal/"} {
		p, err := openBytes(t, packed(t, minimal(top)))
		if err != nil {
			t.Fatal(err)
		}
		if p.Title() != "Minimal" || p.Slug() != "minimal" || len(p.Data.Cases()) != 1 || len(p.Submissions) != 1 {
			t.Errorf("%q: %+v", top, p)
		}
	}
}

func TestHostileArchivesAreRefusedWithASentence(t *testing.T) {
	with := func(name, text string) []byte {
		files := minimal("minimal/")
		files[name] = text
		return packed(t, files)
	}
	bomb := packed(t, map[string]string{"minimal/problem.yaml": "name: B\n", "minimal/data/secret/1.in": strings.Repeat("\x00", 130<<20)})
	liar := with("minimal/data/secret/2.in", strings.Repeat("0", 2<<20))
	// The directory at the end of the archive says that there is one byte.
	at := bytes.LastIndex(liar, []byte("minimal/data/secret/2.in"))
	binary.LittleEndian.PutUint32(liar[at-46+24:], 1)
	encrypted := with("minimal/x.txt", "x")
	at = bytes.LastIndex(encrypted, []byte("minimal/x.txt"))
	encrypted[at-46+8] |= 1
	whole := packed(t, minimal(""))
	many := minimal("")
	for i := range 20_100 {
		many["data/secret/many/"+strings.Repeat("a", i%150)+string(rune('a'+i/150%26))+string(rune('a'+i/3900))+".txt"] = ""
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"a way out", with("minimal/../../etc/passwd", "x"), "could stand outside"},
		{"an absolute name", with("/etc/passwd", "x"), "could stand outside"},
		{"a way out for Windows", with(`minimal/..\..\x`, "x"), "could stand outside"},
		{"a link", with("minimal/data/secret/2.link", "/etc/passwd"), "symbolic link"},
		{"a file that is a directory", with("minimal/problem.yaml/x", "x"), "both a file and a directory"},
		{"a bomb", bomb, "at most 128"},
		{"encrypted", encrypted, "encrypted"},
		{"cut short", whole[:len(whole)/2], "not a readable zip file"},
		{"no archive", []byte("not a zip file at all"), "not a readable zip file"},
		{"empty", nil, "not a readable zip file"},
		{"a line break in a name", with("minimal/data/secret/a\nb.in", "x"), "unprintable"},
		{"too deep", with("minimal/"+strings.Repeat("d/", 20)+"x", "x"), "too deep"},
		{"too many", packed(t, many), "more than 20000 files"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := openBytes(t, tt.data)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasSuffix(err.Error(), ".") {
				t.Errorf("said: %v", err)
			}
		})
	}
	t.Run("a size that is a lie", func(t *testing.T) {
		tr, err := openArchive(write(t, liar), int64(len(liar)))
		if err != nil {
			return // refused at once is well too
		}
		defer tr.close()
		if _, err := tr.read("data/secret/2.in", maxFile); err == nil || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("said: %v", err)
		}
	})
}

func write(t *testing.T, data []byte) string {
	name := filepath.Join(t.TempDir(), "x.zip")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestLinksInADirectoryAreRefused(t *testing.T) {
	dir := t.TempDir()
	for n, text := range minimal("") {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(n)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, n), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("/etc/hostname", filepath.Join(dir, "data/secret/2.in")); err != nil {
		t.Skip(err)
	}
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "data/secret/2.in") || !strings.Contains(err.Error(), "replace it by a copy") {
		t.Errorf("said: %v", err)
	}
}

func TestNothingAtAllIsSaidPlainly(t *testing.T) {
	if _, err := Open("testdata/nowhere"); err == nil || !strings.Contains(err.Error(), "There is no problem package testdata/nowhere") {
		t.Errorf("said: %v", err)
	}
}
