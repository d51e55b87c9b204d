package problem

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What a package may hold. Nothing of a package is believed before it was
// measured, so these bound time, memory and disk alike.
const (
	maxFiles    = 20_000
	maxDepth    = 16        // directories within one another
	maxFile     = 128 << 20 // bytes of one file
	maxTotal    = 1 << 30   // bytes of all files, unpacked
	maxArchive  = 512 << 20 // bytes of a zip archive
	maxText     = 1 << 20   // bytes of a YAML file
	maxPathText = 1024      // bytes of a path
)

// tree is the files of a package, by their slash-separated path within it.
// Contents are read when they are needed.
type tree struct {
	origin string // what the user called it
	files  map[string]file
	dirs   map[string]bool
	within map[string][]string // directory -> names in it; those of directories end in a slash
	total  int64
	closer io.Closer
}

type file struct {
	size int64
	exec bool // it may be executed
	open func() (io.ReadCloser, error)
}

// openTree reads which files there are in a directory or a zip archive.
func openTree(name string) (*tree, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errorf(CodeNotFound, "There is no problem package %s; give the path of a directory or a zip file.", name).because(err)
	case err != nil:
		return nil, errorf(CodeInvalid, "The problem package %s cannot be read; check its permissions.", name).because(err)
	case info.IsDir():
		return openDirectory(name)
	case info.Mode().IsRegular():
		return openArchive(name, info.Size())
	}
	return nil, errorf(CodeInvalid, "%s is neither a directory nor a zip file; give one of the two.", name)
}

func newTree(origin string, closer io.Closer) *tree {
	return &tree{origin: origin, files: map[string]file{}, dirs: map[string]bool{".": true}, within: map[string][]string{}, closer: closer}
}

func openDirectory(name string) (*tree, error) {
	// A Root never leaves its directory, whatever changes in it meanwhile.
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, errorf(CodeInvalid, "The directory %s cannot be opened; check its permissions.", name).because(err)
	}
	t := newTree(name, root)
	err = t.walk(root, ".", nil)
	if err != nil {
		root.Close()
		return nil, err
	}
	return t, nil
}

// ignored tells the files that packages carry for other tools.
func ignored(name string) bool {
	if name == ".timelimit" {
		return false
	}
	return name == "" || name[0] == '.' || name[0] == '-' || name == "__MACOSX" || name == "__pycache__" || name == "Thumbs.db"
}

