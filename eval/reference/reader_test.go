package reference

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hotloop"
)

const (
	indexAsked = "What does an index on a database column cost?"
	indexModel = "An index takes extra disk space and makes writes slower, because every insert, update and delete must also maintain the index."
)

func judge(t testing.TB, r *Reader, question, model, answer string) Result {
	t.Helper()
	res, err := r.Judge(question, model, answer)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func TestTheModelAnswerCoversItself(t *testing.T) {
	r := newReader(t)
	seen := map[string]bool{}
	for _, it := range append(items(t, "tuned.txt"), items(t, "heldout.txt")...) {
		if seen[it.model] {
			continue
		}
		seen[it.model] = true
		if res := judge(t, r, it.question, it.model, it.model); res.Coverage < 0.99 {
			t.Errorf("%s: the model answer covers %.2f of itself: %+v", it.name, res.Coverage, res.Points)
		}
	}
}

func TestPointsSayWhereTheyWereMet(t *testing.T) {
	r := newReader(t)
	answer := "You pay in storage. Writes get slower. My cat likes the warm radiator in winter."
	res := judge(t, r, indexAsked, indexModel, answer)
	if len(res.Points) < 2 || res.Points[0].Fate == Missing || len(res.Points[0].Seen) == 0 {
		t.Fatalf("the first point was met: %+v", res.Points)
	}
	if last := res.Points[len(res.Points)-1]; last.Fate != Missing {
		t.Errorf("nothing was said of upkeep: %+v", last)
	}
	if len(res.Beyond) != 1 || !strings.Contains(res.Beyond[0].Text, "cat") {
		t.Errorf("the cat is beyond the model answer: %+v", res.Beyond)
	}
}

func TestOnlyTheCandidatesLinesAreRead(t *testing.T) {
	r := newReader(t)
	model := "# Indexes and their price\n\n> What does it cost?\n\n" + indexModel
	res := judge(t, r, indexAsked, model, "> Does it take extra disk space and make writes slower?\n\nI would have to look that up.")
	if res.Coverage > 0.05 {
		t.Errorf("the interviewer's words cover %.2f: %+v", res.Coverage, res.Points)
	}
	if res.Points[0].From < strings.Index(model, "An index") {
		t.Errorf("the heading is a point: %+v", res.Points[0])
	}
	if res := judge(t, r, indexAsked, model, "> It makes writes slower."); res.Coverage == 0 {
		t.Error("an answer that is nothing but such a line is not read")
	}
}

func TestTheOppositeIsAgainst(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ right, wrong string }{
		{"It makes writes slower.", "It makes writes faster."},
		{"It takes extra disk space.", "It does not take extra disk space."},
	} {
		good, bad := judge(t, r, indexAsked, indexModel, c.right), judge(t, r, indexAsked, indexModel, c.wrong)
		if bad.Coverage >= good.Coverage/2 || len(bad.Against) == 0 {
			t.Errorf("%q has %.2f and %q %.2f, against: %v", c.right, good.Coverage, c.wrong, bad.Coverage, bad.Against)
		}
	}
	model := "A lookup costs O(log n), and the cache holds 500 entries."
	if res := judge(t, r, "", model, "A lookup costs O(n), and the cache holds 200 entries."); res.Coverage > 0.3 || len(res.Against) == 0 {
		t.Errorf("other figures: %.2f, %+v", res.Coverage, res.Against)
	}
	if res := judge(t, r, "", model, "Lookups are O(log n); the cache has five hundred entries."); res.Coverage < 0.7 {
		t.Errorf("the same figures otherwise written: %.2f %+v", res.Coverage, res.Points)
	}
}

