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
	told := make([]*Hint, 0, len(hints))
	for i := range hints {
		if hints[i].Rank != 0 {
			told = append(told, &hints[i])
		}
	}
	parts, used := make([]string, len(told)), make([]int, len(told))
	dot := l.Dim.Render(" · ")
	gap, total := text.Width(dot), 0
	for i, h := range told {
		name := l.Accent
		if !h.Why.IsZero() {
			name = l.Dim
		}
		parts[i] = name.Render(h.Name) + " " + l.Dim.Render(l.Say(h.Help))
		used[i] = text.Width(parts[i]) + gap
		total += used[i]
	}
	for len(parts) > 1 && total-gap > room {
		lightest := 0
		for i, h := range told {
			if h.Rank < told[lightest].Rank {
				lightest = i
			}
		}
		total -= used[lightest]
		parts, told = slices.Delete(parts, lightest, lightest+1), slices.Delete(told, lightest, lightest+1)
		used = slices.Delete(used, lightest, lightest+1)
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
