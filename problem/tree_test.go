package problem

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

func TestLinksStayInThePackage(t *testing.T) {
	for _, tt := range []struct{ at, to, want string }{
		{"submissions/wrong_answer/echo.py", "../accepted/echo.py", ""},
		{"submissions/wrong_answer", "accepted", ""},
		{"data/secret/2.in", "/etc/hostname", "data/secret/2.in"},
		{"data/secret/2.in", "../../../outside", "replace it by a copy"},
		{"data/secret/2.in", "nothing", "to nothing in the package"},
		{"data/secret/again", "..", "a directory that it stands in"},
		{"data/secret/again", ".", "a directory that it stands in"},
	} {
		dir := t.TempDir()
		for n, text := range minimal("") {
			if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(n)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, n), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(tt.at)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(tt.to, filepath.Join(dir, tt.at)); err != nil {
			t.Skipf("SKIPPED, NOT TESTED HERE: this file system makes no links: %v", err)
		}
		links(t, tt.at, tt.want, func() (*Package, error) { return Open(dir) })

		var buf bytes.Buffer
		z := zip.NewWriter(&buf)
		files := minimal("")
		for _, n := range append([]string{tt.at}, sortedKeys(files)...) {
			h := &zip.FileHeader{Name: "p/" + n, Method: zip.Deflate}
			text := files[n]
			if n == tt.at {
				h.SetMode(fs.ModeSymlink | 0o777)
				text = tt.to
			}
			w, err := z.CreateHeader(h)
			if err == nil {
				_, err = w.Write([]byte(text))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		want := tt.want
		if want != "" {
			want = "symbolic link"
		}
		links(t, tt.at+" (packed)", want, func() (*Package, error) { return openBytes(t, buf.Bytes()) })
	}
}

// links opens a package with a link, which is said to be wrong or has a second
// submission behind it.
func links(t *testing.T, at, want string, open func() (*Package, error)) {
	t.Helper()
	p, err := open()
	if want != "" {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: said %v, want %q", at, err, want)
		}
		return
	}
	if err != nil {
		t.Errorf("%s: %v", at, err)
		return
	}
	defer p.Close()
	if len(p.Submissions) != 2 || p.Submissions[1].Name != "wrong_answer/echo.py" || string(p.Submissions[1].program.files["echo.py"]) != "print(input())\n" {
		t.Errorf("%s: %+v", at, p.Submissions)
	}
}

func TestFlagsAreTakenApartAsAShellDoes(t *testing.T) {
	for line, want := range map[string][]string{
		"": nil, " a  b ": {"a", "b"}, `--m "two words" ''`: {"--m", "two words", ""},
		`a\ b "c\"d" 'e\f'`: {"a b", `c"d`, `e\f`}, `it's one`: {"it's", "one"}, `x"y z"w`: {"xy zw"},
	} {
		if got := shellWords(line); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestNothingAtAllIsSaidPlainly(t *testing.T) {
	if _, err := Open("testdata/nowhere"); err == nil || !strings.Contains(err.Error(), "There is no problem package testdata/nowhere") {
		t.Errorf("said: %v", err)
	}
}
