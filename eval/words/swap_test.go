package words_test

import (
	"regexp"
	"slices"
	"testing"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/words"
)

// swap changes who speaks or how, and nothing of what is said.
type swap struct {
	name  string
	pairs [][2]string // what stands for what; whole words, case kept
}

// swaps by what they change. Some of them do not make fine English ("you all
// was"); what is said stays the same, and so must what is heard.
var swaps = []swap{
	{"names", [][2]string{
		{"Marcus", "Oluwaseun"}, {"Priyanka", "Sarah"}, {"Beatriz", "Xiulan"}, {"Thiago", "Dieter"}, {"Sunil", "Bob"}, {"Karthik", "Björk"},
		{"Derek", "Abdulrahman"}, {"Funke", "Mary"}, {"Moira", "Nguyễn"}, {"Sheila", "Aiko"}, {"Anita", "Guðrún"}, {"Gareth", "Ivan"}, {"Siân", "Zoë"},
		{"Emeka", "Ed"}, {"Halima", "Jo"}, {"Ngozi", "Ann"}, {"Tomek", "Raj"}, {"Ania", "Lakshmi"}, {"Ling", "Katarzyna"}, {"Helen", "Fatoumata"},
		{"Omar", "Tim"}, {"Leila", "Sue"}, {"Rob", "Bartholomew"}, {"Camille", "Yuki"}, {"Vincent", "Kwame"}, {"Inès", "Peggy"}, {"Jussi", "Mohammed"},
		{"Elif", "Jane"}, {"Mikko", "José"}, {"Kavya", "Ruth"}, {"Greg", "Olumide"}, {"Farhan", "Pete"}, {"Sneha", "Olga"}, {"Femi", "Jack"}, {"Bisi", "Lucy"},
		{"Jéssica", "Eve"}, {"Tess", "Aaliyah"}, {"Bola", "Kim"}, {"Wulan", "Beth"}, {"Raimunda", "Margaret"}, {"Delgado", "Smith"}, {"Naidoo", "Jones"},
	}},
	{"places", [][2]string{
		{"Leeds", "Lagos"}, {"Lagos", "Oslo"}, {"Dublin", "Dhaka"}, {"Pune", "Paris"}, {"Manchester", "Mombasa"}, {"Bengaluru", "Boston"}, {"Lyon", "Lima"},
		{"Chennai", "Chicago"}, {"Helsinki", "Hanoi"}, {"Toronto", "Tunis"}, {"Glasgow", "Goa"}, {"Johannesburg", "Jena"}, {"Nairobi", "Naples"}, {"Chicago", "Chengdu"},
	}},
	{"he to she", [][2]string{{"he", "she"}, {"him", "her"}, {"his", "her"}, {"himself", "herself"}, {"man", "woman"}, {"wife", "husband"}, {"guy", "woman"}, {"son", "daughter"}, {"father", "mother"}, {"dad", "mum"}, {"Mr", "Ms"},
		{"he's", "she's"}, {"he'd", "she'd"}, {"he'll", "she'll"}}},
	{"she to he", [][2]string{{"she", "he"}, {"hers", "his"}, {"herself", "himself"}, {"woman", "man"}, {"husband", "wife"}, {"lady", "gentleman"}, {"daughter", "son"}, {"mother", "father"}, {"mum", "dad"}, {"Mrs", "Mr"}, {"Ms", "Mr"},
		{"she's", "he's"}, {"she'd", "he'd"}, {"she'll", "he'll"}}},
	{"he to they", [][2]string{{"he was", "they were"}, {"he is", "they are"}, {"he has", "they have"}, {"she was", "they were"}, {"she is", "they are"}, {"she has", "they have"}, {"he's been", "they've been"}, {"she's been", "they've been"}, {"he's got", "they've got"}, {"she's got", "they've got"}, {"he's", "they're"}, {"she's", "they're"}, {"he'd", "they'd"}, {"she'd", "they'd"}, {"he", "they"}, {"she", "they"}, {"him", "them"}, {"his", "their"}, {"himself", "themself"}}},
	{"British to American", [][2]string{
		{"colour", "color"}, {"behaviour", "behavior"}, {"favourite", "favorite"}, {"honour", "honor"}, {"centre", "center"}, {"organisation", "organization"}, {"apologise", "apologize"},
		{"apologised", "apologized"}, {"realise", "realize"}, {"realised", "realized"}, {"organised", "organized"}, {"prioritise", "prioritize"}, {"programme", "program"}, {"licence", "license"},
		{"practise", "practice"}, {"practised", "practiced"}, {"judgement", "judgment"}, {"cancelled", "canceled"}, {"travelled", "traveled"}, {"modelled", "modeled"}, {"labelled", "labeled"}, {"grey", "gray"},
		{"greyscale", "grayscale"}, {"whilst", "while"}, {"learnt", "learned"}, {"mum", "mom"}, {"fortnight", "two weeks"}, {"optimise", "optimize"}, {"parallelised", "parallelized"}}},
	{"American to British", [][2]string{
		{"color", "colour"}, {"behavior", "behaviour"}, {"favorite", "favourite"}, {"organization", "organisation"}, {"apologize", "apologise"}, {"realize", "realise"}, {"realized", "realised"},
		{"personalization", "personalisation"}, {"canceled", "cancelled"}, {"judgment", "judgement"}, {"program", "programme"}, {"learned", "learnt"}, {"license", "licence"}, {"favor", "favour"}}},
	{"reckon", [][2]string{{"I think", "I reckon"}, {"I believe", "I reckon"}, {"I guess", "I reckon"}}},
	{"y'all and folks", [][2]string{{"you all", "y'all"}, {"people", "folks"}, {"guys", "lads"}}},
	{"ain't", [][2]string{{"isn't", "ain't"}, {"aren't", "ain't"}, {"is not", "ain't"}, {"am not", "ain't"}}},
	{"cos and 'em", [][2]string{{"because", "cos"}, {"them", "'em"}}},
	{"gonna", [][2]string{{"going to", "gonna"}, {"want to", "wanna"}, {"kind of", "kinda"}, {"got to", "gotta"}}},
	{"aye and nowt", [][2]string{{"yes", "aye"}, {"nothing", "nowt"}, {"something", "summat"}}},
	{"contractions opened", [][2]string{
		{"didn't", "did not"}, {"don't", "do not"}, {"doesn't", "does not"}, {"wasn't", "was not"}, {"weren't", "were not"}, {"isn't", "is not"}, {"aren't", "are not"}, {"couldn't", "could not"},
		{"wouldn't", "would not"}, {"shouldn't", "should not"}, {"can't", "cannot"}, {"won't", "will not"}, {"haven't", "have not"}, {"hadn't", "had not"}, {"I'm", "I am"}, {"we're", "we are"},
		{"they're", "they are"}, {"I've", "I have"}, {"we've", "we have"}, {"I'll", "I will"}, {"we'll", "we will"}}},
	{"contractions closed", [][2]string{
		{"did not", "didn't"}, {"do not", "don't"}, {"does not", "doesn't"}, {"was not", "wasn't"}, {"is not", "isn't"}, {"could not", "couldn't"}, {"would not", "wouldn't"}, {"cannot", "can't"},
		{"I am", "I'm"}, {"I have", "I've"}, {"we have", "we've"}, {"it is", "it's"}, {"that is", "that's"}}},
}

