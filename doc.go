// Package hotloop is the vocabulary of the project: what an interview loop is
// made of, what may be observed about an answer, and what a score looks like.
//
// Everything else is a step on one arrow:
//
//	bank -> interview -> Answer -> eval -> Evidence -> score -> Scorecard -> Debrief -> coach -> Plan -> (bank)
//
// The package imports nothing of the project. The words are explained one by
// one in docs/glossary.md.
package hotloop
