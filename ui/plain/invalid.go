package plain

import (
	"strings"

	"clusterwiz/forms"
)

// InvalidAnswer is returned where nobody is there to answer again: the lines behind
// one that is not accepted would answer other questions than they were meant for.
type InvalidAnswer struct {
	// Line is which line of the input it was, counted from 1.
	Line int
	// Question is what was asked, Problem why the line is no answer to it.
	Question, Problem forms.Text
}

// Error implements error, in English.
func (e *InvalidAnswer) Error() string { return e.Text().En }

// Text says which line answers which question, and what is wrong with it.
func (e *InvalidAnswer) Text() forms.Text {
	return forms.Tf("line %d of the input is no answer to %q: %s; nothing was sent", "输入的第 %d 行不能作为%q的回答：%s；未发送任何请求", e.Line, e.Question, e.Problem)
}

// Refuse says why the line that was read last is no answer to a question. It returns
// nil where the question can be put again, else an [InvalidAnswer].
func (p *IO) Refuse(question, problem forms.Text) error {
	p.Say(forms.Tf("  ! %s", "  ! %s", problem))
	if !p.Unattended {
		return nil
	}
	question = forms.Text{En: strings.TrimSuffix(question.En, "?"), Zh: strings.TrimSuffix(question.Zh, "？")}
	return &InvalidAnswer{Line: p.lines, Question: question, Problem: problem}
}
