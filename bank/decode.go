package bank

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
)

// decoder fills structs from nodes and reports everything that does not fit,
// where a library's strict mode stops at the first. Keys are those of the
// struct's yaml or json tags; embedded structs add theirs.
type decoder struct {
	ps   *problems
	file string
	tag  string // "yaml" or "json"
}

// into fills *to. Keys that to does not know are problems, and so are values of
// another kind. What fits is filled in all the same, so that later checks can
// say more.
func (d decoder) into(n *node, to any) {
	d.value(n, reflect.ValueOf(to).Elem(), "")
}

func (d decoder) misfit(n *node, name, want string) {
	if name == "" {
		name = "this"
	} else {
		name = "`" + name + "`"
	}
	d.ps.add(d.file, n.line, fmt.Sprintf("%s is %s", name, n.kind), "write "+want)
}

func (d decoder) value(n *node, to reflect.Value, name string) {
	switch to.Kind() {
	case reflect.Pointer:
		if n.kind == kindNull {
			return
		}
		to.Set(reflect.New(to.Type().Elem()))
		d.value(n, to.Elem(), name)
	case reflect.Struct:
		d.structure(n, to, name)
	case reflect.Slice:
		if n.kind != kindList {
			d.misfit(n, name, "a list")
			return
		}
		list := reflect.MakeSlice(to.Type(), len(n.items), len(n.items))
		for i, item := range n.items {
			d.value(item, list.Index(i), name)
		}
		to.Set(list)
	case reflect.String:
		// A title may be "1984" and a part "2": scalars are taken as written.
		switch n.kind {
		case kindText, kindInt, kindFloat, kindBool:
			to.SetString(strings.TrimSpace(n.text))
		default:
			d.misfit(n, name, "text")
		}
	case reflect.Int:
		i, err := strconv.ParseInt(n.text, 10, 32)
		if n.kind != kindInt || err != nil {
			d.misfit(n, name, "a whole number")
			return
		}
		to.SetInt(i)
	case reflect.Float64:
		f, err := strconv.ParseFloat(n.text, 64)
		if (n.kind != kindInt && n.kind != kindFloat) || err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
			d.misfit(n, name, "a number")
			return
		}
		to.SetFloat(f)
	case reflect.Bool:
		if n.kind != kindBool {
			d.misfit(n, name, "true or false")
			return
		}
		to.SetBool(n.text == "true")
	case reflect.Interface:
		if v := d.plain(n); v != nil {
			to.Set(reflect.ValueOf(v))
		}
	default:
		d.misfit(n, name, "something else")
	}
}

func (d decoder) structure(n *node, to reflect.Value, name string) {
	if n.kind != kindMap {
		d.misfit(n, name, "a mapping of keys")
		return
	}
	known := fieldsOf(to.Type(), d.tag)
	for i, k := range n.keys {
		index, ok := known.index[k.name]
		if !ok {
			remedy := "remove it; the keys here are " + strings.Join(known.names, ", ")
			if near := nearest(k.name, known.names, 1); len(near) > 0 {
				remedy = fmt.Sprintf("did you mean `%s`", near[0])
			}
			d.ps.add(d.file, k.line, fmt.Sprintf("`%s` is not a key that can stand here", k.name), remedy)
			continue
		}
		if n.items[i].kind == kindNull && to.FieldByIndex(index).Kind() != reflect.Interface {
			d.ps.add(d.file, k.line, fmt.Sprintf("`%s` is empty", k.name), "give it a value or leave the key out")
			continue
		}
		d.value(n.items[i], to.FieldByIndex(index), k.name)
	}
}

// plain turns a node into the values that package documentation names.
func (d decoder) plain(n *node) any {
	switch n.kind {
	case kindText:
		return n.text
	case kindBool:
		return n.text == "true"
	case kindInt:
		i, err := strconv.ParseInt(n.text, 10, 64)
		if err != nil {
			d.ps.add(d.file, n.line, fmt.Sprintf("the number %.40s does not fit into 64 bits", n.text), "use a smaller number or a string")
		}
		return i
	case kindFloat:
		f, err := strconv.ParseFloat(n.text, 64)
		if err != nil {
			d.ps.add(d.file, n.line, fmt.Sprintf("the number %.40s is too large", n.text), "use a smaller number")
		}
		return f
	case kindList:
		list := make([]any, len(n.items))
		for i, item := range n.items {
			list[i] = d.plain(item)
		}
		return list
	case kindMap:
		m := make(map[string]any, len(n.keys))
		for i, k := range n.keys {
			m[k.name] = d.plain(n.items[i])
		}
		return m
	}
	return nil
}

// fields are the keys of a struct type.
type fields struct {
	index map[string][]int
	names []string
}

func fieldsOf(t reflect.Type, tag string) *fields {
	f := &fields{index: map[string][]int{}}
	for _, field := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(field.Tag.Get(tag), ",")
		if name == "" || name == "-" || field.Anonymous || !field.IsExported() {
			continue
		}
		f.index[name] = field.Index
		f.names = append(f.names, name)
	}
	return f
}
