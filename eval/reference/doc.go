// Package reference holds an answer against a model answer: which of its points
// were met and where, which are missing, and what was said beyond or against
// it. It is a step beside eval/words on the arrow for questions that have a
// model answer and no rubric.
//
// It promises:
//
//   - Coverage is from 0 to 1. The same question, reference and answer give the
//     same Result. Nothing is trained and nothing is fetched.
//   - Every span is a span of bytes of the text that was handed in.
//   - Order does not matter; words are compared by stem, by spelling, by lists
//     of synonyms and opposites (lists.go), by value for figures.
//   - Words that the question gives away count little, and its sentences not at
//     all. A point that is denied, or put with another figure, is against, and
//     takes away more than silence does.
//   - Any bytes are safe: MaxReference bytes of the model answer and
//     words.MaxTurn bytes of the answer are read.
//
// term.go turns text into weighed terms, cost.go reads orders of growth,
// negation.go follows denials, join.go makes one word of two; likeness.go says
// how alike two terms are; point.go cuts the model answer into points; align.go
// looks for the place where the answer meets a point, compare.go reads
// comparisons from either end; roles.go tells which of two things that are set
// against each other a word is said of; judge.go sums up.
package reference
