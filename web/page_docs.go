package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// docsPage is the API's description as a page, made from the OpenAPI document
// itself: no script, nothing loaded from outside.
type docsPage struct {
	About string
	Tags  []docsTag
}

type docsTag struct {
	Name, About string
	Operations  []docsOperation
}

type docsOperation struct {
	ID, Method, Path, Summary, About string
	Params                           []docsField
	Body                             []docsField
	Answer                           []docsField
	Kind                             string // media type of the answer
	Status                           string
}

// docsField is a parameter or a property; Deep is how far it is nested.
type docsField struct {
	Name, Type, About string
	Required          bool
	Deep              int
}

// docsDepth bounds how far nested properties are listed.
const docsDepth = 3

func (s *server) docs(w http.ResponseWriter, r *http.Request) error {
	api := s.openapi
	page := docsPage{About: api.Info.Description}
	for _, t := range api.Tags {
		page.Tags = append(page.Tags, docsTag{Name: t.Name, About: t.Description})
	}
	for path, item := range api.Paths {
		for _, o := range []*huma.Operation{item.Get, item.Post, item.Put, item.Delete} {
			if o == nil || len(o.Tags) == 0 {
				continue
			}
			i := slices.IndexFunc(page.Tags, func(t docsTag) bool { return t.Name == o.Tags[0] })
			if i >= 0 {
				page.Tags[i].Operations = append(page.Tags[i].Operations, documented(api, path, o))
			}
		}
	}
	for _, t := range page.Tags {
		slices.SortFunc(t.Operations, func(a, b docsOperation) int {
			return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Method, b.Method))
		})
	}
	show(s, w, r, http.StatusOK, "docs", "API", page)
	return nil
}

func documented(api *huma.OpenAPI, path string, o *huma.Operation) docsOperation {
	d := docsOperation{ID: o.OperationID, Method: o.Method, Path: path, Summary: o.Summary, About: o.Description}
	for _, p := range o.Parameters {
		d.Params = append(d.Params, docsField{Name: p.Name + " (" + p.In + ")", Type: typeText(p.Schema), About: p.Description, Required: p.Required})
	}
	if o.RequestBody != nil {
		for _, m := range o.RequestBody.Content {
			d.Body = fieldsOf(api, m.Schema, 0)
		}
	}
	for status, answer := range o.Responses {
		if !strings.HasPrefix(status, "2") {
			continue
		}
		d.Status = status
		for kind, m := range answer.Content {
			d.Kind, d.Answer = kind, fieldsOf(api, m.Schema, 0)
		}
	}
	return d
}

// fieldsOf lists the properties of a schema, those within them indented below.
func fieldsOf(api *huma.OpenAPI, schema *huma.Schema, deep int) []docsField {
	for schema != nil && schema.Ref != "" {
		schema = api.Components.Schemas.SchemaFromRef(schema.Ref)
	}
	if schema == nil || deep >= docsDepth {
		return nil
	}
	if schema.Type == huma.TypeArray {
		return fieldsOf(api, schema.Items, deep)
	}
	names := make([]string, 0, len(schema.Properties))
	for name := range schema.Properties {
		names = append(names, name)
	}
	slices.Sort(names)
	var out []docsField
	for _, name := range names {
		p := schema.Properties[name]
		out = append(out, docsField{Name: name, Type: typeText(p), About: p.Description, Required: slices.Contains(schema.Required, name), Deep: deep})
		out = append(out, fieldsOf(api, p, deep+1)...)
	}
	return out
}

// typeText is a schema's type in a word or two.
func typeText(s *huma.Schema) string {
	switch {
	case s == nil:
		return "any"
	case s.Ref != "":
		return s.Ref[strings.LastIndex(s.Ref, "/")+1:]
	case s.Type == huma.TypeArray:
		return "list of " + typeText(s.Items)
	case len(s.Enum) > 0:
		var words []string
		for _, e := range s.Enum {
			if w, ok := e.(string); ok {
				words = append(words, w)
			}
		}
		return strings.Join(words, " | ")
	case s.Type == "":
		return "any"
	}
	return s.Type
}
