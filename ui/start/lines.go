package start

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/look"
	"clusterwiz/ui/text"
)

var (
	textTitle         = forms.T("What would you like to do?", "要做什么？")
	textNo            = forms.T("No, go back", "否，返回")
	textDiscard       = forms.T("Discard", "删除")
	textDiscardTitle  = forms.T("Discard this draft?", "删除此草稿？")
	textFilter        = forms.T("type to filter", "输入以筛选")
	textNothing       = forms.T("nothing matches", "无匹配项")
	textIntro         = forms.T("Asks, checks while you type, shows the exact request, sends it once, follows it to the end.", "逐项提问、即时检查、显示完整请求，只发送一次，并跟踪至创建完成。")
	textSimulateHint  = forms.T("No account found: the built-in simulator is used; nothing real is created.", "未找到账号：使用内置模拟器，不会创建真实资源。")
	textSimulateAsked = forms.T("On the built-in simulator: nothing real is created.", "使用内置模拟器，不会创建真实资源。")
)

// roomyHeight is from how many lines there is room to say what the program is.
const roomyHeight = 14

// line is what is drawn in one line of the list: the title of a section, a row of it,
// the way to all of its rows, or nothing.
type line struct {
	section int
	row     *row
	title   bool
	// all is how many rows the section has, where the line leads to them.
	all int
}

func (l line) choosable() bool { return l.row != nil || l.all > 0 }

// narrow lists the lines by the filter and the section that is open, and puts the cursor
// on the first that can be chosen.
func (s *Screen) narrow() {
	words := strings.Fields(strings.ToLower(s.filter.Text()))
	s.lines = s.lines[:0]
	for i := range s.all {
		if s.whole && i != s.open {
			continue
		}
		s.list(i, words)
	}
	s.top, s.at = 0, 0
	s.move(0)
}

// list adds the rows of a section that have all the words, below its title.
func (s *Screen) list(i int, words []string) {
	found := 0
	title := strings.ToLower(s.look.Say(s.all[i].title))
	for j := range s.all[i].rows {
		r := &s.all[i].rows[j]
		if !has(r.hay, title, words) {
			continue
		}
		if found == 0 && len(s.lines) > 0 {
			s.lines = append(s.lines, line{})
		}
		if found == 0 {
			s.lines = append(s.lines, line{section: i, title: true})
		}
		if found == few && !s.whole && len(words) == 0 && !s.all[i].all.IsZero() {
			s.lines = append(s.lines, line{section: i, all: len(s.all[i].rows)})
			break
		}
		s.lines = append(s.lines, line{section: i, row: r})
		found++
	}
}

// has tells whether each of the words stands in a row or in the title of its section.
func has(hay, title string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(hay, word) && !strings.Contains(title, word) {
			return false
		}
	}
	return true
}

// move puts the cursor by so many lines that can be chosen, and into sight, with the
// title of its section where that stands right above.
func (s *Screen) move(by int) {
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	at := s.at
	for by >= 0 {
		for at >= 0 && at < len(s.lines) && !s.lines[at].choosable() {
			at += step
		}
		if at < 0 || at >= len(s.lines) {
			break
		}
		s.at = at
		at += step
		by--
	}
	shown := max(s.room(), 1)
	if shown > 1 && len(s.lines) > shown {
		shown-- // The last may tell that more follows.
	}
	first := s.at
	if first > 0 && s.lines[first-1].title {
		first--
	}
	s.top = text.Window(s.top, first, s.at+1, len(s.lines), shown)
}

// room is how many lines of the list are visible.
func (s *Screen) room() int { return s.height - len(s.intro()) - margin }

// margin is what stands above the list: the title and the filter.
const margin = 2

// View draws what the program is, and the list.
func (s *Screen) View() []string {
	lines := s.intro()
	if s.filter == nil || !s.known() {
		return lines
	}
	title := s.look.Title.Render(s.look.Say(textTitle))
	if s.whole && len(s.all) > s.open {
		title = s.look.Title.Render(s.look.Say(s.all[s.open].title))
	}
	lines = append(lines, title, s.look.Mark.Render("/ ")+s.filter.View(max(s.width-2, 1)))
	if len(s.lines) == 0 && s.filter.Text() != "" {
		return append(lines, s.look.Dim.Render(s.look.Say(textNothing)))
	}
	return append(lines, s.look.Scrolled(len(s.lines), s.draw, s.top, s.room())...)
}

// draw is one line of the list.
func (s *Screen) draw(i int) string {
	at := s.lines[i]
	of := section{}
	if at.section < len(s.all) {
		of = s.all[at.section]
	}
	mark, style := "  ", s.look.Dim
	if i == s.at {
		mark, style = s.look.Mark.Render("▸ "), s.look.Accent
	}
	switch {
	case at.title:
		return s.look.Title.Render(s.look.Say(of.title))
	case at.all > 0:
		return text.Fit(mark+style.Render(s.look.Say(of.all.With(at.all))), s.width)
	case at.row == nil:
		return ""
	}
	var drawn strings.Builder
	drawn.WriteString(mark)
	for j, c := range at.row.cells {
		words := c.text
		if at.row.brief != "" && s.width < wideEnough && j == len(at.row.cells)-1 {
			words = at.row.brief
		}
		if j < len(at.row.cells)-1 {
			column := of.columns[j]
			switch {
			case c.tone == name && len(at.row.cells) > 2:
				// One long name does not push what follows off the screen.
				column = min(column, max(s.width*2/5, leastColumn))
			case at.row.brief != "" && s.width < wideEnough:
				column = min(column, max(s.width-briefColumn-4, leastColumn))
			}
			words = text.Fit(words, column) + "  "
		}
		drawn.WriteString(s.style(c.tone, i == s.at).Render(words))
	}
	return text.Fit(drawn.String(), s.width)
}

// intro tells what the program is, and what it does without an account.
func (s *Screen) intro() []string {
	var lines []string
	add := func(style look.Style, words forms.Text) {
		for _, line := range text.Wrap(s.look.Say(words), max(s.width-2, 1)) {
			lines = append(lines, " "+style.Render(line))
		}
	}
	if s.height > roomyHeight {
		add(s.look.Dim, textIntro)
	}
	switch {
	case s.o.Simulated:
		add(s.look.Warn, textSimulateAsked)
	case s.Simulated():
		add(s.look.Warn, textSimulateHint)
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	return lines
}

// firstSentence is the short form of a notice.
func firstSentence(notice forms.Text) forms.Text {
	en, _, _ := strings.Cut(notice.En, ". ")
	zh, _, _ := strings.Cut(notice.Zh, "。")
	return forms.T(strings.TrimSuffix(en, "."), zh)
}

// wideEnough is the room in which a title and the name of a cloud stand beside each
// other, and briefColumn what the longest id of a cloud takes.
const (
	wideEnough  = 80
	briefColumn = 12
)

// leastColumn is what a column has even where there is little room.
const leastColumn = 16
