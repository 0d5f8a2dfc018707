package plain

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// list lets a person add, change and delete the items of a list.
func (a *asker) list(ctx context.Context, q forms.Question) error {
	path := q.Path()
	a.seen[path] = true
	for {
		q, _ = a.sheet.Question(path)
		a.showItems(q)
		line, err := a.answer(ctx, a.listPrompt(q))
		if err != nil {
			return err
		}
		if line == "" && a.short(q) {
			line = "a"
		}
		switch line {
		case back:
			return ErrBack
		case help:
			a.explain(q)
		case "":
			if wrong := a.complain(path); wrong == nil || a.Unattended {
				return a.stopped(q, wrong)
			}
		default:
			if err := a.act(ctx, q, line); err != nil {
				return err
			}
		}
	}
}

// short tells whether the list must have more items than it has.
func (a *asker) short(q forms.Question) bool {
	return len(q.Items()) < q.Min || q.Needed() && len(q.Items()) == 0
}

func (a *asker) listPrompt(q forms.Question) string {
	standing := forms.T("done", "完成")
	if a.short(q) {
		standing = forms.Same("a")
	}
	return forms.Tf("%s: a add, N change, d N delete [%s]: ", "%s：a 添加，N 修改，d N 删除 [%s]：", q.Label, standing).In(a.Lang)
}

func (a *asker) showItems(q forms.Question) {
	limit := ""
	if q.Max > 0 {
		limit = " / " + strconv.Itoa(q.Max)
	}
	a.sayf("\n%s\n", forms.Tf("%s: %d%s", "%s：%d%s", q.Label, len(q.Items()), limit).In(a.Lang))
	for i, item := range q.Items() {
		a.sayf("  %d) %s\n", i+1, a.summary(item))
	}
}

// summary names an item by its first few answers.
func (a *asker) summary(item *forms.Scope) string {
	var parts []string
	for _, q := range item.Questions("") {
		if value := q.Answer(); value != nil && len(parts) < 4 && q.Kind != forms.Object {
			parts = append(parts, q.Label.In(a.Lang)+" "+q.Show(value, a.Lang))
		}
	}
	return strings.Join(parts, ", ")
}

// act does what line asks for with the list.
func (a *asker) act(ctx context.Context, q forms.Question, line string) error {
	verb, rest, _ := strings.Cut(line, " ")
	if verb == "a" && rest == "" {
		return a.addItem(ctx, q)
	}
	number := rest
	if verb != "d" {
		number = line
	}
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 1 || n > len(q.Items()) {
		return a.Refuse(q.Label, forms.T("type a, a number, d and a number, or nothing", "请输入 a、编号、d 加编号，或直接回车"))
	}
	path := q.Path()
	if verb == "d" {
		// Positions shift, so what was seen below is no longer true.
		a.forget(path)
		a.work.Remove(a.sheet, path, n-1)
		a.follow(path)
		return nil
	}
	if err := a.level(ctx, path.Index(n-1), q.Fields, false); !errors.Is(err, ErrBack) {
		return err
	}
	return nil
}

// addItem appends an item and asks for its parts; one step back from the first
// takes the item away again.
func (a *asker) addItem(ctx context.Context, q forms.Question) error {
	path, n := q.Path(), len(q.Items())
	if q.Full(n) {
		return a.Refuse(q.Label, forms.Tf("takes at most %d", "最多 %d 项", q.Max))
	}
	if !a.work.Insert(a.sheet, path, n, map[string]any{}) {
		a.settle()
		return nil
	}
	name := q.Item
	if name.IsZero() {
		name = q.Label
	}
	a.sayf("\n-- %s %d --\n", name.In(a.Lang), n+1)
	err := a.level(ctx, path.Index(n), q.Fields, false)
	if errors.Is(err, ErrBack) {
		a.forget(path.Index(n))
		a.work.Remove(a.sheet, path, n)
		return nil
	}
	return err
}

func (a *asker) forget(path forms.Path) {
	for seen := range a.seen {
		if seen != path && path.Contains(seen) {
			delete(a.seen, seen)
		}
	}
}
