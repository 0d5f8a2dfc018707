package diff

import (
	"strings"

	"clusterwiz/forms"
)

// Kind is how the two sides of a [Change] differ.
type Kind string

// The kinds of changes.
const (
	// Changed: both say something, and not the same.
	Changed Kind = "changed"
	// Added: only the second says it.
	Added Kind = "added"
	// Removed: only the first says it.
	Removed Kind = "removed"
	// Unknown: the first says it, and the second cannot tell.
	Unknown Kind = "unknown"
	// Chosen: the first leaves it open, and the second, what the cloud tells, has it.
	Chosen Kind = "chosen"
)

// Change is one question that is answered differently, or an item that only one side
// has.
type Change struct {
	Kind Kind
	// Path is where it stands, items by their names: queues[comp].max_count.
	Path string
	// Was and Is are where it stands in the first and in the second; one is empty
	// where only the other has it.
	Was, Is forms.Path
	// Label names the question, Around the items that it stands in, from the outside.
	Label  forms.Text
	Around []string
	// Old and New are the answers as a person reads them; zero where there is none. Of a
	// secret it is where it is kept.
	Old, New forms.Text
	// OldValue and NewValue are the answers as they are typed; empty where there is none,
	// and of an item.
	OldValue, NewValue string
	// Why says of [Unknown] why the second cannot tell; zero where nobody knows.
	Why forms.Text
}

// Line writes the change in one line: "Queues, comp: Maximum: 16 → 32".
func (c Change) Line() forms.Text {
	label := c.Label
	for i := len(c.Around) - 1; i >= 0; i-- {
		label = forms.Tf("%s › %s", "%s › %s", c.Around[i], label)
	}
	switch c.Kind {
	case Added:
		return forms.Tf("+ %s: %s", "+ %s：%s", label, c.New)
	case Removed:
		return forms.Tf("- %s: %s", "- %s：%s", label, c.Old)
	case Unknown:
		if !c.Why.IsZero() {
			return forms.Tf("? %s: %s, which the cloud does not tell: %s", "? %s：%s，云端未告知：%s", label, c.Old, c.Why)
		}
		return forms.Tf("? %s: %s, which the cloud does not tell", "? %s：%s，云端未告知", label, c.Old)
	case Chosen:
		return forms.Tf("= %s: %s, chosen by the cloud", "= %s：%s，由云端选定", label, c.New)
	case Changed:
	}
	return forms.Tf("~ %s: %s → %s", "~ %s：%s → %s", label, c.Old, c.New)
}

// Place is where a person answers it now: the question, or the list of an item that is
// not there any more.
func (c Change) Place() forms.Path {
	switch {
	case c.Is != "":
		return c.Is
	case strings.HasSuffix(string(c.Was), "]"):
		return c.Was.Parent()
	}
	return c.Was
}

// Known returns those that are differences for certain.
func Known(changes []Change) []Change {
	var known []Change
	for _, c := range changes {
		if c.Kind != Unknown && c.Kind != Chosen {
			known = append(known, c)
		}
	}
	return known
}
