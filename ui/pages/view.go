package pages

import (
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

// The sidebar is as wide as its names need, within these limits.
const minSide, maxSide = 16, 24

// standing is how a page stands: how many items its list holds, how many answers
// are still needed, how many are wrong, of how many is warned, and whether it is seen and
// right.
type standing struct {
	items, needed, wrong, warned int
	done                         bool
}

// Width is the room that the names of the pages need, with the mark of the open
// one before and how each stands behind.
func (p *Pages) Width(l look.Look) int {
	widest := 0
	for _, page := range p.List() {
		tail := text.Width(" ○ 2")
		if page.Kind == Step && p.Work.OnlyList(page.Step) {
			tail = text.Width(" ×2 ○ 2")
		}
		widest = max(widest, text.Width(l.Say(page.Name))+tail)
	}
	return max(min(widest+3, maxSide), minSide)
}

// View draws every page and how it stands, in width cells.
func (p *Pages) View(l look.Look, width int) []string {
	var lines []string
	for i, page := range p.List() {
		sign, name := " ", l.Say(page.Name)
		if i == p.At {
			sign, name = l.Mark.Render("▸"), l.Accent.Render(name)
		}
		marks := p.standing(page).marks(l)
		if marks != "" {
			marks = " " + marks
		}
		room := max(width-3-text.Width(marks), 1)
		lines = append(lines, " "+sign+" "+text.Fit(name, room)+marks)
	}
	return lines
}

// Marks tell how the open page stands, for where there is no room for all of them.
func (p *Pages) Marks(l look.Look) string { return p.standing(p.Current()).marks(l) }

// marks draws each with a sign of its own, which tells it without a colour.
func (s standing) marks(l look.Look) string {
	var parts []string
	if s.items > 0 {
		parts = append(parts, l.Dim.Render("×"+strconv.Itoa(s.items)))
	}
	switch {
	case s.wrong > 0:
		parts = append(parts, l.Bad.Render("✗ "+strconv.Itoa(s.wrong)))
	case s.needed > 0:
		parts = append(parts, l.Dim.Render("○ "+strconv.Itoa(s.needed)))
	case s.warned > 0:
		parts = append(parts, l.Warn.Render("! "+strconv.Itoa(s.warned)))
	case s.done:
		parts = append(parts, l.Good.Render("✓"))
	}
	return strings.Join(parts, " ")
}

func (p *Pages) standing(page Page) standing {
	switch page.Kind {
	case Cloud:
		wrong, needed := p.Work.TargetMark()
		return standing{wrong: wrong, needed: needed, warned: len(forms.Warnings(p.Work.TargetProblems())), done: p.Work.Target.Client != nil}
	case Step:
		wrong, needed, done := p.Work.Mark(page.Step)
		return standing{items: p.Work.Items(page.Step), wrong: wrong, needed: needed, warned: p.Work.Warned(page.Step), done: done}
	case Review:
		if p.Work.Tried {
			return standing{wrong: len(forms.Errors(p.Work.Wrong()))}
		}
	}
	return standing{}
}
