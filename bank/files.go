package bank

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// packFiles are the files of one pack by their path in it, in order.
type packFiles struct {
	names []string
	text  map[string]string
	total int
}

// readFiles reads every file of a pack, two directories deep, within the
// limits. What cannot be taken is a problem and left out.
func (s Shelf) readFiles(ps *problems, dir string) packFiles {
	out := packFiles{text: map[string]string{}}
	s.readInto(&out, ps, dir, "", 0)
	return out
}

func (s Shelf) readInto(out *packFiles, ps *problems, dir, below string, depth int) {
	for _, e := range s.entries(ps, path.Join(dir, below)) {
		name := path.Join(below, e.Name())
		at := s.where(path.Join(dir, name))
		switch {
		case e.IsDir() && depth < 2:
			s.readInto(out, ps, dir, name, depth+1)
		case e.IsDir():
			ps.add(at, 0, "a pack has no directories this deep", "move the files up")
		case e.Type()&fs.ModeSymlink != 0:
			ps.add(at, 0, "this is a link", "put a copy of the file here")
		case !e.Type().IsRegular():
			ps.add(at, 0, "this is not a plain file", "remove it")
		case len(out.names) >= maxPackFiles:
			if len(out.names) == maxPackFiles {
				ps.add(s.where(dir), 0, fmt.Sprintf("the pack has more than %d files", maxPackFiles), "remove those that it does not need")
			}
			return
		default:
			text, ok := s.readText(ps, path.Join(dir, name))
			if !ok {
				continue
			}
			if out.total += len(text); out.total > maxPackBytes {
				ps.add(s.where(dir), 0, "the pack is larger than 4 MiB", "use constructors in place of written-out tests, and remove what is not needed")
				return
			}
			out.names = append(out.names, name)
			out.text[name] = text
		}
	}
}

// readText reads one file as text with "\n" line ends.
func (s Shelf) readText(ps *problems, name string) (string, bool) {
	at := s.where(name)
	f, err := s.files.Open(name)
	if err != nil {
		ps.add(at, 0, "the file cannot be read", "check that you may read it")
		return "", false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFileBytes+1))
	if err != nil {
		ps.add(at, 0, "the file cannot be read to its end", "check that you may read it")
		return "", false
	}
	if len(data) > maxFileBytes {
		ps.add(at, 0, "the file is larger than 512 KiB", "shorten it; a large test is written with constructors")
		return "", false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if line, what, remedy := unfit(data); what != "" {
		ps.add(at, line, what, remedy)
		return "", false
	}
	return strings.ReplaceAll(string(data), "\r\n", "\n"), true
}

// unfit finds the first character that a text file of a pack must not hold.
// Control characters could steer a terminal, and characters that turn the
// direction of writing could show another program than the one that runs.
func unfit(data []byte) (line int, what, remedy string) {
	line = 1
	for i := 0; i < len(data); {
		c := data[i]
		if c >= 0x20 && c < 0x7f || c == '\t' {
			i++
			continue
		}
		if c == '\n' {
			line++
			i++
			continue
		}
		if c == '\r' && i+1 < len(data) && data[i+1] == '\n' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return line, fmt.Sprintf("byte 0x%02x is not UTF-8", c), "save the file as UTF-8"
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			return line, fmt.Sprintf("there is a control character (U+%04X)", r), "remove it"
		case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			return line, fmt.Sprintf("there is a character that turns the direction of writing (U+%04X)", r), "remove it"
		}
		i += size
	}
	return 0, "", ""
}
