package bank

import (
	"slices"

	"hotloop"
)

// FillHashes writes hashes into the text of a tests.json and leaves everything
// else as it stands. hashes names tests whose "expected" is {"hash": ...}; a
// name that is not among them is an error of CodeInvalid.
func FillHashes(text []byte, hashes map[string]string) ([]byte, error) {
	var ps problems
	root := readJSON(&ps, testsFileName, text)
	if root == nil {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "%s", ps.list[0])
	}
	type edit struct {
		at   *node
		hash string
	}
	var edits []edit
	for _, name := range sortedKeys(hashes) {
		at := entry(root.get("tests"), "name", name).get("expected").get("hash")
		if at == nil || at.kind != kindText {
			return nil, hotloop.Errorf(hotloop.CodeInvalid, "the test %.80q does not expect a hash; write `\"expected\": {\"hash\": \"\"}` first", name)
		}
		if !validHash.MatchString(hashes[name]) {
			return nil, hotloop.Errorf(hotloop.CodeInvalid, "%.80q is no hash for the test %.80q; use 16 to 128 hexadecimal digits", hashes[name], name)
		}
		edits = append(edits, edit{at, hashes[name]})
	}
	slices.SortFunc(edits, func(a, b edit) int { return b.at.from - a.at.from })
	out := slices.Clone(text)
	for _, e := range edits {
		out = slices.Replace(out, e.at.from, e.at.to, []byte(`"`+e.hash+`"`)...)
	}
	return out, nil
}
