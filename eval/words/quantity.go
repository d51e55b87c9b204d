package words

// quantity is a figure with what it measures, in bytes, seconds and currency.
type quantity struct {
	from, to int // tokens
	value    float64
	size     dims
	unit     string // as it was said, to tell a conversion from a repetition
	rate     bool
}

// dims are the powers of a quantity's units. Counted things have none: requests
// a second at a kilobyte are kilobytes a second.
type dims struct{ bytes, seconds, money int8 }

func (d dims) times(e dims, sign int8) dims {
	return dims{d.bytes + sign*e.bytes, d.seconds + sign*e.seconds, d.money + sign*e.money}
}

// measure is what a unit amounts to.
type measure struct {
	by   float64
	size dims
}

// units are those that can be reckoned with, by lower-case word.
func units() map[string]measure {
	m := map[string]measure{}
	data, time, rate := dims{bytes: 1}, dims{seconds: 1}, dims{seconds: -1}
	for i, prefix := range [...]string{"k", "m", "g", "t", "p", "e"} {
		by, binary := 1e3, 1024.0
		for range i {
			by, binary = by*1e3, binary*1024
		}
		m[prefix+"b"] = measure{by, data}
		m[prefix+"ib"] = measure{binary, data}
		m[prefix+"bps"] = measure{by / 8, dims{bytes: 1, seconds: -1}}
		m[prefix+"bit"] = measure{by / 8, data}
		m[prefix+"bits"] = measure{by / 8, data}
		long := [...]string{"kilo", "mega", "giga", "tera", "peta", "exa"}[i]
		m[long+"byte"], m[long+"bytes"] = measure{by, data}, measure{by, data}
		m[long+"bit"], m[long+"bits"] = measure{by / 8, data}, measure{by / 8, data}
	}
	for word, v := range map[string]float64{"byte": 1, "bytes": 1, "bit": 1.0 / 8, "bits": 1.0 / 8} {
		m[word] = measure{v, data}
	}
	for words, v := range map[string]float64{
		"ns nanosecond nanoseconds": 1e-9, "us microsecond microseconds": 1e-6, "ms millisecond milliseconds": 1e-3,
		"s sec secs second seconds": 1, "min mins minute minutes": 60, "h hr hrs hour hours": 3600,
		"day days": 86400, "week weeks": 604800, "month months": 2.63e6, "year years": 3.156e7,
	} {
		for word := range set(words) {
			m[word] = measure{v, time}
		}
	}
	for _, word := range [...]string{"rps", "qps", "tps", "iops"} {
		m[word] = measure{1, rate}
	}
	for _, word := range [...]string{"dollar", "dollars", "euro", "euros", "usd", "eur"} {
		m[word] = measure{1, dims{money: 1}}
	}
	m["percent"] = measure{0.01, dims{}}
	return m
}

// quantityAt reads the quantity that begins at token k: the number with its
// scale, its unit, and what it is per. False if none begins there.
func (t *turn) quantityAt(x *lexicon, k, last int) (quantity, bool) {
	tok := t.toks[k]
	if tok.kind != number || k > 0 && (t.toks[k-1].low == "p" || t.toks[k-1].low == "per") {
		return quantity{}, false
	}
	v, ok := numberValue(tok.low)
	if !ok || isYear(tok.raw) && v < 2100 {
		return quantity{}, false
	}
	q := quantity{from: k, to: k + 1, value: v}
	if c := tok.raw[0]; c == '$' || c > 127 {
		q.size.money = 1
	}
	// "300 thousand", "2 million", "5 M"
	for q.to < last && t.toks[q.to].apart == apartSpace {
		next := t.toks[q.to]
		scale := 0.0
		switch next.low {
		case "hundred", "thousand", "million", "billion", "dozen":
			scale, _ = numberValue(next.low)
		case "trillion":
			scale = 1e12
		case "m", "k", "b", "bn":
			if next.raw == "M" || next.low == "k" || next.low == "bn" {
				scale, _ = numberValue("1" + next.low)
			}
		}
		if scale == 0 {
			break
		}
		q.value *= scale
		q.to++
	}
	// The unit, or the thing that is counted, stands next or after one word.
	if q.to < last && t.toks[q.to].apart == apartSpace {
		next := t.toks[q.to]
		if m, ok := x.measures[next.low]; ok {
			q.value, q.size, q.unit = q.value*m.by, q.size.times(m.size, 1), next.low
			q.rate = m.size.seconds < 0
			q.to++
		} else if next.kind == word && !x.function[next.low] && !joins(next.low) {
			q.unit = next.stem
			q.to++
			if q.to < last && t.toks[q.to].apart == apartSpace && !x.function[t.toks[q.to].low] && t.toks[q.to].kind == word && t.toks[q.to].low != "times" && x.units[t.toks[q.to].stem] && x.measures[t.toks[q.to].low].by == 0 {
				q.to++ // "concurrent streams"
			}
		}
	}
	t.per(x, &q, last)
	return q, true
}

// per reads "/s", "per second", "a day" behind a quantity.
func (t *turn) per(x *lexicon, q *quantity, last int) {
	if q.to >= last || t.toks[q.to].apart != apartSpace {
		return
	}
	k := q.to
	slash := t.text[t.toks[k-1].to:t.toks[k].from] == "/"
	if !slash {
		switch t.toks[k].low {
		case "per", "a", "an", "each", "every":
			k++
		default:
			return
		}
	}
	if k >= last {
		return
	}
	if m, ok := x.measures[t.toks[k].low]; ok && m.size == (dims{seconds: 1}) {
		if q.size.seconds > 0 { // two hours a day are hours
			q.to = k + 1
			return
		}
		q.value, q.size.seconds, q.rate = q.value/m.by, q.size.seconds-1, true
		q.unit += "/" + t.toks[k].low
		q.to = k + 1
	} else if slash || t.toks[q.to].low == "per" {
		q.to = k + 1 // per request, per user: what it is per is counted
	}
}
