package finder

import (
	"slices"

	"clusterwiz/forms"
	"clusterwiz/ui/filter"
)

// Entry is a place to go to or a thing to do.
type Entry struct {
	// Name is what it is called, in both languages; Told what stands behind it.
	Name, Told forms.Text
	// Also are other words by which it is found.
	Also []string
	// Why is the reason for which it cannot be done now.
	Why forms.Text
	// Do goes or acts; nil for what is only told.
	Do func()
}

// Group is what stands in a section. There may be thousands of entries, so one is made
// when it is drawn.
type Group interface {
	// Kind names the section.
	Kind() forms.Text
	Len() int
	// At makes the entry at a position.
	At(i int) Entry
	// Name is its name alone: what many have before theirs, which may be nil, and the rest.
	Name(i int) (before *forms.Text, name forms.Text)
	// Words are those by which it is found.
	Words(i int) filter.Words
}

// List is a section of few entries.
func List(kind forms.Text, entries []Entry) Group { return list{kind, entries} }

type list struct {
	kind    forms.Text
	entries []Entry
}

func (l list) Kind() forms.Text { return l.kind }
func (l list) Len() int         { return len(l.entries) }
func (l list) At(i int) Entry   { return l.entries[i] }

func (l list) Name(i int) (*forms.Text, forms.Text) { return nil, l.entries[i].Name }

func (l list) Words(i int) filter.Words {
	e := l.entries[i]
	return filter.WordsOf(append([]string{e.Name.En, e.Name.Zh, e.Told.En, e.Told.Zh, l.kind.En, l.kind.Zh}, e.Also...)...)
}

// section is a group with what of it matches.
type section struct {
	Group
	// words are those of the entries, from the first that was typed on.
	words []filter.Words
	// matches are the positions of those that match; rest is room for some of them.
	matches, rest []int
}

// narrow keeps the entries that have every word: those whose name begins with the first
// before the others.
func (s *section) narrow(words []string) {
	s.matches, s.rest = slices.Grow(s.matches[:0], s.Len()), s.rest[:0]
	if len(words) > 0 {
		s.rest = slices.Grow(s.rest, s.Len())
	}
	if len(words) > 0 && s.words == nil {
		s.words = make([]filter.Words, s.Len())
		for i := range s.words {
			s.words[i] = s.Words(i)
		}
	}
	for i := range s.Len() {
		switch {
		case len(words) == 0 || s.words[i].Have(words) && s.words[i].Lead(words[0]):
			s.matches = append(s.matches, i)
		case s.words[i].Have(words):
			s.rest = append(s.rest, i)
		}
	}
	s.matches = append(s.matches, s.rest...)
}
