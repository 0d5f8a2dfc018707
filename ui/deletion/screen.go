package deletion

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/questions"
	"clusterwiz/ui/work"
)

// TargetMsg brings where the deletion of a run would be sent.
type TargetMsg struct {
	run    string
	target connect.Target
	err    error
}

// Messages that leave the screen. Dialogs leave as *dialog.Dialog.
type (
	// Open says that there is something to choose: the screen wants to be shown.
	Open struct{}
	// Back asks for the screen of the run; what was chosen is kept for the next
	// time.
	Back struct{}
	// Yes is the explicit yes: delete what the run created, by Target, which
	// knows what was chosen.
	Yes struct {
		Record launch.Record
		Target connect.Target
	}
)

// Screen is what the person says before a deletion. The zero Screen is of no
// use; see [New].
type Screen struct {
	ctx       context.Context
	work      *work.Work
	out       *message.Out
	questions *questions.Stack

	record launch.Record
	target connect.Target
	// sheet asks what goes along and what stays; nil where there is no choice. It
	// outlives a deletion that is refused.
	sheet *work.Sheet
	// identity says whose the account is; zero for the simulator, and where the cloud has
	// no call for it. asking is the dialog in which it is awaited.
	identity      forms.Text
	asking        *dialog.Dialog
	width, height int
}

// New returns the screen of a work.
func New(ctx context.Context, w *work.Work, out *message.Out) *Screen {
	s := &Screen{ctx: ctx, work: w, out: out}
	s.questions = questions.New(w, out, s.past)
	return s
}

// Ask begins with what a run created. It connects as the run did, which may have
// been in another process.
func (s *Screen) Ask(record launch.Record) {
	if record.ID != s.record.ID {
		s.sheet = nil
	}
	s.record = record
	ctx, w := s.ctx, s.work
	s.out.Do(func() tea.Msg {
		target, err := w.TargetOf(ctx, record)
		return TargetMsg{run: record.ID, target: target, err: err}
	})
}

// Update asks what goes along where the cloud lets one choose, else for the yes
// at once.
func (s *Screen) Update(msg tea.Msg) {
	switch msg := msg.(type) {
	case TargetMsg:
		if msg.run == s.record.ID {
			s.found(msg)
		}
	case CallerMsg:
		if msg.client == s.target.Client {
			s.identified(msg.text)
		}
	}
}

func (s *Screen) found(msg TargetMsg) {
	if msg.err != nil {
		failure := providers.AsFailure(msg.err)
		s.out.Complain(work.WithRemedy(failure.Summary, failure.Remedy))
		return
	}
	s.target = msg.target
	s.identify()
	chooser, ok := msg.target.Client.(providers.DeleteChooser)
	if !ok {
		s.confirm()
		return
	}
	if form := chooser.DeleteForm(); s.sheet == nil || s.sheet.Form != form {
		s.sheet = work.NewSheet(form)
	}
	title := forms.Text{}
	if steps := s.sheet.Form.Steps; len(steps) > 0 {
		title = steps[0].Label
	}
	id, name := s.created()
	s.questions.Open(s.sheet, "", title,
		forms.Tf("Deleting %s “%s”. Nothing is sent before you confirm.", "将删除 %s“%s”。确认前不会发送任何请求。", id, name))
	s.out.Post(Open{})
}

// created names what the run created.
func (s *Screen) created() (id, name string) {
	if s.record.Receipt != nil {
		id = s.record.Receipt.ID
	}
	return id, s.record.Name
}

// past goes from the last question to the yes; before the first there is
// nothing.
func (s *Screen) past(by int) {
	if by > 0 {
		s.confirm()
	}
}

var (
	textTitle    = forms.T("Delete what was created?", "删除已创建的资源？")
	textNo       = forms.T("No, go back", "否，返回")
	textYes      = forms.T("Yes, delete it", "是，删除")
	textTypeName = forms.T("Only your word says that it belongs to this run. Type its name to go on:", "只有您的确认表明它属于本次运行。请输入其名称以继续：")
	textFix      = forms.T("cannot be sent yet, problems: %d", "还不能提交，问题数：%d")
)

// confirm names what goes along and what stays and asks for the yes; what is
// wrong comes first.
func (s *Screen) confirm() {
	if s.sheet != nil {
		s.questions.Leave()
		if wrong := forms.Errors(s.sheet.Problems()); len(wrong) > 0 {
			s.questions.Jump(wrong[0].Path)
			s.out.Complain(textFix.With(len(wrong)))
			return
		}
	}
	lines, name := slices.Concat(s.goesAlong(), s.costs(), s.account()), s.record.TypedName()
	if name != "" {
		lines = append(lines, forms.Text{}, textTypeName)
	}
	d := dialog.New(textTitle, lines, dialog.Choice{Label: textNo}, dialog.Choice{Label: textYes, Do: s.yes})
	if name != "" {
		d.WithLine("", name)
	}
	s.asking = d
	s.out.Post(d.Careful())
}

