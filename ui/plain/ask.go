package plain

import (
	"context"
	"errors"
	"io"

	"clusterwiz/forms"
	"clusterwiz/ui/message"
	"clusterwiz/ui/work"
)

// What a line means besides an answer.
const (
	help  = "?"
	back  = "<"
	empty = "-"
)

// errBack says that the person wants the question before.
var errBack = errors.New("back")

// asker is one walk through the questions of a sheet.
type asker struct {
	*IO
	work  *work.Work
	sheet *work.Sheet
	// seen are the questions that were put; a comparison with one that was
	// not waits until it is.
	seen map[forms.Path]bool
	// alarm is the last complaint of the work, which is not repeated after each
	// answer: a draft that cannot be kept.
	alarm forms.Text
}

// Ask puts the questions of a sheet that apply, step by step, and keeps what is
// said in its answers. Values already there stand as defaults. It returns when
// nothing is wrong any more. Look-ups, what they tell, and the draft are those
// of w, as in the wizard. Errors: [EndOfInput], that of ctx, or that of reading.
func (p *IO) Ask(ctx context.Context, w *work.Work, sheet *work.Sheet) error {
	a := &asker{IO: p, work: w, sheet: sheet, seen: map[forms.Path]bool{}}
	a.Say(forms.T(
		"Enter keeps the value in [brackets]. * is required. ? explains, < goes back, - empties.",
		"回车保留 [方括号] 中的值；* 为必填；? 说明，< 返回，- 清空。",
	))
	err := a.steps(ctx)
	if err == nil {
		err = a.repair(ctx)
	}
	if errors.Is(err, io.EOF) {
		return newEndOfInput(sheet.Form, sheet.Answers)
	}
	return err
}

// settle runs the commands that the work handed out, and says what it says.
func (a *asker) settle() {
	for posted := a.work.Out().Take(); len(posted) > 0; posted = a.work.Out().Take() {
		for _, msg := range posted {
			switch msg := msg.(type) {
			case message.Say:
				if msg.Alarm && msg.Text == a.alarm {
					continue
				}
				if msg.Alarm {
					a.alarm = msg.Text
				}
				a.sayf("  %s\n", msg.Text.In(a.Lang))
			case message.Run:
				a.work.Update(msg.Cmd())
			}
		}
	}
}

// set answers a question.
func (a *asker) set(path forms.Path, value any) {
	a.work.Set(a.sheet, path, value)
	a.follow(path)
}

// follow takes over what a look-up tells of an answer, and keeps the draft.
func (a *asker) follow(path forms.Path) {
	a.work.Tell(a.sheet, path)
	a.work.SaveDraft()
	a.settle()
}

// steps walks through the pages.
func (a *asker) steps(ctx context.Context) error {
	fromEnd := false
	for i := 0; i < len(a.sheet.Form.Steps); {
		step := a.sheet.Form.Steps[i]
		if len(a.sheet.Scope().Questions(step.ID)) == 0 {
			if i += direction(fromEnd); i < 0 {
				i, fromEnd = 0, false
			}
			continue
		}
		a.work.Step = step.ID
		a.sayf("\n== %s ==\n", forms.Tf("%s (%d/%d)", "%s（%d/%d）", step.Label, i+1, len(a.sheet.Form.Steps)).In(a.Lang))
		if !step.Help.IsZero() && !fromEnd {
			a.Say(step.Help)
		}
		err := a.level(ctx, "", fieldsOf(a.sheet.Form, step.ID), fromEnd)
		switch {
		case errors.Is(err, errBack):
			if fromEnd = i > 0; fromEnd {
				i--
			}
		case err != nil:
			return err
		default:
			i, fromEnd = i+1, false
		}
	}
	return nil
}

func direction(backwards bool) int {
	if backwards {
		return -1
	}
	return 1
}

func fieldsOf(form *forms.Form, step forms.StepID) []forms.Field {
	var fields []forms.Field
	for _, field := range form.Fields {
		if field.Step == step {
			fields = append(fields, field)
		}
	}
	return fields
}

// level puts the questions at prefix: the common ones, then, when wanted, the
// advanced. errBack is returned for a step back from the first.
func (a *asker) level(ctx context.Context, prefix forms.Path, fields []forms.Field, fromEnd bool) error {
	order, common := sortAdvanced(fields)
	backwards, open := fromEnd, false
	i := 0
	if fromEnd {
		i = common - 1
	}
	for i < len(order) {
		if i < 0 {
			return errBack
		}
		if i == common && !backwards {
			more, err := a.gate(ctx, prefix, order[common:])
			if errors.Is(err, errBack) {
				backwards, i = true, i-1
				continue
			}
			if err != nil {
				return err
			}
			open = more
		}
		q, ok := a.sheet.Question(prefix.Key(order[i].Key))
		if !ok || !q.Applies() || i >= common && !open && !missing(q) {
			i += direction(backwards)
			continue
		}
		err := a.question(ctx, q)
		switch {
		case errors.Is(err, errBack):
			backwards = true
		case err != nil:
			return err
		default:
			backwards = false
		}
		i += direction(backwards)
	}
	return nil
}

// missing tells whether an answer must be given and is not there.
func missing(q forms.Question) bool { return q.Needed() && q.Answer() == nil }

// sortAdvanced puts the advanced fields behind the common ones and returns
// how many are common.
func sortAdvanced(fields []forms.Field) ([]forms.Field, int) {
	var order, advanced []forms.Field
	for _, field := range fields {
		if field.Advanced {
			advanced = append(advanced, field)
			continue
		}
		order = append(order, field)
	}
	return append(order, advanced...), len(order)
}

// gate asks whether the advanced questions are wanted at all.
func (a *asker) gate(ctx context.Context, prefix forms.Path, fields []forms.Field) (bool, error) {
	n, answered := 0, false
	for _, field := range fields {
		q, ok := a.sheet.Question(prefix.Key(field.Key))
		if !ok || !q.Applies() || missing(q) {
			continue
		}
		n++
		answered = answered || q.Answer() != nil
	}
	if n == 0 {
		return false, nil
	}
	return a.yesNo(ctx, forms.Tf("Answer %d more?", "还有 %d 项，要填写吗？", n), answered)
}
