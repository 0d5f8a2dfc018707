package forms

import (
	"fmt"
	"strconv"
	"strings"
)

// Path addresses one value in [Answers]: keys joined by dots, list positions
// from 0 in brackets, as in "queues[2].compute_nodes[0].instance_type". The
// empty path is the root. Paths are comparable and print as users write them.
type Path string

// ParsePath reads a path as a person typed it and returns it in the one
// spelling that the program uses.
func ParsePath(s string) (Path, error) {
	elems, err := Path(s).split()
	if err != nil {
		return "", fmt.Errorf("path %q: %w", s, err)
	}
	var path Path
	for _, e := range elems {
		if e.key == "" {
			path = path.Index(e.index)
			continue
		}
		path = path.Key(e.key)
	}
	return path, nil
}

// Key returns the path of a member; key may itself be dotted.
func (p Path) Key(key string) Path {
	if p == "" {
		return Path(key)
	}
	return p + "." + Path(key)
}

// Index returns the path of the list item at i, counted from 0.
func (p Path) Index(i int) Path {
	return p + Path("["+strconv.Itoa(i)+"]")
}

// Parent returns the path one element up, and the root for the root.
func (p Path) Parent() Path {
	cut := strings.LastIndexAny(string(p), ".[")
	if cut < 0 {
		return ""
	}
	return p[:cut]
}

// Contains tells whether other is p itself or lies below it.
func (p Path) Contains(other Path) bool {
	if p == "" || p == other {
		return true
	}
	if !strings.HasPrefix(string(other), string(p)) {
		return false
	}
	next := other[len(p)]
	return next == '.' || next == '['
}

// Pattern drops the positions: "queues[2].name" becomes "queues[].name".
func (p Path) Pattern() string {
	var b strings.Builder
	inside := false
	for _, r := range string(p) {
		switch {
		case r == '[':
			inside = true
			b.WriteString("[]")
		case r == ']':
			inside = false
		case !inside:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// spot is where a list item or an object stands in the answers; nil is the form itself.
type spot struct {
	up    *spot
	node  *node
	index int
}

// origin is the answer that a value of a request comes from: node at a spot, without a
// node the item or object there; the zero origin is none. There is one for each value,
// so it is written as a [Path] only where one is asked for.
type origin struct {
	in   *spot
	node *node
}

func (o origin) isZero() bool { return o == origin{} }

func (o origin) path() Path {
	var room [pathRoom]byte
	return Path(o.append(room[:0]))
}

// pathRoom is what most paths find room in.
const pathRoom = 96

func (o origin) append(dst []byte) []byte {
	dst = o.in.append(dst)
	if o.node == nil {
		return dst
	}
	return appendKey(dst, o.in != nil, o.node.Key)
}

func (s *spot) append(dst []byte) []byte {
	if s == nil {
		return dst
	}
	return appendPlace(s.up.append(dst), s.up != nil, s.node, s.index)
}

// appendPlace writes the list item or object n; inside tells that it does not begin the
// path.
func appendPlace(dst []byte, inside bool, n *node, index int) []byte {
	dst = appendKey(dst, inside, n.Key)
	if n.Kind != List {
		return dst
	}
	return append(strconv.AppendInt(append(dst, '['), int64(index), 10), ']')
}

func appendKey(dst []byte, inside bool, key string) []byte {
	if inside {
		dst = append(dst, '.')
	}
	return append(dst, key...)
}

// elem is a key, or a position when key is empty.
type elem struct {
	key   string
	index int
}

// pathDepth is how many elements most paths have: room for them is mostly the caller's.
const pathDepth = 8

func (p Path) split() ([]elem, error) { return p.splitInto(make([]elem, 0, pathDepth)) }

// splitInto is split into room of the caller.
func (p Path) splitInto(elems []elem) ([]elem, error) {
	if p == "" {
		return elems, nil
	}
	for rest := string(p); ; rest = rest[1:] {
		end := strings.IndexAny(rest, ".[]")
		if end < 0 {
			end = len(rest)
		}
		if end == 0 {
			return nil, fmt.Errorf("a name is missing before %q", rest)
		}
		elems = append(elems, elem{key: rest[:end]})
		rest = rest[end:]
		for strings.HasPrefix(rest, "[") {
			number, after, closed := strings.Cut(rest[1:], "]")
			index, ok := position(number)
			if !closed || !ok {
				return nil, fmt.Errorf("%q is not a position in brackets", rest)
			}
			elems = append(elems, elem{index: index})
			rest = after
		}
		if rest == "" {
			return elems, nil
		}
		if rest[0] != '.' {
			return nil, fmt.Errorf("a dot is missing before %q", rest)
		}
	}
}

// position reads a list position: digits only, as strconv.Atoi takes signs.
func position(s string) (int, bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	index, err := strconv.Atoi(s)
	return index, err == nil
}
