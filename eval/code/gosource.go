package code

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"slices"
	"strings"
)

// goFacts is what can be read off a Go program without running it.
type goFacts struct {
	imports  []string
	findings []finding
	shape    *shape
	tests    int
}

// readGo makes the candidate's text a file of package main without moving a
// line: a package clause is supplied or renamed, and a main function of the
// candidate's own gives way to the driver's. A text that does not parse comes
// back as it is; the compiler says what is wrong with it.
func readGo(source string) (text string, facts goFacts, err error) {
	if strings.ContainsRune(source, 0) {
		return "", facts, fmt.Errorf("%s: the program holds a zero byte", goFile)
	}
	text = withPackage(source)
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, goFile, text, parser.SkipObjectResolution)
	if err != nil {
		// Imports are needed even so: the compiler shows its own errors.
		if file, _ = parser.ParseFile(set, goFile, text, parser.ImportsOnly); file != nil {
			facts.imports = importsOf(file)
		}
		return text, facts, nil
	}
	facts.imports = importsOf(file)
	facts.shape = goShape(set, file)
	facts.findings = goHidden(set, file)
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Recv != nil {
			continue
		}
		if strings.HasPrefix(f.Name.Name, "Test") || strings.HasPrefix(f.Name.Name, "test") {
			facts.tests++
		}
		if f.Name.Name == "main" {
			// A blank function is allowed, compiled and never called.
			at := set.PositionFor(f.Name.Pos(), false).Offset
			text = text[:at] + "_   " + text[at+len("main"):]
		}
	}
	return text, facts, nil
}

// withPackage gives source the clause "package main".
func withPackage(source string) string {
	set := token.NewFileSet()
	file := set.AddFile(goFile, -1, len(source))
	var s scanner.Scanner
	s.Init(file, []byte(source), func(token.Position, string) {}, 0)
	if _, tok, _ := s.Scan(); tok == token.PACKAGE {
		pos, tok, name := s.Scan()
		if tok != token.IDENT {
			return source
		}
		at := file.Offset(pos)
		return "//line " + goFile + ":1:1\n" + source[:at] + "main" + source[at+len(name):]
	}
	return "package main\n//line " + goFile + ":1:1\n" + source
}

func importsOf(file *ast.File) []string {
	var out []string
	for _, i := range file.Imports {
		out = append(out, strings.Trim(i.Path.Value, "\"`"))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// goShape measures functions in lines and blocks in depth.
func goShape(set *token.FileSet, file *ast.File) *shape {
	s := &shape{}
	ast.Inspect(file, func(n ast.Node) bool {
		if f, ok := n.(*ast.FuncDecl); ok && f.Body != nil {
			from, to := set.Position(f.Pos()).Line, set.Position(f.End()).Line
			if to-from+1 > s.Longest {
				s.Longest, s.Name, s.Line = to-from+1, clip(f.Name.Name, 60), from
			}
			s.Depth = max(s.Depth, goDepth(f.Body, 0))
		}
		return true
	})
	return s
}

// goDepth is how deep blocks nest; "else if" reads as one level.
func goDepth(n ast.Stmt, depth int) int {
	deepest := depth
	switch n := n.(type) {
	case *ast.BlockStmt:
		for _, s := range n.List {
			deepest = max(deepest, goDepth(s, depth))
		}
	case *ast.IfStmt:
		deepest = max(goDepth(n.Body, depth+1), deepest)
		if n.Else != nil {
			if _, chained := n.Else.(*ast.IfStmt); chained {
				return max(deepest, goDepth(n.Else, depth))
			}
			deepest = max(deepest, goDepth(n.Else, depth+1))
		}
	case *ast.ForStmt:
		return goDepth(n.Body, depth+1)
	case *ast.RangeStmt:
		return goDepth(n.Body, depth+1)
	case *ast.SwitchStmt:
		return goDepth(n.Body, depth+1)
	case *ast.TypeSwitchStmt:
		return goDepth(n.Body, depth+1)
	case *ast.SelectStmt:
		return goDepth(n.Body, depth+1)
	case *ast.CaseClause:
		for _, s := range n.Body {
			deepest = max(deepest, goDepth(s, depth))
		}
	case *ast.CommClause:
		for _, s := range n.Body {
			deepest = max(deepest, goDepth(s, depth))
		}
	case *ast.LabeledStmt:
		return goDepth(n.Stmt, depth)
	}
	return deepest
}

// Names of Go's own whose hiding bites sooner or later.
var goBuiltins = strings.Fields("append cap clear close copy delete len make max min new panic print println recover string int bool byte rune error any float64 true false nil iota")

// goHidden finds declarations that hide one of Go's own names.
func goHidden(set *token.FileSet, file *ast.File) []finding {
	var out []finding
	note := func(id *ast.Ident) {
		if id != nil && slices.Contains(goBuiltins, id.Name) && len(out) < maxFindings {
			out = append(out, finding{Rule: "hidden-builtin", Name: id.Name, Line: set.Position(id.Pos()).Line})
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok == token.DEFINE {
				for _, e := range n.Lhs {
					id, _ := e.(*ast.Ident)
					note(id)
				}
			}
		case *ast.ValueSpec:
			for _, id := range n.Names {
				note(id)
			}
		case *ast.FuncDecl:
			if n.Recv == nil {
				note(n.Name)
			}
			for _, p := range n.Type.Params.List {
				for _, id := range p.Names {
					note(id)
				}
			}
		case *ast.RangeStmt:
			if n.Tok == token.DEFINE {
				key, _ := n.Key.(*ast.Ident)
				value, _ := n.Value.(*ast.Ident)
				note(key)
				note(value)
			}
		}
		return true
	})
	return out
}
