package profiles

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// setFlag stands for the file of what was given on the command line.
const setFlag = "--set"

// Origin tells where a value came from.
type Origin string

// The origins.
const (
	FromUnset    Origin = "unset"    // nothing was said
	FromProfile  Origin = "profile"  // a line of the file
	FromDefault  Origin = "default"  // the declared default
	FromCloud    Origin = "cloud"    // what the cloud assumes
	FromOverride Origin = "override" // an earlier --set
	FromAnswers  Origin = "answers"  // answered, but not from a file
)

// Override tells what an assignment changed.
type Override struct {
	Path  forms.Path
	Field *forms.Field
	// Old and New are nil where nothing was or is said.
	Old, New any
	// From is where Old came from; File, Line and Column with FromProfile.
	From         Origin
	File         string
	Line, Column int
}

// Text says what changed on one line: "basics.name = b (was a, p.toml:4)".
func (o Override) Text() forms.Text {
	var from forms.Text
	switch o.From {
	case FromProfile:
		from = forms.Same(o.File + ":" + strconv.Itoa(o.Line))
	case FromDefault:
		from = forms.T("default", "默认值")
	case FromCloud:
		from = forms.T("the cloud's default", "云端默认值")
	case FromOverride:
		from = forms.T("an earlier --set", "先前的 --set")
	case FromAnswers:
		from = forms.T("answered", "已填写")
	case FromUnset:
	}
	value := show(o.Field, o.New)
	if o.From == FromUnset {
		return forms.Tf("%s = %s (was unset)", "%s = %s（原未填写）", o.Path, value)
	}
	return forms.Tf("%s = %s (was %s, %s)", "%s = %s（原为 %s，%s）", o.Path, value, show(o.Field, o.Old), from)
}

func show(f *forms.Field, value any) forms.Text {
	if value == nil {
		return forms.T("(unset)", "（未填写）")
	}
	return forms.Text{En: f.Show(value, forms.En), Zh: f.Show(value, forms.Zh)}
}

// Override applies an assignment as --set takes it: "queues[0].max_count=4".
// An empty value unsets; a position right behind the last item adds one; the
// name behind a table is that of an entry. The
// error is a [*Issue]; nothing is changed then.
func (p *Profile) Override(form *forms.Form, assignment string) (Override, error) {
	left, right, found := strings.Cut(assignment, "=")
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
	o.New = value
	if value == nil {
		p.Answers.Unset(path)
	} else if err := p.Answers.Set(path, value); err != nil {
		return Override{}, setIssue(path, forms.T("does not fit the other answers", "与其他填写项的结构不符"), forms.Text{})
	}
	p.noteOverride(path)
	return o, nil
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
		if said, _ := p.Answers.Get(table); said != nil {
			old, _ := said.(map[string]string)
			maps.Copy(entries, old)
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
		return nil, setIssue(shownPath(path), forms.T("is not a known key", "没有这个键"), remedy)
	}
	for at := path; at != ""; at = at.Parent() {
		list, position, isItem := cutPosition(at)
		if n := p.Answers.Len(list); isItem && position > n {
			return nil, setIssue(path, forms.Tf("%s has %d items", "%s 现有 %d 项", list, n), forms.Tf("use a position up to %d", "位置最大为 %d", n))
		}
	}
	return field, nil
}

// shownPath keeps a foreign path from disturbing a terminal.
func shownPath(path forms.Path) forms.Path {
	if strings.ContainsFunc(string(path), invisible) || len(path) > 2*longestGuess {
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

// assigned reads the text of an assignment by the field's kind.
func assigned(f *forms.Field, path forms.Path, text string) (any, *Issue) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	switch f.Kind {
	case forms.Hidden:
		return assignedSecret(path, text)
	case forms.List, forms.Object:
		remedy := forms.Tf("set its parts, for example %s=...", "请设置其中的字段，例如 %s=...", firstPart(f, path))
		return nil, setIssue(path, forms.T("cannot be set as a whole", "不能整体设置"), remedy)
	case forms.String, forms.LongText, forms.Integer, forms.Decimal, forms.Boolean, forms.Choice, forms.Strings, forms.Map:
	}
	value := f.Parse(text)
	if !f.Kind.Holds(value) {
		return nil, setIssue(path, forms.Tf("must be %s", "须为%s", wanted[f.Kind]), typed(f, path))
	}
	return value, nil
}

func firstPart(f *forms.Field, path forms.Path) forms.Path {
	if f.Kind == forms.List {
		path = path.Index(0)
	}
	return path.Key(f.Fields[0].Key)
}

// typed shows an assignment that would fit.
func typed(f *forms.Field, path forms.Path) forms.Text {
	examples := map[forms.Kind]string{forms.Integer: "4", forms.Decimal: "0.5", forms.Boolean: "true", forms.Map: "name=value"}
	text := f.Example
	if value := f.Parse(text); value == nil || !f.Kind.Holds(value) {
		text = examples[f.Kind]
	}
	return forms.Tf("for example %s=%s", "例如 %s=%s", path, text)
}

// assignedSecret takes references only: a command line is seen by everyone on
// the machine and stays in the shell's history.
func assignedSecret(path forms.Path, text string) (any, *Issue) {
	kind, name, _ := strings.Cut(strings.TrimSpace(text), ":")
	ref := forms.Ref{Kind: forms.RefKind(kind), Name: name}
	switch {
	case ref.Kind == forms.FromPrompt && name == "",
		ref.Kind == forms.FromFile && name != "",
		ref.Kind == forms.FromKeyring && name != "",
		ref.Kind == forms.FromEnv && variable.MatchString(name):
		return forms.Referenced(ref), nil
	}
	return nil, setIssue(path,
		forms.T("must not be given on the command line as plain text", "不能在命令行中以明文给出"),
		forms.Tf("use %[1]s=env:NAME, %[1]s=file:PATH, %[1]s=keyring:NAME or %[1]s=prompt", "请用 %[1]s=env:NAME、%[1]s=file:PATH、%[1]s=keyring:NAME 或 %[1]s=prompt", path))
}

// origin tells what the value is before the assignment.
func (p *Profile) origin(path forms.Path, field *forms.Field) Override {
	o := Override{Path: path, Field: field, From: FromUnset}
	if value, given := p.Answers.Get(path); given && value != nil {
		o.Old, o.From = value, FromAnswers
		if pos, known := p.positions[path]; known {
			o.From, o.File, o.Line, o.Column = FromProfile, p.name, pos.Line, pos.Column
		}
		if p.overridden[path] {
			o.From, o.File, o.Line, o.Column = FromOverride, setFlag, 0, 0
		}
		return o
	}
	switch {
	case field.Default != nil:
		o.Old, o.From = field.Default, FromDefault
	case field.Absent != nil:
		o.Old, o.From = field.Absent, FromCloud
	}
	return o
}

func (p *Profile) noteOverride(path forms.Path) {
	if p.overridden == nil {
		p.overridden = map[forms.Path]bool{}
	}
	p.overridden[path] = true
	delete(p.reported, path)
}
