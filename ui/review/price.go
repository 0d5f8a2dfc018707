package review

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
	"clusterwiz/ui/text"
)

// costs is what each row of the plan costs, and the column for it: 0 where nothing is
// known. What is wider than a third of the room stands below its row.
func (s *Screen) costs(rows []plan.Row) (cells []string, column int) {
	quote, _ := s.work.Quote()
	planned := s.work.Plan()
	cells = make([]string, len(rows))
	for i, row := range rows {
		cells[i] = s.look.Say(quote.Of(planned.Lines[row.Line].ID()))
		if width := text.Width(cells[i]); width <= s.width/3 {
			column = max(column, width)
		}
	}
	return cells, column
}

// priced puts what a row costs at its right edge, or below it.
func (s *Screen) priced(line, cost string, column int) []string {
	if column == 0 && cost == "" {
		return []string{text.Fit(line, s.width)}
	}
	style := s.look.Value
	if _, fresh := s.work.Quote(); !fresh || cost == "?" {
		style = s.look.Dim
	}
	if width := text.Width(cost); width <= column {
		return []string{text.Fit(line, s.width-column-2) + strings.Repeat(" ", column-width+2) + style.Render(cost)}
	}
	return []string{text.Fit(line, s.width), "    " + style.Render(text.Fit(cost, s.width-4))}
}

// sums are the totals and what has no price, why being told among the checks; a word that
// they are being asked for where what is known is of other answers.
func (s *Screen) sums() []forms.Text {
	quote, fresh := s.work.Quote()
	lines := quote.Summed()
	if !fresh && s.work.Pricing() {
		lines = append(lines, textPricing)
	}
	return lines
}

// owed is what the yes says of money, the totals as they stand and what more is known,
// and never those of other answers.
func (s *Screen) owed() (totals, more []forms.Text) {
	quote, fresh := s.work.Quote()
	switch {
	case fresh:
		lines := quote.Summed()
		n := min(max(len(quote.Totals), 1), len(lines)) // Where there is none, why.
		return lines[:n], lines[n:]
	case s.work.Pricing():
		return []forms.Text{textNotPriced}, nil
	default:
		return nil, nil
	}
}

// commitment asks for the name of what is paid in advance, and says how much that is, for
// how long, and whether it is renewed.
func (s *Screen) commitment() forms.Text {
	quote, fresh := s.work.Quote()
	if !fresh {
		quote = price.Quote{}
	}
	return textTypeName.With(price.Committed(s.work.Plan(), quote))
}

// unpriced says among the checks why something has no price.
func (s *Screen) unpriced() []string {
	quote, _ := s.work.Quote()
	var lines []string
	for _, why := range quote.Unknown() {
		lines = append(lines, s.finding("? ", s.look.Dim, why)...)
	}
	return lines
}
