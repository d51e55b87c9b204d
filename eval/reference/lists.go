package reference

// synonyms are groups of words that say nearly the same where answers are
// compared. A word may stand in several groups. They are of general and
// engineering English and were gathered without regard to any question.
const synonyms = `
add insert append put place push enqueue store
remove delete erase drop discard evict eliminate clear pop dequeue throw
get fetch retrieve obtain return take read give receive
change modify update alter edit adjust write mutate
keep retain hold preserve maintain store save persist remember
make create build construct produce generate form compute
begin start initiate open launch
end finish complete stop terminate conclude
happen occur arise
need require demand must
use apply employ utilize utilise
show display present indicate reveal demonstrate
tell inform notify signal report announce
find locate search look lookup discover detect identify
check verify test validate confirm inspect examine examin
choose select pick decide elect
compare contrast examine against
allow let permit enable
prevent avoid stop block hinder stave protect guard
refuse reject deny decline
send transmit deliver forward emit
move shift transfer migrate travel
copy duplicate replicate clone replica backup
split divide partition separate shard break cut halve
join merge combine unite concatenate
repeat redo again retry resend several multiple times twice
wait block pause delay stall sleep
fail crash break die error outage failure fault
restart reboot recover restore
call invoke execute run trigger
cause lead result trigger provoke produce
help assist aid support
explain describe clarify
share common
expire timeout lapse elapse stale
reach arrive get
grow increase rise expand gain climb more raise
shrink decrease reduce fall decline drop lower fewer less
fast quick rapid speedy swift
slow sluggish
big large huge great
small little tiny
whole entire complete full all total
part portion piece fraction share segment half
same identical equal alike
different distinct unequal other
new fresh recent newest latest brand
old previous former stale outdated oldest earlier
last newest latest recent final
first oldest earliest initial beginning
many several multiple numerous lots thousands
one single only
each every
often frequent regularly
right correct accurate true valid
wrong incorrect false mistaken invalid
empty vacant blank free unused available
busy occupied used full overloaded
popular hot common frequent
safe secure harmless
dangerous unsafe risky harm
cheap inexpensive
costly expensive dear
simple easy plain straightforward
hard difficult complex complicated
possible potential maybe
exact precise accurate
constant fixed unchanging
random randomness arbitrary jitter
sorted ordered order sort sequence arranged
sequence order series
item element value entry object thing record node data member
list array sequence collection
key identifier id
slot bucket cell index position location place spot
position location place index
memory ram storage space disk room
space room capacity
thread process task worker job
client caller user consumer customer requester
user member person subscriber viewer customer people
server backend host machine node service origin
database store storage db
request query call message
reply response answer acknowledgement ack result
effect result outcome consequence impact
cost price expense overhead
benefit advantage gain plus
drawback disadvantage downside weakness
problem issue trouble difficulty
error mistake bug fault defect
reason cause why
goal aim objective purpose
method way approach technique function procedure
function procedure subroutine method routine
argument parameter input
type kind class category sort
attribute property feature characteristic metadata content
history interaction behavior behaviour past activity data rating
chance probability likelihood odds luck
group team set
network connection link
load traffic pressure demand
time duration moment period
latency delay lag
speed rate pace velocity
wave herd burst spike surge stampede
overload overwhelm swamp hammer flood
spread distribute disperse scatter smear
lock mutex lease hold
owner holder leader possessor
acquire obtain get grab take gain
release free unlock
stale old outdated obsolete expired
isolated disconnected cut separate
available reachable responsive up
consistent consistency agreement agree
title show movie item film video series
recommend suggest propose
similar alike close resemble
rank order sort score
path route way circuit loop
current electricity charge flow
bulb light lamp
battery cell source
wire cable lead
gap break hole open
closed complete unbroken connected
terminal end pole
heat warmth hot temperature warm warmer
energy heat power
molecule particle atom
gas vapor vapour steam air
liquid water fluid
evaporate evaporation vaporize
escape leave exit depart
surface top
middle center centre
half side part
stack pile
pointer reference address link
variable name
loop iteration iterate repeat
recursion recursive recur
base terminating stop
tree hierarchy
child descendant
parent ancestor
leaf terminal
code program software application
compile build translate
design plan architecture
write record log
document page write
measure metric quantify
decide determine conclude
think believe consider
ensure guarantee assure
handle process treat manage
divide split halve
contain include hold comprise
consist comprise contain
follow succeed
precede before
visible accessible seen public
private hidden internal
accept admit receive
apply perform execute do
charge bill
resolve handle deal address solve fix
solve fix repair
redirect forward route
limit cap bound restrict
attempt try
safely harm safe
fallback default
deliberate purposely intentional
explore exploration try
reserve keep
attach connect join
connect link join
disconnect detach
negative minus
positive plus
push force
pull draw attract
plant tree
rock stone
animal creature
food nutrient
grow develop
soil ground dirt earth
sound noise vibration
vibrate vibration shake
pitch frequency
weight mass heavy
observe see notice watch
data evidence information
hypothesis assumption theory null
difference effect
experiment test trial
large extreme
wide broad
boss manager lead
colleague teammate peer coworker
customer client
deadline date
revenue money income
rule process policy
harm damage hurt
quality standard
meeting discussion
tell say speak mention
unit component module part piece
interface api contract
inherit derive extend
instance object
hide conceal encapsulate
abstract general
declare define definition
prototype signature declaration
argument value parameter
refer point
assign set
initialize start set
compare check
traverse visit walk
adjacent neighbor neighbour next
sibling brother
balanced even
efficient fast performance
quickly fast
reuse again
maintain upkeep maintenance
debug test
detect find catch
divide separate
byte octet
encrypt encode cipher
message event packet
order rank
stable steady
certain sure
refresh renew update recompute rebuild reload
recompute rebuild regenerate load compute refresh
coalesce merge combine single
miss absent lack missing
lack miss absence without
lose lost loss
hit reach
duplicate twice double
charge cost
exist be
analyze analyse study investigate examine
analysis study investigation
approximate estimate rough guess
assign allocate give distribute
attribute trait feature
avoid escape evade
backward reverse behind
begin initial origin
bottleneck constraint limit
bug defect error fault
calculate compute work reckon
careful cautious
catch capture trap
center middle core
choice option alternative
clean clear tidy
collect gather accumulate aggregate
combine mix blend
common shared general
communicate exchange talk message
complete done finished
component element ingredient
concurrent parallel simultaneous
condition state circumstance
confuse mislead
connect attach bind couple
consume use eat
continue proceed carry resume
contrast difference
convert transform translate change turn
count number total tally
create cause bring
crucial critical essential vital key important
damage destroy ruin
decouple separate independent isolate
dependent rely depend reliance
describe depict characterize
detail particular
determine decide establish
device gadget machine
direct straight immediate
distance length far
easy simple trivial
effective useful
efficient economical optimal
enter input insert type
entire whole
environment surroundings habitat
equal same equivalent
evaluate assess judge measure
exchange swap trade switch
existing current present
expect anticipate predict forecast
experience encounter
extra additional more further
factor cause aspect
flexible adaptable
focus concentrate
foundation base basis
frame structure skeleton
frequency rate
gather collect
global worldwide universal
header top
identify recognize name
ignore skip disregard
immediate instant prompt
improve better enhance increase
independent separate autonomous
indicate mean signal
individual single separate
information data knowledge
instruction command statement
interact communicate
interrupt disturb
invent create
label name tag mark
layer level tier
location address
logic reasoning
match correspond fit
material substance matter
minimum least smallest
maximum most largest
model representation simulation simulate
monitor watch observe track
necessary required needed
network web
notice observe detect
object thing item
obtain acquire
operate work run function
opposite reverse contrary
organize arrange structure order
original first source
output result product
overwrite replace clobber
pair couple two
particle bit piece
partial incomplete
permission access right
person human user individual
phase stage step
point dot
pollute contaminate
predict forecast
preserve conserve save
pressure force
previous prior earlier
primary main chief
produce make generate yield
property characteristic quality
propagate spread
protect defend shield secure
provide supply offer give
purpose reason goal
query search lookup
quota limit budget
react respond answer
recent latest
redundant duplicate unnecessary spare
region area zone
regular normal usual
related connected associated
relationship relation association link
reliable dependable
repeat iterate loop
replace substitute exchange
represent stand denote
requirement need specification
research study
reset clear
responsible accountable
review check inspect
role function part job
rollback revert undo
scale size grow
scan traverse read
schedule plan
scope range extent
section part
sense detect feel
serve handle answer
setting option parameter configuration
sign indication
skill ability capability
software program code application
solid hard firm
specify state define
stage phase
standard norm
statement sentence instruction
step stage
strategy plan approach
strength power
structure organization layout
subset part
subtract minus remove
success win
sum total
support back help
surround enclose
symbol sign
synchronize coordinate align
system machine
target goal
task job assignment
team group
temporary transient short
tense tight
throughput rate bandwidth
tool instrument
touch contact
trace track follow
trade exchange
transparent clear
unique distinct
unit element
upgrade improve update
validate verify
vary differ change
version release revision
visible seen
volume amount quantity
vulnerable weak
weak fragile
worker employee thread
linkedlist list chain chaining
lifo newest last
fifo oldest first`

