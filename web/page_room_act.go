package web

import (
	"crypto/rand"
	"net/http"
	"strings"

	"hotloop"
)

// act takes the room's plain forms. It does what the API does and returns to
// the room, so that a round can be held without a script.
func (s *server) act(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(w, r); err != nil {
		return err
	}
	ctx, loop, f := r.Context(), hotloop.LoopID(r.PathValue("loop")), r.PostForm
	program := hotloop.CodeDraft{Language: f.Get("language"), Text: plainLines(f.Get("code"))}
	var err error
	switch action := f.Get("action"); action {
	case "begin":
		_, err = s.engine.Begin(ctx, loop)
	case "say":
		key := f.Get("key")
		if key == "" {
			key = rand.Text()
		}
		_, err = s.engine.Say(ctx, loop, key, plainLines(f.Get("text")))
	case "note":
		err = s.engine.Note(ctx, loop, plainLines(f.Get("text")))
	case "code":
		err = s.engine.SaveCode(ctx, loop, program)
	case "run":
		_, err = s.run(ctx, loop, hotloop.RunVisible, program, "")
	case "submit":
		_, err = s.run(ctx, loop, hotloop.RunSubmit, program, "")
	case "hint":
		_, err = s.engine.Hint(ctx, loop)
	case "pause":
		_, err = s.engine.Pause(ctx, loop)
	case "resume":
		_, err = s.engine.Resume(ctx, loop)
	case "finish":
		_, err = s.engine.Finish(ctx, loop)
	case "end":
		_, err = s.engine.End(ctx, loop)
	case "leave":
		_, err = s.engine.Leave(ctx, loop)
	default:
		err = hotloop.Errorf(hotloop.CodeInvalid, "The room knows no action %q. Go back to the room and use its buttons.", clip(action, 20))
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, loopHref(loop), http.StatusSeeOther)
	return nil
}

// plainLines undoes the line ends that forms are sent with.
func plainLines(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }
