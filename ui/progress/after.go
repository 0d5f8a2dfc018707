package progress

import (
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

var (
	textNow   = forms.T("What now", "接下来")
	textCosts = forms.T("What keeps costing money", "持续产生的费用")
)

// nowLines begin the page of what was created: what to do with it, where it is, how
// long it took, with a free line behind them. timed leaves the times out, as they stand
// elsewhere.
func (s *Screen) nowLines(timed bool) []string {
	record := s.run.Record
	if !s.ended || record.Phase != launch.Created {
		return nil
	}
	var rows []providers.Row
	if record.Next != nil {
		rows = record.Next.Rows()
	}
	if row, known := record.TimeRow(); known && !timed {
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil
	}
	lines := []string{" " + s.look.Title.Render(s.look.Say(textNow))}
	for _, row := range rows {
		lines = append(lines, s.rowLines(row)...)
	}
	return append(lines, "")
}

// costLines tell what goes on costing money, with a free line behind them.
func (s *Screen) costLines() []string {
	costs := s.run.Record.CostLines()
	if !s.ended || len(costs) == 0 {
		return nil
	}
	lines := []string{" " + s.look.Title.Render(s.look.Say(textCosts))}
	for _, cost := range costs {
		lines = append(lines, s.rowLines(providers.Row{Label: cost})...)
	}
	return append(lines, "")
}

// rowLines are a row, whose value has a line of its own where both do not fit on one:
// what is to be typed stands in one piece.
func (s *Screen) rowLines(row providers.Row) []string {
	room := max(s.inner()-3, 8)
	label, value := s.look.Say(row.Label), s.look.Say(row.Value)
	colon := s.look.Say(forms.T(": ", "："))
	if value != "" && text.Width(label+colon+value) <= room {
		return []string{" · " + s.look.Label.Render(label+colon) + s.valueOf(row).Render(value)}
	}
	var lines []string
	add := func(mark string, style look.Style, words string) {
		for _, line := range text.Wrap(words, room) {
			lines = append(lines, mark+style.Render(line))
			mark = "   "
		}
	}
	if value != "" {
		label += s.look.Say(forms.T(":", "："))
	}
	add(" · ", s.look.Label, label)
	if value != "" {
		add("   ", s.valueOf(row), value)
	}
	return lines
}

func (s *Screen) valueOf(row providers.Row) look.Style {
	if row.Command {
		return s.look.Accent
	}
	return s.look.Value
}
