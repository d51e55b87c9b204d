package toolchain

import (
	"regexp"
	"strconv"
	"strings"
)

// javaFacts is what can be read off a Java file without compiling it.
type javaFacts struct {
	public string // the public class at the top
	main   string // the class with a main method, with its package
}

const (
	javaName = `[\p{L}_$][\p{L}\p{N}_$]*`
	javaKind = `(?:class|@?\s*interface|enum|record)\s+(` + javaName + `)`
)

var (
	javaPackage = regexp.MustCompile(`(?:^|[\s;])package\s+(` + javaName + `(?:\s*\.\s*` + javaName + `)*)\s*;`)
	javaClass   = regexp.MustCompile(`(?:^|[^\p{L}\p{N}_.$])` + javaKind)
	javaPublic  = regexp.MustCompile(`(?:^|[^\p{L}\p{N}_.$])public(?:\s+(?:abstract|final|sealed|non-sealed|strictfp|@` + javaName + `(?:\([^)]*\))?))*\s+` + javaKind)
	javaEntry   = regexp.MustCompile(`(?:^|[^\p{L}\p{N}_.$])static\s+(?:[\w@]+\s+)*void\s+main\s*\(`)
)

// readJava reads the classes at the top of a file.
func readJava(text []byte) javaFacts {
	var f javaFacts
	pack, source := "", blanked(unescaped(string(text)))
	if m := javaPackage.FindStringSubmatch(topLevel(source)); m != nil {
		pack = strings.Join(strings.Fields(m[1]), "") + "."
	}
	for head, body := range classesOf(source) {
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
// without what stands in inner blocks. The text has been blanked.
func classesOf(text string) func(yield func(head, body string) bool) {
	return func(yield func(head, body string) bool) {
		var head, body strings.Builder
		depth := 0
		for _, r := range text {
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

// topLevel is what stands outside of all blocks of a blanked text.
func topLevel(text string) string {
	var b strings.Builder
	d := 0
	for _, r := range text {
		switch {
		case r == '{':
			d++
		case r == '}':
			d = max(0, d-1)
			b.WriteByte(' ')
		case d == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unescaped reads the escapes that Java reads before anything else: \u007b
// opens a block wherever it stands, and \u000a ends a comment.
func unescaped(text string) string {
	if !strings.Contains(text, `\u`) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 >= len(text) || text[i+1] != 'u' {
			b.WriteByte(text[i])
			if text[i] == '\\' && i+1 < len(text) { // the next is no beginning of an escape
				i++
				b.WriteByte(text[i])
			}
			continue
		}
		at := i + 1
		for at < len(text) && text[at] == 'u' {
			at++
		}
		n, err := strconv.ParseUint(text[at:min(at+4, len(text))], 16, 16)
		if err != nil || at+4 > len(text) {
			b.WriteByte(text[i])
			continue
		}
		b.WriteRune(rune(n)) // half of a pair becomes U+FFFD, which is no part of a name
		i = at + 3
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
			for to = i + 3; to < len(text) && !strings.HasPrefix(text[to:], `"""`); to++ {
				if text[to] == '\\' {
					to++
				}
			}
			to = min(to+3, len(text))
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
