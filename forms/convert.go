package forms

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

var (
	// ErrNoQuestion is the cause of an error about a path at which the form asks
	// nothing.
	ErrNoQuestion = errors.New("the form has no such question")
	// ErrKind is the cause of an error about a value that no answer of its
	// field can be.
	ErrKind = errors.New("the value does not fit the kind of the field")
)

// Convert returns value as the Go type of the field's kind, whichever way it
// comes in: a text as it is typed or as an option has it, a fact that a look-up
// knows, a value of TOML or JSON, an answer to a question of another form.
//
// fits is false for what cannot be an answer here: of a text the text itself
// comes back, for [Form.Check] to name, since nothing typed is lost; of
// anything else nil. A value that says nothing is nil, and fits.
func (f *Field) Convert(value any) (converted any, fits bool) {
	switch v := value.(type) {
	case nil:
		return nil, true
	case string:
		converted = f.fromText(v)
		return converted, converted == nil || f.Kind.Holds(converted)
	case int:
		return f.Convert(int64(v))
	case int64:
		if f.Kind == Decimal {
			return float64(v), true
		}
	case Secret, Table:
		if f.hides(v) {
			return v, true
		}
	case []string:
		if f.Kind == Strings {
			return f.cutAll(v), true
		}
	case []any:
		if list, ok := textsOf(v); ok && f.Kind == Strings {
			return f.cutAll(list), true
		}
	case map[string]any:
		if entries, ok := entriesOf(v); ok && f.Kind == Map {
			return f.linesOf(entries), true
		}
	case map[string]string:
		if f.Kind == Map {
			return f.linesOf(v), true
		}
	}
	if _, isNumber := number(value); isNumber && f.Kind.isText() {
		return ValueText(value), true
	}
	if !f.Kind.Holds(value) {
		return nil, false
	}
	return value, true
}

// fromText reads a text. One that is to be a text is left as it is but for what
// nobody sees around an id; blanks around other texts are taken away only where a
// person types, by [Field.Parse].
func (f *Field) fromText(text string) any {
	switch {
	case f.Kind == LongText:
		return UnixLines(text)
	case f.Kind.isText():
		return f.cutBlanks(f.Lines(text))
	}
	return f.Parse(text)
}

// Lines gives a text the line ends of Unix where a shell on the nodes reads it: scripts,
// and what may be kept in files as they are, arguments and variables. Other texts are the
// person's own data and stay as they are.
func (f *Field) Lines(text string) string {
	if f.Kind == LongText || f.MayHide {
		return UnixLines(text)
	}
	return text
}

// linesOf is [Field.Lines] for each entry of a copy.
func (f *Field) linesOf(entries map[string]string) map[string]string {
	entries = maps.Clone(entries)
	for name, text := range entries {
		entries[name] = f.Lines(text)
	}
	return entries
}

// UnixLines ends every line as scripts must: one saved on Windows does not start
// on the nodes.
func UnixLines(text string) string {
	for strings.Contains(text, "\r\n") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	return text
}

// cutAll cuts each text of a list; the list is changed only where one was.
func (f *Field) cutAll(list []string) []string {
	for i, text := range list {
		if cut := f.cutBlanks(text); cut != text {
			list = slices.Clone(list)
			list[i] = cut
		}
	}
	return list
}

// isText tells whether values of the kind are strings.
func (k Kind) isText() bool { return k == String || k == LongText || k == Choice }

func textsOf(items []any) ([]string, bool) {
	list := make([]string, len(items))
	for i, item := range items {
		text, ok := item.(string)
		if !ok {
			return nil, false
		}
		list[i] = text
	}
	return list, true
}

func entriesOf(table map[string]any) (map[string]string, bool) {
	entries := make(map[string]string, len(table))
	for name, value := range table {
		text, ok := value.(string)
		if !ok {
			return nil, false
		}
		entries[name] = text
	}
	return entries, true
}

// Set answers the question at path with value, converted as [Field.Convert]
// does; nil unsets. It fails, and changes nothing, with [ErrNoQuestion] or
// [ErrKind], and where the path does not fit the answers.
func (f *Form) Set(answers *Answers, path Path, value any) error {
	field, ok := f.Field(path)
	if !ok {
		return fmt.Errorf("%s: %w", path, ErrNoQuestion)
	}
	converted, fits := field.Convert(value)
	if _, isText := converted.(string); !fits && !isText {
		return fmt.Errorf("%s: %T for a %s: %w", path, value, field.Kind, ErrKind)
	}
	return answers.Set(path, converted)
}

// Convert gives every answer of the tree the type of its field, as an older
// program or another form may have left a number as text. What the form does
// not ask, and what cannot be converted, stays as it is.
func (f *Form) Convert(answers *Answers) {
	if f.levels().convert(answers.root) {
		answers.rev++
	}
}

// convert tells whether it changed anything in the tree of an object.
func (l *level) convert(tree map[string]any) (changed bool) {
	for _, n := range l.nodes {
		at, last := tree, len(n.key)-1
		for _, key := range n.key[:last] {
			at, _ = at[key].(map[string]any)
		}
		if value := at[n.key[last]]; value != nil {
			changed = n.convert(at, n.key[last], value) || changed
		}
	}
	return changed
}

// convert brings the value, which stands in tree under key, to the type of n.
func (n *node) convert(tree map[string]any, key string, value any) (changed bool) {
	switch v := value.(type) {
	case map[string]any:
		if n.Kind == Object {
			return n.sub.convert(v)
		}
	case []any:
		if n.Kind == List {
			for _, item := range v {
				object, _ := item.(map[string]any)
				changed = n.sub.convert(object) || changed
			}
			return changed
		}
	}
	converted, fits := n.Convert(value)
	if !fits || equalTree(converted, value) {
		return false
	}
	if converted == nil {
		delete(tree, key)
	} else {
		tree[key] = converted
	}
	return true
}