// goesAlong tells what is lost and, where the cloud lets one choose, what goes
// and what stays.
func (s *Screen) goesAlong() []forms.Text {
	id, name := s.created()
	if s.sheet == nil {
		return []forms.Text{forms.Tf("%s “%s”: its nodes and what is on their disks are lost.", "%s“%s”：节点及其磁盘上的数据将丢失。", id, name)}
	}
	lines := []forms.Text{
		forms.Tf("%s “%s”: everything that is not kept is lost with its data.", "%s“%s”：未保留的资源及其数据将丢失。", id, name), {},
	}
	for _, q := range s.sheet.Scope().Questions("") {
		if value, state := q.Effective(); state == forms.Set {
			lines = append(lines, forms.Tf("%s: %s", "%s：%s", q.Label, q.ShowText(value)))
		}
	}
	return lines
}

// costs tells what a deletion leaves that was paid for or goes on costing money.
func (s *Screen) costs() []forms.Text {
	if s.record.Costs == nil {
		return nil
	}
	var lines []forms.Text
	for _, cost := range s.record.Costs.Deleted {
		lines = append(lines, forms.Tf("! %s", "! %s", cost))
	}
	return lines
}

// yes hands out the target, which is told what was chosen.
func (s *Screen) yes() {
	target := s.target
	if chooser, ok := target.Client.(providers.DeleteChooser); ok && s.sheet != nil {
		target.Client = chooser.DeleteWith(s.sheet.Answers.Clone())
	}
	s.questions.Close()
	s.out.Post(Yes{Record: s.record, Target: target})
}

func (s *Screen) back() {
	s.questions.Close()
	s.out.Post(Back{})
}

// Arrange gives the screen its language and its room.
func (s *Screen) Arrange(l look.Look, width, height int) {
	s.width, s.height = width, height
	s.questions.Arrange(l, dialog.Width(width), height, width)
}

// View draws the questions in the middle, or over all of the room the list of
// values that is open.
func (s *Screen) View() []string {
	if s.Picking() {
		return s.questions.View()
	}
	return dialog.Centre(s.questions.View(), s.width)
}

var table = keys.Table[*Screen]{
	{Keys: []string{"enter"}, Name: "enter", Help: forms.T("go on", "继续"), Rank: 9, On: (*Screen).onDecided, Do: (*Screen).confirm},
	{Keys: []string{"esc"}, Name: "esc", Help: forms.T("back", "返回"), Rank: 9, On: (*Screen).unchanged, Do: (*Screen).back},
}

// onChoices is the page itself, not what is within.
func (s *Screen) onChoices() bool { return s.questions.Depth() == 1 && !s.Picking() }

// unchanged is the page with nothing that esc would bring back first.
func (s *Screen) unchanged() bool { return s.onChoices() && !s.questions.Changed() }

// onDecided is a row of the page from which enter has nowhere else to lead.
func (s *Screen) onDecided() bool {
	return s.onChoices() && !s.questions.OnLink() && !s.questions.OnText()
}

// Keys are the keys of the moment.
func (s *Screen) Keys() []keys.Hint {
	return keys.First(append(table.Hints(s), s.questions.Keys()...))
}

// Press gives a key to the screen or to its questions, and tells whether it was
// for one of them.
func (s *Screen) Press(press tea.KeyMsg) (taken bool) {
	if _, taken := table.Press(s, press); taken {
		return true
	}
	return s.questions.Press(press)
}

// Feed gives a key that nobody else wants to the field with the focus.
func (s *Screen) Feed(press tea.KeyMsg) { s.questions.Feed(press) }

// Sheet asks what goes along; nil where there is no choice.
func (s *Screen) Sheet() *work.Sheet { return s.sheet }

// Show goes to the question at path, whose answer changed behind it.
func (s *Screen) Show(path forms.Path) {
	s.questions.Again()
	s.questions.Jump(path)
}

// Click goes to the question or the value at line y.
func (s *Screen) Click(_, y int) { s.questions.Click(y) }

// Typing tells whether letters go into a field.
func (s *Screen) Typing() bool { return s.questions.Typing() }

// Picking tells whether a list of values is open.
func (s *Screen) Picking() bool { return s.questions.Picking() }
