package toolchain

import (
	"regexp"
	"strings"
)

// javaFacts is what can be read off a Java file without compiling it.
type javaFacts struct {
	public string // the public class at the top
	main   string // the class with a main method, with its package
}

var (
	javaPackage = regexp.MustCompile(`\bpackage\s+([\w.]+)\s*;`)
	javaClass   = regexp.MustCompile(`(?:^|[^\w.$])(?:class|interface|enum|record)\s+([\p{L}_$][\p{L}\p{N}_$]*)`)
	javaPublic  = regexp.MustCompile(`(?:^|[^\w.$])public(?:\s+(?:abstract|final|sealed|non-sealed|strictfp))*\s+(?:class|interface|enum|record)\s+([\p{L}_$][\p{L}\p{N}_$]*)`)
	javaEntry   = regexp.MustCompile(`(?:^|[^\w.$])static\s+(?:[\w@]+\s+)*void\s+main\s*\(`)
)

// readJava reads the classes at the top of a file.
func readJava(text []byte) javaFacts {
	var f javaFacts
	pack := ""
	if m := javaPackage.FindStringSubmatch(topLevel(string(text), 0)); m != nil {
		pack = m[1] + "."
	}
	for head, body := range classesOf(string(text)) {
		if m := javaPublic.FindStringSubmatch(head); m != nil {
			f.public = m[1]
		}
		if f.main == "" && javaEntry.MatchString(body) {
			if m := javaClass.FindStringSubmatch(head); m != nil {
				f.main = pack + m[1]
			}
		}
	}
	return f
}

// classesOf yields the head and the body of every top-level block, the body
// without what stands in inner blocks.
func classesOf(text string) func(yield func(head, body string) bool) {
	return func(yield func(head, body string) bool) {
		var head, body strings.Builder
		depth := 0
		for _, r := range blanked(text) {
			switch {
			case r == '{':
				depth++
				if depth > 1 {
					body.WriteRune(' ')
				}
			case r == '}':
				depth = max(0, depth-1)
				if depth == 0 {
					if !yield(head.String(), body.String()) {
						return
					}
					head.Reset()
					body.Reset()
				} else {
					body.WriteRune(';')
				}
			case depth == 0:
				head.WriteRune(r)
			case depth == 1:
				body.WriteRune(r)
			}
		}
	}
}

// topLevel is what stands outside of all blocks deeper than depth.
func topLevel(text string, depth int) string {
	var b strings.Builder
	d := 0
	for _, r := range blanked(text) {
		switch {
		case r == '{':
			d++
		case r == '}':
			d = max(0, d-1)
		case d <= depth:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// blanked replaces comments and the insides of texts by spaces, line by line
// as they are.
func blanked(text string) string {
	out := []byte(text)
	blank := func(from, to int) {
		for i := from; i < to && i < len(out); i++ {
			if out[i] != '\n' {
				out[i] = ' '
			}
		}
	}
	until := func(from int, end string) int {
		if i := strings.Index(text[from:], end); i >= 0 {
			return from + i + len(end)
		}
		return len(text)
	}
	for i := 0; i < len(text); {
		to := i + 1
		switch {
		case strings.HasPrefix(text[i:], "//"):
			to = until(i, "\n")
			blank(i, to)
		case strings.HasPrefix(text[i:], "/*"):
			to = until(i+2, "*/")
			blank(i, to)
		case strings.HasPrefix(text[i:], `"""`):
			to = until(i+3, `"""`)
			blank(i, to)
		case text[i] == '"' || text[i] == '\'':
			for to < len(text) && text[to] != text[i] && text[to] != '\n' {
				if text[to] == '\\' {
					to++
				}
				to++
			}
			to = min(to+1, len(text))
			blank(i, to)
		}
		i = to
	}
	return string(out)
}
