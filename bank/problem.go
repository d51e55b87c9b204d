package bank

import (
	"cmp"
	"fmt"
	"slices"

	"hotloop"
)

// Problem is one thing that is wrong with a pack: where, what, and how to mend
// it.
type Problem struct {
	File   string `json:"file"`           // path below the directory that was read
	Line   int    `json:"line,omitempty"` // from 1; 0 when it concerns the whole file
	What   string `json:"what"`
	Remedy string `json:"remedy"`
}

// String is the problem on one line, "FILE:LINE: what; remedy".
func (p Problem) String() string {
	where := p.File
	if p.Line > 0 {
		where = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s: %s; %s", where, p.What, p.Remedy)
}

// problems collects what is wrong, up to a limit.
type problems struct {
	list []Problem
}

func (ps *problems) add(file string, line int, what, remedy string) {
	if len(ps.list) < maxProblems {
		ps.list = append(ps.list, Problem{File: file, Line: line, What: what, Remedy: remedy})
	}
}

// sorted orders problems by file and line and drops exact repetitions.
func sorted(list []Problem) []Problem {
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return slices.Compact(list)
}

// refusal turns the problems of a bank that cannot be opened into the one
// sentence a user sees.
func refusal(list []Problem) error {
	list = sorted(list)
	if len(list) == 1 {
		return hotloop.Errorf(hotloop.CodeInvalid, "%s", list[0])
	}
	return hotloop.Errorf(hotloop.CodeInvalid, "%s (and %d more: `hotloop bank lint` lists them all)", list[0], len(list)-1)
}
