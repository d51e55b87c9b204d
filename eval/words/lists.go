package words

// functionWords hold English sentences together: about half of all that people
// say is made of them, and next to nothing of a list of keywords.
const functionWords = `
a about above after again against all almost alone along already also although always am an and another any anybody
anyone anything are around as at away back be became because become been before being below between both but by came
can come could did do does doing done down during each either else enough even ever every everybody everyone
everything except few first for from further get gets getting give given go goes going gone got had has have having he
her here hers herself him himself his how however i if in instead into is it its itself just keep kept last later
least less let like made make makes making many may maybe me might mine more most much must my myself need needed
never next no nobody none nor not nothing now of off often on once one only onto or other others our ours ourselves
out over own per perhaps put quite rather really same say says see seen shall she should since so some somebody
someone something sometimes still such take taken than that the their theirs them themselves then there these they
thing things this those though through thus to together too took toward towards under until up upon us use used using
very via want wanted was way we well went were what whatever when whenever where whether which while who whole whom
whose why will with within without would yes yet you your yours yourself`

const personNouns = `
manager managers boss bosses lead leads director directors vp cto ceo cfo coo head colleague colleagues teammate teammates
coworker coworkers peer peers engineer engineers developer developers dev devs pm pms designer designers architect
architects customer customers client clients intern interns someone somebody everyone everybody nobody people folks person
leadership management executive executives exec execs founder founders sre sres analyst analysts scientist scientists
reviewer reviewers report reports senior staff principal friend guy woman man team teams lawyer lawyers vendor vendors
stakeholder stakeholders owner owners partner partners mentor recruiter others company organization org`

// stativePasts are past forms that tell no deed of the speaker.
const stativePasts = `
was were been had did got knew thought felt wanted needed liked loved believed seemed saw heard became understood
remembered forgot hoped wished happened worked used learned learnt realized realised supposed tried enjoyed preferred
expected assumed feared worried meant kept lost joined ended seen known demonstrated collaborated participated received strived excelled grew cared depended owed`

const notPasts = `
need speed feed seed exceed proceed indeed hundred red bed shed wed embed naked sacred wicked hatred kindred
aged related unexpected unlimited unprecedented distributed detailed advanced complicated sophisticated
dedicated interested excited tired`

// irregularVerbs lists base form, then past forms, a verb a line.
const irregularVerbs = `be was were been
have had
do did done
go went gone
say said
tell told
think thought
take took taken
give gave given
make made
lose lost
choose chose chosen
write wrote written
rewrite rewrote rewritten
break broke broken
bring brought
build built
rebuild rebuilt
buy bought
catch caught
come came
deal dealt
draw drew drawn
drive drove driven
drop dropped
eat ate eaten
fall fell fallen
feel felt
find found
fight fought
forget forgot forgotten
forgive forgave forgiven
get got gotten
grow grew grown
hear heard
hide hid hidden
hold held
keep kept
know knew known
lead led
leave left
lend lent
mean meant
meet met
pay paid
redo redid redone
ride rode ridden
ring rang rung
rise rose risen
run ran
see saw seen
seek sought
sell sold
send sent
shake shook shaken
shoot shot
show showed shown
shrink shrank shrunk
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spend spent
spin spun
stand stood
steal stole stolen
stick stuck
strike struck
swear swore sworn
teach taught
tear tore torn
throw threw thrown
undo undid undone
understand understood
wake woke woken
wear wore worn
win won
wind wound
withdraw withdrew withdrawn
override overrode overridden
overcome overcame
become became
begin began begun
bind bound
blow blew blown
arise arose arisen
freeze froze frozen
learn learnt
burn burnt
cut cut
set set
put put
let let
hit hit
quit quit
read read
split split
shut shut
cost cost
bet bet
reset reset
spread spread`

// unitWords follow a figure that means something by itself.
const unitWords = `
percent percentage point points ms millisecond milliseconds microsecond microseconds us ns nanosecond second seconds sec secs s
minute minutes min mins hour hours hr hrs h day days week weeks month months quarter quarters year years
byte bytes kb mb gb tb pb kib mib gib bit bits kbps mbps gbps rps qps tps fps iops
request requests query queries call calls event events message messages write writes read reads operation operations op ops
user users customer customers member members subscriber subscribers account accounts device devices viewer viewers stream streams
person people engineer engineers developer developers team teams colleague colleagues report reports reviewer reviewers
server servers node nodes machine machines instance instances core cores region regions service services shard shards
partition partitions replica replicas host hosts pod pods cluster clusters cache caches table tables row rows record records
key keys line lines file files commit commits deploy deploys deployment deployments release releases build builds test tests bug bugs
incident incidents outage outages alert alerts page pages ticket tickets error errors failure failures complaint complaints
dollar dollars euro euros pound pounds usd eur k m million billion thousand
time times x fold percentile nines experiment experiments version versions meeting meetings step steps`

// foreignWords are common words of other languages that English lacks.
const foreignWords = `German:und der das ist nicht ich wir ein eine einen einem mit auf für habe haben hatte zu zum zur dass sich auch nach bei aus aber wie oder wurde wenn sehr noch mein meine unser über dann weil
French:le les et je nous est une des pas dans que qui pour avec sur mais notre avons était il elle ils aux ce cette j'ai très été fait
Spanish:el los las que en una con por para es fue pero mi nuestro nosotros yo se lo del al más muy cuando porque como había tenía hemos también está
Portuguese:que em um uma com por para é foi mas meu minha nosso nós eu não da das mais muito quando porque tinha também está
Italian:il gli che di una con è ma mio nostro noi non della del dei sono più molto perché era abbiamo anche alla nel
Dutch:het een en ik wij niet dat voor op maar mijn ons onze zijn heb hebben naar ook als om omdat bij
Polish:na nie że się jest był ale jak mój nasz od dla przez oraz tym
Turkish:bir ve bu için ile ama çok ben biz da de gibi daha olarak sonra kadar değil
Swedish:och att det som är ett på jag inte med för av hade har till vår
Indonesian:dan yang ini itu dengan untuk tidak saya kami dari pada adalah akan karena`
