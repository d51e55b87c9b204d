package web

import (
	"errors"
	"net/http"
	"unicode/utf8"

	"hotloop"
)

// readForm reads a posted form within the limit of one text, and refuses what
// is not UTF-8.
func readForm(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, 3*(limitText*2)+envelope)
	if err := r.ParseForm(); err != nil {
		var tooLong *http.MaxBytesError
		if errors.As(err, &tooLong) {
			return tooLarge("What you sent", limitText)
		}
		return hotloop.Errorf(hotloop.CodeInvalid, "The form could not be read. Go back and send it again.")
	}
	for name, values := range r.PostForm {
		for _, v := range values {
			if !utf8.ValidString(v) {
				return hotloop.Errorf(hotloop.CodeInvalid, "The field %q is not valid UTF-8. Save the text as UTF-8 and send it again.", clip(name, 40))
			}
		}
	}
	return nil
}