func (t *tree) checkName(p string) error {
	strange := func(r rune) bool { return unicode.IsControl(r) || !unicode.IsPrint(r) }
	switch {
	case len(p) > maxPathText || strings.Count(p, "/") >= maxDepth:
		return errorf(CodeTooLarge, "%s holds a path that is too long or too deep (%s…); at most %d bytes and %d directories are allowed.", t.origin, clip(p, 60), maxPathText, maxDepth)
	case !utf8.ValidString(p) || strings.ContainsFunc(p, strange) || strings.Contains(p, `\`):
		return errorf(CodeInvalid, "%s holds a file whose name has unprintable characters (%q); rename it.", t.origin, clip(p, 80))
	}
	return nil
}

func (t *tree) addDir(p string) error {
	if err := t.checkName(p); err != nil {
		return err
	}
	for ; p != "." && !t.dirs[p]; p = path.Dir(p) {
		if _, taken := t.files[p]; taken {
			return errorf(CodeInvalid, "%s holds both a file and a directory named %s; keep one.", t.origin, p)
		}
		t.dirs[p] = true
		t.within[path.Dir(p)] = append(t.within[path.Dir(p)], path.Base(p)+"/")
		if len(t.dirs) > maxFiles {
			return errorf(CodeTooLarge, "%s holds more than %d directories; a package may hold at most that.", t.origin, maxFiles)
		}
	}
	return nil
}

func (t *tree) add(p string, f file) error {
	if err := t.addDir(path.Dir(p)); err != nil {
		return err
	}
	if err := t.checkName(p); err != nil {
		return err
	}
	if _, twice := t.files[p]; twice || t.dirs[p] {
		return errorf(CodeInvalid, "%s holds %s twice; keep one.", t.origin, p)
	}
	t.files[p] = f
	t.within[path.Dir(p)] = append(t.within[path.Dir(p)], path.Base(p))
	t.total += f.size
	switch {
	case len(t.files) > maxFiles:
		return errorf(CodeTooLarge, "%s holds more than %d files; a package may hold at most that.", t.origin, maxFiles)
	case f.size > maxFile:
		return errorf(CodeTooLarge, "%s in %s has %d MiB; a file may have at most %d.", p, t.origin, f.size>>20, int64(maxFile)>>20)
	case t.total > maxTotal:
		return errorf(CodeTooLarge, "%s unpacks to more than %d MiB; a package may hold at most that.", t.origin, int64(maxTotal)>>20)
	}
	return nil
}

// read returns a file's contents, which must be at most limit bytes. Sizes
// that were announced are not believed.
func (t *tree) read(p string, limit int64) ([]byte, error) {
	f, ok := t.files[p]
	if !ok {
		return nil, errorf(CodeInvalid, "%s is missing in %s; add it.", p, t.origin)
	}
	tooLarge := func() error {
		return errorf(CodeTooLarge, "%s in %s has more than %d KiB; shorten it.", p, t.origin, limit>>10)
	}
	if f.size > limit {
		return nil, tooLarge()
	}
	r, err := f.open()
	if err != nil {
		return nil, errorf(CodeInvalid, "%s in %s cannot be opened; check its permissions, or pack it again.", p, t.origin).because(err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, errorf(CodeInvalid, "%s in %s is damaged and cannot be read to its end; pack it again.", p, t.origin).because(err)
	}
	if int64(len(data)) > limit {
		return nil, tooLarge()
	}
	return data, nil
}

// prune removes the files that names of the format 2025-09 rule out, which are
// as if they were not there, and returns their paths.
func (t *tree) prune() (gone []string) {
	for p := range t.files {
		if !slices.ContainsFunc(strings.Split(p, "/"), func(n string) bool { return !goodName.MatchString(n) }) {
			continue
		}
		delete(t.files, p)
		t.within[path.Dir(p)] = slices.DeleteFunc(t.within[path.Dir(p)], func(n string) bool { return n == path.Base(p) })
		gone = append(gone, p)
	}
	for d := range t.dirs {
		if d != "." && slices.ContainsFunc(strings.Split(d, "/"), func(n string) bool { return !goodName.MatchString(n) }) {
			delete(t.dirs, d)
			t.within[path.Dir(d)] = slices.DeleteFunc(t.within[path.Dir(d)], func(n string) bool { return n == path.Base(d)+"/" })
		}
	}
	slices.Sort(gone)
	return gone
}

var goodName = regexp.MustCompile(`^[a-zA-Z0-9_.][a-zA-Z0-9_.-]{0,254}$`)

func (t *tree) has(p string) bool { _, ok := t.files[p]; return ok }

// children are the names in a directory, sorted; those of directories end in
// a slash.
func (t *tree) children(dir string) []string {
	out := slices.Clone(t.within[dir])
	slices.SortFunc(out, func(a, b string) int {
		return strings.Compare(strings.TrimSuffix(a, "/"), strings.TrimSuffix(b, "/"))
	})
	return out
}

// below are the paths of all files under a directory, sorted, relative to it.
func (t *tree) below(dir string) []string {
	var out []string
	for _, name := range t.children(dir) {
		sub, isDir := strings.CutSuffix(name, "/")
		if !isDir {
			out = append(out, name)
			continue
		}
		for _, p := range t.below(path.Join(dir, sub)) {
			out = append(out, sub+"/"+p)
		}
	}
	return out
}

func (t *tree) close() error { return t.closer.Close() }

// clip shortens s to at most n bytes, whole characters only.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
