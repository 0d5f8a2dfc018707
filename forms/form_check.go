package forms

import "slices"

// Check returns every problem of the answers, in order of declaration. It
// skips fields that do not apply, and values that are unknown. known may be
// nil: then nothing is compared with the cloud's lists. What several items of a
// list say of one answer outside it is said once, with all that was looked at.
func (f *Form) Check(answers *Answers, known *Known) []Problem {
	return distinct((&walk{}).check(nil, f.Scope(answers, known)))
}

// distinct joins problems of one answer that have the same words, in the room of all.
func distinct(problems []Problem) []Problem {
	if len(problems) < 2 {
		return problems
	}
	// By path the last that was kept, from which before leads to those that were before.
	kept, last, before := problems[:0], make(map[Path]int, len(problems)), make([]int, 0, len(problems))
	for _, p := range problems {
		latest := -1
		if at, told := last[p.Path]; told {
			latest = at
		}
		i := latest
		for i >= 0 && !kept[i].alike(p) {
			i = before[i]
		}
		if i < 0 {
			last[p.Path] = len(kept)
			kept, before = append(kept, p), append(before, latest)
			continue
		}
		kept[i].Severity = min(kept[i].Severity, p.Severity)
		for _, path := range p.Related {
			if !slices.Contains(kept[i].Related, path) {
				kept[i].Related = append(slices.Clone(kept[i].Related), path)
			}
		}
	}
	return kept
}

// alike tells whether two problems of one answer have the same words.
func (p Problem) alike(other Problem) bool {
	return p.worst() == other.worst() && p.Summary == other.Summary && p.Remedy == other.Remedy
}

// worst is as bad as it may be: one way out ends what several comparisons found.
func (p Problem) worst() Severity {
	if len(p.Ways) > 0 {
		return Error
	}
	return p.Severity
}

// root returns the form's own field that path lies in.
func (l *level) root(path Path) (*Field, bool) {
	elems, err := path.split()
	if err != nil {
		return nil, false
	}
	n, _ := l.prefix(elems)
	if n == nil {
		return nil, false
	}
	return n.Field, true
}

// StepOf returns the page on which the value at path is asked.
func (f *Form) StepOf(path Path) (StepID, bool) {
	field, ok := f.levels().root(path)
	if !ok {
		return "", false
	}
	return field.Step, true
}

// check adds the problems of the scope.
func (w *walk) check(problems []Problem, s *Scope) []Problem {
	w.enter(s)
	for _, n := range s.level.nodes {
		if !n.Required && n.required == nil && s.raw(n) == nil {
			continue // Nothing to say, whether it applies or not.
		}
		if s.applies(n) {
			problems = w.checkField(problems, s, n)
		}
	}
	for i := range s.level.cross {
		if cross := &s.level.cross[i]; !cross.silent(s) {
			problems = append(problems, cross.Problems(s)...)
		}
	}
	w.leave(s)
	return problems
}

func (w *walk) checkField(problems []Problem, s *Scope, n *node) []Problem {
	q := Question{Field: n.Field, node: n, scope: s}
	value := s.raw(n)
	switch {
	case value == nil && !s.needed(n):
		return problems
	case value == nil && n.Kind != Object:
		return append(problems, q.problem(Error, T("required", "必填")))
	case value == nil:
		return w.check(problems, s.object(n))
	case stateOf(value) == Unknown:
		return problems
	}
	if misfit := n.fits(value); !misfit.IsZero() {
		return append(problems, q.problem(Error, misfit))
	}
	if n.Kind == Object {
		return w.check(problems, s.object(n))
	}
	look := seen(value)
	if look != solid {
		if wrong := q.blank(value); !wrong.IsZero() {
			// Whatever else could be said comes of it.
			return append(problems, q.problem(Error, wrong))
		}
	}
	broken := q.checkRules(value)
	problems = append(problems, broken...)
	if !slices.ContainsFunc(broken, Problem.refuses) {
		problems = append(problems, q.checkKnown(value)...)
	}
	if look == odd {
		problems = q.checkLooks(problems, value)
	}
	if n.Kind == List {
		problems = w.checkItems(problems, s, n)
	}
	return problems
}

