package checktestdata

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"
)

// verdict is what a script says of an input: "" if it takes it, otherwise why
// not, or what is wrong with the script.
func verdict(t *testing.T, script, input string) string {
	t.Helper()
	s, err := Parse([]byte(script))
	if err != nil {
		return "fault: " + err.Error()
	}
	if len(input) < 10_000 {
		s.steps = 3_000_000 // enough for these, and soon over for those that do not end
	}
	err = s.Check(t.Context(), []byte(input))
	var wrong *Mismatch
	var fault *Fault
	switch {
	case err == nil:
		return ""
	case errors.As(err, &wrong):
		return "wrong: " + err.Error()
	case errors.As(err, &fault):
		return "fault: " + err.Error()
	}
	t.Fatalf("%v", err)
	return ""
}

func TestWhatAScriptSaysOfAnInput(t *testing.T) {
	for _, c := range []struct{ script, input, want string }{
		// White space and the end.
		{`INT(1,5) SPACE INT(1,5) NEWLINE`, "1 5\n", ""},
		{`INT(1,5) SPACE INT(1,5) NEWLINE`, "1  5\n", "wrong: line 1, column 3 of the input is not what INT"},
		{`INT(1,5) NEWLINE EOF`, "1\n\n", "wrong: line 2, column 1 of the input is not what EOF"},
		{`INT(1,5) NEWLINE`, "1", "wrong: line 1, column 2 of the input is not what NEWLINE in line 1 of the script asks for: the input ends there"},
		{"# a remark\nINT(1,5) # and one behind\nNEWLINE", "3\n", ""},
		{`IF(ISEOF) EOF END INT(1,1)`, "", ""},
		{``, "", ""},
		{``, " ", "wrong: line 1, column 1"},

		// Whole numbers.
		{`INT(-3,3)`, "-3", ""},
		{`INT(-3,3)`, "-0", "wrong: line 1, column 1 of the input is not what INT in line 1 of the script asks for: -0"},
		{`INT(-3,3)`, "03", `begins with a zero`},
		{`INT(-3,3)`, "+3", `"+3" stands there`},
		{`INT(-3,3)`, "4", "4 is more than 3"},
		{`INT(-3,3)`, "-4", "-4 is less than -3"},
		{`INT(0,10^30) NEWLINE`, "1000000000000000000000000000000\n", ""},
		{`INT(0,10^30) NEWLINE`, "1000000000000000000000000000001\n", "is more than"},

		// Decimals.
		{`FLOAT(-1,1)`, "-0.5", ""},
		{`FLOAT(-1,1)`, "007e-1", ""},
		{`FLOAT(-1,1)`, ".5", `".5" stands there`},
		{`FLOAT(-1,1) NEWLINE`, "1.\n", `line 1, column 2`},
		{`FLOAT(-1,1)`, "1.0000000000000000000000000001", "is more than 1"},
		{`FLOAT(0,9,x,FIXED) NEWLINE`, "1e0\n", "line 1, column 2"},
		{`FLOAT(0,9,x,SCIENTIFIC)`, "1.5", "has no exponent"},
		{`FLOAT(0,9,x,SCIENTIFIC) ASSERT(x==1.5)`, "15e-1", ""},
		{`FLOATP(0,9,2,3)`, "1.5", "1 digits behind the point and not 2 to 3"},
		{`FLOATP(0,9,2,3)`, "1.500", ""},
		{`FLOATP(0,900,1,1)`, "12.0e1", "one digit other than 0 before the point"},
		{`FLOATP(0,900,1,1)`, "1.2e1", ""},

		// Texts.
		{`STRING("a\tb\"\\\101") NEWLINE`, "a\tb\"\\A\n", ""},
		{"STRING(\"a\\\nb\")", "ab", ""},
		{`STRING("abc")`, "abd", `where "abc" was expected`},
		{`REGEX("[a-z]{1,100000}",s) NEWLINE ASSERT(STRLEN(s)==5000)`, strings.Repeat("q", 5000) + "\n", ""},
		{`REGEX("[a-z]{2,3}") NEWLINE`, "abcd\n", "line 1, column 4 of the input is not what NEWLINE"},
		{`REGEX("(ab|a)(c|bcd)",s) ASSERT(s=="abc")`, "abc", ""},
		{`REGEX("p|ps")`, "ps", "line 1, column 2"},
		{`REGEX("[][,0-9]+")`, "[3,[12]]", ""},
		{`REGEX("[^[:space:]]+( [[:alpha:]-]+)*") NEWLINE`, "a1! b-c d\n", ""},
		{`REGEX("\\d+\\.\\d*")`, "12.", ""},
		{`REGEX("([a-z]+ ?){3}")`, "one two three", ""},
		{`REGEX("(x*)*y")`, "xxxy", ""},
		{`REGEX("[a\\-c]+")`, "-", ""},
		{`REGEX("[a\\-c]+")`, "b", "wrong"},
		// Versions disagree on the dot; both readings are taken.
		{`REGEX(".*") NEWLINE`, "one line\n", ""},
		{`REGEX(".*")`, "two\nlines\n", ""},

		// Variables, expressions and tests.
		{`INT(1,9,n) NEWLINE REP(n,SPACE) INT(0,1) END NEWLINE`, "3\n0 1 0\n", ""},
		{`INT(1,9,n) NEWLINE REP(n,SPACE) INT(0,1) END NEWLINE`, "3\n0 1 0 1\n", "line 2, column 6"},
		{`REPI(i,3) INT(0,9,x[i]) NEWLINE END ASSERT(i==3 && UNIQUE(x))`, "1\n2\n3\n", ""},
		{`REPI(i,3) INT(0,9,x[i]) NEWLINE END ASSERT(UNIQUE(x))`, "1\n2\n1\n", "the assertion does not hold"},
		{`REPI(i,2) INT(0,9,x[i]) SPACE INT(0,9,y[i]) NEWLINE END ASSERT(UNIQUE(x,y))`, "1 2\n1 3\n", ""},
		{`REPI(i,2) INT(0,9,x[i,1]) SPACE INT(0,9,x[i,2]) NEWLINE END ASSERT(x[1,2]-x[0,1]==5)`, "1 2\n1 6\n", ""},
		{`REPI(i,2) INT(0,9,x[i]) SPACE END ASSERT(INARRAY(7,x)) ASSERT(!INARRAY(3,x))`, "1 7 ", ""},
		{`WHILE(!ISEOF) INT(0,9,x) NEWLINE IF(x%2==0) STRING("even") ELSE STRING("odd") END NEWLINE END`, "4\neven\n3\nodd\n", ""},
		{`WHILEI(i, MATCH("0123456789"), SPACE) INT(0,99) END ASSERT(i==2)`, "10 20", "line 1, column 3"},
		{`WHILEI(i, !MATCH("."), SPACE) INT(0,99) IF(MATCH(" ")) SPACE END END STRING(".") ASSERT(i==1)`, "10.", ""},
		{`SET(a=2, b=a^3^2) ASSERT(b==64 && -2^2==-4 && 7/2==3 && -7/2==-3 && -7%2==-1 && 7/2.0==3.5)`, "", ""},
		{`ASSERT(1<2 || 1/0==1)`, "", ""},
		{`ASSERT((1+2)*3==9 && ("a"<"b") && !(1.0!=1))`, "", ""},
		{`SET(lim=10^100) INT(0,lim,a) ASSERT(a+1>a)`, "5", ""},
		{`REP(2) INT(0,9,x) SPACE ASSERT(UNIQUE(x)) UNSET(x) END`, "1 1 ", ""},

		// What is wrong with a script is never held against the input.
		{`ASSERT(n==1)`, "", "fault: line 1: the variable n has no value"},
		{"INT(1,2)\nASSERT(1/0==1)", "1", "fault: line 2: something is divided by zero"},
		{`ASSERT("a"==1)`, "", "a text cannot be compared with a whole number"},
		{`ASSERT(1)`, "", "a test was expected, and here is a whole number"},
		{`STRING(1)`, "1", "a text was expected"},
		{`INT(1.5,2)`, "2", "must be whole numbers"},
		{`REP(-1) END`, "", "a whole number of at least 0"},
		{`SET(x=10^(10^10))`, "", "grows too large"},
		{`WHILE(1==1) END`, "", "needs more steps"},
		{`SET(i=0) WHILE(1==1) SET(x[i]=i, i=i+1) END`, "", "fault: line 1: the"},
		{`REGEX("(a*)*b")`, strings.Repeat("a", 3000), "needs more steps"},
		{`REGEX("^a$")`, "a", "different things in different versions"},
		{`REGEX("a**")`, "a", "repeated without brackets"},
		{`REGEX("(a")`, "a", "a bracket is not closed"},
		{`REGEX("a)")`, "a", "a bracket is closed that was not opened"},
		{`REGEX("[b-a]")`, "a", "runs backwards"},
		{`INT(1,2`, "1", `the end of the script stands where ")" was expected`},
		{"REP(2)\nINT(1,2)", "1", "the END of the REP in line 1 was expected"},
		{`ELSE`, "", "stands where a command was expected"},
		{`NUMBER(1)`, "", `there is no command "NUMBER"`},
		{`STRING("a)`, "", "a text does not end"},
		{`INT(1,2) ; NEWLINE`, "1", "means nothing here"},
		{strings.Repeat("IF(1==1) ", 200), "", "more than 100 deep"},
		{"ASSERT(" + strings.Repeat("(", 300) + "1", "", "more than 100 deep"},
		{"ASSERT(" + strings.Repeat("-", 300) + "1==1)", "", "more than 100 deep"},
		{`INT(0,10^40000)`, "1", "grows too large"},
		{`FLOAT(0,1e99999999)`, "1", "too large or too small"},
	} {
		got := verdict(t, c.script, c.input)
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s on %.40q: %s; want %q", c.script, c.input, got, c.want)
		}
	}
}

