import (
	"slices"
	"strings"
	"unicode/utf8"
)

// node is a directory if entries is there, a file otherwise.
type node struct {
	entries map[string]*node
	text    string
}

func newDirectory() *node { return &node{entries: map[string]*node{}} }

type FileSystem struct{ root *node }

func NewFileSystem() *FileSystem { return &FileSystem{root: newDirectory()} }

func split(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
}

func (f *FileSystem) find(names []string) *node {
	here := f.root
	for _, name := range names {
		if here == nil || here.entries == nil {
			return nil
		}
		here = here.entries[name]
	}
	return here
}

// parent returns the directory that holds the last name of a path, nil if there
// is none.
func (f *FileSystem) parent(path string) (*node, string) {
	names := split(path)
	if len(names) == 0 {
		return nil, ""
	}
	p := f.find(names[:len(names)-1])
	if p == nil || p.entries == nil {
		return nil, ""
	}
	return p, names[len(names)-1]
}

func (f *FileSystem) Mkdir(path string) bool {
	here := f.root
	for _, name := range split(path) {
		next := here.entries[name]
		if next == nil {
			next = newDirectory()
			here.entries[name] = next
		}
		if next.entries == nil {
			return false
		}
		here = next
	}
	return true
}

func (f *FileSystem) Write(path string, text string) bool {
	p, name := f.parent(path)
	if p == nil || p.entries[name] != nil && p.entries[name].entries != nil {
		return false
	}
	p.entries[name] = &node{text: text}
	return true
}

func (f *FileSystem) Read(path string) (string, bool) {
	n := f.find(split(path))
	if n == nil || n.entries != nil {
		return "", false
	}
	return n.text, true
}

func (f *FileSystem) Ls(path string) ([]string, bool) {
	names := split(path)
	n := f.find(names)
	if n == nil {
		return nil, false
	}
	if n.entries == nil {
		return names[len(names)-1:], true
	}
	list := make([]string, 0, len(n.entries))
	for name := range n.entries {
		list = append(list, name)
	}
	slices.Sort(list)
	return list, true
}

func (f *FileSystem) Move(source string, target string) bool {
	from, oldName := f.parent(source)
	to, newName := f.parent(target)
	if from == nil || to == nil || from.entries[oldName] == nil || to.entries[newName] != nil {
		return false
	}
	s, t := split(source), split(target)
	if len(t) >= len(s) && slices.Equal(t[:len(s)], s) {
		return false
	}
	to.entries[newName] = from.entries[oldName]
	delete(from.entries, oldName)
	return true
}

func (f *FileSystem) Delete(path string) bool {
	p, name := f.parent(path)
	if p == nil || p.entries[name] == nil {
		return false
	}
	delete(p.entries, name)
	return true
}

func (f *FileSystem) Du(path string) int {
	n := f.find(split(path))
	if n == nil {
		return -1
	}
	return n.size()
}

func (n *node) size() int {
	total := utf8.RuneCountInString(n.text)
	for _, e := range n.entries {
		total += e.size()
	}
	return total
}
