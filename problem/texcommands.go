package problem

import (
	"regexp"
	"slices"
	"strings"
)

// command converts a command with its arguments.
func (t *tex) command(depth int) string {
	name := t.name()
	switch name {
	case "problemname":
		t.raw()
	case "section", "subsection", "subsubsection", "paragraph":
		return "\n\n## " + t.argument(depth) + "\n\n"
	case "textbf", "textsc":
		return around("**", t.argument(depth))
	case "emph", "textit", "textsl", "underline":
		return around("*", t.argument(depth))
	case "texttt":
		return around("`", strings.NewReplacer(`\_`, "_", `\*`, "*", `\<`, "<", `\#`, "#", "`", "'").Replace(t.argument(depth)))
	case "verb":
		return t.verb()
	case "url":
		return "<" + t.raw() + ">"
	case "href":
		to := t.raw()
		return "[" + t.argument(depth) + "](" + strings.NewReplacer(" ", "%20", ")", "%29").Replace(to) + ")"
	case "constant":
		return t.constants[t.raw()]
	case "item":
		t.options()
		if len(t.lists) == 0 {
			return "\n- "
		}
		return "\n" + strings.Repeat("   ", len(t.lists)-1) + t.lists[len(t.lists)-1]
	case "begin":
		return t.environment(t.raw(), depth)
	case "end":
		t.raw() // of an environment that was not begun
	case "includegraphics":
		t.raw()
		t.note("Pictures were left out.")
		return pictureLeftOut
	case "illustration":
		t.raw()
		t.raw()
		t.raw()
		t.note("Pictures were left out.")
		return "\n\n" + pictureLeftOut + "\n\n"
	case "ldots", "dots", "textellipsis":
		return "…"
	case "\\", "newline", "par":
		return "\n\n"
	case "(", "[":
		return t.mathUntil(map[string]string{"(": `\)`, "[": `\]`}[name])
	case "%", "&", "$", "{", "}", " ":
		return name
	case "_", "#":
		return `\` + name
	case ",", ";", ":", "quad", "qquad", "hspace":
		if name == "hspace" {
			t.raw()
		}
		return " "
	case "footnote":
		return " (" + t.argument(depth) + ")"
	case "label", "vspace", "input", "caption", "def", "usepackage", "definecolor":
		t.raw()
	case "nextsample", "remainingsamples", "noindent", "centering", "smallskip", "medskip", "bigskip", "hline", "clearpage", "newpage",
		"bf", "it", "tt", "em", "sc", "tiny", "scriptsize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge", "-", "/", "@", "":
	case "textbackslash":
		return `\\`
	case "LaTeX":
		return "LaTeX"
	default:
		if len(name) > 1 && !slices.Contains(t.unknown, name) && len(t.unknown) < 20 {
			t.unknown = append(t.unknown, name)
		}
		t.options()
	}
	return ""
}

// gapBeforeItem is an empty line before an item of a list.
var gapBeforeItem = regexp.MustCompile(`\n\s*\n( *(?:- |1\. ))`)

// around puts a mark around text, if there is any.
func around(mark, text string) string {
	if text = strings.TrimSpace(text); text == "" {
		return ""
	}
	return mark + text + mark
}

// verb takes \verb|text|.
func (t *tex) verb() string {
	if t.rest == "" {
		return ""
	}
	mark := t.rest[:1]
	body, rest, ok := strings.Cut(t.rest[1:], mark)
	if !ok || strings.Contains(body, "\n") {
		return ""
	}
	t.rest = rest
	return around("`", strings.ReplaceAll(body, "`", "'"))
}

// mathUntil takes a formula that ends in a mark of its own.
func (t *tex) mathUntil(end string) string {
	body, rest, ok := strings.Cut(t.rest, end)
	if !ok {
		return ""
	}
	t.rest = "$" + strings.ReplaceAll(body, "$", "") + "$" + rest
	return t.math()
}

// environment converts \begin{name} ... \end{name}.
func (t *tex) environment(name string, depth int) string {
	end := `\end{` + name + `}`
	if depth >= maxTeXDepth {
		return ""
	}
	switch name {
	case "verbatim", "lstlisting", "Verbatim":
		if name != "verbatim" {
			t.options()
		}
		body, rest, _ := strings.Cut(t.rest, end)
		t.rest = rest
		return "\n\n```\n" + strings.ReplaceAll(strings.Trim(body, "\n"), "```", "'''") + "\n```\n\n"
	case "itemize", "enumerate":
		t.options()
		mark := "- "
		if name == "enumerate" {
			mark = "1. "
		}
		t.lists = append(t.lists, mark)
		body := t.until(end, depth+1)
		t.lists = t.lists[:len(t.lists)-1]
		return "\n" + gapBeforeItem.ReplaceAllString(strings.TrimSpace(body), "\n$1") + "\n\n"
	case "Input", "Output", "Interaction":
		return "\n\n## " + name + "\n\n" + t.until(end, depth+1) + "\n\n"
	case "quote":
		body := strings.TrimSpace(t.until(end, depth+1))
		return "\n\n> " + strings.ReplaceAll(body, "\n", "\n> ") + "\n\n"
	case "tabular", "tabularx", "array":
		t.raw()
		t.note("A table was carried over as lines of code; look it over.")
		body, rest, _ := strings.Cut(t.rest, end)
		t.rest = rest
		body = strings.NewReplacer(`\hline`, "", `\\`, "", "&", "|", "`", "'", "$", "").Replace(body)
		return "\n\n```\n" + strings.TrimSpace(body) + "\n```\n\n"
	case "equation", "equation*", "align", "align*", "displaymath":
		body, rest, _ := strings.Cut(t.rest, end)
		t.rest = "$$" + strings.ReplaceAll(body, "$", "") + "$$" + rest
		return t.math()
	}
	t.options()
	if name == "figure" || name == "wrapfigure" || name == "minipage" {
		for strings.HasPrefix(t.rest, "{") || strings.HasPrefix(t.rest, "[") {
			t.raw()
		}
	}
	return "\n\n" + t.until(end, depth+1) + "\n\n"
}
