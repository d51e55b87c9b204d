package web

import (
	"context"
	"io"
	"log/slog"
	"time"

	"hotloop"
	"hotloop/interview"
	"hotloop/queue"
	"hotloop/score"
)

// Config is what the server needs from the other rooms.
type Config struct {
	Bank   Bank
	Engine Engine
	Store  Store
	Grader Grader
	// Runner runs programs that belong to no loop. nil answers that there is none.
	Runner Runner
	// Queue is where runs wait for their turn; nil for one that fits this machine.
	Queue *queue.Queue
	// Languages lists the languages that can be run on this machine. It may
	// wait for the machine to be looked over.
	Languages func() []string
	// Missing says of the languages that cannot be run what to install, by
	// their name. It may wait as well, and be nil.
	Missing func() map[string]string
	// Isolation says in words what confines the programs that are run. It may
	// wait as well.
	Isolation func() string
	// Notices says what the reader of an answer has to tell beside the
	// evidence: that it is in another language, or was pasted twice. It may be
	// nil.
	Notices func(q hotloop.Question, a hotloop.Answer) []string
	// Closings reads the candidate's own questions at the end of each round of a
	// loop. It may be nil; a debrief then says nothing of them.
	Closings func(loop hotloop.LoopID, events []hotloop.Event) ([]score.Closing, error)
	// Hosts are names besides those of this machine that the server answers
	// to. Empty unless something outside the machine was let in on purpose.
	Hosts []string
	Log   *slog.Logger     // nil for slog.Default
	Now   func() time.Time // nil for time.Now
}

// Bank gives questions and loop templates.
type Bank interface {
	Questions() []hotloop.Question
	Question(id hotloop.QuestionID) (hotloop.Question, error)
	Templates() []hotloop.Template
	Template(id string) (hotloop.Template, error)
	// Draw plans a template; questions that were seen less come first.
	Draw(t hotloop.Template, level hotloop.Level, mode hotloop.Mode, seed uint64, seen map[hotloop.QuestionID]int) (hotloop.LoopPlan, error)
	// Single plans a loop of one question.
	Single(id hotloop.QuestionID, level hotloop.Level, mode hotloop.Mode, seed uint64) (hotloop.LoopPlan, error)
}

// Engine runs loops. Everything that changes one answers with the room as it
// then is; Draft, Note and SaveCode return when the text is kept.
type Engine interface {
	Start(ctx context.Context, plan hotloop.LoopPlan) (hotloop.LoopID, error)
	Room(ctx context.Context, loop hotloop.LoopID) (interview.Room, error)
	Begin(ctx context.Context, loop hotloop.LoopID) (interview.Room, error)
	Say(ctx context.Context, loop hotloop.LoopID, key, text string) (interview.Room, error)
	Draft(ctx context.Context, loop hotloop.LoopID, text string) error
	Note(ctx context.Context, loop hotloop.LoopID, text string) error
	SaveCode(ctx context.Context, loop hotloop.LoopID, d hotloop.CodeDraft) error
	Run(ctx context.Context, loop hotloop.LoopID, purpose hotloop.RunPurpose, d hotloop.CodeDraft, input string, progress func(done, total int)) (interview.Room, error)
	Hint(ctx context.Context, loop hotloop.LoopID) (interview.Room, error)
	Pause(ctx context.Context, loop hotloop.LoopID) (interview.Room, error)
	Resume(ctx context.Context, loop hotloop.LoopID) (interview.Room, error)
	Finish(ctx context.Context, loop hotloop.LoopID) (interview.Room, error)
	End(ctx context.Context, loop hotloop.LoopID) (interview.Room, error)
	Leave(ctx context.Context, loop hotloop.LoopID) (interview.Room, error)
	// Forget drops a deleted loop from memory.
	Forget(loop hotloop.LoopID)
	// Watch ticks after every change of a loop; ticks that nobody took are one.
	Watch(ctx context.Context, loop hotloop.LoopID) (changed <-chan struct{}, cancel func(), err error)
}

// Store keeps what the candidate did.
type Store interface {
	Loops(ctx context.Context) ([]hotloop.LoopHead, error)
	Events(ctx context.Context, loop hotloop.LoopID) ([]hotloop.Event, error)
	// Gradings returns all gradings on record of a loop's answers.
	Gradings(ctx context.Context, loop hotloop.LoopID) ([]hotloop.Grading, error)
	Settings(ctx context.Context) (hotloop.Settings, error)
	SaveSettings(ctx context.Context, s hotloop.Settings) error
	DeleteLoop(ctx context.Context, loop hotloop.LoopID) error
	Export(ctx context.Context, w io.Writer) error
	Import(ctx context.Context, r io.Reader) (hotloop.Imported, error)
}

// Grader grades completed answers in the background.
type Grader interface {
	// Loop returns a grading of every completed answer of a loop, and reads now
	// whichever answers have none: it may take as long as their evaluators do.
	Loop(ctx context.Context, loop hotloop.LoopID) (map[hotloop.AnswerID]hotloop.Grading, error)
	// Subscribe delivers the name of each answer that was graded from now on. A
	// closed channel means that some were missed.
	Subscribe() (graded <-chan hotloop.AnswerID, cancel func())
}