// opposites are pairs of groups, words of which contradict each other where the
// rest agrees.
const opposites = `
increase grow rise raise more gain climb : decrease shrink fall reduce less few decline
fast quick speed quickly : slow slowly
open broken gap : closed complete unbroken
first fifo oldest : last lifo newest
true correct right : false wrong incorrect
before : after
always : never
positive : negative
top : bottom
left : right
above : below
full : empty
same identical : different distinct
new : old
start begin : end finish
add insert : remove delete
large big : small little tiny
high : low
public : private
static : dynamic
synchronous : asynchronous
safe : unsafe dangerous
possible : impossible
cheap : expensive costly
connected : disconnected
sorted ordered : unsorted unordered random
mutable : immutable
hot warm : cold cool
up : down
best : worst
strong : weak
heavy : light
succeed success : fail failure
allow permit : forbid prevent refuse
absorb : release
parent : child
push enqueue : pop dequeue
with : without
lose : keep retain
inside : outside
early earlier : late later`

// phrases are several words that stand for one: the words, then the key.
const phrases = `
last in first out = lifo
first in last out = lifo
last one in is the first out = lifo
first in first out = fifo
added last = lifo
inserted last = lifo
added first = fifo
inserted first = fifo
order in which they were added = fifo
order they were added = fifo
least recently used = lru
linked list = linkedlist
chain of entries = linkedlist
at the same time = simultaneous
at the same moment = simultaneous
at once = simultaneous
all together = simultaneous
thundering herd = stampede
run out = expire
runs out = expire
time out = expire
times out = expire
knock over = overload
throw away = discard
take out = remove
takes out = remove
put in = add
up to date = maintain
kept up to date = maintain
keep on = continue
look at = examine
looking at = examine
look for = search
end up = result
carry out = perform
give up = lose
throws away = discard
set up = create
set of = group
go down = decrease
go up = increase
speed up = fast
speeds up = fast
speeding up = fast
slow down = slow
get rid of = remove
deal with = handle
cut off = isolated
single flight = coalesce
request coalescing = coalesce
only one request = coalesce
garbage collection = gc
at least = atleast
more than once = several
several times = several
any number of times = several
trade off = tradeoff
null hypothesis = nohypothesis
no real effect = nohypothesis
no effect = nohypothesis
has no effect = nohypothesis
run time = runtime
cold start = coldstart
does no harm = safe
no harm = safe
same effect = sameeffect
has the same effect = sameeffect`

// common are content words that say little: they weigh less than others.
const common = `
way thing good bad new old time people person case fact lot kind sort type something work works working able want
like different same various important certain possible example general number part place point problem question
reason result situation system term word answer mean call happen come go take give get make let know think say see
look find show tell try seem become start keep need help able actually basically really usually simply therefore
allow cause provide include contain main major able first second next other another also still just even much many
long short big small little great large own real sure true whole easy hard high low several single particular
do does use using used used-for day week year today`

// meaningful are function words that do carry meaning where answers are
// compared.
const meaningful = `first last before after above below more less same different every each only all never always
between out up down none both without against under over inside outside once next least most`

// lacking are words that deny without a negation: "lacks", "fails".
const lacking = `lack missing absent fail failed fails unable break broken gap lose lost loses stop stops
prevent prevents avoid avoids empty impossible refuse reject useless open nobody neither hardly stale outdated wrong
forbid forbidden unlikely dead none nothing little few`

// graded are adjectives that are compared by their endings.
const graded = `high low fast slow quick large big small long short new old early late cheap strong weak light heavy
hot warm cold cool safe simple easy hard wide deep near far few great young clean dark bright thick thin rare`
