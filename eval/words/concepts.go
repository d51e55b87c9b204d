package words

// concept is something that questions of every kind hold for a must, told in
// words that no pack can foresee: that a mistake is owned, that somebody was
// against it, that a line was drawn. A must-have belongs to a concept when the
// sentence that the rubric says on hearing it matches keys. Where none of its own
// patterns is found in an answer that is on its question, its concepts' are looked
// for, and count for less. Concepts are common to all questions.
type concept struct {
	name string
	keys []string // over the rubric's sentence
	hear []string // over the candidate's
}

// sure reports whether a concept is looked for by signals that are no must-haves,
// too: its words tell hardly anything else.
func (c concept) sure() bool {
	switch c.name {
	case "figure", "since", "gave-up", "regret":
		return true
	}
	return false
}

func concepts() []concept {
	return []concept{
		{"regret", []string{
			"you regret", "you __ been|were wrong", "got wrong", "misjudged", "own|your share|fault|doing", "take back", "part of it is yours", "took it on yourself", "own act", "about whom you were wrong",
		}, []string{
			"i should not|have", "i ought to have", "i regret", "my regret|mistake|error|fault|blunder|oversight|doing", "regret + is|was|i", "i was =wrong|=naive|=mistaken|=careless about|to|on|and|there|when|in|too|not", "i was =wrong",
			"i =got|=guessed|=judged|=read|=called|=had __ =wrong|=wrongly|=badly", "i =misread|=misjudged|=underestimated|=overestimated|=overlooked", "i =had|=did not foreseen|foresee|considered|consider|include|thought|think __ of|that|about", "i =never thought about|of", "this|that|it one|is|was|s on|down-to me", "blame myself", "i|would|will do|i __ differently", "in hindsight|retrospect", "with hindsight",
			"what i =missed|=got|=overlooked|=underestimated|=failed", "i =could have asked|told|checked|tested|warned|said|seen|waited", "took|taken me __ to admit|see|realise", "i wish i =had", "i =would take back|undo", "i =am not proud", "the mistake|error|bug|fault was mine|me", "i =broke|=caused|=deleted|=dropped", "i =took the blame", "i =had been wrong",
		}},
		{"against", []string{
			"against + best|reason|who|whom", "stance annoyed", "whom __ annoyed", "who stood on the other", "who was against",
		}, []string{
			"was|were __ against|opposed|furious|annoyed|angry|upset|sceptical|skeptical|unconvinced|livid|appalled", "was|were not pleased|amused|convinced|keen|impressed|thrilled|having", "=fought|=resisted|=opposed it|me|that|this|the", "his|her|their|the objection|counter-argument was|were", "=objected|=protested|=vetoed|=booed",
			"his|her|their argument|concern|worry|point was|were", "=called me|it|that", "=said|=thought|=told + too|mad|crazy|waste|reckless|overkill|risky|paranoid|nonsense", "nobody|no-one believed|wanted|agreed|backed", "everyone|everybody|most __ for it|that", "took|taken it badly|personally|hard", "dead|set against", "argued|pushed|warned __ against|back",
		}},
		{"alternatives", []string{
			"turned down", "cheaper way", "another|other option|way|one", "alternative", "against the hire", "instead",
		}, []string{
			"we|i|one could have", "could have|also gone|bought|used|built|taken|rented|streamed|waited", "i|we =considered|=prototyped|=rejected|=evaluated|=costed|=priced|=weighed", "renting|buying|streaming|waiting|rewriting|hiring|building would|was", "instead i|we", "the other|obvious|usual|sensible|simplest|cheapest|cheaper|textbook|standard|easy|default option|choice|route|design|approach|idea|solution|way + was|would|but|is|too", "no thanks", "the others|rest would|wanted|prefer|take|hire",
			"i|we =ruled|=turned __ out|down", "my|our boss|lead|manager|colleague|team|director __ would have|rather|hire|wanted|preferred", "would have been|cost|meant|taken|needed|given", "over + picked|chose|preferred", "either + or", "rather than", "not worth", "why not a|the|another",
		}},
		{"gave-up", []string{
			"gave|gives|give up", "what it cost", "what the stance cost", "who paid", "paid for it", "what leaving it out", "lost to", "whom|what it hurt|cost",
		}, []string{
			"=cost|=costs us|me|them|him|her|about|#|the|two|three|four", "the|that price|downside|drawback|catch", "in return|exchange + not|no|do|gave|lost", "we|i =lost|=gave|=sacrificed|=paid", "what we|you|i do|did not have|get|see", "we|you find|found out __ later|next|day|after", "would|will have to skip|drop|wait|cut|postpone", "means|meant __ no|not|less|later|fewer|slower|drop|without", "at the expense|cost|price of", "i =got|=was left|dropped|moved|taken off|out", "# =late|=slower|=fewer|=later", "paid|pay for __ with|by", "was|were paid by",
		}},
		{"told", []string{
			"you told them|those|the|your|it", "told the person", "said it __ to|while|directly", "you said it to", "went to them|the", "made it public", "where others could hear", "opened it", "said that you were wrong", "how they learned", "spoke for", "to those it concerned", "in words that|they could", "you said so",
		}, []string{
			"i =told|=emailed|=mailed|=messaged|=rang|=phoned|=warned|=informed|=texted|=confessed|=admitted|=apologised|=apologized", "i =wrote|=said|=explained|=announced|=presented|=showed|=put|=gave|=sent __ him|her|them|everyone|boss|manager|lead|team|director|channel|meeting|room|board|ceo|cto|vp|customers|all", "i =called him|her|them|everyone|each|my|our|the|all", "i =went|=walked|=drove to|over|up|upstairs + him|her|them|boss|manager|desk|office|head|director|owner|cto|ceo|lead|team", "i =sat|=took|=asked him|her|them|down aside|out|with|for", "i =spoke|=talked|=met to|with", "got|received|had a|an __ mail|email|note|message|call|letter from me", "heard it|that|this|first __ from me", "to his|her|their face", "i =stood|=spoke up", "i =presented|=posted|=published", "in writing + i", "i =had three|two|four|five|a __ talk|talks|conversation|conversations",
		}},
		{"decided", []string{
			"you decided", "your own judgment", "it was your decision", "clear who decided", "who decided",
		}, []string{
			"i =decided|=chose|=refused|=replaced|=introduced|=forced|=stopped|=cancelled|=killed|=picked", "nobody|no-one|none __ told|asked|approved|signed|allowed", "without asking|permission|approval|sign-off|telling", "my|mine|own call|decision", "was mine to", "did not ask", "i =had __ sure|convinced|defended", "i =talked|=persuaded|=convinced __ into|of|the|him|her|them",
		}},
		{"looked", []string{
			"went and looked", "found out what|why|whose", "what was meant", "went looking", "learn first", "considered it|before", "tested it before", "purpose", "why the rule",
		}, []string{
			"i =called|=rang|=visited|=interviewed|=phoned|=shadowed #|them|customers|users|each|people", "i =asked|=watched|=interviewed|=called|=rang|=visited|=followed + users|customers|people|them|him|her|team|support|drivers|nurses|who|why|what|how|each|colleague", "i =read|=went|=looked|=dug|=searched through|into|for|back + ticket|tickets|log|logs|code|old|incident|incidents|mail|mails|notes|history|archive|commits|data", "i =sat|=rode|=drove|=spent with|along|to|a|an|two|# __ day|days|shift|afternoon|week|support|them|users|hours", "it =emerged|=turned out", "i would|will read|ask|shadow|sit|talk|go|have + week|coffee|each|incident|write-ups|people|with|through", "what do|does|did you|he|she|they|that __ mean", "i =asked + why|what|who|how",
		}},
		{"since", []string{
			"travels now", "differently since|now", "changed the conditions", "keeps __ safe|away", "you do since", "left something behind",
		}, []string{
			"since then __ i|we|every|each|the|all|nobody", "ever since + i|we|every|each|the|have|has", "these days i|we", "from then|that on|day|point", "now + every|each|gets|column|script|check|checklist|alert|rule|test|template|page|guard|warning|gate|limit|automatic|automatically|machine", "every|each new|newcomer|joiner|hire|time + now|gets|has|an hour|must|we|i", "no longer", "i do|will not let|allow|ship|merge|promise|trust", "i always|never + now|since|first|before", "i|we =added|=wrote|=introduced|=automated|=built + check|test|alert|rule|list|script|checklist|template|column|gate|guard|runbook|limit|step|review",
		}},
		{"line", []string{
			"drawn a line", "what stops it", "what would make you", "the thing that would make", "which answer would", "goes wrong", "where you would stop", "under each result", "and a date",
		}, []string{
			"below|under|above|beyond|past|more-than|over # __ i|we|no|would|stop|then", "if __ # + then|switch|off|stop|roll|kill|i|we", "anything|everything below|above|beyond|under|over|that", "as long as __ i|we", "once it|that|this is|touches|goes|gets + i|we|ask", "my|the rule|line|limit|threshold + is|was|as|i|if", "i would|will stop|leave|walk|refuse|resign|quit|go|turn|switch + if|when|below|then|once|down|suspicious", "that|it|which would put|make|drive me off|go|leave|suspicious|nervous|do", "would do it", "you|we can|could|would|will tell|see|know|notice __ if|by|when|that", "if she|he|they|you|it|that|somebody is|are|says|said|were|was + i|then|suspicious|worry|leave|wrong|failing", "get|gets|be suspicious|worried|nervous",
		}},
		{"sign", []string{
			"first sign", "did not fit", "what turned you", "surprised", "showed you wrong",
		}, []string{
			"the first|odd|strange|weird|funny sign|thing|hint|clue|symptom", "writing on the wall", "penny dropped", "dawned on me", "in week|month|sprint #", "should have noticed|seen|known", "does|did not fit|add|match|explain", "never on|in|at", "i =noticed|=realised|=realized|=wondered|=spotted", "was surprised|shocked|caught|stunned", "i =had|=have overlooked|forgotten|missed", "heard|learned|found-out it|about|of|that __ from|through|by", "changed my mind", "that is|was when i|we",
		}},
		{"case", []string{
			"sensible from", "made the case", "right about", "best case", "other side", "their reason|reasons", "what your manager knew", "reason + plain|about the work", "story from the other",
		}, []string{
			"for a|good|that __ reason", "sensible|reasonable|rational", "had|has|have a point", "he|she|they was|were right", "i see|understand|understood|get|got why|the|his|her|their point", "i would have done", "what i would do|have", "makes|made sense", "to be fair", "fair enough", "from his|her|their side|view|desk|seat|perspective", "with what he|she|they had|knew", "good|great|fine|smart idea|argument|point|reason", "top|number|biggest __ wish|request|complaint|list", "everyone|everybody|customers|users|nurses|riders|they wanted|asked|wished", "you have got it right", "did|does not know that|how|it", "what he|she|they saw|knew|had|needed",
		}},
		{"fails", []string{
			"how it fails", "is down", "server dies", "or late", "store is down", "when a fill",
		}, []string{
			"if|when|while __ is|are|goes|went|was|were|becomes down|late|dead|gone|full|wrong|unavailable|unreachable|broken|off", "when|if it|that|one|this|a __ fails|dies|crashes|breaks|falls|restarts|goes|loses", "fall|falls|falling back to|on", "last known|good|value", "serve|serves|keep|keeps|show|shows|use + stale|cached|cache|old", "failover|fail-open|fail-closed|degrade|degrades|degraded|fallback", "fails|failed open|closed|over",
		}},
		{"figure", []string{
			"named a|the figure|sum", "in figures", "load and its size", "result in a form|figures", "before and an after",
		}, []string{
			"from __ # __ to #", "# to #", "# thousand|million|k|euros|dollars|pounds|percent|%|days|hours|ms|seconds", "# + instead|against|before|after|each|per|now|since",
		}},
		{"proof", []string{
			"you proved it", "stayed away", "had seen", "seen and compared", "what you knew", "tested it", "measured what", "counted it|the", "where the figure comes",
		}, []string{
			"i =measured|=counted|=plotted|=logged|=sampled|=compared|=replayed|=graphed|=profiled|=traced|=reproduced|=simulated|=timed|=recorded|=benchmarked|=calculated|=tallied", "i =pulled|=took|=lined|=looked|=collected|=exported|=asked + log|logs|data|figures|numbers|readings|sample|tickets|records|reports|traces", "# of|in|out __ #", "none|zero|not-one|once + since|in # months|weeks", "# instead of|against|versus __ #", "as against", "from __ # __ to #", "i =got|=let|=made __ to __ froze|=failed|=broke|=happened|=crashed", "on and off", "every|each time __ i|we|it", "my|the grounds|evidence|data|figures|numbers|logs were|was|showed|said|are", "i =knew __ because|from|that", "three|two|several|four people|colleagues|friends i|who|in", "between # and #", "is # of which",
		}},
		{"tried", []string{
			"tried to change", "from inside", "before you went", "what they had tried", "things you did", "stood behind", "acts", "commitment in",
		}, []string{
			"i =proposed|=offered|=volunteered|=suggested", "i =asked for|to|my|her|his|the|whether", "i =had|=spoke|=talked + talks|talk|manager|boss|lead|director|vp|cto|founder|owner|conversations", "had|supplier|team|folks|people|they __ changed|swapped|exchanged|replaced|restarted|upgraded|rebooted|blamed", "then + swapped|exchanged|changed|replaced|restarted", "i =helped|=backed|=built|=migrated|=ran|=moved|=wrote|=did|=took + the|it|because|anyway|myself|since|integration|rollout|migration|bit|part", "i would|will say|raise|tell|talk + once|first|manager|boss|month|weeks|before|room", "give|gave it a|two|three month|weeks|months|until",
		}},
		{"smaller", []string{
			"less of it final", "left out", "small", "some places", "got the time instead",
		}, []string{
			"split|shrink|shrank|half-undoable|reversible|staged|pilot|rehearsed|practised|practiced|rehearse", "tried|tested it|the|that|this __ on|with one|a|an|two|few|copy|chess|small", "first on|with|in one|a|an|two|few", "spare|backup|copy|both + kept|keep|for|days|months|while|second", "talked|talk him|her|them|me out of", "instead|same + we|half|time|weeks|months|got|built|went", "did|would|will not build|touch|add|write|rewrite|support", "keep|stay|stayed|kept away|out|off|clear",
		}},
	}
}
