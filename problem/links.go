package problem

import (
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Both formats allow symbolic links to what stands in the package itself, and
// none that leave it.

// maxLinks bounds the symbolic links of an archive.
const maxLinks = 1000

// walk reads a directory below the root of a package, with what its links
// point to. above are the directories that it stands in.
func (t *tree) walk(root *os.Root, dir string, above []fs.FileInfo) error {
	unreadable := func(p string, err error) error {
		return errorf(CodeInvalid, "%s in %s cannot be read; check its permissions.", p, t.origin).because(err)
	}
	self, err := root.Stat(filepath.FromSlash(dir))
	if err != nil {
		return unreadable(dir, err)
	}
	for _, a := range above {
		if os.SameFile(a, self) {
			return errorf(CodeInvalid, "%s in %s is a symbolic link to a directory that it stands in; remove it.", dir, t.origin)
		}
	}
	above = append(slices.Clone(above), self)
	entries, err := fs.ReadDir(root.FS(), dir)
	if err != nil {
		return unreadable(dir, err)
	}
	for _, d := range entries {
		if ignored(d.Name()) {
			continue
		}
		p := path.Join(dir, d.Name())
		info, err := d.Info()
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			// A Root never leaves its directory, also not through a link.
			if info, err = root.Stat(filepath.FromSlash(p)); err != nil {
				return errorf(CodeInvalid, "%s in %s is a symbolic link to nothing in the package, and links may not leave it; replace it by a copy of what it points to.", p, t.origin).because(err)
			}
		}
		switch {
		case err != nil:
			return unreadable(p, err)
		case info.IsDir():
			if err = t.addDir(p); err == nil {
				err = t.walk(root, p, above)
			}
		case !info.Mode().IsRegular():
			err = errorf(CodeInvalid, "%s in %s is neither a file nor a directory; remove it.", p, t.origin)
		default:
			err = t.add(p, file{size: info.Size(), exec: info.Mode()&0o111 != 0, open: func() (io.ReadCloser, error) { return root.Open(filepath.FromSlash(p)) }})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// follow adds what the links of an archive point to: targets by the links'
// paths. Links may point to links, so it goes over them until nothing is new.
func (t *tree) follow(targets map[string]string) error {
	if len(targets) > maxLinks {
		return errorf(CodeTooLarge, "%s holds more than %d symbolic links; pack copies of what they point to.", t.origin, maxLinks)
	}
	for len(targets) > 0 {
		before := len(targets)
		for _, p := range slices.Sorted(maps.Keys(targets)) {
			to := path.Join(path.Dir(p), targets[p])
			if path.IsAbs(targets[p]) || to == ".." || strings.HasPrefix(to, "../") || to == "." || strings.HasPrefix(p+"/", to+"/") {
				return errorf(CodeInvalid, "%s in %s is a symbolic link out of the package or to a directory that it stands in; pack a copy of what it points to.", p, t.origin)
			}
			if slices.ContainsFunc(slices.Collect(maps.Keys(targets)), func(other string) bool { return strings.HasPrefix(other, to+"/") }) {
				continue // what it points to is not whole yet
			}
			f, isFile := t.files[to]
			switch {
			case isFile:
				if err := t.add(p, f); err != nil {
					return err
				}
			case t.dirs[to]:
				if err := t.addDir(p); err != nil {
					return err
				}
				for _, n := range t.below(to) {
					if err := t.add(p+"/"+n, t.files[to+"/"+n]); err != nil {
						return err
					}
				}
			default:
				continue
			}
			delete(targets, p)
		}
		if len(targets) == before {
			p := slices.Sorted(maps.Keys(targets))[0]
			return errorf(CodeInvalid, "%s in %s is a symbolic link to nothing in the package; pack a copy of what it points to.", p, t.origin)
		}
	}
	return nil
}
