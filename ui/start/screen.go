package start

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/input"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/work"
)

// Messages that leave the screen.
type (
	// New asks for a new request at a provider.
	New struct{ Provider string }
	// Preset asks to begin with the preset of that name.
	Preset struct{ Name string }
	// Resume asks to go on with a draft.
	Resume struct{ Draft profiles.Draft }
	// File asks to begin with the profile in a file.
	File struct{ Path string }
	// Watch asks to follow a run.
	Watch struct{ Record launch.Record }
	// Discard asks to remove the draft of that id.
	Discard struct{ ID string }
)

// Options are what the screen needs of the world.
type Options struct {
	Providers []providers.Provider
	Store     *launch.Store
	Drafts    *profiles.Drafts
	// Profiles is the folder of the profiles.
	Profiles string
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Simulated says that the simulator was asked for.
	Simulated bool
}

// Screen is the start screen. The zero Screen is of no use; see [NewScreen].
type Screen struct {
	o   Options
	out *message.Out

	look          look.Look
	width, height int
	found         Found
	// all is what can be done, lines what of it is listed, by the filter.
	all    []section
	lines  []line
	filter *input.Line
	// at is the line with the cursor, top the first that is visible.
	at, top int
	// whole says that one section alone is listed, to its end: that at open.
	whole bool
	open  int
	// only says that what is listed is none of the sections: the things of a cloud.
	only bool
}

// NewScreen returns the start screen; [Screen.Read] fills it.
func NewScreen(o Options, out *message.Out) *Screen { return &Screen{o: o, out: out} }

// Read looks at what is on the disk, after first, which may be nil. What can be
// done without it is shown at once.
func (s *Screen) Read(ctx context.Context, first tea.Cmd) {
	o := s.o
	s.out.Do(tea.Sequence(first, func() tea.Msg { return find(ctx, o) }))
	s.whole = false
	s.offer()
}

// known tells whether what stands above what can be begun is known; until then no row is
// drawn.
func (s *Screen) known() bool { return s.found.Begun || s.found.Read }

// Simulated tells whether nothing but the simulator is there to be used.
func (s *Screen) Simulated() bool { return s.known() && s.found.Accounts == 0 }

// Update takes what was found, and what a cloud has.
func (s *Screen) Update(msg tea.Msg) {
	switch msg := msg.(type) {
	case Found:
		s.gotFound(msg)
	case work.ThingsMsg:
		s.show(msg)
	}
}

func (s *Screen) gotFound(found Found) {
	at, top, seen := s.at, s.top, s.known()
	if found.rest != nil && s.found.Read {
		// Read again: what is looked for next stays until then.
		found.Profiles, found.Runs, found.Read = s.found.Profiles, s.found.Runs, true
	}
	s.found = found
	s.out.Do(found.rest)
	switch {
	case s.filter == nil:
		s.offer()
	case s.only: // It waits until that list is left.
	default:
		// What was typed meanwhile stays.
		s.all = s.sections()
		s.narrow()
	}
	if seen && len(s.lines) > 0 {
		// So does the row that somebody went to: what comes later stands below.
		s.at, s.top = min(at, len(s.lines)-1), top
		s.move(0)
	}
	switch {
	case found.Trouble != nil:
		s.out.Complain(work.Explain(found.Trouble))
	case len(found.Damaged) > 0:
		s.out.Complain(forms.Tf("skipped %s that cannot be read: %s", "已跳过 %s 个无法读取的草稿：%s",
			forms.Count(len(found.Damaged), "draft", "drafts"), forms.Enumerate(found.Damaged)))
	}
}

// offer lists what can be done anew, with the cursor on the first and no filter.
func (s *Screen) offer() {
	if s.width == 0 {
		return
	}
	s.all, s.only = s.sections(), false
	s.filter = input.New(s.look, "", input.Options{Placeholder: s.look.Say(textFilter), Width: s.width - 3})
	s.narrow()
}

// Arrange gives the screen its language and its room.
func (s *Screen) Arrange(l look.Look, width, height int) {
	translated := s.look.Lang != l.Lang
	s.look, s.width, s.height = l, width, height
	if s.filter == nil {
		s.offer()
	}
	if translated && s.only {
		s.close()
	}
	if translated {
		at := s.at
		s.all = s.sections()
		s.filter.Placeholder(l.Say(textFilter))
		s.narrow()
		s.at = min(at, max(len(s.lines)-1, 0))
	}
	s.filter.Resize(width - 3)
	s.move(0)
}

