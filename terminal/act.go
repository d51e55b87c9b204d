package terminal

import (
	"context"
	"strings"

	"hotloop"
	"hotloop/interview"
)

const help = `  An empty line sends what you wrote. Commands stand on a line of their own:
  /question          the question again, with the tests that are shown
  /code LANGUAGE     type a program; a line with a single dot ends it
  /edit [LANGUAGE]   the same in $EDITOR
  /run [FILE]        run the tests that are shown
  /try INPUT         run on your own input, as JSON
  /submit [FILE]     run every test; this counts
  /hint              ask for a hint (it is recorded)
  /time              how much time is left
  /pause, /resume    stop the clock and let it run on (practice only)
  /finish            close this part or question as it stands
  /end               end the round
  /leave             end the loop
  Ctrl-D leaves the terminal; the loop waits for you.`

// act does what a message or command says. It returns the room it leads to, or
// an empty one if nothing changed.
func (s *Session) act(ctx context.Context, message string) (interview.Room, error) {
	if !strings.HasPrefix(message, "/") {
		if strings.TrimSpace(message) == "" {
			return interview.Room{}, nil
		}
		return s.Engine.Say(ctx, s.Loop, "", message)
	}
	command, rest, _ := strings.Cut(message, " ")
	rest = strings.TrimSpace(rest)
	switch command {
	case "/hint":
		return s.Engine.Hint(ctx, s.Loop)
	case "/pause":
		room, err := s.Engine.Pause(ctx, s.Loop)
		if err == nil {
			s.p.aside("The clock stands. /resume, or simply go on.")
		}
		return room, err
	case "/resume":
		return s.Engine.Resume(ctx, s.Loop)
	case "/finish":
		return s.Engine.Finish(ctx, s.Loop)
	case "/end":
		return s.Engine.End(ctx, s.Loop)
	case "/leave":
		return s.Engine.Leave(ctx, s.Loop)
	case "/run":
		return s.run(ctx, hotloop.RunVisible, rest, "")
	case "/submit":
		return s.run(ctx, hotloop.RunSubmit, rest, "")
	case "/try":
		return s.run(ctx, hotloop.RunCustom, "", rest)
	case "/code":
		return s.typed(ctx, rest)
	case "/edit":
		return s.edited(ctx, rest)
	}
	room, err := s.Engine.Room(ctx, s.Loop)
	if err != nil {
		return room, err
	}
	switch command {
	case "/question":
		s.p.question(room)
	case "/time":
		s.p.clock(room.Clock)
	case "/help", "/?":
		s.p.plain(help)
	default:
		return room, hotloop.Errorf(hotloop.CodeInvalid, "There is no command %s; /help lists those there are.", command)
	}
	return room, nil
}

func (s *Session) typed(ctx context.Context, language string) (interview.Room, error) {
	text, err := s.block(ctx)
	if err != nil {
		return interview.Room{}, err
	}
	d, err := s.current(ctx, language)
	if err != nil {
		return interview.Room{}, err
	}
	d.Text = text
	return s.saved(ctx, d)
}

func (s *Session) edited(ctx context.Context, language string) (interview.Room, error) {
	if s.Edit == nil {
		return interview.Room{}, hotloop.Errorf(hotloop.CodeInvalid, "There is no editor here; use /code LANGUAGE, or /run FILE.")
	}
	d, err := s.current(ctx, language)
	if err != nil {
		return interview.Room{}, err
	}
	name, err := s.SourceName(d.Language)
	if err != nil {
		return interview.Room{}, err
	}
	if d.Text, err = s.Edit(ctx, name, d.Text); err != nil {
		return interview.Room{}, err
	}
	return s.saved(ctx, d)
}

func (s *Session) saved(ctx context.Context, d hotloop.CodeDraft) (interview.Room, error) {
	if err := s.Engine.SaveCode(ctx, s.Loop, d); err != nil {
		return interview.Room{}, err
	}
	s.p.aside("Saved. /run tries the tests that are shown, /submit all of them.")
	return interview.Room{}, nil
}

// current is the program as it stands in the room, in language if one is
// named.
func (s *Session) current(ctx context.Context, language string) (hotloop.CodeDraft, error) {
	room, err := s.Engine.Room(ctx, s.Loop)
	if err != nil {
		return hotloop.CodeDraft{}, err
	}
	if room.Code == nil {
		return hotloop.CodeDraft{}, hotloop.Errorf(hotloop.CodeInvalid, "The question at hand takes no program.")
	}
	if language == "" || language == room.Code.Language {
		return hotloop.CodeDraft{Language: room.Code.Language, Text: room.Code.Text}, nil
	}
	starter, ok := room.Code.Starters[language]
	if !ok {
		return hotloop.CodeDraft{}, hotloop.Errorf(hotloop.CodeInvalid, "Programs in %q cannot be run here; choose one of: %s.", language, strings.Join(keys(room.Code.Starters), ", "))
	}
	if latest, ok := room.Code.Latest[language]; ok {
		starter = latest
	}
	return hotloop.CodeDraft{Language: language, Text: starter}, nil
}

func (s *Session) run(ctx context.Context, purpose hotloop.RunPurpose, name, input string) (interview.Room, error) {
	d, err := s.current(ctx, "")
	if name != "" && err == nil {
		d, err = s.file(name)
	}
	if err != nil {
		return interview.Room{}, err
	}
	room, err := s.Engine.Run(ctx, s.Loop, purpose, d, input, nil)
	if err == nil && room.Code != nil && len(room.Code.Runs) > 0 {
		s.p.run(room.Code.Runs[len(room.Code.Runs)-1])
	}
	return room, err
}
