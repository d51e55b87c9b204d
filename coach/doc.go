// Package coach reads scorecards over time: it is the step from Scorecard to
// Progress and Plan on the arrow, and the plan leads back to the bank.
//
// It is pure. The same attempts, questions, settings and day give the same
// bytes, in whatever order the attempts are handed over. It keeps nothing,
// scores nothing and adds no opinion: every sentence of a plan names the score
// or the evidence that it stands on.
//
// # How a plan comes about
//
// What a candidate lacks is turned into needs, each with the question that
// answers it and an urgency on the scale of the scores:
//
//   - an answer that fell short, or lacked a must-have: 5 less its score, and
//     half a point for each must-have, one point at most;
//   - a dimension that stands below 3.3, the score from which an interviewer
//     votes yes: 5 less where it stands, a tenth less for each answer short of
//     three, because one answer is little evidence;
//   - a form that was never answered: 2.2; dimensions that were never heard: 2.0;
//   - an answer that scored well, to see whether it stays: 0.5 and up to 1 more
//     the longer it is due.
//
// The most urgent five make the plan. A question that was answered comes back
// after 1, 3, 7 or 21 days, the longer the better it went, sooner when the
// interview is near, and never after it.
package coach
