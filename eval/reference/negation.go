package reference

import "hotloop/eval/words"

// negation follows how far a negation reaches: to the next pause, and that of a
// thing ("no data about users") to the next preposition. What is excepted ("all
// except the last") is denied too.
type negation struct{ on, thing, longer, except bool }

func (n *negation) reaches(w words.Word) bool {
	switch w.Low {
	case "not", "never", "neither", "nor", "hardly", "barely", "than", "instead", "failed", "unable", "lack", "lacks":
		n.on, n.thing = true, false
	case "except", "excluding":
		n.except = true
		return false
	case "no", "nothing", "nobody", "none", "without":
		n.on, n.thing = true, true
	case "about", "of", "for", "to", "in", "from", "at", "if", "as", "when", "until", "on", "all", "they", "we", "you", "it", "everybody", "every", "each":
		n.on = n.on && !n.thing
	default:
		if w.Pause {
			n.on, n.except = false, false
		}
	}
	return (w.Negated && n.on || n.except) != n.longer
}
