package web

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tame makes foreign Markdown fit a page of ours.
var tame = util.Prioritized(tamer{}, 1000)

type tamer struct{}

// Transform lowers headings under the page's h1 and h2, turns pictures into
// links (the page loads nothing from outside), marks links that lead away, and
// takes the address from those that would run something.
func (tamer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	var pictures []*ast.Image
	var foreign []*ast.AutoLink
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(n.Level+2, 6)
		case *ast.Link:
			n.SetAttributeString("rel", []byte("noopener noreferrer"))
			if !safeAddress(n.Destination) {
				n.Destination = nil
			}
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL && !safeAddress(n.URL(reader.Source())) {
				foreign = append(foreign, n)
			}
		case *ast.Image:
			pictures = append(pictures, n)
		}
		return ast.WalkContinue, nil
	})
	for _, p := range pictures {
		link := ast.NewLink()
		if safeAddress(p.Destination) {
			link.Destination = p.Destination
		}
		link.SetAttributeString("rel", []byte("noopener noreferrer"))
		for c := p.FirstChild(); c != nil; {
			next := c.NextSibling()
			link.AppendChild(link, c)
			c = next
		}
		p.Parent().ReplaceChild(p.Parent(), p, link)
	}
	for _, a := range foreign {
		a.Parent().ReplaceChild(a.Parent(), a, ast.NewString(a.Label(reader.Source())))
	}
}

// safeAddress allows what a statement needs: the web, mail, and places within
// the page or server. goldmark itself lets <javascript:...> pass.
func safeAddress(address []byte) bool {
	scheme, _, found := strings.Cut(strings.ToLower(strings.TrimSpace(string(address))), ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	return scheme == "http" || scheme == "https" || scheme == "mailto"
}
