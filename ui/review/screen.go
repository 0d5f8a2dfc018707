package review

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/text"
	"clusterwiz/ui/work"
)

// The tabs.
const (
	tabProblems = iota
	tabRequest
	tabHTTP
	tabCurl
	tabProfile
	tabNotes
	tabCount
)

// Messages that leave the screen.
type (
	// Jump asks for the question at Path.
	Jump struct{ Path forms.Path }
	// Back asks for the page that the review was opened from.
	Back struct{}
	// Save asks for the file of a profile.
	Save struct{}
)

// Texts are the notations that a command writes.
type Texts struct {
	HTTP, Curl, Profile string
	// Trouble says why there is no message.
	Trouble *providers.Failure
}

// Screen is the review. The zero Screen is of no use; see [New].
type Screen struct {
	ctx  context.Context
	work *work.Work
	out  *message.Out

	look             look.Look
	width, height    int
	tab, cursor, top int
	texts            Texts
	// written are the answers and the language that the texts were asked for.
	written written
	// asked are the answers that the cloud was asked about, told what it said.
	asked work.Stamp
	told  Asked
}

// written is what texts are written of.
type written struct {
	at   work.Stamp
	lang forms.Lang
}

// New returns the review of a work. ctx ends what it asks of the client.
func New(ctx context.Context, w *work.Work, out *message.Out) *Screen {
	return &Screen{ctx: ctx, work: w, out: out}
}

// Open shows everything that is wrong or missing from now on.
func (s *Screen) Open() {
	s.work.Tried = true
	s.tab, s.cursor, s.top, s.written = tabProblems, 0, 0, written{}
	s.asked = work.Stamp{}
	s.work.LookAround()
	s.work.LookAtFiles()
}

// Arrange gives the screen its language and its room, and writes the texts anew
// where they are of other answers or in another language.
func (s *Screen) Arrange(l look.Look, width, height int) {
	s.look, s.width, s.height = l, width, height
	if now := (written{s.work.Stamp(), l.Lang}); s.work.Main != nil && now != s.written {
		s.written = now
		s.out.Do(s.write())
	}
	if asking := s.compare(); asking != nil {
		s.out.Do(asking)
	}
	s.cursor = max(min(s.cursor, len(s.work.Wrong())-1), 0)
	if s.tab != tabProblems {
		s.top = text.Scroll(s.top, len(s.page()), s.height-tabsHeight)
	}
}

// write returns the command that writes the request and the profile.
func (s *Screen) write() tea.Cmd {
	built, ok := s.work.Build()
	client, ctx, lang := s.work.Target.Client, s.ctx, s.look.Lang
	form, profile := s.work.Main.Form, s.work.CurrentProfile()
	return func() tea.Msg {
		texts := Texts{}
		if data, err := profiles.Encode(form, profile, lang); err == nil {
			texts.Profile = string(data)
		}
		if !ok {
			return texts
		}
		msg, err := client.Capture(ctx, built.Request, forms.Masked)
		if err != nil {
			texts.Trouble = providers.AsFailure(err)
			return texts
		}
		texts.HTTP, texts.Curl = msg.HTTP(), msg.Curl()
		return texts
	}
}

// Update takes the texts that were written, and what the cloud said.
func (s *Screen) Update(msg tea.Msg) {
	switch msg := msg.(type) {
	case Texts:
		s.texts = msg
	case Asked:
		if msg.at == s.asked {
			s.told = msg
		}
	}
}

// Keys are the keys of the review.
func (s *Screen) Keys() []keys.Hint { return table.Hints(s) }

// Press does what a key does, and tells whether the review has it.
func (s *Screen) Press(key tea.KeyMsg) (taken bool) {
	why, taken := table.Press(s, key)
	if !why.IsZero() {
		s.out.Complain(why)
	}
	return taken
}

var table = keys.Table[*Screen]{
	{Keys: []string{"s"}, Name: "s", Help: forms.T("submit", "提交"), Rank: 9, Do: (*Screen).submit},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("go to the field", "转到该项"), Rank: 8, On: (*Screen).onProblem, Do: (*Screen).jump},
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("submit", "提交"), Do: (*Screen).submit},
	{Keys: []string{"right", "tab", "l"}, Name: "→", Help: forms.T("next tab", "下一页签"), Rank: 7, Do: func(s *Screen) { s.turn(1) }},
	{Keys: []string{"left", "shift+tab", "h"}, Name: "←", Help: forms.T("tab before", "上一页签"), Do: func(s *Screen) { s.turn(tabCount - 1) }},
	{Keys: []string{"down", "j"}, Name: "↓", Help: forms.T("down", "向下"), Do: func(s *Screen) { s.move(1) }},
	{Keys: []string{"up", "k"}, Name: "↑", Help: forms.T("up", "向上"), Do: func(s *Screen) { s.move(-1) }},
	{Keys: []string{"pgdown"}, Name: "pgdn", Help: forms.T("page down", "向下翻页"), Do: func(s *Screen) { s.move(s.height - tabsHeight - 1) }},
	{Keys: []string{"pgup"}, Name: "pgup", Help: forms.T("page up", "向上翻页"), Do: func(s *Screen) { s.move(tabsHeight + 1 - s.height) }},
	{Keys: []string{"ctrl+s"}, Name: "ctrl+s", Help: forms.T("save profile", "保存配置"), Rank: 5, Do: func(s *Screen) { s.out.Post(Save{}) }},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back to the answers", "返回修改"), Rank: 6, Do: func(s *Screen) { s.out.Post(Back{}) }},
}

// onProblem is a line that leads to a question.
func (s *Screen) onProblem() bool { return s.tab == tabProblems && len(s.work.Wrong()) > 0 }

func (s *Screen) turn(by int) { s.tab, s.top = (s.tab+by)%tabCount, 0 }

// move moves the cursor over the problems, or scrolls a text; what is past the
// ends is cut off in Arrange.
func (s *Screen) move(by int) {
	if s.tab == tabProblems {
		s.cursor += by
		return
	}
	s.top += by
}

// jump goes to the problem under the cursor.
func (s *Screen) jump() {
	problems := s.work.Wrong()
	s.out.Post(Jump{Path: problems[min(s.cursor, len(problems)-1)].Path})
}
