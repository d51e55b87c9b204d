package reference

import _ "embed"

// synonyms are groups of words that say nearly the same where answers are
// compared, one a line. A word may stand in several groups. They are of general,
// engineering and school science English.
//
//go:embed lists/synonyms.txt
var synonyms string

// opposites are pairs of groups, words of which contradict each other where the
// rest agrees.
//
//go:embed lists/opposites.txt
var opposites string

// phrases are several words that stand for one: the words, then the key.
//
//go:embed lists/phrases.txt
var phrases string

// common are content words that say little: they weigh less than others.
//
//go:embed lists/common.txt
var common string

// meaningful are function words that do carry meaning where answers are
// compared.
//
//go:embed lists/meaningful.txt
var meaningful string

// lacking are words that deny without a negation: "lacks", "fails".
//
//go:embed lists/lacking.txt
var lacking string

// graded are adjectives that are compared by their endings.
//
//go:embed lists/graded.txt
var graded string

// seeming are words that begin as a denial does and are none: default is not the
// opposite of fault.
//
//go:embed lists/seeming.txt
var seeming string
