package keys

import (
	"slices"
	"strings"

	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// nameWidth is the column of the names in the help.
const nameWidth = 13

// Foot writes hints in one line of room cells; the lightest go where they do
// not all fit. Those of rank 0 are left out, those that cannot work now dim.
func Foot(l look.Look, hints []Hint, room int) string {
	hints = slices.DeleteFunc(slices.Clone(hints), func(h Hint) bool { return h.Rank == 0 })
	parts := make([]string, len(hints))
	for i, h := range hints {
		name := l.Accent
		if !h.Why.IsZero() {
			name = l.Dim
		}
		parts[i] = name.Render(h.Name) + " " + l.Dim.Render(l.Say(h.Help))
	}
	dot := l.Dim.Render(" · ")
	for len(parts) > 1 && text.Width(strings.Join(parts, dot)) > room {
		lightest := 0
		for i, h := range hints {
			if h.Rank < hints[lightest].Rank {
				lightest = i
			}
		}
		parts, hints = slices.Delete(parts, lightest, lightest+1), slices.Delete(hints, lightest, lightest+1)
	}
	return strings.Join(parts, dot)
}

// Lines lists hints for the help, a line each, with the reason where a key
// cannot work now.
func Lines(l look.Look, hints []Hint) []string {
	lines := make([]string, len(hints))
	for i, h := range hints {
		lines[i] = l.Accent.Render(text.Fit(strings.TrimSpace(h.Name+" "+h.Also), nameWidth)) + l.Say(h.Help)
		if !h.Why.IsZero() {
			lines[i] += l.Dim.Render(" – " + l.Say(h.Why))
		}
	}
	return lines
}