func (w *walk) checkItems(problems []Problem, s *Scope, n *node) []Problem {
	items := s.items(n)
	item := Scope{level: n.sub, up: s, node: n, known: s.known}
	for i := range items {
		tree, ok := items[i].(map[string]any)
		if !ok && items[i] != nil {
			problems = append(problems, Problem{Path: s.Path().Key(n.Key).Index(i), Summary: Object.wanted()})
			continue
		}
		item.tree, item.index = tree, i
		problems = w.check(problems, &item)
	}
	return problems
}

// Open tells whether the field takes values outside its options.
func (f *Field) Open() bool {
	return f.Kind != Choice || (len(f.Listed) > 0 && f.Closed.IsZero())
}

func sizeOf(value any) (int, bool) {
	switch v := value.(type) {
	case []any:
		return len(v), true
	case []string:
		return len(v), true
	case map[string]string:
		return len(v), true
	}
	return 0, false
}

// Full tells whether a list of n items takes no more. A size that only warns keeps nobody
// from another.
func (f *Field) Full(n int) bool { return f.Max > 0 && n >= f.Max && f.Sizes.Severity() == Error }

func (q Question) checkSize(size int) Text {
	switch {
	case size < q.Min:
		return Tf("needs at least %d, has %d", "至少 %d 项，现有 %d 项", q.Min, size)
	case q.Max > 0 && size > q.Max:
		return Tf("takes at most %d, has %d", "最多 %d 项，现有 %d 项", q.Max, size)
	}
	return Text{}
}

// problem makes a Problem at this question, with what to do: where there is a list to
// choose from that, else what to change or to answer before it, or what to type.
func (q Question) problem(severity Severity, summary Text) Problem {
	p := Problem{Path: q.Path(), Severity: severity, Summary: summary}
	if q.Source.Name != "" {
		p.Remedy = q.listRemedy()
	} else if q.Example != "" {
		p.Remedy = Tf("for example %s", "例如 %s", q.Example)
	}
	return p
}

// listRemedy is what to do where the values of q are the cloud's to tell. A wrong value
// is no reason to give an example, which may be that very value.
func (q Question) listRemedy() Text {
	if q.scope.known != nil {
		switch list, asked := q.list(); {
		case list != nil && len(list.options) > 0:
			return T("choose one from the list", "请从列表中选择")
		case asked:
			for _, by := range slices.Backward(q.node.by) {
				if _, state := q.scope.Value(by.ref); state == Set {
					return Tf("the cloud lists none for that %s: choose another, or create one there first", "云端未列出该%s下的任何可选项：请另选，或先在云端创建", q.scope.Label(by.ref))
				}
			}
			return T("the cloud lists none: create one there first, or type the value", "云端未列出任何可选项：请先在云端创建，或直接输入")
		}
	}
	if q.Answer() != nil {
		return Text{}
	}
	switch before := q.unanswered(); {
	case len(before) > 0:
		return Tf("the list follows from %s; answer that first, or type the value", "列表取决于%s；请先填写该项，或直接输入", Join(before, T(", ", "、")))
	case q.Example != "":
		return Tf("for example %s", "例如 %s", q.Example)
	}
	return T("type the value", "请直接输入")
}

// unanswered are the questions without which nobody can be asked for the values of q;
// none where nobody asks.
func (q Question) unanswered() []Text {
	if q.scope.known == nil {
		return nil
	}
	var labels []Text
	for _, by := range q.node.by {
		if _, state := q.scope.Value(by.ref); state != Set && !by.optional {
			labels = append(labels, q.scope.Label(by.ref))
		}
	}
	return labels
}
