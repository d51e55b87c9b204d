package code

// JudgeForTests is the one judge of all tests of this directory.
var JudgeForTests = theJudge
