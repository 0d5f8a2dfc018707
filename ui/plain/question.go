package plain

import (
	"context"
	"errors"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
	"clusterwiz/profiles"
)

// question puts one question until its answer is right, or goes on in it to what is
// sought.
func (a *asker) question(ctx context.Context, q forms.Question) error {
	if a.sought != "" && a.sought != q.Path() {
		return a.into(ctx, q)
	}
	a.sought = ""
	if group, _ := q.Alternatives(); len(group) > 1 {
		return a.either(ctx, group)
	}
	return a.put(ctx, q)
}

func (a *asker) put(ctx context.Context, q forms.Question) error {
	switch q.Kind {
	case forms.Object:
		return a.object(ctx, q)
	case forms.List:
		return a.list(ctx, q)
	default:
		return a.value(ctx, q)
	}
}

// value puts a question with a single answer.
func (a *asker) value(ctx context.Context, q forms.Question) error {
	path := q.Path()
	options := a.options(q)
	menu := newMenu(q.Field, options, a.Lang, a.work.Judge(a.sheet, q))
	a.show(menu)
	for {
		// The scope behind q holds the answers as they were.
		q, _ = a.sheet.Question(path)
		line, err := a.line(ctx, q)
		if err != nil {
			return err
		}
		before := a.sheet.Answers.Clone()
		switch line {
		case back:
			// It is put again; until then no comparison holds up those before it.
			delete(a.seen, path)
			return ErrBack
		case help:
			a.explain(q)
			a.show(menu)
			continue
		case empty:
			a.work.Set(a.sheet, path, nil)
		case "":
		default:
			if narrowed, ok := menu.narrow(line); ok {
				menu = narrowed
				a.show(menu)
				continue
			}
			a.work.Set(a.sheet, path, parse(q.Field, menu.pick(line)))
		}
		a.seen[path] = true
		if done, err := a.taken(q, before); done || err != nil {
			return err
		}
	}
}

// taken tells whether the answer to q that was just given may stand. One that is wrong
// is taken back: an empty line must never stand for it.
func (a *asker) taken(q forms.Question, before *forms.Answers) (done bool, err error) {
	a.work.Tell(a.sheet, q.Path())
	a.settle()
	wrong := a.complain(q.Path())
	if wrong != nil {
		a.sheet.Answers.Restore(before)
	}
	a.work.SaveDraft()
	a.settle()
	return wrong == nil, a.stopped(q, wrong)
}

// stopped is the end of the questions by a wrong answer where nobody can answer again.
func (a *asker) stopped(q forms.Question, wrong *forms.Problem) error {
	if wrong == nil || !a.Unattended {
		return nil
	}
	return &InvalidAnswer{Line: a.lines, Question: q.Label, Problem: wrong.Summary}
}

// line reads one answer, a secret without showing it.
func (a *asker) line(ctx context.Context, q forms.Question) (string, error) {
	label := q.Label.In(a.Lang)
	if q.Needed() {
		label += "*"
	}
	if q.Kind == forms.Boolean {
		label += forms.T(" (y/n)", "（是/否）").In(a.Lang)
	}
	if !q.Unit.IsZero() && q.Kind != forms.Hidden {
		label += forms.Tf(" (%s)", "（%s）", q.Unit).In(a.Lang)
	}
	if standing := a.standing(q); standing != "" {
		label += " [" + standing + "]"
	}
	switch q.Kind {
	case forms.Hidden:
		return a.hidden(ctx, label+forms.T(" (hidden; or env:NAME, file:PATH, keyring:NAME): ", "（不回显；或 env:变量、file:路径、keyring:条目）：").In(a.Lang))
	case forms.LongText:
		return a.longText(ctx, label)
	default:
		return a.answer(ctx, label+a.colon())
	}
}

// hidden reads a secret. Nothing but a colon alone goes elsewhere from there: a longer
// line may be the secret.
func (a *asker) hidden(ctx context.Context, text string) (string, error) {
	for {
		line, err := a.secret(ctx, text)
		if err != nil || !slices.Contains(colons, strings.TrimSpace(line)) {
			return line, err
		}
		if err := a.goTo(ctx, ""); err != nil {
			return "", err
		}
	}
}

// longText reads lines up to one that holds only a dot.
func (a *asker) longText(ctx context.Context, label string) (string, error) {
	line, err := a.answer(ctx, label+forms.T(" (end with a line \".\"): ", "（以单独一行 . 结束）：").In(a.Lang))
	if err != nil || slices.Contains([]string{"", help, back, empty}, line) {
		return line, err
	}
	lines := []string{}
	for line != "." {
		lines = append(lines, line)
		if line, err = a.read(ctx); err != nil {
			return "", err
		}
	}
	return strings.Join(lines, "\n"), nil
}

// standing is what an empty line stands for.
func (a *asker) standing(q forms.Question) string {
	value, _ := q.Effective()
	if q.Answer() == nil && q.Default == nil && q.DefaultFrom == "" && q.ServerDefault != nil {
		return forms.Tf("the cloud's %s", "云端默认 %s", a.typed(q.ServerDefault)).In(a.Lang)
	}
	if secret, ok := value.(forms.Secret); ok {
		return q.Show(secret, a.Lang)
	}
	return foreign.Name(a.typed(value))
}

