package questions

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/search"
	"clusterwiz/ui/work"
)

// Stack is what is open of a sheet: a page, and what was opened from it, one
// upon another. The zero Stack is of no use; see [New].
type Stack struct {
	work *work.Work
	out  *message.Out
	// past is told that the person goes on from the last question, by 1, or
	// back from the first, by -1.
	past func(by int)

	look          look.Look
	width, height int
	// wide is the room of the list of values.
	wide int

	// beside tells that the question with the focus is explained beside the form, and
	// need not be explained below it.
	beside bool
	// title and help are those of the page.
	title, help forms.Text
	frames      []*frame
	// field edits the row with the focus; at is its path.
	field fields.Field
	at    forms.Path
	// laid is what is drawn, as of when the stack was arranged last.
	laid laid
	// pressed tells whether a key reached the field since it got the focus.
	pressed bool
	// moved is a typed answer of the first page that takes effect on leaving.
	moved forms.Path
	pick  *pick
	// search looks for words in the open table.
	search search.Search
}

// New returns a stack with nothing open. What the person says goes to w, what
// is said to the person to out; past is told of leaving the page by its ends.
func New(w *work.Work, out *message.Out, past func(by int)) *Stack {
	return &Stack{work: w, out: out, past: past}
}

// Open opens a page of a sheet: the questions of a step, or, where they are
// nothing but a list, that list. A step of "" is all of the sheet.
func (s *Stack) Open(sheet *work.Sheet, step forms.StepID, title, help forms.Text) {
	s.closePick()
	s.title, s.help = title, help
	s.frames = []*frame{firstFrame(sheet, step)}
	s.arrive()
}

// Close leaves nothing open.
func (s *Stack) Close() {
	s.closePick()
	s.frames, s.field = nil, nil
}

// firstFrame opens a step; one that is nothing but a list opens as the list.
func firstFrame(sheet *work.Sheet, step forms.StepID) *frame {
	f := &frame{sheet: sheet, step: step}
	if rows := f.rows(); step != "" && len(rows) == 1 && !rows[0].fold && rows[0].question.Kind == forms.List {
		return &frame{sheet: sheet, path: rows[0].question.Path(), table: true}
	}
	return f
}

// Last puts the focus on the last question of the page.
func (s *Stack) Last() {
	if f := s.frame(); f != nil && !f.table {
		f.cursor = max(len(f.rows())-1, 0)
		s.arrive()
	}
}

// Jump opens what leads to path from the page, and focuses it.
func (s *Stack) Jump(path forms.Path) {
	s.frames = s.frames[:1]
	s.descend(path)
	s.arrive()
}

// Depth is how many places are open: 1 for a page alone.
func (s *Stack) Depth() int { return len(s.frames) }

// Point is the sheet and the path that the focus stands for; the sheet is nil
// where nothing is open.
func (s *Stack) Point() (*work.Sheet, forms.Path) {
	f := s.frame()
	if f == nil {
		return nil, ""
	}
	return f.sheet, f.point()
}

// Beside tells whether [Stack.Explain] is shown beside the form.
func (s *Stack) Beside(shown bool) { s.beside = shown }

// Arrange gives the stack its language and its room: width and height for the
// questions, wide for a list of values over them.
func (s *Stack) Arrange(l look.Look, width, height, wide int) {
	if s.look != l || s.width != width || s.wide != wide || s.height != height {
		translated := s.look.Lang != l.Lang
		s.look, s.width, s.height, s.wide = l, width, height, wide
		s.focus()
		s.fitPick(translated)
	}
	s.layOut()
}

// Update shows what a command of the work found.
func (s *Stack) Update(msg tea.Msg) {
	switch msg := msg.(type) {
	case work.LateDueMsg:
		s.lateDue(msg)
	case work.LateMsg:
		s.gotLate(msg)
	case work.AccountsMsg:
		if f := s.frame(); f != nil && f.sheet == s.work.Cloud && s.work.Trouble != nil && !s.pressed {
			// It cannot be used; what there is stands beside it.
			f.seek(work.AskAccount)
		}
		s.refresh()
	case work.LookupMsg:
		s.work.FillOnly(s.busy())
		s.fillPick()
		s.refresh()
	case work.UsedMsg:
		s.refresh()
	case work.TargetMsg, work.PausedMsg:
		s.prefetch()
	}
}

// Picking tells whether a list of values is open.
func (s *Stack) Picking() bool { return s.pick != nil }

// Typing tells whether letters go into the field with the focus, or narrow its list.
func (s *Stack) Typing() bool {
	return s.onForm() && s.field != nil && (fields.Typing(s.field) || s.onClosed())
}

// frame returns the open frame, nil where nothing is open.
func (s *Stack) frame() *frame {
	if len(s.frames) == 0 {
		return nil
	}
	return s.frames[len(s.frames)-1]
}