// tags are what people hang on a sentence.
var tags = []string{", innit", " lah", ", you know", ", na", ", eh", ", like", " o", ", né", ", ja"}

// of returns a function that applies a swap to a text, all pairs at once.
func (s swap) of() func(string) string {
	to := map[string]string{}
	alternatives := ""
	longest := slices.Clone(s.pairs)
	slices.SortStableFunc(longest, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	for _, p := range longest {
		for _, upper := range []bool{false, true} {
			from, into := p[0], p[1]
			if upper {
				from, into = capital(from), capital(into)
			}
			if to[from] == "" {
				to[from] = into
				alternatives += "|" + regexp.QuoteMeta(from)
			}
		}
	}
	re := regexp.MustCompile(`(^|[^\pL\pN'’])(` + alternatives[1:] + `)($|[^\pL\pN'’])`)
	once := func(text string) string {
		return re.ReplaceAllStringFunc(text, func(m string) string {
			g := re.FindStringSubmatch(m)
			return g[1] + to[g[2]] + g[3]
		})
	}
	return once
}

func capital(s string) string {
	r := []rune(s)
	if len(r) > 0 && r[0] >= 'a' && r[0] <= 'z' {
		r[0] -= 'a' - 'A'
	}
	return string(r)
}

// hundred are a hundred answers of many voices: those written blind, strong and
// mediocre, and the bank's own strong ones to half of these questions.
func hundred(t *testing.T, b *bank.Bank) []hotloop.Answer {
	t.Helper()
	var list []hotloop.Answer
	for _, half := range []string{"dev", "test"} {
		for _, name := range blindQuestions(t, half) {
			q, err := b.Question(hotloop.QuestionID(name))
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, blindAnswer(t, q, half, name, "strong"), blindAnswer(t, q, half, name, "mediocre"))
			strong := slices.IndexFunc(q.Samples, func(s hotloop.Sample) bool { return s.Name == "strong" })
			if half == "dev" && strong >= 0 {
				list = append(list, words.SampleAnswer(q, q.Samples[strong], hotloop.L5))
			}
		}
	}
	if len(list) != 100 {
		t.Fatalf("%d answers", len(list))
	}
	return list
}