// typed writes a value as a person would type it at the prompt.
func (a *asker) typed(value any) string {
	yes, isBool := value.(bool)
	switch {
	case !isBool:
		return forms.ValueText(value)
	case yes:
		return forms.T("y", "是").In(a.Lang)
	}
	return forms.T("n", "否").In(a.Lang)
}

// explain says what an answer does and what it must be.
func (a *asker) explain(q forms.Question) {
	if !q.Help.IsZero() {
		a.sayf("  %s\n", q.Help.In(a.Lang))
	}
	if hiding := q.Hiding(); !hiding.IsZero() {
		a.sayf("  %s\n", hiding.In(a.Lang))
	}
	for _, limit := range q.Limits() {
		a.sayf("  - %s\n", limit.Text().In(a.Lang))
	}
	if q.Example != "" {
		a.sayf("  %s\n", forms.Tf("for example %s", "例如 %s", q.Example).In(a.Lang))
	}
	if q.Needed() {
		a.sayf("  %s\n", forms.T("an answer is required", "必填").In(a.Lang))
	}
}

// parse reads an answer; a secret may be told by where it is kept.
func parse(field *forms.Field, text string) any {
	if field.Kind == forms.Hidden {
		kind, name, ok := strings.Cut(text, ":")
		kinds := []forms.RefKind{forms.FromEnv, forms.FromFile, forms.FromKeyring}
		if ok && name != "" && slices.Contains(kinds, forms.RefKind(kind)) {
			return forms.Referenced(profiles.Here(forms.Ref{Kind: forms.RefKind(kind), Name: name}))
		}
	}
	return field.Parse(text)
}

// complain writes what is wrong with the answer at path, or with a comparison
// that it takes part in, and returns the first of it; nil where nothing is.
func (a *asker) complain(path forms.Path) (wrong *forms.Problem) {
	for _, problem := range a.sheet.Problems() {
		mine := problem.Path == path || slices.Contains(problem.Related, path)
		if !mine || !a.seen[problem.Path] || slices.ContainsFunc(problem.Related, func(p forms.Path) bool { return !a.seen[p] }) {
			continue
		}
		a.remark(problem)
		if wrong == nil && problem.Severity == forms.Error {
			wrong = &problem
		}
	}
	return wrong
}

func (a *asker) remark(problem forms.Problem) {
	sign := "!"
	if problem.Severity == forms.Warning {
		sign = "~"
	}
	text := problem.Summary.In(a.Lang)
	if field, ok := a.sheet.Form.Field(problem.Path); ok {
		text = field.Label.In(a.Lang) + forms.T(": ", "：").In(a.Lang) + text
	}
	if !problem.Remedy.IsZero() {
		text += forms.T("; ", "；").In(a.Lang) + problem.Remedy.In(a.Lang)
	}
	a.sayf("  %s %s\n", sign, text)
}

// object puts the questions of an object, after asking whether it is wanted
// where it may be left out.
func (a *asker) object(ctx context.Context, q forms.Question) error {
	path := q.Path()
	a.seen[path] = true
	if !q.Needed() && q.Wire != "" {
		want, err := a.wants(ctx, forms.Tf("%s: set it?", "%s：要设置吗？", q.Label), q.Answer() != nil, func() { a.explain(q) })
		if err != nil {
			return err
		}
		if !want {
			a.set(path, nil)
			return nil
		}
	}
	a.sayf("\n-- %s --\n", q.Label.In(a.Lang))
	return a.level(ctx, path, q.Fields, false)
}

// wrong are the errors of all answers; where somebody is there to answer again, also of
// the secrets that they refer to.
func (a *asker) wrong() []forms.Problem {
	if a.sheet != a.work.Main || a.Unattended {
		return forms.Errors(a.sheet.Problems())
	}
	a.work.LookAgain()
	a.settle()
	return forms.Errors(a.work.Check())
}

// repair puts the questions again whose answers do not hold together. A step
// back goes on to the next one that takes part in the comparison.
func (a *asker) repair(ctx context.Context) error {
	for turn := 0; ; {
		wrong := a.wrong()
		if len(wrong) == 0 {
			return nil
		}
		a.sayf("\n")
		if a.reviewing {
			a.reviewing = false
			a.sayf("== %s ==\n", textReview.In(a.Lang))
			a.Say(forms.Tf("Cannot be sent yet, problems: %d. The first is asked now; : goes elsewhere.", "还不能提交，问题数：%d。现在从第一项问起；输入 : 可跳转到别处。", len(wrong)))
		}
		a.Say(forms.T("Still to correct:", "尚有问题："))
		for _, problem := range wrong {
			a.remark(problem)
		}
		parts := append([]forms.Path{wrong[0].Path}, wrong[0].Related...)
		q, ok := a.sheet.Question(parts[turn%len(parts)])
		if !ok {
			return &Unaskable{Problem: wrong[0]}
		}
		a.seen[q.Path()] = true
		switch err := a.question(ctx, q); {
		case errors.Is(err, ErrBack):
			turn++
		case err != nil:
			return err
		default:
			turn = 0
		}
	}
}
