package words

// detectorPhrases are what the detectors listen for, in the pattern language of
// the packs. They are common to all questions and tuned on none.
func detectorPhrases() map[string][]string {
	return map[string][]string{
		"star.situation": {
			"last|this year|quarter|month|spring|summer|autumn|fall|winter|week", "# year|month|week|quarter ago", "couple|few __ year|month|week|quarter ago",
			"in january|february|march|april|may|june|july|august|september|october|november|december",
			"when i|we was|were|joined|worked|ran|led|took|started", "back when|in|then", "at the|that time", "at that point", "at my last|previous|old|current|former|first",
			"i am|was __ at a|an|my|our", "i was __ leading|running|responsible", "at|for a|an __ company|startup|start-up|firm|bank|agency|retailer|insurer|provider|charity|hospital|consultancy|university", "i am|was on|in __ team|company|group|department|firm|side|business|project", "we were __ about|building|running|migrating|launching|moving|rolling|serving|using|asked|on", "i joined", "i worked|work at|for|in|on|with|as", "i =led|=lead|=ran|=run|=inherited __ team|group|company|department|service|system|platform|product|engineering|infrastructure|architecture|people",
			"our|my team|service|company|platform|system|product|group was|were|had|ran|owned|handled|served", "there =was|=were", "i|we|he|she|they|it|who|people|customer|customers|team|everyone|everybody =used to", "our|my previous|last|old company|team|employer|job",
		},
		"star.task": {
			"my job|task|role|goal|part|responsibility|responsibilities|brief|remit was|were", "i =was __ =responsible|=accountable", "i =was =asked|=told|=tasked|=assigned|=charged|=hired", "i =had|=needed to", "it =was my job|task|role|decision|call|responsibility|turn|project|part|own-decision", "it =was mine", "it =was on me",
			"it fell|came to|down me", "fell to me|us", "we =had|=needed to", "the goal|aim|ask|task|brief|deadline|target|challenge|requirement|job was|were", "=asked me|us to", "=wanted me|us to",
			"on the hook", "i owned|took on|over", "i was the|leading __ owner|lead|driver|captain|engineer", "what|it =has|=had to be", "was|were my call|decision|responsibility", "i|we =was|=were|=am|=are|=been supposed to",
		},
		"star.result": {
			"as a result", "in the end", "=ended up", "end result", "the result|outcome|upshot|effect|impact was|were", "which|that|this =meant|=led|=saved|=cut|=brought", "it|that|this =worked|=paid|=helped|=failed|=broke",
			"turned out", "=paid off", "since then", "never happened again", "we|i =shipped|=launched|=released|=recovered|=restored|=lost|=saved|=missed|=finished|=delivered|=landed|=rolled",
			"=went live|down|up|away|from", "=came down to|from", "=came down|out|back", "=dropped|=fell|=rose|=grew|=shrank|=improved|=increased|=decreased to|by|from|sharply|again|back", "=halved|=doubled|=tripled|=stabilized|=recovered",
			"=cut + #|half", "=stayed|=stopped|=ran + since|after|incident|again", "still =uses|=running|=runs|=use|=there", "=adopted", "got __ cancelled|approved|adopted|merged|funded|promoted", "by the end of", "in the first|next|following year|month|quarter|week|season|winter|summer|spring|autumn + #|no|not|none|nobody|only", "to this day", "# later", "=shipped with|on|in|before|after|late", "it|that|this|which =cost us|me|about|around|#", "=date|=deadline|=promise|=estimate + it|that =held", "yesterday i|we|she|he|they", "i|we =had =shipped|=lost|=saved|=delivered|=finished|=launched", "=have|=has __ =since",
			"eventually", "day|week|month|year later|afterwards", "after that", "=takes|=costs|=needs __ =now", "=now =takes|=costs|=needs", "i|we|they =made|=hit|=met|=kept =it|the|that|our|their|my =date|=deadline|=target|=promise", "i|we =made =january|=february|=march|=april|=june|=july|=august|=september|=october|=november|=december", "# __ =were|=was =wrong|=lost|=broken|=refunded|=late|=left =of|=out", "he|she|they =left|=stayed|=changed|=thanked|=apologised|=apologized|=agreed|=started|=stopped|=accepted|=resigned|=quit|=improved", "=is|=are|=runs|=works __ =now|=today|=better", "it|that works", "these days", "by then|now", "we still", "=won|=lost __ customer|deal|money|contract|revenue|trust|renewal|argument",
		},
		"change.both": {
			"dropped|fell|cut|reduced|grew|rose|increased|improved|went|came|brought|took|got|decreased|shrank|lowered|raised|moved|jumped|climbed|halved|doubled|trimmed|shaved + to|from #",
			"=was|=were|=had|=took|=used|=cost|=ran|=spent|needed + # + now|afterwards|became|today __ #", "before + # + after|now|today|later + was|were|had|took|used|cost|is|are", "# instead of __ #", "# rather than __ #", "instead of # + #",
			"baseline|originally|initially + #", "=started|=starting at|with|from|out #", "it|that|they was|were|had-been|took|needed # _ before|earlier|previously",
		},
		"change.across": {
			"before|earlier|used-to|originally|initially|started + now|after|afterwards|today|later|ended + #", "first night|day|week|month|run|version + by|in the last|end|final",
		},
		"change.from": {
			"# __ down|up to #", "# + =now =there|=it|=they|=we =is|=are|=takes|=take|=has|=have|=costs #", "# + =now =there|=it|=they|=we =is|=are|=takes|=take|=has|=have|=costs about|around|maybe|only|under|roughly #", "# to # + dropped|fell|cut|reduced|grew|rose|went|improved|increased|brought",
			"from __ # __ to|down|up __ # + dropped|fell|cut|reduced|grew|rose|increased|improved|went|came|brought|took|got|decreased|shrank|lowered|raised|moved|climbed|trimmed|down|up|now|since|after",
		},
		"change.labelled": {"=before # + =after|=afterwards|=now|=today #"},
		"change.by": {
			"dropped|fell|cut|reduced|grew|rose|increased|improved|went|came|decreased|shrank|lowered|raised|up|down|faster|slower __ by #", "=halved|=doubled|=tripled|=quadrupled", "# fewer|less|faster|slower|cheaper|higher|lower|smaller|better|reduction|increase|improvement|saving", "percent|% more|drop", "=got|=gained|=won|=brought|=earned me|us|them #", "# more than|per|each|every", "# more =a", "=since + # more", "=saved|=saves|=recovered|=avoided|=gained|=lost|=loses __ #", "=by half =of|=since|=in|=within", "=cut|=cuts|=dropped|=fell =in half", "# times|x as|faster|more|fewer|less",
			"=went|=came|=got|=grew down|up to #", "=is|=was|=are|=were down to #", "dropped|fell|rose|grew|shrank to|by|# __ #",
		},
		"choice.alternatives": {
			"=option|=options|=alternative|=alternatives", "=alternatively", "either + or", "we|i could have|also", "could have", "i|we =consider|=considered|=considering", "weighed|weigh + against|up|both|option", "versus|vs", "another|different|simpler|obvious|cheaper approach|way|route|choice|design|plan|solution|candidate", "other approach|route|choice|design|plan|solution|candidate", "=other =ways",
			"instead of", "rather than", "=rejected with a|an|some|regret", "=is|=are =simple|=exact|=cheap|=easy|=fast =but", "=is|=are|=was =better|=cheaper|=safer|=simpler|=easier than", "i|we =did =look at", "would =be =great|=good|=fine =for =and|=but", "would =be =great|=good|=fine __ =and|=but =costs|=cost", "i|we =chose|=picked the|a|an __ because", "two|three|four|couple|several|few option|approach|choice|design|candidate", "=two|=three|=several =ways", "on the one hand", "on the other hand", "chose|picked|choose|pick|prefer|preferred __ over|between", "debated|torn + between|whether|or", "one =was|=would|=is + the other|second", "=tried __ first|instead", "i|we evaluated", "would be __ but|whereas", "if i|we had|have money|time|people|just|only", "i|we would|will|do|did __ and not", "_ or _ could|can|would|will not", "could|can|would not do that|this|it", "whether we|i|to should|build|buy|need|use", "build or|versus buy", "buy or build", "rent|buy|build + while|until|keep", "simplest|easiest|cheapest|usual|obvious|naive|textbook thing|way|answer|version|solution|approach|design",
			"choice|choose|chose between|was|were", "the other|alternative|second way|route|option|idea|plan was|is|would",
		},
		"choice.trade-off": {
			"tradeoff|trade-off", "trading|traded|trade + for|off", "at the cost|expense|price of", "in exchange|return", "i|we|you =gave|=give|=giving up", "=gave|=give|=giving up some|a|the|that|this|perfect|on", "sacrifice", "the cost|downside|drawback|catch|con|penalty =is|=was|=were|=of", "the price =of|=for", "the price =is|=was that|a|the|some|speed|latency|memory", "downside|drawback", "=cost|=costs us|me|it|them|that|the", "we|i lose|lost|pay|paid|accept|accepted|tolerate|tolerated + for|but|because|so", "i|we =pay|=lose it|a|an|that|some|half|only|less",
			"worth it|the|that", "=costs|=cost double|twice|extra", "but + cost|slower|worse|harder|complexity|expensive|stale", "but __ higher|lower|more|extra|less __ latency|memory|work|traffic|code|load|money|time|requests|storage|precision|machines", "willing|happy|prepared to lose|pay|accept|live|give|let", "live|lived with", "in return", "buys|bought us|me", "but|with worse|less", "more + =but less", "=knowing + would|could|might", "that|it|which|this costs|cost", "costs|cost as|about-as|more|less much|than", "beats|beat none|nothing|the", "more|bigger|faster is not better",
			"i|we|you|and =accept|=accepted", "i|we would|will|can|could =accept", "=accepting that|a|some|less|more", "i|we =risk|=risked|=risking + for|but|because|against", "=downside|=drawback|=catch|=penalty =is|=was", "=costs =a|=an|=one|=another|=half|=under|=only", "i|we would =rather =let|=have|=lose|=show|=serve|=be|=refuse|=wait|=pay|=drop|=miss|=keep", "i|we would|will|can|could =leave|=left|=drop|=skip|=shed|=sacrifice out|it|that|them|the|this|those", "what i|we =shed|=drop|=dropped|=sacrifice|=sacrificed|=lose|=lost|=leave|=left", "=left =out =is|=are|=the|=for|=on =purpose|=the|=a|=any|=all|=whole|=streaming|=now|=this", "=gets|=get =ugly|=stale|=expensive|=dearer", "=you|=it =loses|=lose __ =if|=when|=but|=then|=for", "chose|choose|chosen|picked|prefer|preferred __ over", "approximate|approximation|approximately|less exact|inexact + but|which|good|fine|enough|error", "exact|simple|simpler|fast|faster|cheap|cheaper|easy|easier|precise|fresh|safe|safer|accurate + but|wait|slow|slower|costs|pays|expensive|harder|stale", "price we|i pay|paid",
		},
		"choice.rejected": {
			"i|we|and =rejected|=reject|=rejecting", "=rejected it|that|this|them|because|since|as", "=rejected with a|an|some|regret", "=is|=are|=was =better|=cheaper|=safer|=simpler|=easier than", "ruled|rule out", "decided|decide against", "i|we did|do|would|will|could not use|choose|pick|go|take|adopt|build|buy|like|touch|add|rewrite|migrate|store|keep|put", "chose|choose|decided not to", "dropped|drop|discarded|abandoned|dismissed __ idea|option|plan|approach|design",
			"i|we =said|=say no", "passed on", "turned|turn down", "not worth", "rather than", "instead of", "picked|chose|pick|choose|prefer|preferred __ over", "i|we|would =avoid|=avoided", "argued|decided|argue|decide|chose against", "tempting + but", "would =have cost|needed|meant|taken", "would =have + =but", "considered + but", "could have + but", "looked at + but",
			"i|we argued|voted|was|were against", "had|was|were too expensive|slow|risky|complicated|big|dear",
		},
		"reflect.learned": {
			"i|we =learned|=learnt", "thing|what i|we learned|learnt", "lesson", "=taught me|us __ that|to|how|not|something|what|a", "i realized|realised", "looking back", "in hindsight", "in =retrospect", "i|we =took =away from", "=takeaway|=takeaways", "i|we _ __ =wrongly", "=never =occurred to me|us", "i|we was|were wrong about|to|on|and|there|because", "i|we =was|=were =naive|=mistaken|=too =optimistic|=naive|=trusting|=proud|=soft|=strict|=hasty|=hard|=cautious", "i|we =was|=were =naive|=mistaken", "my|our mistake|error|fault|failure|blind-spot was|is|were",
			"i|we|and should have", "i|we ought to have", "what i|we should|ought", "i|we should not have", "made me see|realize|understand|think", "i now know|understand|think|believe", "i|we underestimated|overestimated|misjudged|assumed|misread", "i had|did not =understood|=understand|=listened|=listen", "i =had|=did not =asked|=ask|=checked|=check them|him|her|whether|if|how|why|what|the|who", "what i =missed|=underestimated", "what i =got =wrong", "i wish i|we had", "i regret", "with hindsight", "i came to see|understand|believe",
			"next|another time __ i|we would|will|ask|check|begin|start|go|say|write", "i would begin|start by|with", "if i|we had|did it|that again", "i now see|think|know", "i =had come|gone|walked __ =convinced|=certain|=sure|=already",
		},
		"reflect.hollow": {"learned|learnt|learn a lot|much|ton|tons", "learned|learnt so|very much", "many|lots __ lessons"},
		"reflect.changed": {
			"since then __ i|we|my|our|every|each|it|there", "ever since", "these days __ i|we|my|there|every|each", "i would handle|do|start|begin|ask __ another|other way|today|first", "next time __ i|we|my", "nowadays|today __ i|we =ask|=write|=start|=begin|=tell|=keep|=check|=put|=always|=never|=say", "nowadays|today i =would|=do", "=now i|we|every|each", "i|we =now|=always|=no-longer", "i no longer", "from then|that on|point|day i|we", "after that __ i|we always|never|started|began|stopped|made|write|wrote|ask|asked|put|keep|insist",
			"i|we have =since", "next time __ i|we|my", "=changed how i|we", "=changed the way", "my|our rule|habit|practice|default|checklist|first is|now|since|became", "there =is a rule|check|page|test|line", "i|we =have a rule|habit|checklist now", "i =made it|a __ rule|habit|point", "i would do|have __ differently|earlier|sooner|first", "i would =do __ =differently|=different", "what i =do|=did differently|now", "differently now|since|today", "every __ now =has|=gets|=carries|=comes|=needs",
			"what i|we =do now|today", "i|we would|will|do __ in another|different way|order", "i|we would handle|do|go|approach|start|say|ask __ differently|otherwise", "the way i|we __ now|today",
		},
		"structure.answer": {
			"i would like to begin|start|split|separate|take", "let me|us begin|start|split|separate",
			"short answer|version", "in short|brief", "the answer|headline|summary|gist is|was", "to answer", "my answer|proposal|recommendation|view|choice|approach|plan|position|pick is|was|would", "i would|will|can use|start|build|design|go|choose|pick|say|split|put|keep|take|begin|sort|scan|store", "i|we use|sort|keep|store|scan|split|walk|maintain|treat",
			"yes", "no", "one|two|three|four reason|thing|doubt|point|part|answer|example|story", "the one|time|case|story|example|stance|decision|failure|mistake|project|thing i|we|that|is|was", "my|our __ biggest|hardest|worst|best|proudest|failure|mistake|example", "i told|argued|refused|disagreed|pushed|cut|removed|deleted|shipped|broke|decided|said|took|turned|stopped|killed|opposed", "that would be", "the plan|idea|approach|design|solution is",
		},
		"structure.signposts": {
			"first|firstly", "second|secondly", "third|thirdly|=finally|=lastly", "to start|begin", "two|three|four thing|reason|part|step|option|point|problem|way|piece", "in short|summary|brief", "to sum|summarize|conclude|recap", "for example|instance",
			"the reason|result|upshot|point|outcome|trade-off|context|situation is|was|here", "on the one|other hand", "as a result", "looking back", "in hindsight", "one|another reason|option|thing is|was", "my part|role|job was|is",
		},
		"tests.named": {
			"edge|corner case", "empty", "single|one element|item|entry|node|interval|key|call|user", "duplicate|same twice|key|key|value|timestamp", "negative|zero", "overflow", "null|nil|none|missing|unknown", "boundary|boundaries|off-by-one|exactly at|on|equal", "touching|adjacent|overlapping|nested|identical", "large|huge|maximum|max|limit input|size|number|value|capacity", "capacity # ", "unsorted|reversed|sorted already|input|order",
			"cycle|self-loop|disconnected", "expired|expiry|expire exactly|at|same|just", "concurrent|race|thread", "test|check|try + case|with|when|where|that|empty|same|expired", "what happens if|when", "invalid|malformed input", "same timestamp|time|tick|key|name|path",
		},
		"vague.effect": {
			"significantly|dramatically|substantially|greatly|massively|hugely|tremendously|drastically|considerably|vastly|noticeably|a-lot|much improved|improve|reduced|reduce|increased|increase|faster|better|cheaper|lower|higher|boosted|boost|grew|dropped|fell|cut|smaller|simpler",
			"improved|improve|reduced|reduce|increased|increase|boosted|grew|dropped|scaled|optimized __ significantly|dramatically|substantially|greatly|massively|hugely|tremendously|drastically|considerably|a-lot|lot|much",
			"much|way|lot|far faster|better|cheaper|more|happier|easier|smoother|cleaner|quicker", "improved|improve|boosted|increased|enhanced the|our|overall|team performance|efficiency|productivity|velocity|quality|reliability|experience|engagement|satisfaction|morale|latency|scalability|stability",
			"huge|massive|big|great|significant|tremendous|major|enormous|real impact|improvement|success|win|difference|increase|reduction|gain|saving", "made|make a difference", "huge|great|big success", "very successful|well|happy|impactful", "went|worked __ well|great|smoothly|perfectly", "everyone|everybody|people|stakeholders|=management|leadership|customers|users was|were|got __ happy|impressed|pleased|satisfied", "everyone|everybody|people|stakeholders|=management|leadership|customers|users loved it",
		},
		"vague.size": {
			"lot|lots|ton|tons|bunch|plenty|loads of", "many|numerous|countless|various|multiple user|customer|request|team|engineer|service|stakeholder|people|issue|problem|meeting|thing|system|time|challenge|improvement", "high|heavy|large|huge|massive|big|enormous traffic|load|scale|volume|throughput|data|amount|number|dataset", "at scale", "large-scale|web-scale|high-scale", "millions|billions|thousands|hundreds of", "several|some|few stakeholder|issue|improvement|challenge|thing|initiative", "huge|massive|enormous|gigantic",
			"a long|short|quite-some time|while", "very|really|extremely|super|highly large|big|fast|slow|complex|scalable|important|critical|busy|popular|challenging|difficult",
		},
		"vague.filler": {
			"best practice", "state of the art", "cutting|bleeding edge", "world-class|best-in-class|robust|seamless|seamlessly|synergy|holistic|game-changer|paradigm|world class", "leverage|leveraged|leveraging", "and so on|forth", "etc|stuff|things-like-that", "some kind|sort of", "add|added|adding|deliver|delivered value", "various|different things|aspects|areas|ways", "drove|drive|driving alignment|results|impact|change", "stakeholder management|alignment|buy-in", "think|thinking outside", "team player|work", "go|went above and beyond", "scalable|highly-available|fault-tolerant and", "hard work", "passionate",
		},
	}
}
