package start

import (
	"cmp"
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
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
		for _, r := range section.rows {
			if _, asks := r.does.(Running); asks {
				continue // What it leads to is a list of its own; lines have "import --from-cluster".
			}
			var words []string
			for _, c := range r.cells {
				if c.text != "" {
					words = append(words, c.text)
				}
			}
			offers = append(offers, Offer{Section: s.look.Say(section.title), Text: strings.Join(words, "  "), Does: r.does})
		}
	}
	return offers, s.found
}
