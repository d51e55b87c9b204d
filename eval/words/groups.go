package words

import "strings"

// synonyms groups words that tell the same in talk about work: a plain word of a
// signal's pattern finds every member of its groups. A group is a line; members
// of several words are written with a hyphen. Words that mean many things ("run",
// "set", "take") stand in none, and a word stands where its commonest meaning in
// this talk is. The groups are common to all questions and tuned on none.
const synonyms = `
fix mend repair patch remedy sort-out put-right
client customer buyer consumer
boss manager supervisor line-manager
director vp executive exec higher-ups leadership
colleague teammate coworker co-worker peer
founder owner ceo
object oppose resist disagree push-back fight protest argue-against speak-against contradict
objection counter-argument concern reservation misgiving
sceptical skeptical doubtful unconvinced wary
outage incident downtime breakdown
fail break crash fall-over go-down blow-up die
tell inform notify let-know
argue reason contend make-the-case
explain lay-out walk-through spell-out clarify
measure quantify count instrument tally gauge
graph chart plot dashboard
log trace
undo revert roll-back take-back back-out reverse
remove delete strip rip-out get-rid
refuse decline turn-down reject say-no
postpone delay defer put-off push-back hold-off
deadline due-date
ship launch release go-live roll-out
deploy push-out
canary pilot trial proof-of-concept dry-run rehearsal
rehearse practise practice
prototype sketch mock-up spike
decide choose pick opt settle-on go-with
option alternative choice
alternatively instead
regret rue
mistake error blunder slip wrong-call
fault blame
admit confess concede own-up acknowledge
apologise apologize sorry
should-have ought-to-have
realise realize notice dawn spot discover
misjudge misread underestimate overestimate overlook
assume presume take-for-granted
guess estimate reckon figure
predict expect forecast foresee anticipate
learn find-out
teach show train coach mentor
help assist support
hire recruit take-on bring-in
dismiss let-go fire sack lay-off
resign quit leave hand-in-notice
promote promotion
annoy upset anger irritate offend
trust confidence faith
goodwill rapport relationship standing
cost price expense bill
money budget cash
cheap inexpensive
expensive costly dear pricey
slow sluggish laggy
fast quick rapid
small tiny little
hard difficult tough tricky
easy simple straightforward
strange odd weird unusual peculiar
wrong incorrect mistaken
obvious clear plain
bad poor awful terrible
serious grave
worried afraid scared nervous anxious
happy glad pleased delighted
unhappy displeased dissatisfied
surprised astonished taken-aback
proud pleased
open transparent
openly publicly in-the-open
privately one-on-one one-to-one in-private behind-closed-doors
meeting call session standup sync
document doc memo paper write-up page note writeup
write draft compose
email mail message
phone ring call-up
announce publish post
present demonstrate demo show
evidence proof data
argument case point
claim assertion
prove demonstrate confirm verify
convince persuade talk-into win-over
agree consent sign-off approve
commit get-behind
overrule overruled outvote
someone somebody
whole entire
promise pledge assure
goal aim target objective
vague fuzzy unclear ambiguous
spec specification requirement brief
priority prioritise prioritize
scope extent
feature functionality capability
product app application
project programme program initiative
server machine host box node
database db store storage
cache memcache
queue backlog
load traffic
request query call
latency delay lag response-time
error failure fault bug defect
alert alarm page
oncall on-call pager
monitor watch keep-an-eye
investigate dig look-into debug trace
cause root-cause source culprit
symptom sign signal hint clue
reproduce recreate repeat
test experiment trial
review inspect
compare contrast hold-against set-beside
often frequently
sometimes occasionally
rarely seldom
finally eventually in-the-end
suddenly abruptly overnight
rise grow increase climb go-up
fall decline decrease shrink go-down drop come-down
halve cut-in-half
double twice
reduce lower shrink cut trim bring-down
worse poorer
backup copy snapshot
irreversible final permanent one-way no-return
recall retract withdraw
forever for-good for-ever
safe secure
limit threshold ceiling bound line
boundary line
stop halt cease
continue carry-on keep-going
hurry rush
quiet silent mute
hide conceal cover-up
honest frank candid blunt straight
listen hear
opinion view take stance position
belief conviction
remember recall
forget slip-my-mind
rule policy guideline regulation
permission approval sign-off
process procedure
habit practice routine
checklist list
template form
responsible accountable
own ownership
duty responsibility
rewrite rebuild redo
merge combine consolidate
simplify streamline
complex complicated
buy purchase
sell sale
vendor supplier provider contractor
contract agreement
customer-facing public
postmortem retrospective retro incident-review write-up
blameless no-blame
feedback criticism critique
praise compliment
harsh brutal blunt tough
behaviour behavior conduct
rude disrespectful insulting
conflict dispute quarrel fight row
compromise middle-ground
resolve settle solve
salary pay wage compensation
mortgage rent
family kids children
offer proposal bid
proposal suggestion idea
suggest propose recommend put-forward
demand insist
volunteer offer
invite bring-in
newcomer new-joiner new-hire joiner newbie
junior graduate intern
senior veteran experienced
expert specialist
designer ux
nurse doctor clinician
lawyer legal counsel
accountant finance bookkeeper
sales salesperson account-manager
marketing pr
engineer developer programmer dev
outsider stranger
rival competitor competition
percent percentage
thousand k grand
year annum
night overnight
average mean
median p50
peak spike surge burst
baseline control
complaint grievance
revenue income turnover
profit margin
penalty fine
lesson takeaway learning moral
curious interested
bored unchallenged
stuck trapped blocked
blocker obstacle hurdle
escalate go-over raise-it
raise bring-up mention flag
warn caution alert
ignore disregard brush-aside dismiss overlook
sacrifice give-up forgo
trade-off tradeoff compromise
downside drawback catch disadvantage flip-side
upside advantage benefit
consequence effect impact outcome result
harm hurt damage
annoyed upset angry furious irritated offended mad
abandon kill scrap shelve ditch axe discard cancel
drop abandon scrap
reason rationale grounds
company firm employer
replace swap exchange
lead head
attempt try
accept live-with put-up-with
affect hit
nobody no-one
everyone everybody
suffer pay-for
inspect examine look-into
separate isolate
later afterwards
before beforehand
user member
said put-it
nowadays these-days
risk gamble
stock equity
`

// groups maps a stem to the other words that tell the same: single words by
// stem, phrases by their stems in a row.
type groups struct {
	single map[string][]string
	phrase map[string][][]string
	pair   map[string][]string // for a phrase of two stems: the single words
}

func (x *lexicon) readGroups(list string) groups {
	g := groups{map[string][]string{}, map[string][][]string{}, map[string][]string{}}
	for line := range strings.Lines(list) {
		var stems []string
		var phrases [][]string
		for _, w := range strings.Fields(line) {
			if !strings.Contains(w, "-") {
				stems = append(stems, x.stem(w))
				continue
			}
			var row []string
			for part := range strings.SplitSeq(w, "-") {
				row = append(row, x.stem(part))
			}
			phrases = append(phrases, row)
		}
		for _, row := range phrases {
			if len(row) == 2 {
				g.pair[row[0]+" "+row[1]] = append(g.pair[row[0]+" "+row[1]], stems...)
			}
		}
		for _, s := range stems {
			for _, o := range stems {
				if o != s {
					g.single[s] = append(g.single[s], o)
				}
			}
			g.phrase[s] = append(g.phrase[s], phrases...)
		}
	}
	return g
}
