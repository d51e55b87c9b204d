package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"time"
	"unicode/utf8"

	"hotloop"
)

// maxBody is the size in bytes that one event, grading or settings may have,
// far above the 2 MB that somebody may paste.
const maxBody = 64 << 20

// encode is the one way in which things become stored text. encoding/json would
// replace invalid UTF-8 in silence, so that is looked for first.
func encode(what string, v any) (string, error) {
	if !validText(reflect.ValueOf(v)) {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "%s holds text that is not valid UTF-8; save the text as UTF-8 and send it again.", what)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "", &hotloop.Error{Code: hotloop.CodeInvalid, Message: what + " holds a number that is none; nothing was saved.", Err: err}
	}
	if b.Len() > maxBody {
		return "", hotloop.Errorf(hotloop.CodeTooLarge, "%s is larger than %d MB; send it in smaller pieces.", what, maxBody>>20)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// validText reports whether every string within v is valid UTF-8.
func validText(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return utf8.ValidString(v.String())
	case reflect.Pointer, reflect.Interface:
		return v.IsNil() || validText(v.Elem())
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return true
		}
		for _, f := range v.Fields() {
			if !validText(f) {
				return false
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if !validText(v.Index(i)) {
				return false
			}
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			if !validText(it.Key()) || !validText(it.Value()) {
				return false
			}
		}
	}
	return true
}

// decode reads stored text back. Stored text that does not read is damage.
func (s *Store) decode(what, body string, v any) error {
	if err := json.Unmarshal([]byte(body), v); err != nil {
		return &hotloop.Error{Code: hotloop.CodeUnreadable, Message: what + " in " + s.name + " is damaged and was left untouched; put back a copy of the database.", Err: err}
	}
	return nil
}

// digest is the SHA-256 of parts in hex. It bounds what goes into an index and
// holds no character that a database could refuse.
func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		sum := sha256.Sum256([]byte(p))
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil))
}
