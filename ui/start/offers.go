package start

import (
	"cmp"
	"context"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/work"
)

// Offer is one thing that the screen offers, for those who have none: the section that
// it stands in, its line, and the message that the screen would post.
type Offer struct {
	Section, Text string
	Does          tea.Msg
}

// Offers is what the screen lists, in its order and in a language, and what was found
// on the disk.
func Offers(ctx context.Context, o Options, lang forms.Lang) ([]Offer, Found) {
	begun := find(ctx, o)
	found := begun.and(o)
	found.Damaged, found.Trouble = begun.Damaged, cmp.Or(begun.Trouble, found.Trouble)
	s := &Screen{o: o, look: look.New(lang), found: found}
	var offers []Offer
	for _, section := range s.sections() {
		offers = append(offers, s.offersOf(section)...)
	}
	return offers, s.found
}

// Clouds are those of which one can be asked for what it has.
func Clouds(o Options, lang forms.Lang) []Offer {
	s := &Screen{o: o, look: look.New(lang)}
	return s.offersOf(s.clouds())
}

// Things are what a cloud has, of which a new one can begin like one; what there is none
// of is told by TextNoThings.
func Things(o Options, msg work.ThingsMsg, now time.Time, lang forms.Lang) []Offer {
	s := &Screen{o: o, look: look.New(lang), found: Found{At: now}}
	return s.offersOf(s.things(msg))
}

// offersOf are the rows of a section.
func (s *Screen) offersOf(section section) []Offer {
	var offers []Offer
	for _, r := range section.rows {
		var words []string
		for _, c := range r.cells {
			if c.text != "" {
				words = append(words, c.text)
			}
		}
		offers = append(offers, Offer{Section: s.look.Say(section.title), Text: strings.Join(words, "  "), Does: r.does})
	}
	return offers
}
