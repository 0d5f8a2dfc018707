package plain

import (
	"context"
	"errors"
	"io"
	"slices"

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
	// target is where the person wants to go; sought is the question there, until it
	// is reached.
	target place
	sought forms.Path
	// reviewing: the person wants the end of all questions.
	reviewing bool
}

// Ask puts the questions of a sheet that apply, step by step, and keeps what is
// said in its answers, from the page on which the work was left. Values already there stand as defaults. It returns when
// nothing is wrong any more. Look-ups, what they tell, and the draft are those
// of w, as in the wizard. Errors: [EndOfInput], [InvalidAnswer], that of ctx, or
// that of reading.
func (p *IO) Ask(ctx context.Context, w *work.Work, sheet *work.Sheet) error {
	a := &asker{IO: p, work: w, sheet: sheet, seen: map[forms.Path]bool{}}
	a.Say(forms.T(
		"Enter keeps the value in [brackets]. * is required. ? explains, < goes back, - empties.\n: goes to a page or question, such as :2 or :name (an answer that begins with : is written ::).",
		"回车保留 [方括号] 中的值；* 为必填；? 说明，< 返回，- 清空。\n: 跳转到页面或填写项，如 :2、:名称（以 : 开头的回答请写作 ::）。",
	))
	at := slices.IndexFunc(sheet.Form.Steps, func(s forms.Step) bool { return s.ID == w.Step })
	return a.walk(ctx, max(at, 0), false)
}

// Again goes back into the questions from what came after them, where the person said
// so: wish is [ErrBack] or a [GoTo]. It ends as [IO.Ask] does, at once where there is
// no such place.
func (p *IO) Again(ctx context.Context, w *work.Work, sheet *work.Sheet, wish error) error {
	a := &asker{IO: p, work: w, sheet: sheet, seen: map[forms.Path]bool{}}
	for _, at := range work.Places(sheet) {
		a.seen[at.Path()] = true
	}
	to := new(GoTo)
	if !errors.As(wish, &to) {
		return a.walk(ctx, len(sheet.Form.Steps)-1, true)
	}
	if err := a.goTo(ctx, to.Words); !errors.Is(err, errGone) {
		return err
	}
	return a.walk(ctx, a.arrive(), false)
}

// walk goes through the pages from one on, or backwards from its end, and then to what
// is still wrong.
func (a *asker) walk(ctx context.Context, step int, fromEnd bool) error {
	for {
		err := a.steps(ctx, step, fromEnd)
		if err == nil {
			err = a.repair(ctx)
		}
		switch {
		case errors.Is(err, errGone):
			step, fromEnd = a.arrive(), false
		case errors.Is(err, io.EOF):
			return newEndOfInput(a.sheet.Form, a.sheet.Answers)
		default:
			return err
		}
	}
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

// steps walks through the pages from i on.
func (a *asker) steps(ctx context.Context, i int, fromEnd bool) error {
	for i < len(a.sheet.Form.Steps) {
		step := a.sheet.Form.Steps[i]
		if len(a.sheet.Scope().Questions(step.ID)) == 0 {
			if i += direction(fromEnd); i < 0 {
				i, fromEnd = 0, false
			}
			continue
		}
		a.work.Step = step.ID
		a.sayf("\n== %s ==\n", forms.Tf("%s (%d/%d)", "%s（%d/%d）", step.Label, i+1, len(a.sheet.Form.Steps)).In(a.Lang))
		if !step.Help.IsZero() && !fromEnd && a.sought == "" {
			a.Say(step.Help)
		}
		err := a.level(ctx, "", fieldsOf(a.sheet.Form, step.ID), fromEnd)
		a.sought = ""
		switch {
		case errors.Is(err, ErrBack):
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
// advanced. ErrBack is returned for a step back from the first.
func (a *asker) level(ctx context.Context, prefix forms.Path, fields []forms.Field, fromEnd bool) error {
	order, common := sortAdvanced(fields)
	backwards, open := fromEnd, false
	i := 0
	if fromEnd {
		i = common - 1
	}
	for i < len(order) {
		if i < 0 {
			return ErrBack
		}
		if i == common && !backwards {
			more, err := a.gate(ctx, prefix, order[common:])
			if errors.Is(err, ErrBack) {
				backwards, i = true, i-1
				continue
			}
			if err != nil {
				return err
			}
			open = more
		}
		q, ok := a.sheet.Question(prefix.Key(order[i].Key))
		if !ok || !q.Applies() || i >= common && !open && !missing(q) || behind(q) || a.passes(q.Path()) {
			i += direction(backwards)
			continue
		}
		err := a.question(ctx, q)
		switch {
		case errors.Is(err, ErrBack):
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

// gate asks whether the advanced questions are wanted at all. What is sought is wanted.
func (a *asker) gate(ctx context.Context, prefix forms.Path, fields []forms.Field) (bool, error) {
	if a.sought != "" {
		return true, nil
	}
	var more []forms.Text
	answered := false
	for _, field := range fields {
		q, ok := a.sheet.Question(prefix.Key(field.Key))
		if !ok || !q.Applies() || missing(q) {
			continue
		}
		more = append(more, q.Label)
		answered = answered || q.Answer() != nil
	}
	if len(more) == 0 {
		return false, nil
	}
	which := func() { a.sayf("  %s\n", forms.Join(more, forms.T(", ", "、")).In(a.Lang)) }
	return a.wants(ctx, forms.Tf("Answer %d more?", "还有 %d 项，要填写吗？", len(more)), answered, which)
}

// wants asks for yes or no, on the way of which the person may go elsewhere.
func (a *asker) wants(ctx context.Context, question forms.Text, standing bool, explain func()) (bool, error) {
	for {
		yes, err := a.yesNo(ctx, question, standing, explain)
		to := new(GoTo)
		if !errors.As(err, &to) {
			return yes, err
		}
		if err := a.goTo(ctx, to.Words); err != nil {
			return false, err
		}
	}
}
