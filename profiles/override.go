package profiles

import (
	"cmp"
	"maps"
	"os"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
	"clusterwiz/profiles/assignment"
	"clusterwiz/profiles/overlay"
)

// setFlag stands for the file of what was given on the command line.
const setFlag = "--set"

// longestPath is far above any path to an answer.
const longestPath = 1000

// Override applies an assignment as --set takes it: "queues[0].max_count=4"; see
// [assignment.Grammar]. The error is what [IssuesOf] tells; nothing is changed then.
func (p *Profile) Override(form *forms.Form, text string) (Override, error) {
	a, err := assignment.Parse(text)
	switch {
	case len(a.Path) > longestPath:
		return Override{}, setIssue("", forms.Tf("the path is longer than %d characters", "路径超过 %d 个字符", longestPath), forms.T("`clusterwiz fields` lists the keys", "可用 `clusterwiz fields` 查看所有键"))
	case err != nil:
		return Override{}, notAssigned()
	}
	if p.Answers == nil {
		p.Answers = &forms.Answers{}
	}
	if o, isHead, issue := p.overrideHead(a); isHead {
		return o, orNil(issue)
	}
	t, issue := p.target(form, a.Path, a.Op != assignment.Remove && strings.TrimSpace(a.Value) != "")
	if issue != nil {
		return Override{}, issue
	}
	value, err := t.changed(a)
	if err != nil {
		return Override{}, err
	}
	o := p.origin(t.path, t.field)
	o.New = value
	if err := t.put(value, a.Op == assignment.Append); err != nil {
		return Override{}, setIssue(t.path, forms.T("does not fit the other answers", "与其他填写项的结构不符"), forms.Text{})
	}
	return o, nil
}

// orNil keeps a nil issue from becoming an error.
func orNil(issue *Issue) error {
	if issue == nil {
		return nil
	}
	return issue
}

func notAssigned() *Issue {
	return setIssue("", forms.T("is not of the form path=value", "不是“路径=值”的写法"), forms.T("for example --set basics.name=demo", "例如 --set basics.name=demo"))
}

// Assignment tells whether a text can be of the form "path=value" for some form.
func Assignment(text string) bool {
	_, err := assignment.Parse(text)
	return err == nil
}

func setIssue(path forms.Path, summary, remedy forms.Text) *Issue {
	return &Issue{File: setFlag, Problem: forms.Problem{Path: path, Summary: summary, Remedy: remedy}}
}

// overrideHead changes what stands beside the answers, and tells whether the path
// leads there.
func (p *Profile) overrideHead(a assignment.Assignment) (o Override, isHead bool, issue *Issue) {
	o = Override{Path: forms.Path(a.Path), Field: &forms.Field{Kind: forms.String}, From: FromUnset}
	var to *string
	switch value := strings.TrimSpace(a.Value); a.Path {
	case keyRegion:
		to = &p.Region
	case keyAccount:
		to = &p.Account
	case keyEndpoint:
		to = &p.Endpoint
	case keyTagRuns:
		o.Field = &forms.Field{Kind: forms.Boolean}
		tagged, isBool := o.Field.Parse(cmp.Or(value, "true")).(bool)
		if !isBool || a.Op == assignment.Append {
			return o, true, setIssue(keyTagRuns, forms.Tf("must be %s", "须为%s", wanted()[forms.Boolean]), forms.T("for example tag_runs=false", "例如 tag_runs=false"))
		}
		o.Old, o.New, o.From = !p.Untagged, tagged, FromAnswers
		p.Untagged = !tagged
		p.noteOverride(keyTagRuns)
		return o, true, nil
	case keyVersion, keyProvider:
		return o, true, setIssue(forms.Path(a.Path), forms.T("cannot be changed: the answers belong to it", "不能修改：填写内容与之对应"), forms.T("use another profile", "请使用其他配置文件"))
	default:
		return o, false, nil
	}
	if a.Op == assignment.Append {
		return o, true, onlyOne(forms.Path(a.Path))
	}
	if *to != "" {
		o.Old, o.From = *to, FromAnswers
	}
	if *to = strings.TrimSpace(a.Value); *to != "" {
		o.New = *to
	}
	p.noteOverride(o.Path)
	return o, true, nil
}

func onlyOne(path forms.Path) *Issue {
	return setIssue(path, forms.T("has one value, to which nothing can be added", "只有一个值，不能追加"), forms.Tf("write %s=...", "请写作 %s=...", path))
}

// shownPath keeps a foreign path from disturbing a terminal.
func shownPath(path forms.Path) forms.Path {
	if strings.ContainsFunc(string(path), foreign.Hidden) || len(path) > 2*longestQuote {
		return forms.Path(printable(string(path)))
	}
	return path
}

// noteOverride remembers that what stands at path, and below it, was typed.
func (p *Profile) noteOverride(path forms.Path) {
	if p.overridden == nil {
		p.overridden = map[forms.Path]bool{}
	}
	below(p.positions, path)
	below(p.reported, path)
	below(p.overridden, path)
	below(p.variables, path)
	p.overridden[path] = true
}

// below forgets what is known of a path, and of all that lies below it.
func below[V any](known map[forms.Path]V, path forms.Path) {
	maps.DeleteFunc(known, func(at forms.Path, _ V) bool { return path.Contains(at) })
}

// forgetItem moves what is known of the items behind one that was removed.
func (p *Profile) forgetItem(list forms.Path, at int) {
	p.positions = withoutItem(p.positions, list, at)
	p.reported = withoutItem(p.reported, list, at)
	p.overridden = withoutItem(p.overridden, list, at)
	p.variables = withoutItem(p.variables, list, at)
}

func withoutItem[V any](known map[forms.Path]V, list forms.Path, at int) map[forms.Path]V {
	moved := maps.Clone(known)
	for path := range known {
		if rest, inside := strings.CutPrefix(string(path), string(list)+"["); inside {
			if i, _, ok := positionIn(rest); ok && i >= at {
				delete(moved, path)
			}
		}
	}
	for path, value := range known {
		if rest, inside := strings.CutPrefix(string(path), string(list)+"["); inside {
			if i, after, ok := positionIn(rest); ok && i > at {
				moved[list.Index(i-1)+forms.Path(after)] = value
			}
		}
	}
	return moved
}

// typedReader reads values as they stand in a profile, which were typed here.
func (p *Profile) typedReader(form *forms.Form) *reader {
	scratch := &Profile{Provider: p.Provider, Answers: p.Answers.Clone(), positions: map[forms.Path]overlay.Place{}, reported: map[forms.Path]bool{}, variables: map[forms.Path]string{}}
	env := p.env
	if env == nil {
		env = os.LookupEnv
	}
	file := &overlay.File{Name: setFlag}
	if dir, err := os.Getwd(); err == nil {
		file.Dir = dir
	}
	return &reader{
		profile: scratch, form: form, env: env, typed: true,
		secrets: func() map[string][]string { return secretLevels(form) },
		places:  func(tomlPath) (overlay.Place, bool) { return overlay.Place{File: file}, true },
	}
}
