package web

import (
	"bytes"
	"html"
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// statements renders the bank's Markdown. Packs may come from anywhere, so raw
// HTML is dropped and addresses that run script are removed: goldmark does both
// unless it is told otherwise, and the tests hold it to that. Headings begin
// below the page's own.
var statements = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough),
	goldmark.WithParserOptions(parser.WithASTTransformers(tame)),
)

// markdown renders text that somebody else wrote.
func markdown(text string) template.HTML {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	var out bytes.Buffer
	if err := statements.Convert([]byte(text), &out); err != nil {
		// Writing to memory does not fail; if rendering ever did, the text
		// itself is still the best answer.
		return template.HTML("<p>" + html.EscapeString(text) + "</p>")
	}
	return template.HTML(out.String())
}
