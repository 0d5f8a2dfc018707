package questions

import (
	"strings"

	"clusterwiz/forms"
	"clusterwiz/ui/fields"
	"clusterwiz/ui/text"
)

// Explain tells of the question with the focus what it means, what it must be, what
// holds without an answer, and by which names the API and a profile know it; of a
// place that is no question, what it is for. It is what help says of the place, and
// what stands beside the form where there is room. Lines are at most width wide.
func (s *Stack) Explain(width int) []string {
	f := s.frame()
	if f == nil || width < 1 {
		return nil
	}
	q, ok := f.sheet.Question(f.point())
	if !ok || f.table {
		if q, ok = f.sheet.Question(f.path); !ok {
			return nil
		}
	}
	e := explanation{stack: s, width: width}
	e.lines = append(e.lines, s.look.Title.Render(q.Label.In(s.look.Lang)))
	e.say(q.Help)
	e.say(q.Hiding())
	e.gap()
	e.need(q)
	if !q.When.IsZero() {
		e.say(forms.Tf("Asked when %s.", "当%s时才询问。", q.When.Describe(q.Scope().Label)))
	}
	e.offers(q)
	for _, limit := range q.Limits() {
		e.say(limit.Text())
	}
	e.gap()
	e.names(f.sheet.Form, q)
	return e.lines
}

// explanation gathers the lines.
type explanation struct {
	stack *Stack
	width int
	lines []string
}

func (e *explanation) say(words forms.Text) {
	if words.IsZero() {
		return
	}
	for _, line := range text.Wrap(words.In(e.stack.look.Lang), e.width) {
		e.lines = append(e.lines, e.stack.look.Dim.Render(line))
	}
}

func (e *explanation) gap() { e.lines = append(e.lines, "") }

// need says whether an answer has to be given, and what holds without one.
func (e *explanation) need(q forms.Question) {
	group, _ := q.Alternatives()
	switch holds := fields.Placeholder(q, e.stack.look.Lang); {
	case len(group) > 1:
		e.say(forms.T("Answer one of these questions, not both.", "这几项只需填写一项。"))
	case q.NeededHere():
		e.say(forms.T("Required.", "必填。"))
	case holds != "" && q.Default == nil && q.ServerDefault != nil:
		e.say(forms.Tf("Left empty, the cloud takes: %s.", "留空时云端采用：%s。", holds))
	case holds != "" && (q.Default != nil || q.DefaultFrom != ""):
		e.say(forms.Tf("Left empty: %s.", "留空时：%s。", holds))
	default:
		e.say(forms.T("May be left empty.", "可留空。"))
	}
	if q.Example != "" {
		e.say(forms.Tf("For example: %s", "例如：%s", q.Example))
	}
}

// mostOffered is how many values an explanation lists; longer lists are for the list.
const mostOffered = 12

// offers lists the values that can be chosen, where they are few.
func (e *explanation) offers(q forms.Question) {
	if len(q.Options) == 0 || len(q.Options) > mostOffered {
		return
	}
	for _, o := range q.Options {
		words := forms.Same(o.Value)
		if o.Label != words && !o.Label.IsZero() {
			words = forms.Tf("%s (%s)", "%s（%s）", o.Label, o.Value)
		}
		e.say(forms.Tf("· %s", "· %s", words))
	}
}

// namesAt is where the names begin.
const namesAt = 9

// names are those of the API, of a profile, and the page that documents them.
func (e *explanation) names(form *forms.Form, q forms.Question) {
	lang := e.stack.look.Lang
	add := func(what forms.Text, name string) {
		if name != "" {
			for i, line := range text.Wrap(name, max(e.width-namesAt, 1)) {
				head := ""
				if i == 0 {
					head = what.In(lang)
				}
				e.lines = append(e.lines, e.stack.look.Dim.Render(text.Fit(head, namesAt))+line)
			}
		}
	}
	add(forms.T("API", "接口"), sentAs(form, q.Path()))
	if e.stack.frame().sheet == e.stack.work.Main {
		add(forms.T("Profile", "配置"), string(q.Path()))
		add(forms.T("Page", "文档"), e.stack.work.About.Docs)
	}
}

// sentAs is the name of an answer in the request, with those of the lists around it.
func sentAs(form *forms.Form, path forms.Path) string {
	var names []string
	rest := string(path)
	for at := 0; ; {
		i := strings.IndexByte(rest[at:], '[')
		if i < 0 {
			break
		}
		if sent := form.SentAs(forms.Path(rest[:at+i])); len(sent) > 0 {
			names = append(names, sent[0].Wire+"[]")
		}
		at += i + 1
	}
	sent := form.SentAs(path)
	if len(sent) == 0 {
		return ""
	}
	return strings.Join(append(names, sent[0].Wire), ".")
}