var table = keys.Table[*Screen]{
	{Name: "↑↓", Help: forms.T("move", "移动"), Rank: 6},
	{Keys: []string{"enter", "tab"}, Name: "enter", Help: forms.T("choose", "选择"), Rank: 9, Do: (*Screen).take},
	{Keys: []string{"up"}, Name: "↑", Help: forms.T("up", "向上"), Do: func(s *Screen) { s.move(-1) }},
	{Keys: []string{"down"}, Name: "↓", Help: forms.T("down", "向下"), Do: func(s *Screen) { s.move(1) }},
	{Keys: []string{"pgup"}, Name: "pgup", Help: forms.T("page up", "向上翻页"), Do: func(s *Screen) { s.move(-max(s.room()-1, 1)) }},
	{Keys: []string{"pgdown"}, Name: "pgdn", Help: forms.T("page down", "向下翻页"), Do: func(s *Screen) { s.move(max(s.room()-1, 1)) }},
	{Keys: []string{"home"}, Name: "home", Help: forms.T("first", "第一项"), Do: func(s *Screen) { s.move(-len(s.lines)) }},
	{Keys: []string{"end"}, Name: "end", Help: forms.T("last", "最后一项"), Do: func(s *Screen) { s.move(len(s.lines)) }},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("clear the filter", "清空筛选"), Rank: 7, On: (*Screen).filtered, Do: (*Screen).offer},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back", "返回"), Rank: 7, On: func(s *Screen) bool { return s.whole }, Do: (*Screen).close},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("clear the filter", "清空筛选"), Do: (*Screen).unfilter},
	{Name: "ctrl+u", Help: forms.T("clear the filter", "清空筛选")},
	{Keys: []string{"ctrl+d"}, Name: "ctrl+d", Help: forms.T("discard draft", "删除草稿"), Rank: 4, On: (*Screen).onDraft, Do: (*Screen).askDiscard},
}

// unfilter shows all again. It ends nothing: a person who clears a filter must not
// find the program gone.
func (s *Screen) unfilter() {
	s.offer()
	s.out.Say(forms.T("ctrl+c quits", "按 ctrl+c 退出"))
}

// Keys are those of the list and of the screen.
func (s *Screen) Keys() []keys.Hint { return table.Hints(s) }

// Press does what a key does; the filter takes all that are left.
func (s *Screen) Press(key tea.KeyMsg) (taken bool) {
	if s.filter == nil {
		return false
	}
	if _, taken := table.Press(s, key); taken {
		return true
	}
	before := s.filter.Text()
	if s.filter.Update(key); s.filter.Text() != before {
		s.narrow()
	}
	return true
}

func (s *Screen) filtered() bool { return s.filter != nil && s.filter.Text() != "" }

// Click goes to the line at y; one that has the cursor already is done.
func (s *Screen) Click(_, y int) {
	at := s.top + y - len(s.intro()) - margin
	switch {
	case s.filter == nil || at < s.top || at >= len(s.lines) || !s.lines[at].choosable():
	case at == s.at:
		s.take()
	default:
		s.at = at
	}
}

// close goes from one section back to all.
func (s *Screen) close() {
	s.whole = false
	s.offer()
	for i, at := range s.lines {
		if at.section == s.open && at.choosable() {
			s.at = i
			break
		}
	}
	s.move(0)
}

// take does what the line with the cursor says.
func (s *Screen) take() {
	switch at, ok := s.current(); {
	case !ok:
	case at.all > 0:
		s.whole, s.open = true, at.section
		s.narrow()
	default:
		s.out.Post(at.row.does)
	}
}

// current is the line under the cursor.
func (s *Screen) current() (line, bool) {
	if s.at < 0 || s.at >= len(s.lines) || !s.lines[s.at].choosable() {
		return line{}, false
	}
	return s.lines[s.at], true
}

// draft is the one under the cursor.
func (s *Screen) draft() (Resume, bool) {
	at, ok := s.current()
	if !ok || at.row == nil {
		return Resume{}, false
	}
	resume, ok := at.row.does.(Resume)
	return resume, ok
}

func (s *Screen) onDraft() bool {
	_, ok := s.draft()
	return ok
}

// askDiscard asks before the draft under the cursor goes away.
func (s *Screen) askDiscard() {
	resume, ok := s.draft()
	if !ok {
		return
	}
	at, _ := s.current()
	discard := func() { s.out.Post(Discard{ID: resume.Draft.ID}) }
	s.out.Post(dialog.New(textDiscardTitle, []forms.Text{forms.Same(at.row.cells[1].text)},
		dialog.Choice{Label: textNo}, dialog.Choice{Label: textDiscard, Do: discard}))
}
