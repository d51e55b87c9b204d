// Package bank loads, checks and serves questions. It stands at the head of the
// arrow: whatever a loop asks was read here from a pack, a directory described
// in docs/packs.md.
//
// The bank's own packs are embedded in the binary; directories of the user's
// own join them with Open. Both go through one reader, and the reader treats
// what it reads as hostile: every file, pack, list and nesting has a limit,
// links are refused, text that is not UTF-8 or hides control characters is
// refused with its line.
//
// # Two degrees of strictness
//
// Open refuses a pack whose shape is wrong (an unknown key, a level that does
// not exist, a file that is missing), because nothing sensible could be asked
// from it. It does not go on without the pack: a bank that is quietly smaller
// than its owner thinks is worse than a sentence that says which line to mend.
// Lint checks the shape and everything else that docs/packs.md asks for, and
// returns every problem with its file, line and remedy.
//
// # What a Test holds
//
// Values of tests.json are passed on as they were written: nil, bool, string,
// int64 (a number without fraction or exponent), float64 (any other number),
// []any and map[string]any. Constructors ({"range": [...]}, {"repeat": [...]},
// {"random-ints": [...]}, {"concat": [...]}, {"map": {...}}) stay the maps they
// are: whoever runs the tests expands them, so that a bank of large tests loads
// as fast as one of small ones. Three places need care:
//
//   - An element of Test.Calls that is a map, not a list, is a constructor for a
//     list of calls, to be put in its place. "calls" given as one constructor
//     arrives as a list of that one map.
//   - An element of Test.Args that is such a map is a constructor for that one
//     argument.
//   - Test.Expected may be map[string]any{"hash": "..."}: the result is compared
//     by its hash, which FillHashes writes.
//
// # Sources
//
// Sources of grade R are for authors. They are checked and then left out of
// Question.Sources and of templates, so that no page can show them as fact.
package bank
