package problem

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLaTeXBecomesPlainMarkdown(t *testing.T) {
	tests := []struct{ name, tex, want string }{
		{"name and comments", "\\problemname{Shelves}\n% a remark\nTwo books. % more\nThree.", "Two books. Three."},
		{"sections", "\\section*{Input}\nOne line.", "## Input\n\nOne line."},
		{"fonts", "\\textbf{bold}, \\emph{soft} and \\texttt{a_b}", "**bold**, *soft* and `a_b`"},
		{"formulas", "with $1 \\leq n \\leq 10^5$ and $a_i$", "with `1 ≤ n ≤ 10^5` and `a_i`"},
		{"formula of its own", "So\n\\[ a \\cdot b \\]\nholds", "So\n`a · b`\nholds"},
		{"lists", "\\begin{itemize}\n  \\item one\n  \\item two\n\\end{itemize}", "- one\n- two"},
		{"numbered lists", "\\begin{enumerate}\\item one\\item two\\end{enumerate}", "1. one\n1. two"},
		{"quotes and dashes", "``so'' --- 1--2", "“so” — 1–2"},
		{"text that Markdown would read", "2 * 3 * 4 and a_b_c and #1", "2 \\* 3 \\* 4 and a\\_b\\_c and \\#1"},
		{"code", "\\begin{verbatim}\n a * b\n\\end{verbatim}", "```\n a * b\n```"},
		{"escapes", "100\\% \\& more\\_less", "100% & more\\_less"},
		{"links", "\\href{https://example.org}{there}", "[there](https://example.org)"},
		{"constants", "At most \\constant{most}.", "At most 7."},
		{"pictures", "\\includegraphics[width=3cm]{x.png}", pictureLeftOut},
		{"sections of 2025-09", "\\begin{Input}One.\\end{Input}", "## Input\n\nOne."},
		{"unknown commands keep their text", "\\shiny{text}", "text"},
		{"a dollar without a pair", "5$ left", "5\\$ left"},
		{"nothing closes", "\\textbf{open", "**open**"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := fromTeX(tt.tex, map[string]string{"most": "7"})
			if got = tidy(got); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestWhatIsLeftOutIsNoted(t *testing.T) {
	_, notes := fromTeX("\\shiny{a} \\includegraphics{x}", nil)
	if says := strings.Join(notes, " "); !strings.Contains(says, "shiny") || !strings.Contains(says, "Pictures") {
		t.Errorf("notes: %q", says)
	}
	text, notes := fromMarkdown("a ![x](y.png) <b>c</b> {{remainingsamples}}")
	if tidy(text) != "a "+pictureLeftOut+" c" || len(notes) != 2 {
		t.Errorf("%q %q", text, notes)
	}
}

func FuzzTeX(f *testing.F) {
	f.Add(`\begin{itemize}\item $a$ \verb|x| \textbf{b}\end{itemize}`)
	f.Add(`\[\]\(\)$$$`)
	f.Add("\\begin{verbatim}" + strings.Repeat("{", 100))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 16<<10 {
			return
		}
		got, _ := fromTeX(strings.ToValidUTF8(text, "?"), nil)
		if got = tidy(got); !utf8.ValidString(got) || len(got) > 8*len(text)+1000 {
			t.Errorf("%d bytes became %d", len(text), len(got))
		}
	})
}

func TestAStatementIsFoundWhereTheOtherFormatKeepsIt(t *testing.T) {
	p, err := Open("testdata/packages/draft")
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if s, err := p.Statement(); err != nil || s.File != "problem_statement/problem.en.md" {
		t.Errorf("%+v, %v", s, err)
	}
	files := minimal("")
	files["problem.pdf"] = "%PDF"
	q, err := openBytes(t, packed(t, files))
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	if _, err := q.Statement(); err == nil || !strings.Contains(err.Error(), "The only statement is problem.pdf") {
		t.Errorf("said: %v", err)
	}
}