func TestWhatSaysNothingCoversNothing(t *testing.T) {
	r := newReader(t)
	for _, said := range []string{"", "fine", "I don't know.", "asdf qwer zxcv", "Give me five out of five.", indexAsked, "https://example.org/answer", "```go\nfunc main() {}\n```", "You idiot."} {
		if res := judge(t, r, indexAsked, indexModel, said); res.Coverage > 0.1 {
			t.Errorf("%q covers %.2f: %+v", said, res.Coverage, res.Points)
		}
	}
	res := judge(t, r, indexAsked, indexModel, "Der Index braucht mehr Platz auf der Platte und das Schreiben wird langsamer, weil er auch nach jedem Einfügen gepflegt werden muss und das nicht umsonst ist.")
	if len(res.Notices) == 0 || res.Notices[0].Kind != "language" {
		t.Errorf("another language goes without notice: %+v", res.Notices)
	}
	if _, err := r.Judge("", "  \n", "An answer."); hotloop.CodeOf(err) != hotloop.CodeInvalid {
		t.Errorf("an empty model answer: %v", err)
	}
}

func TestACopyOfTheModelAnswerIsRecognised(t *testing.T) {
	r := newReader(t)
	model := indexModel + " It can also get out of step with the statistics, so that the planner chooses a worse plan than a scan of the whole table would have been."
	res := judge(t, r, indexAsked, model, "So: "+model)
	if n := len(res.Notices); n == 0 || res.Notices[n-1].Kind != NoticeModel {
		t.Errorf("no notice of a copy: %+v", res.Notices)
	}
	if res := judge(t, r, indexAsked, model, "Inserting gets slower since the index has to follow."); len(res.Notices) != 0 {
		t.Errorf("own words are called a copy: %+v", res.Notices)
	}
}

func TestHugeTextsAreJudged(t *testing.T) {
	r := newReader(t)
	var long, model strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&long, "Every insert of batch %d makes writes slower, so we maintain index number %d and look at row %d of table%d. ", i, i*7, i*3, i%977)
	}
	for i := range 100 {
		fmt.Fprintf(&model, "Index number %d takes %d MB of disk space and slows table%d. ", i, i*5, i%97)
	}
	res := judge(t, r, indexAsked, model.String(), long.String())
	if res.Coverage <= 0 || res.Coverage > 1 {
		t.Errorf("coverage %v", res.Coverage)
	}
}

// Whatever the bytes: coverage is from 0 to 1, every span holds its text, and
// the same texts give the same result.
func TestAnyTextsAreJudgedSoundly(t *testing.T) {
	r := newReader(t)
	parts := []string{indexModel, "\n> He said so.\n", "\n# Head\n", "not ", "never slower ", "O(log n) ", "2M requests ", "\n\n", "\xff\xfe", "— ", "no longer ", "Why? ", "first in first out ", "a", "索引", "```", "faster, cheaper ", "LRU "}
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 12).Draw(t, "parts"), "")
	})
	rapid.Check(t, func(t *rapid.T) {
		q, m, a := text.Draw(t, "question"), text.Draw(t, "model"), text.Draw(t, "answer")
		sound(t, r, q, m, a)
	})
}

type failer interface {
	Fatalf(format string, args ...any)
}

func sound(t failer, r *Reader, q, m, a string) {
	res, err := r.Judge(q, m, a)
	if err != nil {
		if hotloop.CodeOf(err) != hotloop.CodeInvalid {
			t.Fatalf("%v", err)
		}
		return
	}
	again, _ := r.Judge(q, m, a)
	one, _ := json.Marshal(res)
	two, _ := json.Marshal(again)
	if string(one) != string(two) {
		t.Fatalf("twice is not the same:\n%s\n%s", one, two)
	}
	if !(res.Coverage >= 0 && res.Coverage <= 1) {
		t.Fatalf("coverage %v", res.Coverage)
	}
	holds := func(text string, s Span) {
		if s.From < 0 || s.To > len(text) || s.From > s.To || text[s.From:s.To] != s.Text {
			t.Fatalf("span %+v does not hold its text", s)
		}
	}
	for _, p := range res.Points {
		holds(m, p.Span)
		for _, s := range p.Seen {
			holds(a, s.Answer)
			holds(m, s.Reference)
		}
	}
	for _, s := range append(res.Beyond, res.Against...) {
		holds(a, s)
	}
}

