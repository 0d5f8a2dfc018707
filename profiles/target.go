package profiles

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/profiles/assignment"
)

// target is what an assignment changes.
type target struct {
	profile *Profile
	form    *forms.Form
	field   *forms.Field
	// path is that of the answer; that of an item where it ends in one.
	path forms.Path
	// entry is one of a table, empty for the whole; text is the position of one in a
	// list of texts, -1 for the whole.
	entry string
	text  int
}

// target finds what a path leads to, in the exact spelling. grows tells that a position
// right behind the last one is meant as a new one.
func (p *Profile) target(form *forms.Form, raw string, grows bool) (*target, *Issue) {
	t := &target{profile: p, form: form, text: -1}
	for rest := raw; rest != ""; {
		part, after, err := assignment.Next(rest)
		if err != nil {
			return nil, unknownKey(form, t.path.Key(rest))
		}
		t.path = t.path.Key(part.Key)
		field, known := form.Field(t.path)
		for _, pick := range part.Picks {
			if issue := t.pick(field, pick); issue != nil {
				return nil, issue
			}
		}
		if known && field.Kind == forms.Map && len(part.Picks) == 0 {
			t.entry = after
			break
		}
		rest = after
	}
	field, ok := form.Field(t.path)
	if t.field = field; !ok || !t.named() {
		return nil, unknownKey(form, t.path)
	}
	return t, t.inside(grows)
}

// named tells whether the path is spelt as the form has it.
func (t *target) named() bool {
	pattern := t.path.Pattern()
	if t.field.Kind == forms.List {
		pattern = strings.TrimSuffix(pattern, "[]")
	}
	return slices.Contains(t.form.Keys(), pattern)
}

// unknownKey says that the form does not ask that.
func unknownKey(form *forms.Form, path forms.Path) *Issue {
	keys := form.Keys()
	remedy := forms.T("`clusterwiz fields` lists the keys", "可用 `clusterwiz fields` 查看所有键")
	if near, ok := nearestKey(path.Pattern(), keys); ok {
		remedy = forms.Tf("did you mean %s?", "是否为 %s？", withPositions(near, path))
	}
	path = forms.Path(Repeated(string(path)))
	if besideSecret(secretLevels(form), path.Pattern()) {
		parent, _ := splitLast(string(path))
		path = forms.Path(join(parent, unsaid))
	}
	return setIssue(shownPath(path), forms.T("is not a known key", "没有这个键"), remedy)
}

// pick goes to an item by position or name.
func (t *target) pick(field *forms.Field, pick assignment.Pick) *Issue {
	position, isPosition := pick.Position()
	switch {
	case field != nil && field.Kind == forms.Strings && t.text < 0:
		return t.pickText(pick)
	case field == nil || field.Kind != forms.List || isPosition:
		t.path = t.path.Index(position)
		return nil
	}
	unique, keyed := t.form.KeyOf(t.path)
	if !keyed {
		return setIssue(t.path, forms.T("has items without names", "各项没有名称"), forms.Tf("use their positions, from %s[0]", "请使用位置，从 %s[0] 起", t.path))
	}
	var names []string
	for i := range t.profile.Answers.Len(t.path) {
		value, _ := t.profile.Answers.Get(t.path.Index(i).Key(unique.Key))
		name := forms.ValueText(value)
		if name == pick.Name {
			t.path = t.path.Index(i)
			return nil
		}
		names = append(names, name)
	}
	return t.missing(pick.Name, names)
}

// missing says which names there are instead.
func (t *target) missing(name string, names []string) *Issue {
	remedy := forms.T("there is none yet", "尚无任何一项")
	if near := forms.Nearest(name, names); near != "" {
		remedy = forms.Tf("did you mean %s?", "是否为 %s？", printable(near))
	} else if len(names) > 0 {
		for i := range names {
			names[i] = printable(names[i])
		}
		remedy = forms.Tf("there are: %s", "现有：%s", strings.Join(names, ", "))
	}
	return setIssue(t.path, forms.Tf("has no %s", "没有 %s", printable(name)), remedy)
}

func (t *target) pickText(pick assignment.Pick) *Issue {
	texts := t.texts()
	position, isPosition := pick.Position()
	if !isPosition {
		if position = slices.Index(texts, pick.Name); position < 0 {
			return t.missing(pick.Name, slices.Clone(texts))
		}
	}
	if position > len(texts) {
		return tooFar(t.path, t.path, len(texts), len(texts))
	}
	t.text = position
	return nil
}

// texts are those of the list, also those that stand in where nothing was said.
func (t *target) texts() []string {
	field, _ := t.form.Field(t.path)
	value, said := t.profile.Answers.Get(t.path)
	if !said {
		value = field.Default
	}
	texts, _ := value.([]string)
	return texts
}

// inside refuses positions that are not there.
func (t *target) inside(grows bool) *Issue {
	for at := t.path; at != ""; at = at.Parent() {
		list, position, isItem := cutPosition(at)
		n := t.profile.Answers.Len(list)
		last := n
		if at == t.path && !grows {
			last--
		}
		if isItem && position > last {
			return tooFar(t.path, list, n, last)
		}
	}
	if n := len(t.texts()); t.text == n && !grows {
		return tooFar(t.path, t.path, n, n-1)
	}
	return nil
}

// tooFar says how many there are, and the last position that can be meant.
func tooFar(path, list forms.Path, n, last int) *Issue {
	var remedy forms.Text
	if last >= 0 {
		remedy = forms.Tf("use a position up to %d", "位置最大为 %d", last)
	}
	return setIssue(path, forms.Tf("%s has %s", "%s 现有 %s 项", list, forms.Count(n, "item", "items")), remedy)
}

func cutPosition(path forms.Path) (list forms.Path, position int, ok bool) {
	if !strings.HasSuffix(string(path), "]") {
		return "", 0, false
	}
	list = path.Parent()
	position, err := strconv.Atoi(strings.Trim(string(path[len(list):]), "[]"))
	return list, position, err == nil
}

// positionIn reads the position with which text begins, behind the bracket.
func positionIn(text string) (position int, after string, ok bool) {
	number, after, closed := strings.Cut(text, "]")
	position, err := strconv.Atoi(number)
	return position, after, closed && err == nil
}
