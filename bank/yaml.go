package bank

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

// readYAML parses one YAML document. skip is the number of lines that stand
// before text in its file, for the lines of problems. It returns nil after
// adding a problem when the document cannot be used.
//
// Anchors, aliases, merge keys and tags are refused: packs need none of them,
// and without them a document is never larger than it looks.
func readYAML(ps *problems, file, text string, skip int) (root *node) {
	defer func() {
		// The parser is not ours and the text may come from anywhere: should it
		// give up in a panic, that is a problem of the text, not of the program.
		if r := recover(); r != nil {
			ps.add(file, 1+skip, "this is not readable YAML", "write it in plain keys, lists and quoted text")
			root = nil
		}
	}()
	tokens := lexer.Tokenize(text)
	if line, what := tooDeep(tokens); what != "" {
		ps.add(file, line+skip, what, "write the values out, in fewer levels")
		return nil
	}
	doc, err := parser.Parse(tokens, 0)
	if err != nil {
		line, what := yamlError(err)
		ps.add(file, line+skip, "this is not readable YAML: "+what, "mend the line or the indentation above it")
		return nil
	}
	if len(doc.Docs) == 0 || doc.Docs[0].Body == nil {
		ps.add(file, 1+skip, "there is nothing here", "write the keys that docs/packs.md describes")
		return nil
	}
	if len(doc.Docs) > 1 {
		line := 1
		if d := doc.Docs[1]; d.Start != nil {
			line = d.Start.Position.Line
		}
		ps.add(file, line+skip, "a second YAML document begins here", "keep one document in a file")
		return nil
	}
	t := &yamlTree{ps: ps, file: file, skip: skip}
	n := t.node(doc.Docs[0].Body, 0)
	if t.broken {
		return nil
	}
	return n
}

// tooDeep looks through the tokens for what must not reach a recursive parser.
func tooDeep(tokens token.Tokens) (line int, what string) {
	if len(tokens) > maxYAMLTokens {
		return tokens[maxYAMLTokens].Position.Line, fmt.Sprintf("the document has more than %d words and signs", maxYAMLTokens)
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
		case token.AnchorType, token.AliasType, token.MergeKeyType:
			return t.Position.Line, "anchors, aliases and merge keys (&, *, <<) are not allowed in packs"
		case token.TagType:
			return t.Position.Line, "tags (!) are not allowed in packs"
		}
		if flow > maxYAMLDepth || marks > maxYAMLDepth || t.Position.IndentNum > 40*maxYAMLDepth {
			return t.Position.Line, fmt.Sprintf("values stand within one another more than %d levels deep", maxYAMLDepth)
		}
	}
	return 0, ""
}

// yamlError takes the line and a short message out of a parser's error.
func yamlError(err error) (int, string) {
	var ye yaml.Error
	if errors.As(err, &ye) {
		line := 1
		if tk := ye.GetToken(); tk != nil && tk.Position != nil {
			line = max(1, tk.Position.Line)
		}
		return line, firstLine(ye.GetMessage())
	}
	return 1, firstLine(err.Error())
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}

// yamlTree turns the parser's tree into nodes.
type yamlTree struct {
	ps     *problems
	file   string
	skip   int
	broken bool
}

func (t *yamlTree) refuse(n ast.Node, what, remedy string) *node {
	t.broken = true
	t.ps.add(t.file, t.line(n), what, remedy)
	return &node{line: t.line(n)}
}

func (t *yamlTree) line(n ast.Node) int {
	if tk := n.GetToken(); tk != nil && tk.Position != nil {
		return max(1, tk.Position.Line) + t.skip
	}
	return 1 + t.skip
}

func (t *yamlTree) node(n ast.Node, depth int) *node {
	if depth > maxYAMLDepth {
		return t.refuse(n, fmt.Sprintf("values stand within one another more than %d levels deep", maxYAMLDepth), "use fewer levels")
	}
	switch v := n.(type) {
	case *ast.NullNode:
		return &node{kind: kindNull, line: t.line(n)}
	case *ast.BoolNode:
		return &node{kind: kindBool, line: t.line(n), text: v.Token.Value}
	case *ast.IntegerNode:
		return &node{kind: kindInt, line: t.line(n), text: v.Token.Value}
	case *ast.FloatNode:
		return &node{kind: kindFloat, line: t.line(n), text: v.Token.Value}
	case *ast.StringNode:
		return &node{kind: kindText, line: t.line(n), text: v.Value}
	case *ast.LiteralNode:
		return &node{kind: kindText, line: t.line(n), text: v.Value.Value}
	case *ast.MappingNode:
		return t.mapping(n, v.Values, depth)
	case *ast.MappingValueNode:
		return t.mapping(n, []*ast.MappingValueNode{v}, depth)
	case *ast.SequenceNode:
		return t.list(v, depth)
	}
	return t.refuse(n, fmt.Sprintf("%s is not allowed in packs", strings.ToLower(n.Type().String())), "write plain text, numbers, lists and mappings")
}

func (t *yamlTree) mapping(at ast.Node, values []*ast.MappingValueNode, depth int) *node {
	out := &node{kind: kindMap, line: t.line(at)}
	if len(values) > 0 {
		out.line = t.line(values[0].Key)
	}
	for _, v := range values {
		name, ok := v.Key.(*ast.StringNode)
		text := ""
		switch {
		case ok:
			text = name.Value
		case v.Key.GetToken() != nil && v.Key.Type() != ast.MappingKeyType:
			text = v.Key.GetToken().Value
		default:
			return t.refuse(v.Key, "a key must be a plain word", "write `key: value`")
		}
		out.keys = append(out.keys, key{name: text, line: t.line(v.Key)})
		out.items = append(out.items, t.node(v.Value, depth+1))
	}
	return out
}

func (t *yamlTree) list(v *ast.SequenceNode, depth int) *node {
	if len(v.Values) > maxListItems {
		return t.refuse(v, fmt.Sprintf("the list has more than %d items", maxListItems), "shorten it")
	}
	out := &node{kind: kindList, line: t.line(v)}
	for _, item := range v.Values {
		out.items = append(out.items, t.node(item, depth+1))
	}
	return out
}
