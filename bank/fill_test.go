package bank

import (
	"strings"
	"testing"

	"hotloop"
)

func TestHashesAreFilledInAndNothingElseChanges(t *testing.T) {
	text := strings.Replace(soundText(t, addUp+"tests.json"), "00112233445566778899aabbccddeeff", "", 1)
	hash := "ffeeddccbbaa99887766554433221100"
	got, err := FillHashes([]byte(text), map[string]string{"many": hash})
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Replace(text, `{"hash": ""}`, `{"hash": "`+hash+`"}`, 1); string(got) != want {
		t.Errorf("the text reads\n%s", got)
	}
	for name, hash := range map[string]string{"two": hash, "nobody": hash, "many": "x\"y"} {
		if _, err := FillHashes([]byte(text), map[string]string{name: hash}); hotloop.CodeOf(err) != hotloop.CodeInvalid {
			t.Errorf("filling %q with %q returns %v", name, hash, err)
		}
	}
	if _, err := FillHashes([]byte("{"), nil); hotloop.CodeOf(err) != hotloop.CodeInvalid {
		t.Errorf("filling what is not JSON returns %v", err)
	}
}
