package plain

import (
	"context"
	"errors"

	"clusterwiz/forms"
)

// behind tells whether a question is asked in the place of another: one of several of
// which one is to be answered, but not the first.
func behind(q forms.Question) bool {
	group, _ := q.Alternatives()
	return len(group) > 1 && group[0] != q.Path()
}

// either asks which of several questions is to be answered, and puts that one. The
// others are emptied once it has an answer.
func (a *asker) either(ctx context.Context, group []forms.Path) error {
	for {
		path, err := a.whichOf(ctx, group)
		if err != nil {
			return err
		}
		for _, other := range group {
			delete(a.seen, other)
		}
		q, _ := a.sheet.Question(path)
		err = a.put(ctx, q)
		if errors.Is(err, ErrBack) {
			continue
		}
		if err != nil {
			return err
		}
		q, _ = a.sheet.Question(path)
		for _, other := range group {
			if a.seen[other] = true; other != path && q.Answer() != nil {
				a.set(other, nil)
			}
		}
		if wrong := a.complain(path); wrong == nil || a.Unattended {
			return a.stopped(q, wrong)
		}
	}
}

// whichOf asks for one of several questions; the one that is answered stands.
func (a *asker) whichOf(ctx context.Context, group []forms.Path) (forms.Path, error) {
	var (
		labels   []forms.Text
		options  []forms.Option
		asked    = map[string]forms.Question{}
		standing string
	)
	for _, path := range group {
		q, _ := a.sheet.Question(path)
		label := q.Label.In(a.Lang)
		labels, options, asked[label] = append(labels, q.Label), append(options, forms.Option{Value: label}), q
		if q.Answer() != nil && standing == "" {
			standing = label
		}
	}
	question := forms.Join(labels, forms.T(" or ", "或"))
	first := asked[options[0].Value]
	_, needed := first.Alternatives()
	m := newMenu(&forms.Field{Kind: forms.Choice}, options, a.Lang, nil)
	a.show(m)
	for {
		line, err := a.answer(ctx, a.labelled(question, needed, standing))
		if err != nil {
			return "", err
		}
		switch line {
		case back:
			return "", ErrBack
		case help:
			for _, option := range options {
				a.sayf(" %s\n", option.Value)
				a.explain(asked[option.Value])
			}
			continue
		case "":
			line = standing
		}
		if q, ok := asked[m.pick(line)]; ok {
			return q.Path(), nil
		}
		if err := a.Refuse(question, textFromList); err != nil {
			return "", err
		}
	}
}

// labelled is the prompt of a question: what stands for an empty line, and whether an
// answer must be given.
func (a *asker) labelled(question forms.Text, needed bool, standing string) string {
	label := question.In(a.Lang)
	if needed {
		label += "*"
	}
	if standing != "" {
		label += " [" + standing + "]"
	}
	return label + a.colon()
}
