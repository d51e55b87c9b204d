package web

import (
	"fmt"
	"strings"
	"time"

	"hotloop"
)

// Transcript is a loop as a file to keep: everything said and run, without the
// scores, which a better rubric may change.
type Transcript struct {
	Loop    hotloop.LoopID   `json:"loop"`
	Title   string           `json:"title"`
	Level   hotloop.Level    `json:"level"`
	Mode    hotloop.Mode     `json:"mode"`
	Started time.Time        `json:"started"`
	Answers []hotloop.Answer `json:"answers"`
	Notes   []RoundNotes     `json:"notes" doc:"the private notes of each round"`
}

// RoundNotes are the notes that stood at the end of a round.
type RoundNotes struct {
	Round int    `json:"round"`
	Text  string `json:"text"`
}

// newTranscript gathers a loop. Notes are the last of each round.
func newTranscript(events []hotloop.Event, answers []attempt) Transcript {
	t := Transcript{Answers: []hotloop.Answer{}, Notes: []RoundNotes{}}
	notes := map[int]string{}
	most := -1
	for _, e := range events {
		if e.Plan != nil && e.Kind == hotloop.EventLoopStarted {
			t.Title, t.Level, t.Mode, t.Started = e.Plan.Title, e.Plan.Level, e.Plan.Mode, e.At
		}
		if e.Kind == hotloop.EventNoted {
			notes[e.Round], most = e.Text, max(most, e.Round)
		}
	}
	for round := 0; round <= most; round++ {
		if notes[round] != "" {
			t.Notes = append(t.Notes, RoundNotes{Round: round, Text: notes[round]})
		}
	}
	for _, a := range answers {
		t.Loop, _, _, _ = parseAnswerID(a.Answer.ID)
		t.Answers = append(t.Answers, a.Answer)
	}
	return t
}

// markdown writes the transcript for people. Programs stand in fences longer
// than any run of backticks within them, and what was said is quoted, so that
// nothing typed can pass for the transcript's own headings.
func (t Transcript) markdown(questionOf func(hotloop.QuestionID) hotloop.Question) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s, %s. Started %s.\n", oneLine(t.Title), t.Level.Title(), strings.ToLower(modeTitle(t.Mode)), t.Started.UTC().Format("2 January 2006, 15:04 UTC"))
	for _, a := range t.Answers {
		q := questionOf(a.Question)
		fmt.Fprintf(&b, "\n## %s\n\n%s. Time used: %s of %s.", oneLine(q.Title), a.Round.Title(), clockText(a.Spent), clockText(a.Planned))
		if a.Hints > 0 {
			fmt.Fprintf(&b, " Hints: %d.", a.Hints)
		}
		b.WriteString("\n")
		for _, m := range timeline(a, q.Roleplay, nil, nil) {
			if m.Turn != nil {
				who := "You"
				if m.Turn.Speaker == hotloop.Interviewer {
					who = "Interviewer"
				}
				if m.Scene != "" {
					who += ", " + m.Scene
				}
				fmt.Fprintf(&b, "\n**%s** (%s)\n\n%s\n", who, clockText(m.Clock), quoted(m.Turn.Text))
				continue
			}
			fmt.Fprintf(&b, "\n**%s** (%s): %s, %s.\n\n%s\n", m.Run.ID, clockText(m.Clock), languageTitle(m.Run.Language), m.Run.Summary(), fenced(m.Run.Language, m.Run.Source))
		}
	}
	for _, n := range t.Notes {
		fmt.Fprintf(&b, "\n## Your notes of round %d\n\n%s\n", n.Round+1, quoted(n.Text))
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func quoted(text string) string {
	return "> " + strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n> ")
}

func fenced(language, text string) string {
	longest, run := 2, 0
	for _, r := range text {
		if r == '`' {
			run++
			longest = max(longest, run)
			continue
		}
		run = 0
	}
	fence := strings.Repeat("`", longest+1)
	return fence + language + "\n" + strings.TrimRight(text, "\n") + "\n" + fence
}
