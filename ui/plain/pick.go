package plain

import (
	"context"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/filter"
)

// Line is one of several lines to pick from.
type Line struct {
	// Section is the title that it stands under, Text what it says.
	Section, Text string
	// Also is another name by which it is found.
	Also string
}

// few is how many lines of a section are shown until words ask for others.
const few = 5

// Pick asks for one of lines, by its number or by words that no other has, and returns
// its position. Those of one section stand beside each other.
func (p *IO) Pick(ctx context.Context, question forms.Text, lines []Line) (int, error) {
	listed := make([]int, len(lines))
	for i := range lines {
		listed[i] = i
	}
	listed = p.list(lines, listed, few)
	for {
		typed, err := p.prompt(ctx, question.In(p.Lang)+p.colon())
		if err != nil {
			return 0, err
		}
		if n := numberIn(typed, len(listed)); n > 0 {
			return listed[n-1], nil
		}
		words := strings.Fields(strings.ToLower(typed))
		var found []int
		for i, line := range lines {
			if len(words) > 0 && filter.WordsOf(line.Text, line.Section, line.Also).Have(words) {
				found = append(found, i)
			}
		}
		switch len(found) {
		case 0:
			if err := p.Refuse(question, textFromList); err != nil {
				return 0, err
			}
		case 1:
			return found[0], nil
		default:
			listed = p.list(lines, found, len(lines))
		}
	}
}

// list writes lines, up to so many of each section, with a number each, and returns
// which have one.
func (p *IO) list(lines []Line, of []int, most int) []int {
	var listed []int
	for len(of) > 0 {
		title := lines[of[0]].Section
		end := slices.IndexFunc(of, func(i int) bool { return lines[i].Section != title })
		if end < 0 {
			end = len(of)
		}
		p.sayf("%s\n", title)
		shown := end
		if end > most+1 { // One more takes no more room than saying so.
			shown = most
		}
		for _, i := range of[:shown] {
			listed = append(listed, i)
			p.sayf("  %d) %s\n", len(listed), lines[i].Text)
		}
		if end > shown {
			p.Say(forms.Tf("  … %d more: type a part of the one you want", "  …另有 %d 项：输入其中一部分以筛选", end-shown))
		}
		of = of[end:]
	}
	return listed
}
