package form

import (
	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/ui/keys"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/questions"
	"clusterwiz/ui/work"
)

// Turn says that the person goes past the page: to the next one by 1, to the
// one before by -1. Table tells whether that was from a list.
type Turn struct {
	By    int
	Table bool
}

// Jump asks for a question, which may be on another page.
type Jump = questions.Jump

// Screen is the open page. The zero Screen is of no use; see [New].
type Screen struct {
	work      *work.Work
	out       *message.Out
	questions *questions.Stack

	look          look.Look
	width, height int
	// lists is the room of a list of values over the questions, at least width.
	lists int
	// wide tells whether questions and request have room beside each other.
	wide bool
	// asked shows the request: beside the questions, or in their place where
	// there is no room for both. top is then its first line.
	asked bool
	top   int
	// explains tells whether the question with the focus is explained beside the form.
	explains bool
}

// New returns the screen of a work.
func New(w *work.Work, out *message.Out) *Screen {
	s := &Screen{work: w, out: out}
	s.questions = questions.New(w, out, func(by int) { out.Post(Turn{By: by, Table: s.questions.OnTable()}) })
	return s
}

// Open opens a page: the questions of a step of a sheet.
func (s *Screen) Open(sheet *work.Sheet, step forms.StepID, title, help forms.Text) {
	s.questions.Open(sheet, step, title, help)
}

// Last puts the focus on the last question of the page.
func (s *Screen) Last() { s.questions.Last() }

// Jump focuses the question at path, which is on the open page.
func (s *Screen) Jump(path forms.Path) { s.questions.Jump(path) }

// Point is the sheet and the path that the focus stands for; the sheet is nil where
// nothing is open.
func (s *Screen) Point() (*work.Sheet, forms.Path) { return s.questions.Point() }

// Click goes to what is at line y of the questions, or of the list over them.
func (s *Screen) Click(x, y int) {
	if s.Picking() || x < s.formWidth() {
		s.questions.Click(y)
	}
}

// Again shows the page after answers changed behind it.
func (s *Screen) Again() { s.questions.Again() }

// Leave does what leaving the question with the focus does, and closes the page.
func (s *Screen) Leave() {
	s.questions.Leave()
	s.questions.Close()
}

// Settle does what leaving the question with the focus does.
func (s *Screen) Settle() { s.questions.Leave() }

// Picking tells whether a list of values is open.
func (s *Screen) Picking() bool { return s.questions.Picking() }

// Typing tells whether letters go into a field.
func (s *Screen) Typing() bool { return s.questions.Typing() && !s.covered() }

// Widen tells whether the terminal has room for the request beside the
// questions; it is shown there, and put away where there is not.
func (s *Screen) Widen(wide bool) {
	if s.wide != wide {
		s.wide, s.asked = wide, wide
	}
}

// ExplainBeside tells whether the terminal has room to explain the question with the
// focus beside the form.
func (s *Screen) ExplainBeside(room bool) {
	s.explains = room
	s.questions.Beside(room)
}

// Spread gives lists of values a room of their own, wider than that of the questions.
func (s *Screen) Spread(width int) { s.lists = width }

// Arrange gives the screen its language and its room.
func (s *Screen) Arrange(l look.Look, width, height int) {
	s.look, s.width, s.height = l, width, height
	s.questions.Arrange(l, s.formWidth(), height, max(width, s.lists))
}

// Update shows what a command of the work found.
func (s *Screen) Update(msg tea.Msg) { s.questions.Update(msg) }

// Press gives a key to the request that covers the questions, or to them.
func (s *Screen) Press(key tea.KeyMsg) (taken bool) {
	if s.Covered() {
		if _, taken := coverKeys.Press(s, key); !taken {
			s.Toggle()
		}
		return true
	}
	return s.questions.Press(key)
}

// Feed gives a key that nobody else wants to the field with the focus.
func (s *Screen) Feed(key tea.KeyMsg) { s.questions.Feed(key) }

// Prompt draws the words that are looked for in a table, while they are typed.
func (s *Screen) Prompt(width int) string { return s.questions.Prompt(width) }

// Keys are the keys of the moment.
func (s *Screen) Keys() []keys.Hint {
	if s.Covered() {
		return coverKeys.Hints(s)
	}
	return s.questions.Keys()
}

// Covered tells whether the request stands in the place of the questions: it
// takes every key.
func (s *Screen) Covered() bool { return s.covered() && !s.Picking() }
