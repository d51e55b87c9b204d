package checktestdata

import (
	"math/big"
	"strconv"
	"strings"
)

// Bounds of numbers.
const (
	maxDigits   = 20_000  // of a number that is read
	maxBits     = 100_000 // of a number that is worked out
	maxExponent = 10_000
)

// value is what a variable holds: a whole number, a decimal, a text or the
// outcome of a test.
type value struct {
	kind byte // 'i', 'f', 's', 'b'; 0 for none
	i    *big.Int
	f    *big.Rat
	s    string
	b    bool
}

func whole(i *big.Int) value      { return value{kind: 'i', i: i} }
func broken(f *big.Rat) value     { return value{kind: 'f', f: f} }
func letters(s string) value      { return value{kind: 's', s: s} }
func outcome(b bool) value        { return value{kind: 'b', b: b} }
func (v value) numeric() bool     { return v.kind == 'i' || v.kind == 'f' }
func kindOf(v value) (out string) { return kinds[v.kind] }

var kinds = map[byte]string{'i': "a whole number", 'f': "a decimal", 's': "a text", 'b': "a test", 0: "nothing"}

// rat is a number as a fraction.
func (v value) rat() *big.Rat {
	if v.kind == 'i' {
		return new(big.Rat).SetInt(v.i)
	}
	return v.f
}

// fraction reads a decimal exactly, if it is within bounds.
func fraction(s string) (value, bool) {
	if len(s) > maxDigits {
		return value{}, false
	}
	digits, exponent := s, ""
	if at := strings.IndexAny(s, "eE"); at >= 0 {
		digits, exponent = s[:at], s[at+1:]
	}
	digits = strings.TrimSuffix(digits, ".")
	if exponent != "" {
		e, err := strconv.Atoi(strings.TrimPrefix(exponent, "+"))
		if err != nil || e > maxExponent || e < -maxExponent {
			return value{}, false
		}
		digits += "e" + strconv.Itoa(e)
	}
	f, ok := new(big.Rat).SetString(digits)
	return broken(f), ok
}

// compare is the order of two values of kinds that can be compared.
func compare(a, b value) (order int, ok bool) {
	switch {
	case a.kind == 's' && b.kind == 's':
		return strings.Compare(a.s, b.s), true
	case a.kind == 'i' && b.kind == 'i':
		return a.i.Cmp(b.i), true
	case a.numeric() && b.numeric():
		return a.rat().Cmp(b.rat()), true
	}
	return 0, false
}

// bits measures a number.
func (v value) bits() int {
	switch v.kind {
	case 'i':
		return v.i.BitLen()
	case 'f':
		return v.f.Num().BitLen() + v.f.Denom().BitLen()
	}
	return 0
}

// key is the same for equal values, and for no others.
func (v value) key() string {
	switch v.kind {
	case 'i':
		return "n" + v.i.String()
	case 'f':
		return "n" + v.f.RatString()
	}
	return "s" + v.s
}

// size is about how much memory a value takes, in bytes.
func (v value) size() int { return 120 + len(v.s) + v.bits()/4 }

// arithmetic works out a sum, difference, product, quotient, remainder or
// power. says is what is wrong with it.
func arithmetic(op string, a, b value) (out value, says string) {
	if !a.numeric() || !b.numeric() {
		return value{}, "only numbers can be worked with, and here are " + kindOf(a) + " and " + kindOf(b)
	}
	if a.bits()+b.bits() > maxBits {
		return value{}, "a number grows too large to be worked with"
	}
	if op == "^" {
		return power(a, b)
	}
	if (op == "/" || op == "%") && b.rat().Sign() == 0 {
		return value{}, "something is divided by zero"
	}
	if a.kind == 'i' && b.kind == 'i' {
		i := new(big.Int)
		switch op {
		case "+":
			i.Add(a.i, b.i)
		case "-":
			i.Sub(a.i, b.i)
		case "*":
			i.Mul(a.i, b.i)
		case "/":
			i.Quo(a.i, b.i)
		default:
			i.Rem(a.i, b.i)
		}
		return whole(i), ""
	}
	f := new(big.Rat)
	switch op {
	case "+":
		f.Add(a.rat(), b.rat())
	case "-":
		f.Sub(a.rat(), b.rat())
	case "*":
		f.Mul(a.rat(), b.rat())
	case "/":
		f.Quo(a.rat(), b.rat())
	default:
		return value{}, "only whole numbers have a remainder"
	}
	return broken(f), ""
}

func power(a, b value) (value, string) {
	switch {
	case b.kind != 'i' || b.i.Sign() < 0:
		return value{}, "an exponent must be a whole number of at least 0"
	case !b.i.IsInt64() || b.i.Int64() > maxBits && a.bits() > 1 || int64(a.bits())*min(b.i.Int64(), maxBits) > maxBits:
		return value{}, "a power grows too large to be worked with"
	}
	if a.kind == 'i' {
		e := b.i
		if a.bits() <= 1 { // 0, 1 or -1: only whether the exponent is odd matters
			e = new(big.Int).SetInt64(min(b.i.Int64(), 2-b.i.Int64()%2))
		}
		return whole(new(big.Int).Exp(a.i, e, nil)), ""
	}
	num := new(big.Int).Exp(a.f.Num(), b.i, nil)
	return broken(new(big.Rat).SetFrac(num, new(big.Int).Exp(a.f.Denom(), b.i, nil))), ""
}
