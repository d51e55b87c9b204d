// Package grade is the step from Answer to Evidence on the arrow, done in the
// background: it finds completed answers that nobody has graded, lets every
// evaluator read them, passes what they saw through Evidence.Check and records
// the Grading.
//
// What it promises:
//
//   - The same answer, question and evaluators give the same evidence in the
//     same order, byte for byte, however often and by however many processes it
//     is read. One Basis is recorded once.
//   - Evidence that does not show where it was seen is dropped and logged. It
//     never reaches a score.
//   - An evaluator that fails or panics costs the grading and nothing else: the
//     grading says so in one sentence, and the answer is read again later.
//   - The events are the queue. A process that was killed while grading finds
//     what is left by reading them when it starts.
//   - A question or an evaluator of another version has another Basis, so the
//     answer is read anew; the older grading stays on record.
package grade