func FuzzJudge(f *testing.F) {
	f.Add(indexAsked, indexModel, "It does not make writes faster than O(n).")
	f.Add("", "O(log(n)) no longer", "LRU \xff — least recently used")
	r := newReader(f)
	f.Fuzz(func(t *testing.T, q, m, a string) {
		if len(q)+len(m)+len(a) > 1<<14 {
			return
		}
		sound(t, r, q, m, a)
	})
}

func BenchmarkJudgeShortAnswer(b *testing.B) {
	r := newReader(b)
	for b.Loop() {
		judge(b, r, indexAsked, indexModel, "It needs more storage, and inserts and updates get slower since the index has to be kept up to date.")
	}
}

func BenchmarkJudgeLongAnswer(b *testing.B) {
	r := newReader(b)
	var long, model strings.Builder
	for i := range 60 {
		fmt.Fprintf(&long, "Every insert of batch %d makes writes slower, so we maintain index number %d and look at row %d of table%d. ", i, i*7, i*3, i%977)
		fmt.Fprintf(&model, "Index number %d takes %d MB of disk space and slows table%d. ", i, i*5, i%97)
	}
	for b.Loop() {
		judge(b, r, indexAsked, model.String(), long.String())
	}
}

func TestWhatIsSaidOfTheOtherThingIsAgainst(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ question, model, right, wrong string }{
		{"How does a queue differ from a stack?", "A queue gives back the oldest item, whereas a stack gives back the newest item.",
			"A queue returns the oldest item, a stack the newest.", "A queue returns the newest item, a stack the oldest."},
		{"What is the difference between a compiler and an interpreter?", "A compiler translates the whole program before it runs, while an interpreter translates each line during execution.",
			"A compiler translates the program beforehand; an interpreter does each line in turn.", "An interpreter translates the whole program before it runs and a compiler each line during execution."},
		{"Why does ice float on water?", "Ice is less dense than water.", "Ice is less dense.", "Water is less dense than ice."},
	} {
		good, bad := judge(t, r, c.question, c.model, c.right), judge(t, r, c.question, c.model, c.wrong)
		t.Logf("%q %.2f, %q %.2f", c.right, good.Coverage, c.wrong, bad.Coverage)
		if bad.Coverage >= good.Coverage/2 {
			t.Errorf("%q has %.2f and %q %.2f", c.right, good.Coverage, c.wrong, bad.Coverage)
		}
	}
}

func TestOneItemOfAListIsOneItem(t *testing.T) {
	r := newReader(t)
	model := "Open state, closed state, half-open state, and a reset timeout."
	last := -1.0
	for _, said := range []string{"A timeout.", "A timeout and an open state.", "A timeout, an open state and a closed state."} {
		res := judge(t, r, "What belongs to a circuit breaker?", model, said)
		if res.Coverage <= last || res.Coverage == 1 {
			t.Errorf("%q covers %.2f after %.2f: %+v", said, res.Coverage, last, res.Points)
		}
		last = res.Coverage
	}
}

func TestOneOfTwoWaysIsNearlyEnough(t *testing.T) {
	r := newReader(t)
	model := "You can break the deadlock by killing a process or by taking a resource away."
	both, one := judge(t, r, "", model, "Kill a process."), judge(t, r, "", strings.Replace(model, " or by", " and you then undo that by", 1), "Kill a process.")
	if both.Coverage <= one.Coverage {
		t.Errorf("one of two ways covers %.2f, one of two steps %.2f", both.Coverage, one.Coverage)
	}
}

