package words_test

import (
	"regexp"
	"strings"
)

// wideSwaps are more voices: names of two words and of other scripts, and what
// is heard from India to Singapore and from Glasgow to Georgia.
var wideSwaps = []swap{
	{"names of two words", [][2]string{
		{"Marcus", "Mary Jane"}, {"Priyanka", "Nguyễn Anh"}, {"Beatriz", "María José"}, {"Thiago", "Jean-Luc"}, {"Sunil", "Wei Ming"}, {"Karthik", "Abu Bakr"},
		{"Derek", "O'Brien"}, {"Funke", "Anne Marie"}, {"Moira", "Siew Ling"}, {"Sheila", "De Souza"}, {"Anita", "Ana Lucía"}, {"Gareth", "Van Dijk"}, {"Siân", "Min-jun"},
		{"Emeka", "Billy Ray"}, {"Halima", "Sri Devi"}, {"Ngozi", "Mary-Ellen"}, {"Tomek", "Mohammed Ali"}, {"Ania", "Eun-ji"}, {"Ling", "Abdul Rahman"}, {"Helen", "Lee Ann"},
		{"Omar", "Juan Carlos"}, {"Leila", "Peggy Sue"}, {"Rob", "D'Angelo"}, {"Camille", "Thị Hoa"}, {"Vincent", "Ibn Khaldun"}, {"Inès", "Jo Beth"}, {"Jussi", "Ta-Nehisi"},
		{"Elif", "Bobbie Jo"}, {"Mikko", "Kofi Mensah"}, {"Kavya", "Zhang Wei"}, {"Greg", "Tan Ah Kow"}, {"Farhan", "Li Na"}, {"Sneha", "Ama Serwaa"}, {"Femi", "John Paul"}, {"Bisi", "Ní Bhriain"},
		{"Jéssica", "Mary Lou"}, {"Tess", "Xóchitl Ruiz"}, {"Bola", "Kim Min"}, {"Wulan", "Anna Lena"}, {"Raimunda", "Zhi Hao"},
	}},
	{"names of other scripts", [][2]string{
		{"Marcus", "Łukasz"}, {"Priyanka", "李娜"}, {"Beatriz", "Анна"}, {"Thiago", "محمد"}, {"Sunil", "Søren"}, {"Karthik", "김민준"}, {"Derek", "Αλέξης"}, {"Funke", "Ọláṣẹ́ní"}, {"Moira", "さくら"},
		{"Sheila", "Şebnem"}, {"Anita", "Þóra"}, {"Gareth", "दीपक"}, {"Emeka", "Čeněk"}, {"Halima", "İrem"}, {"Ngozi", "Ngọc"}, {"Tomek", "Владимир"}, {"Ania", "שרה"}, {"Ling", "Ågot"}, {"Helen", "Eleni"}, {"Omar", "عمر"},
		{"Leila", "Ñusta"}, {"Rob", "Ørjan"}, {"Camille", "Élodie"}, {"Vincent", "Ondřej"}, {"Inès", "Ioana"}, {"Jussi", "Jürgen"}, {"Elif", "ელენე"}, {"Mikko", "Mõisa"}, {"Kavya", "கவிதா"}, {"Greg", "Gäel"},
	}},
	{"they for every man and woman", [][2]string{{"man", "person"}, {"woman", "person"}, {"guy", "person"}, {"lady", "person"}, {"Mr", "Mx"}, {"Mrs", "Mx"}, {"Ms", "Mx"}, {"husband", "partner"}, {"wife", "partner"}, {"himself", "themselves"}, {"herself", "themselves"}}},
	{"British words", [][2]string{
		{"elevator", "lift"}, {"apartment", "flat"}, {"vacation", "holiday"}, {"truck", "lorry"}, {"trucks", "lorries"}, {"on the weekend", "at the weekend"}, {"over the weekend", "at the weekend"}, {"gotten", "got"},
		{"parking lot", "car park"}, {"resume", "CV"}, {"two weeks", "fortnight"}, {"movie", "film"}, {"movies", "films"}, {"attorney", "solicitor"}, {"toward", "towards"}, {"math", "maths"}, {"while", "whilst"}, {"garbage", "rubbish"},
		{"center", "centre"}, {"meter", "metre"}, {"defense", "defence"}, {"catalog", "catalogue"}, {"dialog", "dialogue"}, {"artifact", "artefact"}, {"skeptical", "sceptical"}, {"analyze", "analyse"}, {"analyzed", "analysed"}, {"optimize", "optimise"}, {"prioritize", "prioritise"}, {"recognize", "recognise"}, {"summarize", "summarise"}, {"neighbor", "neighbour"}, {"labor", "labour"}, {"rumor", "rumour"}, {"honor", "honour"}, {"traveled", "travelled"}, {"labeled", "labelled"}, {"modeling", "modelling"}, {"signaling", "signalling"}, {"fulfill", "fulfil"}}},
	{"American words", [][2]string{
		{"lift", "elevator"}, {"lifts", "elevators"}, {"holiday", "vacation"}, {"holidays", "vacation"}, {"lorry", "truck"}, {"lorries", "trucks"}, {"at the weekend", "on the weekend"}, {"rota", "roster"}, {"car park", "parking lot"}, {"CV", "resume"},
		{"film", "movie"}, {"films", "movies"}, {"solicitor", "attorney"}, {"towards", "toward"}, {"maths", "math"}, {"centre", "center"}, {"centres", "centers"}, {"metre", "meter"}, {"metres", "meters"}, {"defence", "defense"}, {"catalogue", "catalog"}, {"sceptical", "skeptical"}, {"artefact", "artifact"},
		{"analyse", "analyze"}, {"recognise", "recognize"}, {"neighbour", "neighbor"}, {"neighbours", "neighbors"}, {"labour", "labor"}, {"rumour", "rumor"}, {"travelling", "traveling"}, {"labelled", "labeled"}, {"modelling", "modeling"}, {"signalling", "signaling"}, {"fulfil", "fulfill"}, {"ageing", "aging"}, {"cheque", "check"}, {"cheques", "checks"}, {"programmes", "programs"}, {"rubbish", "garbage"}, {"post", "mail"}}},
	{"Scottish", [][2]string{{"didn't", "didnae"}, {"wasn't", "wasnae"}, {"couldn't", "couldnae"}, {"can't", "cannae"}, {"don't", "dinnae"}, {"doesn't", "doesnae"}, {"wouldn't", "wouldnae"}, {"isn't", "isnae"}, {"hadn't", "hadnae"}, {"small", "wee"}, {"little", "wee"}, {"outside", "outwith"}, {"yes", "aye"}}},
	{"it don't, we was", [][2]string{{"doesn't", "don't"}, {"does not", "don't"}, {"we were", "we was"}, {"they were", "they was"}, {"you were", "you was"}, {"there were", "there was"}, {"hasn't", "haven't"}, {"weren't", "wasn't"}}},
	{"I were", [][2]string{{"I was", "I were"}, {"he was", "he were"}, {"she was", "she were"}, {"it was", "it were"}, {"myself", "meself"}}},
	{"ain't for haven't", [][2]string{{"haven't", "ain't"}, {"hasn't", "ain't"}, {"have not", "ain't"}, {"has not", "ain't"}}},
	{"habitual be", [][2]string{{"they are", "they be"}, {"he is", "he be"}, {"she is", "she be"}, {"it is", "it be"}, {"they're", "they be"}, {"people are", "people be"}, {"we're", "we be"}, {"we are", "we be"}}},
	{"fixing to", [][2]string{{"going to", "fixing to"}, {"might", "might could"}, {"you", "y'all"}, {"very", "mighty"}}},
	{"finna and tryna", [][2]string{{"going to", "finna"}, {"trying to", "tryna"}, {"out of", "outta"}, {"have to", "hafta"}, {"got to", "gotta"}, {"let me", "lemme"}, {"give me", "gimme"}, {"a lot of", "a lotta"}, {"should have", "shoulda"}, {"would have", "woulda"}, {"could have", "coulda"}, {"must have", "musta"}}},
	{"oga and wahala", [][2]string{{"boss", "oga"}, {"trouble", "wahala"}}},
	{"'cause and 'til", [][2]string{{"because", "'cause"}, {"until", "'til"}, {"about", "'bout"}, {"them", "'em"}}},
	{"Indian", [][2]string{{"discussed", "discussed about"}, {"I have", "I am having"}, {"we have", "we are having"}, {"we had", "we were having"}, {"I know", "I am knowing"}, {"I understand", "I am understanding"}, {"I want", "I am wanting"}, {"I think", "I am thinking"}, {"I need", "I am needing"}}},
	{"thrice and whilst", [][2]string{{"while", "whilst"}, {"among", "amongst"}, {"toward", "towards"}, {"until", "till"}, {"although", "though"}, {"through", "thru"}}},
}

