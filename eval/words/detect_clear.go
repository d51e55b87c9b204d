package words

import "hotloop"

// Some wordings hint at what a detector listens for, others say it outright. All of
// them count for how strongly it is heard; what is quoted is what says it outright,
// wherever in the answer that was said.

// clearPhrases are the wordings that say outright what a detector listens for, and
// those that say it fairly.
func clearPhrases() map[string][]string {
	return map[string][]string{
		"choice.alternatives.clear": {
			"=option|=options|=alternative|=alternatives", "i|we =consider|=considered|=considering", "i|we could have|also", "chose|picked|choose|pick|prefer|preferred __ over", "i|we would|will|do|did __ and not", "i|we would rather + than", "i|we __ __ rather than|instead of a|an|the|by|on|one|to|with", "whether we|i|to should|build|buy|use",
			"simplest|easiest|cheapest|usual|obvious|naive|textbook thing|way|answer|version|solution|approach|design", "=two|=three|=several|=four option|approach|design", "would =be =simpler|=cheaper|=easier|=exact|=simple|=faster|=nicer|=great|=good|=fine =but|=and|=for", "i|we =chose|=choose|=picked|=pick the|a|an __ because|since|over", "i|we =did =look|=consider", "i|we looked|look at + =but|=gave|=rejected",
		},
		"choice.alternatives.fair": {
			"rather than|instead of a|an|the|by|on|in|at|one|to|with|from", "either + or", "=is|=are =simple|=simpler|=exact|=cheap|=cheaper|=easy|=easier|=fast|=faster but", "could|can|would not do that|this|it", "=versus|=vs", "=rejected with a|an|some|regret", "=tried __ first|instead",
		},
		"choice.rejected.clear": {
			"i|we|and =rejected|=reject|=rejecting", "ruled|rule out", "decided|decide against", "i|we did|do|would|will not use|choose|pick|go|take|adopt|build|buy|touch|add|rewrite|migrate|store|keep|put", "chose|choose|decided not to", "dropped|drop|discarded|abandoned|dismissed __ idea|option|plan|approach|design", "i|we =considered|=looked + =but|=rejected|=gave", "argued|decided|argue|decide|chose against",
			"i|we __ __ rather than|instead of a|an|the|by|on|one|to|with", "picked|chose|pick|choose|prefer|preferred __ over", "i|we would =avoid", "i|we would rather not", "i|we would rather + than", "tempting + but", "turned|turn down", "not worth",
		},
		"choice.rejected.fair": {
			"rather than|instead of a|an|the|by|on|in|at|one|to|with|from", "=rejected with a|an|some|regret", "could have + but", "had|was|were|would-be too expensive|slow|risky|complicated|big|dear", "=is|=are|=was =better|=cheaper|=safer|=simpler|=easier than",
		},
		"choice.trade-off.clear": {
			"tradeoff|trade-off", "i|we =gave|=give|=giving up", "sacrifice", "the cost|downside|drawback|catch|penalty =is|=was|=of", "the price =is|=was", "=is|=was the price", "the price|cost =of __ =is|=was", "price we|i pay|paid", "i|we =accept|=accepted|=pay|=lose", "i|we would|will|can|could|did =accept|=pay|=lose|=risk|=live", "=cost|=costs me|us", "what it =costs|=cost", "in exchange|return", "at the cost|expense|price of", "can|could live with", "err|errs|erred on|towards|toward",
		},
		"choice.trade-off.fair": {
			"=costs =a|=an|=one|=another|=half|=under|=only", "i|we would =rather =let|=have|=lose|=show|=serve|=be|=refuse|=wait|=pay|=drop|=miss|=keep",
			"=beats|=beat none|nothing", "that|it|which|this costs|cost", "costs|cost as|about-as|more|less much|than", "but + slower|worse|harder|expensive|stale", "but __ higher|lower|more|extra|less __ latency|memory|work|traffic|code|load|money|time|requests|storage|precision|machines", "=simpler|=cheaper|=easier|=faster|=exact but", "=costs|=cost a-lot|more|money|time|something|perhaps|maybe|about|#", "=costs|=cost =double|twice|extra",
		},
		"change.clear": {
			"from __ # __ to|down|up __ #", "# =before __ # =after|=now", "=before # + =after|=afterwards|=now|=today #", "# instead of __ #", "# __ down|up to #", "# + =now =there|=it|=they|=we =is|=are|=takes|=has|=have #",
		},
		"reflect.learned.clear": {
			"i|we =learned|=learnt that|to|how|not|from|it|what|never", "lesson", "thing|what i|we learned|learnt", "what i =got =wrong", "what i =missed|=underestimated", "my|our mistake|error|fault|failure|blind-spot was|is|were", "i|we =was|=were =wrong", "i|we|and should have", "i|we should not have", "i|we ought to have", "i|we underestimated|overestimated|misjudged|misread", "i regret", "i wish i|we had", "taught me|us __ that|to|how|not",
			"i =had =not =understood|=listened|=asked", "i =did =not =ask|=listen", "=never =occurred to me|us", "i|we _ __ =wrongly", "i now know|understand|believe",
		},
		"reflect.changed.clear": {
			"since then __ i|we|my|our|every|each", "ever since __ i|we", "these days __ i|we", "next time __ i|we", "nowadays|today i would|ask|write|start|begin|tell|keep|check|put|say", "=now i|we =ask|=write|=start|=begin|=tell|=keep|=check|=put|=say|=always|=never|=lead|=make|=try|=go|=look", "i|we =now|=always|=no-longer", "what i =do|=did =now|=differently|=different|=today|=since", "i would =do|=have|=handle|=start|=say|=ask __ =differently|=different|=earlier|=sooner|=otherwise", "from then|that on|point|day __ i|we", "what i|we would =do|=change", "my|our rule|habit|practice|checklist is|now|since|became", "i|we =have a rule|habit|checklist now", "there =is a rule|check|page|test|line =now|=i|=which|=that", "=changed how i|we", "=changed the way i|we",
		},
	}
}

