package start

import (
	"context"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/list"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/work"
)

// Messages that leave the screen.
type (
	// New asks for a new request at a provider.
	New struct{ Provider string }
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
	menu          *list.Picker
}

// NewScreen returns the start screen; [Screen.Read] fills it.
func NewScreen(o Options, out *message.Out) *Screen { return &Screen{o: o, out: out} }

// Read looks at what is on the disk, after first, which may be nil. What can be
// done without it is shown at once.
func (s *Screen) Read(ctx context.Context, first tea.Cmd) {
	o := s.o
	s.out.Do(tea.Sequence(first, func() tea.Msg { return find(ctx, o) }))
	s.offer()
}

// Simulated tells whether nothing but the simulator is there to be used.
func (s *Screen) Simulated() bool { return s.found.Read && s.found.Accounts == 0 }

// Update takes what was found.
func (s *Screen) Update(msg tea.Msg) {
	found, ok := msg.(Found)
	if !ok {
		return
	}
	s.found = found
	s.offer()
	switch {
	case found.Trouble != nil:
		s.out.Complain(work.Explain(found.Trouble))
	case len(found.Damaged) > 0:
		s.out.Complain(forms.Tf("left out %s that cannot be read: %s", "已跳过 %s 个无法读取的草稿：%s",
			forms.Count(len(found.Damaged), "draft", "drafts"), strings.Join(found.Damaged, ", ")))
	}
}

// offer lists what can be done; the cursor is on the first.
func (s *Screen) offer() {
	s.menu = nil
	s.fit()
}

// margin is what the list leaves free beside it, and above it its title.
const margin = 2

// fit makes the menu, or fits it to its room.
func (s *Screen) fit() {
	if s.width == 0 {
		return
	}
	width, height := s.width-margin, max(s.height-margin-len(s.intro()), 3)
	if s.menu == nil {
		s.menu = list.NewMenu("", s.options(), s.look, width, height)
		return
	}
	s.menu.Resize(width, height)
}

// Arrange gives the screen its language and its room.
func (s *Screen) Arrange(l look.Look, width, height int) {
	translated := s.look.Lang != l.Lang
	s.look, s.width, s.height = l, width, height
	s.fit()
	if translated {
		index := s.menu.Index()
		s.menu.Translate(l)
		s.menu.Offer(s.options())
		s.menu.Seek(index)
	}
}

var table = keys.Table[*Screen]{
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("clear the filter", "清空筛选"), Do: (*Screen).unfilter},
	{Keys: []string{"ctrl+d"}, Name: "ctrl+d", Help: forms.T("discard draft", "删除草稿"), Rank: 4, On: (*Screen).onDraft, Do: (*Screen).askDiscard},
}

// unfilter shows all again. It ends nothing: a person who clears a filter must not
// find the program gone.
func (s *Screen) unfilter() {
	s.menu.Update(tea.KeyMsg{Type: tea.KeyCtrlU})
	s.out.Say(forms.T("ctrl+c quits", "按 ctrl+c 退出"))
}

// Keys are those of the list and of the screen.
func (s *Screen) Keys() []keys.Hint {
	if s.menu == nil {
		return table.Hints(s)
	}
	return keys.First(slices.Concat(s.menu.Keys(), table.Hints(s)))
}

// Press does what a key does; the list takes all that are left.
func (s *Screen) Press(key tea.KeyMsg) (taken bool) {
	if s.menu == nil {
		return false
	}
	if _, taken := table.Press(s, key); taken {
		return true
	}
	if s.menu.Update(key) {
		if line, ok := s.current(); ok {
			s.out.Post(line.does)
		}
	}
	return true
}

// Click goes to the line at y; one that has the cursor already is done.
func (s *Screen) Click(_, y int) {
	if s.menu == nil || !s.menu.Click(y-len(s.intro())-margin) {
		return
	}
	if line, ok := s.current(); ok {
		s.out.Post(line.does)
	}
}

// current is the line under the cursor.
func (s *Screen) current() (line, bool) {
	lines := s.lines()
	if s.menu == nil {
		return line{}, false
	}
	if i := s.menu.Index(); i >= 0 && i < len(lines) {
		return lines[i], true
	}
	return line{}, false
}

func (s *Screen) onDraft() bool {
	at, ok := s.current()
	_, draft := at.does.(Resume)
	return ok && draft
}

// askDiscard asks before the draft under the cursor goes away.
func (s *Screen) askDiscard() {
	at, _ := s.current()
	resume, ok := at.does.(Resume)
	if !ok {
		return
	}
	discard := func() { s.out.Post(Discard{ID: resume.Draft.ID}) }
	s.out.Post(dialog.New(textDiscardTitle, []forms.Text{forms.Same(at.option.Cells[0])},
		dialog.Choice{Label: textNo}, dialog.Choice{Label: textDiscard, Do: discard}))
}
