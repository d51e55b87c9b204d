package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"hotloop"
	"hotloop/interview"
)

// Config is what a Session needs.
type Config struct {
	In     io.Reader
	Out    io.Writer
	Engine *interview.Engine
	Loop   hotloop.LoopID
	// Tty is true where a person types: there are prompts and an editor.
	Tty bool
	// Edit opens text in an editor and returns what was saved; nil where there
	// is none.
	Edit func(ctx context.Context, name, text string) (string, error)
	// LanguageOf names the language of a program by its file's name, SourceName
	// what a program of a language is called.
	LanguageOf func(file string) (string, error)
	SourceName func(language string) (string, error)
	// Report prints what became of the loop so far: the scorecards of the
	// answers given, or of the whole loop its debrief.
	Report func(ctx context.Context, w io.Writer, answers []hotloop.AnswerID, over bool) error
}

// Session is one sitting at a terminal.
type Session struct {
	Config
	shown    int64 // Seq of the last turn that was printed
	reported int   // how many answers have been reported
	lines    chan string
	p        printer
}

// Run holds the interview until the loop is over, the input ends, or ctx does.
// At the end of the input the loop stays where it stands.
func Run(ctx context.Context, c Config) error {
	s := &Session{Config: c, lines: make(chan string), p: printer{w: c.Out}}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go s.read(ctx)
	changed, cancel, err := s.Engine.Watch(ctx, s.Loop)
	if err != nil {
		return err
	}
	defer cancel()
	room, err := s.Engine.Room(ctx, s.Loop)
	if err != nil {
		return err
	}
	s.p.opening(room, s.Tty)
	for room.State != interview.StateOver {
		if room.State == interview.StateLobby {
			s.talk(room)
			if room, err = s.Engine.Begin(ctx, s.Loop); err != nil {
				return err
			}
			s.p.round(room)
		}
		if err := s.show(ctx, room); err != nil {
			return err
		}
		message, ok, err := s.message(ctx, changed)
		if err != nil {
			return err
		}
		if !ok {
			return s.leave(ctx)
		}
		next, err := s.act(ctx, message)
		var told *hotloop.Error
		switch {
		case errors.As(err, &told):
			s.p.aside(told.Message)
		case err != nil:
			return err
		}
		if next.Loop == "" {
			if next, err = s.Engine.Room(ctx, s.Loop); err != nil {
				return err
			}
		}
		room = next
	}
	return s.show(ctx, room)
}

func (s *Session) leave(ctx context.Context) error {
	room, err := s.Engine.Room(ctx, s.Loop)
	if err != nil {
		return err
	}
	if err := s.show(ctx, room); err != nil {
		return err
	}
	s.p.aside(fmt.Sprintf("The loop stands where you left it. Go on with: hotloop interview --resume %s", s.Loop))
	return nil
}

// show prints what is new in the room, and reports answers that were
// completed.
func (s *Session) show(ctx context.Context, room interview.Room) error {
	s.talk(room)
	over := room.State == interview.StateOver
	if len(room.Answers) > s.reported && (over || room.State == interview.StateLobby) {
		var ids []hotloop.AnswerID
		for _, a := range room.Answers[s.reported:] {
			ids = append(ids, a.Answer)
		}
		s.reported = len(room.Answers)
		return s.Report(ctx, s.Out, ids, over)
	}
	if over {
		return s.Report(ctx, s.Out, nil, true)
	}
	return nil
}

// talk prints the turns that were not printed yet.
func (s *Session) talk(room interview.Room) {
	for _, t := range room.Turns {
		if t.Seq > s.shown {
			s.shown = t.Seq
			if t.Speaker == hotloop.Interviewer || !s.Tty {
				s.p.turn(t)
			}
		}
	}
}

// read feeds lines in, so that a nudge can be printed while one is typed.
func (s *Session) read(ctx context.Context) {
	defer close(s.lines)
	in := bufio.NewReaderSize(s.In, 64<<10)
	for {
		line, err := in.ReadString('\n')
		if line != "" {
			select {
			case s.lines <- strings.TrimRight(line, "\r\n"):
			case <-ctx.Done():
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// message collects lines up to an empty one. ok is false at the end of the
// input.
func (s *Session) message(ctx context.Context, changed <-chan struct{}) (string, bool, error) {
	if s.Tty {
		s.p.prompt()
	}
	var lines []string
	for {
		select {
		case <-ctx.Done():
			return "", false, nil
		case <-changed:
			room, err := s.Engine.Room(ctx, s.Loop)
			if err != nil {
				return "", false, err
			}
			if room.State == interview.StateLobby || room.State == interview.StateOver {
				return strings.Join(lines, "\n"), true, nil // the round ended while we waited
			}
			if err := s.show(ctx, room); err != nil {
				return "", false, err
			}
		case line, ok := <-s.lines:
			switch {
			case !ok:
				return strings.Join(lines, "\n"), len(lines) > 0, nil
			case len(lines) == 0 && strings.HasPrefix(line, "/"):
				return line, true, nil
			case strings.TrimSpace(line) == "" && len(lines) > 0:
				return strings.Join(lines, "\n"), true, nil
			case strings.TrimSpace(line) == "":
			default:
				lines = append(lines, line)
				// What is typed is kept even when the process dies before the
				// message is finished.
				if err := s.Engine.Draft(ctx, s.Loop, strings.Join(lines, "\n")); err != nil && hotloop.CodeOf(err) != hotloop.CodeInvalid {
					return "", false, err
				}
			}
		}
	}
}

// block collects lines up to one that holds a single dot.
func (s *Session) block(ctx context.Context) (string, error) {
	var b strings.Builder
	for {
		select {
		case <-ctx.Done():
			return b.String(), nil
		case line, ok := <-s.lines:
			if !ok || line == "." {
				return b.String(), nil
			}
			b.WriteString(line)
			b.WriteByte('\n')
			if b.Len() > interview.MaxCode {
				return "", hotloop.Errorf(hotloop.CodeTooLarge, "The program is over %d KB; nothing was saved.", interview.MaxCode>>10)
			}
		}
	}
}

// file reads a program, taking the language from the name's ending.
func (s *Session) file(name string) (hotloop.CodeDraft, error) {
	language, err := s.LanguageOf(name)
	if err != nil {
		return hotloop.CodeDraft{}, err
	}
	st, err := os.Stat(name)
	if err != nil {
		return hotloop.CodeDraft{}, hotloop.Errorf(hotloop.CodeInvalid, "The file %s cannot be read; check its name.", name)
	}
	if st.Size() > interview.MaxCode {
		return hotloop.CodeDraft{}, hotloop.Errorf(hotloop.CodeTooLarge, "The file %s is over %d KB; nothing was saved.", name, interview.MaxCode>>10)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return hotloop.CodeDraft{}, hotloop.Errorf(hotloop.CodeInvalid, "The file %s cannot be read; check its permissions.", name)
	}
	return hotloop.CodeDraft{Language: language, Text: string(text)}, nil
}
