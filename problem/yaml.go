package problem

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

const (
	maxYAMLTokens = 60_000
	maxYAMLDepth  = 16
)

// scalar is a plain value of a YAML file: its text, and whether it was written
// as a text, a number, a truth value or nothing.
type scalar struct {
	text string
	kind byte // 't' text, 'n' number, 'b' truth value, '0' nothing
}

// parseYAML reads one document into scalars, []any and *mapping. Anchors,
// aliases and tags are refused: no package needs them, and without them a
// document is never larger than it looks.
func parseYAML(name string, data []byte) (root any, err error) {
	unreadable := func(line int, what string) error {
		return errorf(CodeInvalid, "%s is not readable YAML in line %d: %s; mend that line or the indentation above it.", name, line, what)
	}
	defer func() {
		// The parser is not ours and the text may come from anywhere: should it
		// give up in a panic, that is a fault of the text.
		if r := recover(); r != nil {
			root, err = nil, unreadable(1, "it cannot be parsed")
		}
	}()
	tokens := lexer.Tokenize(strings.TrimPrefix(string(data), "\ufeff"))
	if line, what := refused(tokens); what != "" {
		return nil, unreadable(line, what)
	}
	doc, err := parser.Parse(tokens, 0)
	if err != nil {
		line, what := 1, err.Error()
		var ye yaml.Error
		if errors.As(err, &ye) {
			what = ye.GetMessage()
			if tk := ye.GetToken(); tk != nil && tk.Position != nil {
				line = max(1, tk.Position.Line)
			}
		}
		what, _, _ = strings.Cut(strings.TrimSpace(what), "\n")
		return nil, unreadable(line, clip(what, 200))
	}
	if len(doc.Docs) == 0 || doc.Docs[0].Body == nil {
		return &mapping{file: name, values: map[string]any{}}, nil
	}
	if len(doc.Docs) > 1 {
		return nil, unreadable(1, "it holds more than one document")
	}
	return value(name, doc.Docs[0].Body, 0)
}

// refused looks through the tokens for what must not reach a recursive parser.
func refused(tokens token.Tokens) (line int, what string) {
	if len(tokens) > maxYAMLTokens {
		return tokens[maxYAMLTokens].Position.Line, fmt.Sprintf("there are more than %d words and signs", maxYAMLTokens)
	}
	flow, lineNow, marks := 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != lineNow {
			lineNow, marks = t.Position.Line, 0
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow--
		case token.SequenceEntryType, token.MappingKeyType:
			marks++
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType:
			return t.Position.Line, "anchors, aliases, merge keys and tags are not supported"
		}
		if flow > maxYAMLDepth || marks > maxYAMLDepth || t.Position.IndentNum > 40*maxYAMLDepth {
			return t.Position.Line, fmt.Sprintf("values stand within one another more than %d levels deep", maxYAMLDepth)
		}
	}
	return 0, ""
}

func value(name string, n ast.Node, depth int) (any, error) {
	line := 1
	if tk := n.GetToken(); tk != nil && tk.Position != nil {
		line = max(1, tk.Position.Line)
	}
	if depth > maxYAMLDepth {
		return nil, errorf(CodeInvalid, "%s has values within one another more than %d levels deep in line %d; use fewer.", name, maxYAMLDepth, line)
	}
	switch v := n.(type) {
	case *ast.NullNode:
		return scalar{kind: '0'}, nil
	case *ast.BoolNode:
		return scalar{strings.ToLower(v.Token.Value), 'b'}, nil
	case *ast.IntegerNode:
		return scalar{v.Token.Value, 'n'}, nil
	case *ast.FloatNode:
		return scalar{v.Token.Value, 'n'}, nil
	case *ast.InfinityNode:
		return scalar{v.Token.Value, 't'}, nil
	case *ast.NanNode:
		return scalar{v.Token.Value, 't'}, nil
	case *ast.StringNode:
		return scalar{v.Value, 't'}, nil
	case *ast.LiteralNode:
		return scalar{v.Value.Value, 't'}, nil
	case *ast.MappingNode:
		return mapOf(name, v.Values, depth)
	case *ast.MappingValueNode:
		return mapOf(name, []*ast.MappingValueNode{v}, depth)
	case *ast.SequenceNode:
		list := make([]any, 0, len(v.Values))
		for _, item := range v.Values {
			x, err := value(name, item, depth+1)
			if err != nil {
				return nil, err
			}
			list = append(list, x)
		}
		return list, nil
	}
	return nil, errorf(CodeInvalid, "%s has something in line %d that is no text, number, list or mapping; write one of those.", name, line)
}

func mapOf(name string, values []*ast.MappingValueNode, depth int) (any, error) {
	m := &mapping{file: name, values: map[string]any{}}
	for _, v := range values {
		key := ""
		if s, ok := v.Key.(*ast.StringNode); ok {
			key = s.Value
		} else if tk := v.Key.GetToken(); tk != nil {
			key = tk.Value
		}
		if _, twice := m.values[key]; twice {
			return nil, errorf(CodeInvalid, "%s has the key %q twice; keep one.", name, clip(key, 60))
		}
		x, err := value(name, v.Value, depth+1)
		if err != nil {
			return nil, err
		}
		m.keys = append(m.keys, key)
		m.values[key] = x
	}
	return m, nil
}

// parseMapping reads a document that must be a mapping.
func parseMapping(name string, data []byte) (*mapping, error) {
	root, err := parseYAML(name, data)
	if err != nil {
		return nil, err
	}
	switch v := root.(type) {
	case *mapping:
		return v, nil
	case scalar:
		if v.kind == '0' {
			return &mapping{file: name, values: map[string]any{}}, nil
		}
	}
	return nil, errorf(CodeInvalid, "%s must hold keys with values, one a line; write it as “key: value”.", name)
}
