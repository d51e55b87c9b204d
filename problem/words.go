package problem

import "strings"

// shellWords takes a line of flags apart as a shell does: at white space that
// is not within quotation marks or behind a backslash. A line whose marks do
// not match is taken apart at white space alone.
func shellWords(line string) []string {
	var out []string
	var word strings.Builder
	begun, quote := false, byte(0)
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case c == '\\' && quote != '\'' && i+1 < len(line):
			i++
			if quote == '"' && line[i] != '"' && line[i] != '\\' {
				word.WriteByte(c)
			}
			word.WriteByte(line[i])
			begun = true
		case quote != 0:
			word.WriteByte(c)
		case c == '"' || c == '\'':
			quote, begun = c, true
		case strings.IndexByte(" \t\r\n", c) >= 0:
			if begun {
				out = append(out, word.String())
				word.Reset()
			}
			begun = false
		default:
			word.WriteByte(c)
			begun = true
		}
	}
	if quote != 0 {
		return strings.Fields(line)
	}
	if begun {
		out = append(out, word.String())
	}
	return out
}
