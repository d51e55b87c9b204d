package interview

import (
	"strings"
	"unicode/utf8"
)

// longSentence is from how many words on a sentence counts as said: shorter
// ones ("Go on.") only as a whole line.
const longSentence = 4

// outOfScene begins what is said after a role-play, every time.
const outOfScene = "Out of the scene:"

// hearsay takes a line apart into its sentences, with what is quoted from the
// candidate left out, so that a turn of phrase is known again around another
// quote.
func hearsay(says string) []string {
	var list []string
	var b strings.Builder
	quoted := false
	flush := func() {
		if s := strings.TrimSpace(b.String()); s != "" && s != outOfScene {
			list = append(list, s)
		}
		b.Reset()
	}
	for at, r := range says {
		switch {
		case r == '“':
			quoted = true
			b.WriteRune(r)
			continue
		case r == '”':
			quoted = false
		case quoted:
			continue
		}
		b.WriteRune(r)
		if strings.ContainsRune(".?!:", r) {
			if next := at + utf8.RuneLen(r); next >= len(says) || says[next] == ' ' || says[next] == '\n' {
				flush()
			}
		}
	}
	flush()
	return list
}

// remember notes a line and its sentences as said.
func remember(used map[string]bool, says string) {
	if says == "" {
		return
	}
	used[says] = true
	for _, s := range hearsay(says) {
		used[s] = true
	}
}

// unsaid reports whether neither a line nor a sentence of it was said.
func unsaid(used map[string]bool, says string) bool {
	if says == "" || used[says] {
		return false
	}
	for _, s := range hearsay(says) {
		if used[s] && len(strings.Fields(s)) >= longSentence {
			return false
		}
	}
	return true
}

// fresh reports whether a line was not said yet, in the loop or this reply.
func (i *interviewer) fresh(says string) bool { return unsaid(i.Used, says) && unsaid(i.said, says) }

// first is the first line of the pools that was not said yet.
func (i *interviewer) first(pools ...[]string) (string, bool) {
	for _, pool := range pools {
		for _, says := range pool {
			if i.fresh(says) {
				return says, true
			}
		}
	}
	return "", false
}

// pick is a line that was not said yet, chosen by the seed, of the first pool
// that has one; "" when all have run dry, which is silence, not repetition.
func (i *interviewer) pick(pools ...[]string) string { return pick(i.Seed, i.fresh, pools...) }

func pick(seed uint64, fresh func(string) bool, pools ...[]string) string {
	for _, pool := range pools {
		for k := range pool {
			if says := pool[(seed+uint64(k))%uint64(len(pool))]; fresh(says) {
				return says
			}
		}
	}
	return ""
}

// quoting picks among lines that take a quote, and fills it in.
func (i *interviewer) quoting(quote string, pools ...[]string) string {
	if quote == "" {
		return ""
	}
	for _, pool := range pools {
		filled := make([]string, len(pool))
		for k, says := range pool {
			filled[k] = strings.Replace(says, "%s", quote, 1)
		}
		if says := i.pick(filled); says != "" {
			return says
		}
	}
	return ""
}

// short picks a short line, each sentence of which is new however short it is.
func (i *interviewer) short(pools ...[]string) string {
	return pick(i.Seed, func(says string) bool {
		if i.Used[says] || i.said[says] {
			return false
		}
		for _, s := range hearsay(says) {
			if i.Used[s] || i.said[s] {
				return false
			}
		}
		return true
	}, pools...)
}

// join puts sentences after each other, leaving out what is empty.
func join(parts ...string) string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return strings.Join(list, " ")
}

// gaveUp reports whether a message says that there is no answer.
func gaveUp(said string) bool {
	s := plain(said)
	if len(strings.Fields(s)) > 12 {
		return false
	}
	for _, p := range []string{"don't know", "do not know", "no idea", "not sure", "can't think", "cannot think", "nothing comes to mind", "don't remember", "can't remember"} {
		if strings.Contains(s, p) {
			return true
		}
	}
	return s == "pass"
}

// plain is a message in lower case with single spaces and straight quotes.
func plain(said string) string {
	s := strings.ToLower(strings.Trim(strings.Join(strings.Fields(said), " "), " .!"))
	return strings.ReplaceAll(s, "’", "'")
}
