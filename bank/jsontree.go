package bank

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readJSON parses one JSON document into nodes. It returns nil after adding a
// problem when the document cannot be used.
func readJSON(ps *problems, file string, data []byte) *node {
	t := &jsonTree{data: data, dec: json.NewDecoder(bytes.NewReader(data)), line: 1}
	t.dec.UseNumber()
	n, err := t.value(0)
	if err == nil {
		_, err = t.dec.Token()
		switch {
		case errors.Is(err, io.EOF):
			return n
		case err == nil:
			err = errors.New("something stands after the end of the document")
		}
	}
	if errors.Is(err, io.EOF) {
		err = errors.New("the document ends too early")
	}
	line := t.here()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		line = 1 + bytes.Count(data[:min(len(data), int(syntax.Offset))], []byte("\n"))
	}
	ps.add(file, line, "this is not readable JSON: "+firstLine(err.Error()), "mend the comma, bracket or quote at this line or above it")
	return nil
}

// jsonTree reads tokens and keeps count of lines.
type jsonTree struct {
	data []byte
	dec  *json.Decoder
	seen int // bytes whose newlines line has counted
	line int
}

// here is the line of the token that was read last.
func (t *jsonTree) here() int {
	to := min(len(t.data), int(t.dec.InputOffset()))
	if to > t.seen {
		t.line += bytes.Count(t.data[t.seen:to], []byte("\n"))
		t.seen = to
	}
	return t.line
}

func (t *jsonTree) value(depth int) (*node, error) {
	before := int(t.dec.InputOffset())
	tok, err := t.dec.Token()
	if err != nil {
		return nil, err
	}
	if depth > maxJSONDepth {
		return nil, fmt.Errorf("values stand within one another more than %d levels deep", maxJSONDepth)
	}
	n := &node{line: t.here(), from: before, to: int(t.dec.InputOffset())}
	for n.from < n.to && strings.IndexByte(" \t\r\n:,", t.data[n.from]) >= 0 {
		n.from++
	}
	switch v := tok.(type) {
	case nil:
		n.kind = kindNull
	case bool:
		n.kind, n.text = kindBool, fmt.Sprint(v)
	case string:
		n.kind, n.text = kindText, v
	case json.Number:
		n.kind, n.text = kindInt, v.String()
		if strings.ContainsAny(n.text, ".eE") {
			n.kind = kindFloat
		}
	case json.Delim:
		if v == '[' {
			n.kind = kindList
			return n, t.list(n, depth)
		}
		n.kind = kindMap
		return n, t.mapping(n, depth)
	}
	return n, nil
}

func (t *jsonTree) list(n *node, depth int) error {
	for t.dec.More() {
		item, err := t.value(depth + 1)
		if err != nil {
			return err
		}
		n.items = append(n.items, item)
	}
	_, err := t.dec.Token()
	return err
}

func (t *jsonTree) mapping(n *node, depth int) error {
	seen := map[string]bool{}
	for t.dec.More() {
		tok, err := t.dec.Token()
		if err != nil {
			return err
		}
		name, _ := tok.(string)
		line := t.here()
		if seen[name] {
			return fmt.Errorf("the key %q stands here a second time", name)
		}
		seen[name] = true
		item, err := t.value(depth + 1)
		if err != nil {
			return err
		}
		n.keys = append(n.keys, key{name: name, line: line})
		n.items = append(n.items, item)
	}
	_, err := t.dec.Token()
	return err
}
