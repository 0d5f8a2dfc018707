// Package keys keeps the keys of a place as data: one table drives what a key
// does, the line at the foot and the help, so that none can say what another
// does not do.
package keys

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
)

// Binding is a key, what it does, and where. T is the place whose key it is.
type Binding[T any] struct {
	// Keys are the presses as bubbletea writes them. It is empty for keys of
	// the field with the focus, which are only told.
	Keys []string
	// Name is how the key is written, Also another that does the same, for
	// keyboards that lack the first; Help what it does, in a word or two.
	Name string
	Also string
	Help forms.Text
	// Rank is the weight of the key in the line at the foot: where they do not
	// all fit the lightest go. Those of [Always] go last; a key of rank 0
	// stands in the help only.
	Rank int
	// On tells whether the place has the key at this moment; nil is always.
	On func(T) bool
	// Why tells why the key, which the place has, cannot work now; nil and the
	// zero Text are that it can.
	Why func(T) forms.Text
	Do  func(T)
}

// Always is the rank of the keys that go on, go back and help: they fit the line
// at the foot from 60 columns on.
const Always = 100

// Table is every key of a place, the most specific first: the first that is on
// takes a press.
type Table[T any] []Binding[T]

// Name is a press as bubbletea writes it, and "" for letters that come several at
// once, as a fast hand or a paste sends them: home is then a word and no key.
func Name(press tea.KeyMsg) string {
	if press.Type == tea.KeyRunes && (press.Paste || len(press.Runes) > 1) {
		return ""
	}
	return press.String()
}

// Press does what a key does at place. Why is the reason where
// it cannot work now; taken is false where the place has no such key.
func (t Table[T]) Press(place T, press tea.KeyMsg) (why forms.Text, taken bool) {
	name := Name(press)
	for i := range t {
		b := &t[i]
		if !slices.Contains(b.Keys, name) || !b.on(place) {
			continue
		}
		if why := b.why(place); !why.IsZero() {
			return why, true
		}
		b.Do(place)
		return forms.Text{}, true
	}
	return forms.Text{}, false
}

func (b *Binding[T]) on(place T) bool { return b.On == nil || b.On(place) }

func (b *Binding[T]) why(place T) forms.Text {
	if b.Why == nil {
		return forms.Text{}
	}
	return b.Why(place)
}

// Hint is a key as it is told.
type Hint struct {
	Name, Also string
	Help       forms.Text
	Rank       int
	// Why is the reason for which the key cannot work now.
	Why forms.Text
	// Do does what the key does; nil for one that is only told.
	Do func()
}

// Hints returns the keys of the moment. Of two with one name the first stands,
// which is the one that takes the press.
func (t Table[T]) Hints(place T) []Hint {
	hints := make([]Hint, 0, len(t))
	for i := range t {
		b := &t[i]
		if b.on(place) {
			h := Hint{Name: b.Name, Also: b.Also, Help: b.Help, Rank: b.Rank, Why: b.why(place)}
			if b.Do != nil {
				h.Do = func() { b.Do(place) }
			}
			hints = append(hints, h)
		}
	}
	return First(hints)
}

// First keeps of hints the first of each name: what one place takes, a place behind
// it does not see. It takes the slice over.
func First(hints []Hint) []Hint {
	if len(hints) == 0 {
		return nil
	}
	first := hints[:0]
	for _, h := range hints {
		if !slices.ContainsFunc(first, func(before Hint) bool { return before.Name == h.Name }) {
			first = append(first, h)
		}
	}
	return first
}
