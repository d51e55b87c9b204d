package problem

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheDefaultValidator(t *testing.T) {
	tests := []struct {
		name, flags, answer, output string
		accepted                    bool
	}{
		{"the same", "", "1 2\n", "1 2\n", true},
		{"other white space", "", "1 2\n", "\t1\r\n\v2\f", true},
		{"no end of line", "", "1\n", "1", true},
		{"nothing at all", "", "", " \n", true},
		{"a word too few", "", "1 2", "1", false},
		{"a word too many", "", "1", "1 2", false},
		{"words run together", "", "1 2", "12", false},
		{"another case", "", "Yes", "yES", true},
		{"another case where it counts", "case_sensitive", "Yes", "yes", false},
		{"only ASCII letters have two cases", "", "É", "é", false},
		{"white space that counts", "space_change_sensitive", "1 2\n", "1  2\n", false},
		{"white space of another kind", "space_change_sensitive", "1 2\n", "1\t2\n", false},
		{"white space at the end", "space_change_sensitive", "1\n", "1", false},
		{"white space at the front", "space_change_sensitive", "1\n", " 1\n", false},
		{"white space as it was", "space_change_sensitive", " a  B\n", " A  b\n", true},
		{"numbers are words", "", "0.5", "0.50", false},
		{"absolute", "float_absolute_tolerance 0.01", "1000", "1000.01", true},
		{"absolute, too far", "float_absolute_tolerance 0.01", "1000", "1000.02", false},
		{"relative", "float_relative_tolerance 1e-2", "1000", "1010", true},
		{"relative is to the answer", "float_relative_tolerance 1e-2", "1000", "1010.2", false},
		{"relative to nothing", "float_relative_tolerance 1", "0", "0.001", false},
		{"either suffices: relative", "float_tolerance 1e-6", "1e9", "1000000500", true},
		{"either suffices: absolute", "float_tolerance 1e-6", "0", "-0.0000005", true},
		{"both, each its own", "float_relative_tolerance 1e-9 float_absolute_tolerance 0.5", "10", "10.4", true},
		{"other ways to write", "float_tolerance 1e-9", "0.0314 .5 5. +1", "3.14000000e-2 0.5 5 1E0", true},
		{"no number", "float_tolerance 1", "1", "one", false},
		{"no number in the answer", "float_tolerance 1", "one", "ONE", true},
		{"infinity is a word", "float_tolerance 1", "inf", "inf", true},
		{"infinity is no number", "float_tolerance 1", "1", "inf", false},
		{"not a number", "float_tolerance 1", "1", "nan", false},
		{"hexadecimal is no number", "float_tolerance 1", "16", "0x10", false},
		{"too large for a number, the same", "float_tolerance 1e-6", "1e999", "1e999", true},
		{"too large for a number", "float_tolerance 1e-6", "1e999", "5", false},
		{"many digits", "float_tolerance 1e-9", strings.Repeat("1", 30) + "." + strings.Repeat("3", 30), strings.Repeat("1", 30), true},
		{"zero tolerance compares values", "float_tolerance 0", "0.50", "0.5", true},
		{"bytes that are no text", "", "\xff\xfe", "\xff\xfe", true},
		{"a zero byte is no white space", "", "1 2", "1\x002", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, err := ParseComparison(strings.Fields(tt.flags))
			if err != nil {
				t.Fatal(err)
			}
			if says := c.Compare([]byte(tt.answer), []byte(tt.output)); (says == "") != tt.accepted {
				t.Errorf("it says %q", says)
			}
		})
	}
}

func TestArgumentsOfTheDefaultValidatorAreChecked(t *testing.T) {
	for _, flags := range []string{
		"case", "float_tolerance", "float_tolerance x", "float_tolerance -1", "float_tolerance inf", "float_tolerance nan",
		"float_tolerance 1 float_tolerance 1", "float_tolerance 1 float_absolute_tolerance 1", "float_relative_tolerance 1 float_tolerance 1",
	} {
		if _, err := ParseComparison(strings.Fields(flags)); err == nil {
			t.Errorf("%q was taken", flags)
		}
	}
}

func anyFlags(t *rapid.T) Comparison {
	var flags []string
	for _, f := range []string{"case_sensitive", "space_change_sensitive", "float_tolerance 1e-6"} {
		if rapid.Bool().Draw(t, f) {
			flags = append(flags, strings.Fields(f)...)
		}
	}
	c, err := ParseComparison(flags)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheAnswerItselfIsAlwaysAccepted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answer := rapid.SliceOf(rapid.Byte()).Draw(t, "answer")
		if says := anyFlags(t).Compare(answer, answer); says != "" {
			t.Fatalf("%q: %s", answer, says)
		}
	})
}

func TestAMissingLastWordIsNeverAccepted(t *testing.T) {
	word := rapid.StringMatching(`[a-z0-9.eE+-]{1,8}`)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 1, 10).Draw(t, "words")
		short := strings.Join(words[:len(words)-1], " ")
		if anyFlags(t).Compare([]byte(strings.Join(words, " ")), []byte(short)) == "" {
			t.Fatalf("%v without its last word was accepted", words)
		}
	})
}