// clearest is where a clear wording is found: what was heard, if it says outright
// what is listened for, else the strongest that does; the same for those that say
// it fairly; else what was heard, h.
func (o *observation) clearest(name string, h hit, is func(*turn, hit) bool) hit {
	for _, how := range [...]string{".clear", ".fair"} {
		within := false
		g, v := o.e.strongest(o.r, o.e.phrases[name+how], nil, 1, func(t *turn, g hit) bool {
			ok := !t.toks[g.from].quoted && !t.crosses(g) && !t.sents[g.sent].question && is(t, g)
			within = within || ok && g.turn == h.turn && g.sent >= h.sent && g.lastSent <= h.lastSent
			return ok
		})
		switch {
		case within:
			return h
		case v > 0:
			return g
		}
	}
	return h
}

// clearly is a detector that listens for the phrases of its name and quotes the
// clearest.
func clearly(name string, within int) detector {
	return func(o *observation) *hotloop.Evidence {
		h, v := o.strongest(name, within)
		if v > 0 {
			h = o.clearest(name, h, func(*turn, hit) bool { return true })
		}
		return o.quoted(h, v)
	}
}

// withNext stretches a hit in a short sentence over the sentence after it.
func (r *reading) withNext(h hit) hit {
	t := &r.turns[h.turn]
	s := t.sents[h.sent]
	if h.lastSent != h.sent || s.words() >= announces || h.sent+1 >= len(t.sents) {
		return h
	}
	if next := t.sents[h.sent+1]; next.mute == 0 && next.to-s.from <= easyQuote {
		h.lastSent++
	}
	return h
}

// announced stretches a hit in a short sentence that says no more than that
// something comes ("My mistake was in the second week.") over the sentence that
// says what.
func (r *reading) announced(h hit) hit {
	t := &r.turns[h.turn]
	s := t.sents[h.sent]
	for k := s.first; k < s.last; k++ {
		switch t.toks[k].low {
		case "mistake", "error", "wrong", "wrongly", "lesson", "thing", "differently", "different":
			return r.withNext(h)
		}
	}
	return h
}

// announces is how many words a sentence has at least that says more than that
// something comes.
const announces = 15