func TestALongInputIsReadInTime(t *testing.T) {
	script := `INT(1,10^6,n) NEWLINE REPI(i,n,SPACE) INT(0,10^9,x[i]) END NEWLINE ASSERT(UNIQUE(x)) REGEX("([a-z]+ )*[a-z]+") NEWLINE`
	var b strings.Builder
	b.WriteString("100000\n")
	for i := range 100_000 {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(i * 7919))
	}
	b.WriteString("\n" + strings.Repeat("word ", 20_000) + "end\n")
	began := time.Now()
	if got := verdict(t, script, b.String()); got != "" {
		t.Error(got)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestAStoppedRunIsNoVerdict(t *testing.T) {
	s, err := Parse([]byte(`WHILE(1==1) END`))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Check(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error: %v", err)
	}
}

// FuzzScript holds any text as a script against any input: it ends, and ends
// alike each time.
func FuzzScript(f *testing.F) {
	for _, s := range []string{
		`INT(1,100,n) NEWLINE REPI(i,n,SPACE) INT(-5,5,x[i]) END NEWLINE ASSERT(UNIQUE(x)) EOF`,
		`WHILE(!ISEOF) FLOAT(0,1.5e1,x,FIXED) IF(x<2&&MATCH("ab")) REGEX("[^a-b]{2,}|(c*d)+?") ELSE STRING("\101") END END`,
		`SET(a=1,b=-a^2%3/4) UNSET(a,b) FLOATP(0,1,1,2) ASSERT(!(INARRAY(1,x)||STRLEN("a")>=1)) # end`,
		`REP(10^9) REP(10^9) END END`, `REGEX("((a*)*)*b")`,
	} {
		f.Add(s, "3\n1 2 3\n")
	}
	f.Fuzz(func(t *testing.T, script, input string) {
		if len(script) > 400 || len(input) > 200 {
			return
		}
		s, err := Parse([]byte(script))
		if err != nil {
			return
		}
		s.steps = 1_000_000
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		first := s.Check(ctx, []byte(input))
		if errors.Is(first, context.DeadlineExceeded) {
			return
		}
		again := s.Check(t.Context(), []byte(input))
		if (first == nil) != (again == nil) || first != nil && first.Error() != again.Error() {
			t.Errorf("first %v, then %v", first, again)
		}
	})
}
