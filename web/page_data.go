package web

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"hotloop"
)

// importTime is how long an import may take to arrive.
const importTime = 10 * time.Minute

// importForm takes an export from the settings page. The file is read as it
// arrives; it is never held whole.
func (s *server) importForm(w http.ResponseWriter, r *http.Request) error {
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(importTime))
	r.Body = http.MaxBytesReader(w, r.Body, limitImport)
	parts, err := r.MultipartReader()
	if err != nil {
		return hotloop.Errorf(hotloop.CodeInvalid, "Choose the file of an export and send the form again.")
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			return hotloop.Errorf(hotloop.CodeInvalid, "Choose the file of an export and send the form again.")
		}
		if part.FormName() != "file" || part.FileName() == "" {
			continue
		}
		done, err := s.store.Import(r.Context(), part)
		if err != nil {
			return importError(err)
		}
		http.Redirect(w, r, fmt.Sprintf("/settings?done=imported&new=%d&skipped=%d#data", done.Loops, done.Skipped), http.StatusSeeOther)
		return nil
	}
}

func importError(err error) error {
	var tooLong *http.MaxBytesError
	if errors.As(err, &tooLong) {
		return hotloop.Errorf(hotloop.CodeTooLarge, "The export is over the limit of %s. Use the command hotloop import instead.", bytesText(limitImport))
	}
	return err
}

// deleteAll deletes every loop; settings stay.
func (s *server) deleteAll(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(w, r); err != nil {
		return err
	}
	if r.PostForm.Get("sure") != "yes" {
		return hotloop.Errorf(hotloop.CodeInvalid, "Nothing was deleted. Tick the box to say that you mean it.")
	}
	heads, err := s.store.Loops(r.Context())
	if err != nil {
		return err
	}
	for _, h := range heads {
		if err := s.forget(r.Context(), h.ID); err != nil && hotloop.CodeOf(err) != hotloop.CodeNotFound {
			return err
		}
	}
	http.Redirect(w, r, "/settings?done=deleted#data", http.StatusSeeOther)
	return nil
}
