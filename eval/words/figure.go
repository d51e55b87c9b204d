package words

import (
	"strconv"
	"strings"
)

// numberValue is what a number token amounts to: "2m" is 2e6, "$300" 300,
// "twenty" 20. False if it is none that can be reckoned with.
func numberValue(low string) (float64, bool) {
	if v, ok := spelled(low); ok {
		return v, true
	}
	digits := strings.TrimLeft(low, "$€£")
	scale := 1.0
	for _, s := range [...]struct {
		suffix string
		by     float64
	}{{"bn", 1e9}, {"mm", 1e6}, {"k", 1e3}, {"m", 1e6}, {"b", 1e9}, {"x", 1}} {
		if rest, ok := strings.CutSuffix(digits, s.suffix); ok {
			digits, scale = rest, s.by
			break
		}
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil || len(digits) > 24 {
		return 0, false
	}
	return v * scale, true
}

// spelled is the value of a number that is written as a word.
func spelled(low string) (float64, bool) {
	switch low {
	case "thirteen":
		return 13, true
	case "fourteen":
		return 14, true
	case "fifteen":
		return 15, true
	case "sixteen":
		return 16, true
	case "seventeen":
		return 17, true
	case "eighteen":
		return 18, true
	case "nineteen":
		return 19, true
	case "twenty":
		return 20, true
	case "thirty":
		return 30, true
	case "forty":
		return 40, true
	case "fifty":
		return 50, true
	case "sixty":
		return 60, true
	case "seventy":
		return 70, true
	case "eighty":
		return 80, true
	case "ninety":
		return 90, true
	case "hundred":
		return 100, true
	case "thousand":
		return 1e3, true
	case "million":
		return 1e6, true
	case "billion":
		return 1e9, true
	case "dozen":
		return 12, true
	case "half":
		return 0.5, true
	}
	for i, w := range [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if low == w {
			return float64(i), true
		}
	}
	return 0, false
}