// TestWhoSpeaksAndHowChangesNothing swaps names, places, gender, spelling and
// dialect in a hundred answers: the same signals are heard, as strongly, and
// the score is the same, in every answer which a swap touches.
func TestWhoSpeaksAndHowChangesNothing(t *testing.T) {
	b, w := reader(t)
	answers := hundred(t, b)
	type heard struct {
		list  []hotloop.Evidence
		score float64
	}
	base := make([]heard, len(answers))
	for i, a := range answers {
		q, err := b.Question(a.Question)
		if err != nil {
			t.Fatal(err)
		}
		base[i].list, base[i].score = read(t, w, q, a)
	}
	whole := tally{}
	measure := func(name string, apply func(string) string) {
		same, differs := tally{}, 0
		for i, a := range answers {
			a.Turns = slices.Clone(a.Turns)
			touched := false
			for n, turn := range a.Turns {
				if turn.Speaker == hotloop.Candidate {
					a.Turns[n].Text = apply(turn.Text)
					touched = touched || a.Turns[n].Text != turn.Text
				}
			}
			if !touched {
				continue
			}
			q, _ := b.Question(a.Question)
			list, has := read(t, w, q, a)
			what := difference(base[i].list, list)
			same.add(what == "" && has == base[i].score)
			whole.add(what == "" && has == base[i].score)
			if what != "" || has != base[i].score {
				if differs++; differs <= 6 {
					t.Logf("%s: %s %.1f became %.1f; %s", name, a.Question, base[i].score, has, what)
				}
			}
		}
		t.Logf("%-20s unchanged %s", name, same)
		if same.percent() < 100 {
			t.Errorf("%s: %s answers are read as before; all must be", name, same)
		}
	}
	for _, s := range slices.Concat(swaps, wideSwaps) {
		measure(s.name, s.of())
	}
	for _, r := range rewrites {
		measure(r.name, r.apply)
	}
	end := regexp.MustCompile(`[\pL]\. `)
	n := 0
	measure("tags", func(text string) string {
		return end.ReplaceAllStringFunc(text, func(m string) string {
			if n++; n%7 != 0 {
				return m
			}
			return m[:len(m)-2] + tags[n/7%len(tags)] + ". "
		})
	})
	measure("kindly do the needful", func(text string) string { return text + " Kindly do the needful." })
	t.Logf("all swaps: unchanged %s", whole)
}

// difference names the first evidence that differs, apart from where it stands.
func difference(a, b []hotloop.Evidence) string {
	index := func(list []hotloop.Evidence) map[hotloop.SignalID]float64 {
		m := map[hotloop.SignalID]float64{}
		for _, e := range list {
			m[e.Signal] = e.Strength
		}
		return m
	}
	was, is := index(a), index(b)
	for _, e := range a {
		if s, ok := is[e.Signal]; !ok || s != e.Strength {
			return string(e.Signal) + " changed"
		}
	}
	for _, e := range b {
		if _, ok := was[e.Signal]; !ok {
			return string(e.Signal) + " is new"
		}
	}
	return ""
}
