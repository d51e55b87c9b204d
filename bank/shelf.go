package bank

import (
	"embed"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"hotloop"
)

//go:embed all:packs all:shared all:loops
var embedded embed.FS

// Shelf is a place that packs are read from: the binary itself, or a directory
// of the user's own. It is laid out as
//
//	packs/<form>/<slug>/   questions (in a directory of the user's own, packs/
//	                       may be left out, and a directory that is itself a
//	                       pack is read as that one question)
//	shared/<name>.yaml     rubrics that packs include
//	loops/<id>.yaml        templates of loops
type Shelf struct {
	name  string // for messages: "" for the embedded one, else the directory
	files fs.FS
	packs string // where the forms stand: "packs" or "."
	slug  string // set when the directory is itself one pack
	close func() error
}

// Embedded is the bank that is part of the binary.
func Embedded() Shelf {
	return Shelf{files: embedded, packs: "packs", close: func() error { return nil }}
}

// Directory is a directory of the user's own. Nothing outside it is ever read:
// links that lead out of it are refused by the system. Close it after use.
func Directory(dir string) (Shelf, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Shelf{}, hotloop.Errorf(hotloop.CodeInvalid, "the bank directory %s cannot be read (%w); name a directory that exists and that you may read", dir, err)
	}
	s := Shelf{name: dir, files: root.FS(), packs: ".", close: root.Close}
	if isDir(s.files, "packs") {
		s.packs = "packs"
	} else if isFile(s.files, "question.md") {
		abs, err := filepath.Abs(dir)
		if err != nil {
			abs = dir
		}
		s.slug = filepath.Base(abs)
	}
	return s, nil
}

// Close gives the directory back.
func (s Shelf) Close() error { return s.close() }

// where is a path of the shelf as messages show it.
func (s Shelf) where(name string) string {
	if s.name == "" {
		return path.Join("bank", name)
	}
	return filepath.Join(s.name, filepath.FromSlash(name))
}

// place is where one pack stands.
type place struct {
	dir  string // below the shelf
	form string // the directory above it; "" when the shelf is itself one pack
	slug string
}

// places lists the packs of a shelf in order.
func (s Shelf) places(ps *problems) []place {
	if s.slug != "" {
		return []place{{dir: ".", slug: s.slug}}
	}
	var out []place
	for _, form := range s.entries(ps, s.packs) {
		known := hotloop.Form(form.Name()).Valid()
		switch {
		case !form.IsDir() && form.Type()&fs.ModeSymlink == 0:
			// A README beside the forms is nobody's pack.
			continue
		case !known && s.packs == "." && (form.Name() == "shared" || form.Name() == "loops"):
			continue
		case !known:
			ps.add(s.where(path.Join(s.packs, form.Name())), 0, "no form of questions has this name", "put the packs into words/ or code/")
			continue
		}
		dir := path.Join(s.packs, form.Name())
		for _, e := range s.entries(ps, dir) {
			if !e.IsDir() {
				ps.add(s.where(path.Join(dir, e.Name())), 0, "this is not the directory of a pack", "move the file into a pack or remove it; a link must become a copy")
				continue
			}
			if len(out) == maxPacks {
				ps.add(s.where(dir), 0, "there are more packs than 2000", "split the directory and name one of them")
				return out
			}
			out = append(out, place{dir: path.Join(dir, e.Name()), form: form.Name(), slug: e.Name()})
		}
	}
	return out
}

// entries lists a directory in order, hidden files left out.
func (s Shelf) entries(ps *problems, dir string) []fs.DirEntry {
	list, err := fs.ReadDir(s.files, dir)
	if err != nil {
		ps.add(s.where(dir), 0, "the directory cannot be read", "check that it exists and that you may read it")
		return nil
	}
	return slices.DeleteFunc(list, func(e fs.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") })
}

// yamlFiles lists the YAML files of a directory that need not exist.
func (s Shelf) yamlFiles(ps *problems, dir string) []string {
	if s.slug != "" || !isDir(s.files, dir) {
		return nil
	}
	var out []string
	for _, e := range s.entries(ps, dir) {
		switch {
		case path.Ext(e.Name()) != ".yaml":
		case !e.Type().IsRegular():
			ps.add(s.where(path.Join(dir, e.Name())), 0, "this is not a plain file", "put a copy of the file here")
		default:
			out = append(out, path.Join(dir, e.Name()))
		}
	}
	return out
}

func isDir(files fs.FS, name string) bool {
	info, err := fs.Stat(files, name)
	return err == nil && info.IsDir()
}

func isFile(files fs.FS, name string) bool {
	info, err := fs.Stat(files, name)
	return err == nil && info.Mode().IsRegular()
}
