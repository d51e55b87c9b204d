package words

import "strings"

// How somebody speaks is no matter of what they say: this file gives the plain
// word for spoken forms, for dialects and for spellings, and knows what hangs on
// a sentence and says nothing.

// fillers are sounds, not words: a sequence reads on over them.
func filler(low string) bool {
	switch low {
	case "um", "uh", "er", "erm", "hmm", "uhm", "eh":
		return true
	}
	return false
}

// unapostrophed splits the contractions that people type without their
// apostrophe, or that a dialect has, and that are no words themselves.
func unapostrophed(low string) (a, b string, ok bool) {
	switch low {
	case "cannot":
		return "can", "not", true
	case "dont", "didnt", "doesnt", "isnt", "wasnt", "werent", "arent", "havent", "hasnt", "hadnt", "couldnt", "wouldnt", "shouldnt":
		return low[:len(low)-2], "not", true
	case "cant":
		return "can", "not", true
	case "wont":
		return "will", "not", true
	case "im":
		return "i", "am", true
	case "ive", "weve", "theyve", "youve":
		return low[:len(low)-2], "have", true
	case "didnae", "doesnae", "isnae", "wasnae", "werenae", "hasnae", "hadnae", "havenae", "couldnae", "wouldnae", "shouldnae", "arenae":
		return low[:len(low)-3], "not", true
	case "dinnae":
		return "do", "not", true
	case "cannae":
		return "can", "not", true
	case "willnae":
		return "will", "not", true
	}
	return "", "", false
}

// plainWords gives the plain word, or the plain two, for a spoken form or a
// dialect's, and one spelling for those whose ending does not show that they are
// one (american does the rest). A line is the plain word and what is read as it.
const plainWords = `
because: cos coz cuz
them: em
think: reckon
yes: aye yeah yep yup
no: nope nah
nothing: nowt nuffin nothin nuttin nuthin
anything: owt anythin
something: summat somethin sumthing
everything: everythin
myself: meself
people: folk folks
mother: mum mom
boss: oga gaffer
trouble: wahala
small: wee
very: mighty
outside: outwith
going-to: gonna gon finna
want-to: wanna
got-to: gotta
trying-to: tryna
have-to: hafta hasta
out-of: outta
lot-of: lotta
kind-of: kinda
sort-of: sorta
let-me: lemme
give-me: gimme
i-will: imma
should-have: shoulda
would-have: woulda
could-have: coulda
must-have: musta
two-weeks: fortnight
while: whilst
among: amongst
between: betwixt
afternoon: arvo
until: till til
about: bout
though: tho
through: thru
grey: gray
program: programme
programs: programmes
judgment: judgement
learned: learnt
burned: burnt
spelled: spelt
dreamed: dreamt
leaned: leant
leaped: leapt
spoiled: spoilt
got: gotten
center: centre
centers: centres
centered: centred
meter: metre
meters: metres
liter: litre
liters: litres
fiber: fibre
theater: theatre
theaters: theatres
caliber: calibre
defense: defence
offense: offence
license: licence
licenses: licences
pretense: pretence
practice: practise
practices: practises
practiced: practised
practicing: practising
catalog: catalogue
catalogs: catalogues
dialog: dialogue
dialogs: dialogues
skeptical: sceptical
skeptic: sceptic
artifact: artefact
artifacts: artefacts
check: cheque
checks: cheques
aging: ageing
fulfill: fulfil
fulfills: fulfils
enroll: enrol
installment: instalment
math: maths
skillful: skilful
maneuver: manoeuvre
`

// plainForms reads plainWords: a word to its plain one or ones.
func plainForms() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(plainWords) {
		plain, forms, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			continue
		}
		for _, f := range strings.Fields(forms) {
			m[f] = strings.Split(plain, "-")
		}
	}
	return m
}

// plainForm gives the plain word for one as written in lower case, or two and
// where in it the first ends.
func (x *lexicon) plainForm(low string) (a, b string, cut int) {
	switch f := x.plain[low]; len(f) {
	case 1:
		return f[0], "", 0
	case 2:
		return f[0], f[1], len(low) / 2
	}
	return low, "", 0
}

// droppedG reports whether the apostrophe at text[j] stands for the g of
// "workin'", rather than closing a quotation.
func droppedG(text string, i, j int) bool {
	if j-i < 4 || text[j-2:j] != "in" || !apostropheAt(text, j) {
		return false
	}
	for k := i - 1; k >= 0 && k > i-60; k-- {
		if (text[k] == '\'' || strings.HasPrefix(text[k:], "‘")) && (k == 0 || text[k-1] == ' ' || text[k-1] == '(') {
			return false
		}
	}
	return true
}

func apostropheAt(text string, j int) bool {
	return j < len(text) && text[j] == '\'' || strings.HasPrefix(text[j:], "’")
}

// leadApostrophe gives the plain word for one that an apostrophe begins.
func leadApostrophe(text string, i int, low string) string {
	if i == 0 || text[i-1] != '\'' && !strings.HasSuffix(text[:i], "’") {
		return low
	}
	switch low {
	case "cause":
		return "because"
	case "bout":
		return "about"
	case "round":
		return "around"
	}
	return low
}