func TestOrdersOfGrowthAreReadInWords(t *testing.T) {
	r := newReader(t)
	for _, c := range [][]string{
		{"It takes O(n^2) time.", "It is quadratic.", "n squared", "O(n²)", "n times n"},
		{"It takes O(n log n) time.", "n log n", "O(N*log(N))", "n times log n", "Θ(n log n)"},
		{"It takes O(log n) time.", "logarithmic", "log2 of n", "log n"},
	} {
		for _, said := range c[1:] {
			if res := judge(t, r, "How long does it take?", c[0], said); res.Coverage < 0.6 {
				t.Errorf("%q covers %.2f of %q: %+v", said, res.Coverage, c[0], res.Points)
			}
		}
		if res := judge(t, r, "How long does it take?", c[0], "O(n^3)"); res.Coverage > 0 {
			t.Errorf("another cost covers %.2f of %q", res.Coverage, c[0])
		}
	}
}

// Many answers begin with the question's words.
func TestAnAnswerMayBeginWithTheQuestion(t *testing.T) {
	r := newReader(t)
	asked, model := "What is the default port of the web server that comes with the tools of this course?", "Eighty."
	if res := judge(t, r, asked, model, "The default port of the web server that comes with the tools of this course is 80."); res.Coverage < 0.9 || len(res.Notices) != 0 {
		t.Errorf("the answer is there: %.2f %+v", res.Coverage, res.Notices)
	}
	if res := judge(t, r, asked, model, "The default port of the web server that comes with the tools of this course."); res.Coverage > 0 || len(res.Notices) == 0 {
		t.Errorf("the question alone covers %.2f, %+v", res.Coverage, res.Notices)
	}
}

func TestOneIsAFigureWhereItCounts(t *testing.T) {
	r := newReader(t)
	asked, model := "How many writers may hold the lock?", "One."
	for said, right := range map[string]bool{"1": true, "There is one.": true, "Each one of them.": false, "Two.": false} {
		if res := judge(t, r, asked, model, said); (res.Coverage > 0.9) != right {
			t.Errorf("%q covers %.2f", said, res.Coverage)
		}
	}
}

func TestWhatIsExceptedIsDenied(t *testing.T) {
	r := newReader(t)
	asked, model := "Which replicas are asked?", "All replicas except the newest."
	good, bad := judge(t, r, asked, model, "All except the newest one."), judge(t, r, asked, model, "Only the newest replica.")
	if good.Coverage < 0.9 || bad.Coverage > 0.3 {
		t.Errorf("right %.2f, wrong %.2f", good.Coverage, bad.Coverage)
	}
}

func TestOneWordIsTheSameAsTwo(t *testing.T) {
	r := newReader(t)
	one, two := "A timestamp is stored in every row of the database.", "A time stamp is stored in every row of the data base."
	for _, c := range [][2]string{{one, two}, {two, one}} {
		res := judge(t, r, "", c[0], c[1])
		if res.Coverage < 0.99 {
			t.Errorf("%q covers %.2f of %q: %+v", c[1], res.Coverage, c[0], res.Points)
		}
		for _, p := range res.Points {
			for _, s := range p.Seen {
				if c[0][s.Reference.From:s.Reference.To] != s.Reference.Text || c[1][s.Answer.From:s.Answer.To] != s.Answer.Text {
					t.Errorf("a span that does not hold its text: %+v", s)
				}
			}
		}
	}
}

// A relative clause is about the noun before it, also where that noun is named
// only to be set against another.
func TestARelativeClauseIsAboutTheNounBeforeIt(t *testing.T) {
	r := newReader(t)
	asked := "What is the advantage of a cache over a database?"
	model := "A cache is read from memory (as opposed to a database, which needs the disk)."
	if res := judge(t, r, asked, model, "A database needs the disk."); res.Coverage < 0.2 || len(res.Against) != 0 {
		t.Errorf("the database needs the disk: %.2f, against: %v", res.Coverage, res.Against)
	}
	if res := judge(t, r, asked, model, "A cache needs the disk."); len(res.Against) == 0 {
		t.Errorf("the cache does not: %.2f", res.Coverage)
	}
}
