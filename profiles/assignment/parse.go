package assignment

import (
	"errors"
	"strconv"
	"strings"
)

// Op is what an assignment does.
type Op string

// The operations.
const (
	Set    Op = "="
	Append Op = "+="
	Remove Op = "-"
)

// Assignment is one change.
type Assignment struct {
	// Path is where, as it was typed; see [Next].
	Path string
	Op   Op
	// Value is the text behind the sign; of a removal there is none.
	Value string
}

// ErrForm is the error for what is no assignment.
var ErrForm = errors.New("not of the form path=value")

// Parse reads an assignment.
func Parse(text string) (Assignment, error) {
	end := outside(text, '=')
	if end < 0 {
		path, removes := strings.CutSuffix(strings.TrimSpace(text), "-")
		if !removes || !begins(path) {
			return Assignment{}, ErrForm
		}
		return Assignment{Path: path, Op: Remove}, nil
	}
	a := Assignment{Path: strings.TrimSpace(text[:end]), Op: Set, Value: text[end+1:]}
	if path, appends := strings.CutSuffix(a.Path, "+"); appends {
		a.Path, a.Op = strings.TrimSpace(path), Append
	}
	if !begins(a.Path) {
		return Assignment{}, ErrForm
	}
	return a, nil
}

// outside is where a sign stands first that is not within a pick; -1 for nowhere.
func outside(text string, sign byte) int {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case sign:
			return i
		case '[':
			if _, after, err := pick(text[i:]); err == nil {
				i = len(text) - len(after) - 1
			}
		}
	}
	return -1
}

// begins tells whether a path begins with a part, which alone can be told without
// knowing the questions: an entry behind it may be anything.
func begins(path string) bool {
	_, _, err := Next(path)
	return err == nil
}

// Pick names an item of a list.
type Pick struct {
	// Name is by what it is known, or its position in digits.
	Name string
	// Quoted says that Name is no position.
	Quoted bool
}

// Position is the item's, where it is one.
func (p Pick) Position() (int, bool) {
	if p.Quoted || strings.Trim(p.Name, "0123456789") != "" {
		return 0, false
	}
	at, err := strconv.Atoi(p.Name)
	return at, err == nil
}

// Part is a key of a path, with the items that were picked of what it leads to.
type Part struct {
	Key   string
	Picks []Pick
}

// Next takes the first part off a path; rest is what follows the dot behind it, empty
// at its end.
func Next(path string) (part Part, rest string, err error) {
	end := strings.IndexFunc(path, func(r rune) bool { return !isKey(r) })
	if end < 0 {
		end = len(path)
	}
	part.Key, rest = path[:end], path[end:]
	if part.Key == "" {
		return Part{}, path, ErrForm
	}
	for strings.HasPrefix(rest, "[") {
		var one Pick
		if one, rest, err = pick(rest); err != nil {
			return Part{}, path, err
		}
		part.Picks = append(part.Picks, one)
	}
	if rest == "" {
		return part, "", nil
	}
	rest, dot := strings.CutPrefix(rest, ".")
	if !dot || rest == "" {
		return Part{}, path, ErrForm
	}
	return part, rest, nil
}

// pick reads what stands in the brackets with which text begins.
func pick(text string) (one Pick, after string, err error) {
	if inner := text[1:]; strings.HasPrefix(inner, `"`) {
		quoted, err := strconv.QuotedPrefix(inner)
		if err != nil {
			return Pick{}, "", ErrForm
		}
		name, err := strconv.Unquote(quoted)
		after, closed := strings.CutPrefix(inner[len(quoted):], "]")
		if err != nil || !closed || name == "" {
			return Pick{}, "", ErrForm
		}
		return Pick{Name: name, Quoted: true}, after, nil
	}
	name, after, closed := strings.Cut(text[1:], "]")
	if !closed || name == "" || strings.ContainsAny(name, `"[`) {
		return Pick{}, "", ErrForm
	}
	return Pick{Name: name}, after, nil
}

// isKey tells whether a character can stand in a key.
func isKey(r rune) bool {
	return r == '_' || r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}
