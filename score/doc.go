// Package score turns Evidence into a Scorecard and the Scorecards of a loop
// into a Debrief. It is pure: no clock, no chance, no files; the same input
// gives the same bytes.
//
// # From evidence to a dimension
//
// Of all Evidence about one Signal, the strongest counts, by magnitude; of two
// equally strong the favourable one. Evidence whose signal the rubric does not
// know is shown and weighs nothing. On one dimension, with w the weight of a
// signal and s the strength that counts for it:
//
//	gain  = sum of w*s      over signals heard in favour
//	loss  = sum of w*|s|/4  over expected signals with evidence against: a
//	                        must-have that the whole answer lacks, a test that fails
//	      + sum of w*|s|    over traps that were sprung
//	W     = sum of w        over signals expected at the level
//	score = 1 + 4 * clamp((gain - loss) / (0.75*W), 0, 1), in steps of 0.1
//
// So an answer need not hit every signal with full force: three quarters of what
// is expected, with nothing against it, is mastery. A missing must-have costs
// what it does not earn and a quarter of its weight again. An answer in which nothing
// was heard has no gain and sits on the floor, 1.0, wherever a must-have was
// looked for; a dimension about which nothing was observed has no signal.
//
// A signal from a level above the candidate's is a bonus: heard, it counts as
// gain; lacking, it costs nothing. A higher level therefore only adds to what is
// expected, and the same evidence never scores higher at a higher level. Where
// nothing is expected at a level, W is that of the next level at which something
// is.
//
// Overall is the mean of the dimensions that have a signal, weighted by the
// weight of all their signals at any level. A thin dimension, on which fewer than
// three signals and no must-have are expected at the level, counts where it raises
// the mean, unless something speaks against it: one sentence makes it or unmakes
// it, and nobody may score higher for leaving that sentence out.
//
// Worked example (Example in the tests runs it): on Leadership a rubric expects
// two must-haves of weight 2 and one signal of weight 1, so W = 5, and has a
// trap of weight 1. The candidate shows the first must-have at 0.8 and the plain
// signal at 0.6, lacks the second must-have (absence, -0.6), and springs the
// trap at -0.5. gain = 2*0.8 + 1*0.6 = 2.2; loss = 2*0.6/4 + 1*0.5 = 0.8;
// score = 1 + 4 * 1.4/3.75 = 2.5. Had they shown the second must-have at 0.8,
// gain would be 3.8, loss 0.5 and the score 4.5.
//
// # From scorecards to a vote
//
// An interviewer votes on the mean of the round's answers: strong yes from 4.3,
// yes from 3.3, no from 2.0, strong no below. The dimension that the round is
// about (Correctness where a program was asked for, otherwise the one that its
// rubrics put most weight on) allows no better than a no while it is below 2.5.
// A round in which nothing was observed is no vote.
//
// The verdict of the loop, first line that fits:
//
//	no vote     nobody voted
//	strong no   at least half of the votes are strong no, or a culture round is
//	no          a culture round is a no; or any vote is a strong no; or at least
//	            half are no; or there is a no and no strong yes to answer it
//	strong yes  every vote is yes or better, and at least one is a strong yes
//	yes         the rest
//
// The keeper test is stricter than the verdict: they would fight if nobody says
// no and the mean of the rounds is at least 4.0. What would flip it is found by
// re-scoring: the smallest set, greedily, of signals that were not heard plainly
// (strength 0.6) said clearly (0.8), and of traps left out, that turns the
// answer; when they would fight already, the observations, three at most,
// without which they would not.
//
// docs/grading.md tells the same to users.
package score
