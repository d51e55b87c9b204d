package problem

import (
	"archive/zip"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// openArchive reads the directory of a zip archive. Nothing is unpacked to disk.
func openArchive(name string, size int64) (*tree, error) {
	if size > maxArchive {
		return nil, errorf(CodeTooLarge, "%s has %d MiB; a zip file may have at most %d. Unpack it and give the directory.", name, size>>20, int64(maxArchive)>>20)
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, errorf(CodeInvalid, "%s is not a readable zip file; pack it again, or give the directory.", name).because(err)
	}
	t, err := archiveTree(name, &z.Reader, z)
	if err != nil {
		z.Close()
	}
	return t, err
}

func archiveTree(name string, z *zip.Reader, closer io.Closer) (*tree, error) {
	if len(z.File) > 2*maxFiles {
		return nil, errorf(CodeTooLarge, "%s holds more than %d files; a package may hold at most that.", name, maxFiles)
	}
	top := topDirectory(z.File)
	t := newTree(name, closer)
	links := map[string]string{}
	for _, f := range z.File {
		p := strings.TrimSuffix(f.Name, "/")
		if !fs.ValidPath(p) || strings.Contains(p, `\`) {
			return nil, errorf(CodeInvalid, "The zip file %s names a file %q that could stand outside of it; pack it again without such names.", name, clip(f.Name, 80))
		}
		if p == top {
			continue
		}
		p = strings.TrimPrefix(p, top+"/")
		if slices.ContainsFunc(strings.Split(p, "/"), ignored) {
			continue
		}
		var err error
		switch mode := f.Mode(); {
		case mode&fs.ModeSymlink != 0:
			links[p], err = linkTarget(f)
			if err != nil {
				err = errorf(CodeInvalid, "%s in %s is a symbolic link that cannot be read; pack a copy of what it points to.", p, name).because(err)
			}
		case strings.HasSuffix(f.Name, "/") || mode.IsDir():
			err = t.addDir(p)
		case !mode.IsRegular():
			err = errorf(CodeInvalid, "%s in %s is neither a file nor a directory; remove it.", p, name)
		case f.Flags&1 != 0:
			err = errorf(CodeInvalid, "%s in %s is encrypted; pack it again without a password.", p, name)
		case f.Method != zip.Store && f.Method != zip.Deflate:
			err = errorf(CodeInvalid, "%s in %s is packed by a method that is not supported; pack it again with the usual one (deflate).", p, name)
		case f.UncompressedSize64 > maxTotal:
			err = errorf(CodeTooLarge, "%s in %s would unpack to more than %d MiB; a package may hold at most that.", p, name, int64(maxTotal)>>20)
		default:
			err = t.add(p, file{size: int64(f.UncompressedSize64), exec: mode&0o111 != 0, open: f.Open})
		}
		if err != nil {
			return nil, err
		}
	}
	return t, t.follow(links)
}

// linkTarget is what a symbolic link in an archive points to.
func linkTarget(f *zip.File) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	target, err := io.ReadAll(io.LimitReader(r, maxPathText))
	return string(target), err
}

// topDirectory is the one directory that everything in an archive stands in,
// or "" if problem.yaml stands at the top.
func topDirectory(files []*zip.File) string {
	top := ""
	for _, f := range files {
		first, _, deeper := strings.Cut(f.Name, "/")
		if ignored(first) {
			continue
		}
		if !deeper || top != "" && top != first {
			return ""
		}
		top = first
	}
	return top
}
