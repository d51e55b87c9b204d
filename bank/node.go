package bank

// node is a value as it stands in a file, with its line: the common ground of
// YAML and JSON, so that one decoder and one way of finding lines serve both.
type node struct {
	kind  nodeKind
	line  int
	text  string  // scalars: the value; numbers as written
	keys  []key   // mappings, in the file's order
	items []*node // mappings: the values of keys; lists: the items
	// from and to are the bytes of a JSON scalar, quotes included.
	from, to int
}

// key is a key of a mapping with its own line.
type key struct {
	name string
	line int
}

type nodeKind int

const (
	kindNull nodeKind = iota
	kindText
	kindInt
	kindFloat
	kindBool
	kindList
	kindMap
)

// String names the kind as an author would.
func (k nodeKind) String() string {
	switch k {
	case kindNull:
		return "nothing"
	case kindText:
		return "text"
	case kindInt:
		return "a whole number"
	case kindFloat:
		return "a number"
	case kindBool:
		return "true or false"
	case kindList:
		return "a list"
	case kindMap:
		return "a mapping"
	}
	return "a value"
}

// get returns the value of a key, or nil. It may be called on nil.
func (n *node) get(name string) *node {
	if n == nil || n.kind != kindMap {
		return nil
	}
	for i, k := range n.keys {
		if k.name == name {
			return n.items[i]
		}
	}
	return nil
}

// at follows keys (string) and places in lists (int) and returns the line of
// the deepest value that exists, the file's first line if there is none.
func (n *node) at(path ...any) int {
	if n == nil {
		return 1
	}
	line := n.line
	for _, step := range path {
		switch s := step.(type) {
		case string:
			if n.kind != kindMap {
				return line
			}
			found := false
			for i, k := range n.keys {
				if k.name == s {
					n, line, found = n.items[i], k.line, true
					break
				}
			}
			if !found {
				return line
			}
		case int:
			if n.kind != kindList || s < 0 || s >= len(n.items) {
				return line
			}
			n = n.items[s]
			line = n.line
		}
	}
	return line
}

// find returns the line of the first scalar below n that reads text, or 0.
func (n *node) find(text string) int {
	if n == nil {
		return 0
	}
	if n.kind == kindText && n.text == text {
		return n.line
	}
	for _, item := range n.items {
		if line := item.find(text); line > 0 {
			return line
		}
	}
	return 0
}