// rewrite changes a text by a regular expression.
type rewrite struct {
	name string
	what *regexp.Regexp
	by   string
}

var rewrites = []rewrite{
	{"workin'", regexp.MustCompile(`(\pL{2,}[bcdfgklmnprstvxz]in)g\b`), `$1'`},
	{"them servers", regexp.MustCompile(`\b(of|in|on|at|for|with|from|by) those (\pL+s)\b`), `$1 them $2`},
	{"double negation", regexp.MustCompile(`(n't|not|never) (\pL+) any `), `$1 $2 no `},
	{"not nothing", regexp.MustCompile(`(n't \pL+) anything\b`), `$1 nothing`},
	{"I done told", regexp.MustCompile(`\bI (told|said|asked|built|wrote|put|took|made|found|went|called)\b`), `I done $1`},
	{"he a-working", regexp.MustCompile(`\b(was|were) (\pL{3,}ing)\b`), `$1 a-$2`},
	{"so I did", regexp.MustCompile(`\. I (told|said|asked|built|wrote|put|took|made|found|went|called) ([^.;:?!"”]+)\.`), `. I $1 $2, so I did.`},
	{"like, you know", regexp.MustCompile(`\b(was|were|is) (the|a|an|my|our) `), `$1, you know, $2 `},
	{"well and look", regexp.MustCompile(`\. (So|And|Then|But) `), `. $1, like, `},
	{"thank you", regexp.MustCompile(`$`), ` Thank you so much.`},
	{"cheers first", regexp.MustCompile(`^`), `Cheers. `},
}

func (r rewrite) apply(text string) string {
	return strings.TrimSpace(r.what.ReplaceAllString(text, r.by))
}
