package reference

import (
	"regexp"
	"strings"
)

// costPattern matches a stated order of growth.
func costPattern() *regexp.Regexp {
	return regexp.MustCompile(`\blog(?:arithm)?\sof\s(?:the\s)?(?:number|size|length|count)\b(?:\sof\s(?:the\s)?[a-z]+)?` +
		`|\b[OΘ]\s?\([^()\n]{1,40}(?:\([^()\n]{1,20}\)[^()\n]{0,20})?\)` +
		`|\b[nN](?:\s?\*\s?|\stimes\s(?:the\s)?|\s)?log(?:2|arithm)?(?:\sof)?\s?\(?[nN]\b\)?` +
		`|\b(?:log(?:2|arithm)?(?:\sof)?\s?\(?[nN]\b\)?|2\^[nN]\b|[nN](?:\^[23]\b|[²³]|\ssquared?\b|\scubed\b|\s?\*\s?[nN]\b|\stimes\s[nN]\b|\sby\s[nN]\b))`)
}

// costKey is the same for ways of writing one order of growth.
func costKey(s string) string {
	s = strings.ToLower(s)
	if strings.HasPrefix(s, "log") && strings.Contains(s, " of ") && !strings.HasSuffix(s, " n") && !strings.HasSuffix(s, ")") {
		return "cost:logn" // of the number of elements
	}
	if i := strings.IndexByte(s, '('); i < 0 || s[0] != 'o' && !strings.HasPrefix(s, "θ") {
		s = "(" + s + ")"
	}
	s = strings.NewReplacer(" times the ", "", " times ", "", " of ", "", " by ", "", "squared", "^2", "square", "^2", "cubed", "^3", "log2", "log", "logarithm", "log", " ", "", "*", "", "²", "^2", "³", "^3", "n*n", "n^2", "θ", "o", "Θ", "o", "(n)", "n", "lg", "log", "**", "^").Replace(s[strings.IndexByte(s, '('):])
	return "cost:" + strings.ReplaceAll(strings.Trim(s, "()"), "nn", "n^2")
}

// stated tells the costs that a model answer states, O(n log n), from those it
// only speaks of on the way, "log n levels".
func (p *passage) stated() {
	any := false
	for _, t := range p.terms {
		any = any || t.cost && !t.bare
	}
	if !any {
		return
	}
	for i := range p.terms {
		if t := &p.terms[i]; t.cost && t.bare {
			t.minor = true
			p.says[t.key] = false
		}
	}
	for _, t := range p.terms {
		if t.cost && !t.bare {
			p.says[t.key] = true
		}
	}
}
