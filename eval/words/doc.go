// Package words reads what a candidate said and gives Evidence with the exact
// bytes it was seen in. It is the words step of the arrow: Answer -> Evidence.
//
// It promises:
//
//   - The same question and answer give the same bytes. Evidence comes in the
//     order of the rubric's signals, at most one for a signal: its strongest hit,
//     and of equals the one said first.
//   - Every Evidence passes Evidence.Check. A quote is the sentence around the
//     hit, or a tighter span of it, or that and a neighbour where it would be
//     too short to be understood, at most MaxQuote bytes, valid UTF-8. Of places
//     nearly as strong it is the one where most of the signal is found.
//   - What is negated is not heard. What is hypothetical, and what others did,
//     counts for less where the round asks for deeds.
//   - An answer to another question, talk that names nothing, and lists of
//     keywords keep little of their strength, and Notices says so.
//   - "fine", gibberish, copies of the question or of a model answer, insults
//     and words to the grader earn nothing. An answer in another language is not judged at all: there is no
//     Evidence, and Notices says why.
//   - Any bytes are safe. At most MaxTurn bytes of a turn and MaxAnswer bytes of
//     an answer are read; Notices says when something was left unread.
//
// The stages, one idea a file: token.go and sentence.go cut a turn into
// sentences and words with stems (reading.go); dialect.go, grammar.go and tag.go
// read how people speak as what they say; clause.go finds who does what, and
// meant.go marks what is negated, conditional, hypothetical or somebody else's
// deed; mute.go, abuse.go and language.go mark what earns nothing; pattern.go, match.go and matcher.go hold the pattern language of docs/packs.md;
// groups.go, widen.go and nominal.go hold what tells the same, concepts.go what no pack foresaw;
// onquestion.go, topic.go and substance.go weigh the answer as a whole;
// quantity.go reads figures with their units, speech.go time stamps; listen.go and the detect files turn hits into Evidence; strength.go says how
// strong a hit is. docs/decisions/0003-reading-words.md says why it is done so.
//
// An unfinished answer (Done is false) can be read at any time; then absences
// and whatever only the whole can show are left out. To have them all the same,
// evaluate a copy with Done set.
//
// Prose gives a text as it is read here to others that compare texts
// (eval/reference).
package words
