package profiles

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// setFlag stands for the file of what was given on the command line.
const setFlag = "--set"

// longestPath is far above any path to an answer.
const longestPath = 1000

// Override applies an assignment as --set takes it: "queues[0].max_count=4".
// An empty value unsets; a position right behind the last item adds one; the
// name behind a table is that of an entry. The
// error is a [*Issue]; nothing is changed then.
func (p *Profile) Override(form *forms.Form, assignment string) (Override, error) {
	left, right, found := strings.Cut(assignment, "=")
	if len(left) > longestPath {
		return Override{}, setIssue("", forms.Tf("the path is longer than %d characters", "路径超过 %d 个字符", longestPath), forms.T("`clusterwiz fields` lists the keys", "可用 `clusterwiz fields` 查看所有键"))
	}
	if table, name := tableEntry(form, strings.TrimSpace(left)); found && name != "" {
		left, right = string(table), p.entered(table, name, right)
	}
	path, err := forms.ParsePath(strings.TrimSpace(left))
	if !found || err != nil || path == "" {
		return Override{}, setIssue("", forms.T("is not of the form path=value", "不是“路径=值”的写法"), forms.T("for example --set basics.name=demo", "例如 --set basics.name=demo"))
	}
	if p.Answers == nil {
		p.Answers = &forms.Answers{}
	}
	field, issue := p.target(form, path)
	if issue != nil {
		return Override{}, issue
	}
	value, issue := assigned(field, path, right)
	if issue != nil {
		return Override{}, issue
	}
	o := p.origin(path, field)
	if before, _ := p.Answers.Get(path); value != nil {
		value = forms.Kept(before, value)
	}
	o.New = value
	if value == nil {
		p.Answers.Unset(path)
	} else if err := p.Answers.Set(path, value); err != nil {
		return Override{}, setIssue(path, forms.T("does not fit the other answers", "与其他填写项的结构不符"), forms.Text{})
	}
	p.noteOverride(path)
	return o, nil
}

// Assignment tells whether a text can be of the form "path=value" for some
// form. What stands behind a dot may be the name of a table's entry, which is
// anything.
func Assignment(text string) bool {
	left, _, found := strings.Cut(text, "=")
	head, _, _ := strings.Cut(strings.TrimSpace(left), ".")
	path, err := forms.ParsePath(head)
	return found && err == nil && path != ""
}

// tableEntry takes "tags.team", an entry of a table, apart. The name is all that
// follows, dots included, and empty where the path does not lead into a table.
func tableEntry(form *forms.Form, text string) (table forms.Path, name string) {
	for i, r := range text {
		if r != '.' {
			continue
		}
		path, err := forms.ParsePath(text[:i])
		if err != nil {
			return "", ""
		}
		if field, known := form.Field(path); known && field.Kind == forms.Map {
			return path, text[i+1:]
		}
	}
	return "", ""
}

// entered is the table as it is typed, with one entry changed, or taken out by
// an empty value.
func (p *Profile) entered(table forms.Path, name, value string) string {
	entries := map[string]string{}
	if p.Answers != nil {
		switch old, _ := p.Answers.Get(table); said := old.(type) {
		case map[string]string:
			maps.Copy(entries, said)
		case forms.Table:
			entries = said.Shown()
		}
	}
	if value == "" {
		delete(entries, name)
	} else {
		entries[name] = value
	}
	return forms.ValueText(entries)
}

func setIssue(path forms.Path, summary, remedy forms.Text) *Issue {
	return &Issue{File: setFlag, Problem: forms.Problem{Path: path, Summary: summary, Remedy: remedy}}
}

// target finds the declaration of the value at path, in the exact spelling.
func (p *Profile) target(form *forms.Form, path forms.Path) (*forms.Field, *Issue) {
	keys := form.Keys()
	field, ok := form.Field(path)
	if !ok || !slices.Contains(keys, path.Pattern()) {
		remedy := forms.T("`clusterwiz fields` lists the keys", "可用 `clusterwiz fields` 查看所有键")
		if near, ok := nearestKey(path.Pattern(), keys); ok {
			remedy = forms.Tf("did you mean %s?", "是否为 %s？", withPositions(near, path))
		}
		path = forms.Path(Repeated(string(path)))
		if besideSecret(secretLevels(form), path.Pattern()) {
			parent, _ := splitLast(string(path))
			path = forms.Path(join(parent, unsaid))
		}
		return nil, setIssue(shownPath(path), forms.T("is not a known key", "没有这个键"), remedy)
	}
	for at := path; at != ""; at = at.Parent() {
		list, position, isItem := cutPosition(at)
		if n := p.Answers.Len(list); isItem && position > n {
			return nil, setIssue(path, forms.Tf("%s has %s", "%s 现有 %s 项", list, forms.Count(n, "item", "items")), forms.Tf("use a position up to %d", "位置最大为 %d", n))
		}
	}
	return field, nil
}

// shownPath keeps a foreign path from disturbing a terminal.
func shownPath(path forms.Path) forms.Path {
	if strings.ContainsFunc(string(path), foreign.Hidden) || len(path) > 2*longestQuote {
		return forms.Path(printable(string(path)))
	}
	return path
}

func cutPosition(path forms.Path) (list forms.Path, position int, ok bool) {
	if !strings.HasSuffix(string(path), "]") {
		return "", 0, false
	}
	list = path.Parent()
	position, err := strconv.Atoi(strings.Trim(string(path[len(list):]), "[]"))
	return list, position, err == nil
}

func (p *Profile) noteOverride(path forms.Path) {
	if p.overridden == nil {
		p.overridden = map[forms.Path]bool{}
	}
	p.overridden[path] = true
	delete(p.reported, path)
}
