package importer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// mostGuesses is for how many unknown names it is told what may be meant.
const mostGuesses = 100

// longestQuote is the longest value that a finding repeats.
const longestQuote = 60

// findings tells what became of everything in the source that does not come again as it
// was.
func (s *search) findings(best trial, told []Finding) []Finding {
	f := &finder{search: s, trial: best, secret: map[string]bool{}}
	for _, one := range told {
		f.secret[one.Where], f.secret[string(one.Path)] = true, one.Path != ""
	}
	f.found = slices.Clone(s.renamed)
	f.guessed()
	for _, d := range best.diff {
		switch d.kind {
		case lost:
			f.lost(d.from)
		case other:
			f.other(d.from, d.to)
		case extra, blank:
		}
	}
	for _, d := range best.diff {
		if d.kind == extra && !f.used[d.to] {
			f.added(d.to)
		}
	}
	f.blanks()
	return f.found
}

type finder struct {
	*search
	trial trial
	// secret are the places and paths of what was kept out; used the parts of the request that a
	// finding has told already.
	secret map[string]bool
	used   map[*made]bool
	found  []Finding
	// inactive are the answers that are not sent; names the parameters' last words.
	inactive map[forms.Path]forms.Text
	names    []string
	unknowns int
}

func (f *finder) tell(kind FindingKind, where string, path forms.Path, text forms.Text) {
	f.found = append(f.found, Finding{Kind: kind, Where: where, Path: path, Text: text})
}

// guessed tells the answers that no part of the request says, and which follow from it.
func (f *finder) guessed() {
	for i := range f.Form.Fields {
		field := &f.Form.Fields[i]
		path := forms.Path(field.Key)
		value, said := f.trial.answers.Get(path)
		if _, given := f.Given.Get(path); field.Wire != "" || field.Kind == forms.Object || !said || given {
			continue
		}
		f.tell(Inferred, string(path), path, forms.Tf("%s: %s, which follows from the rest", "%s：%s，由其余内容得出", field.Label, field.ShowText(value)))
	}
}

// lost tells of a value that does not come again, and of all below it.
func (f *finder) lost(t *Tree) {
	if f.secret[t.Where] {
		return
	}
	path, taken := f.trial.taken[t]
	if taken && f.secret[string(path)] {
		return
	}
	if taken && (t.Type != Object && t.Type != List || !f.below(t)) {
		f.moved(t, path)
		return
	}
	inner := f.decoded(t)
	if !f.below(inner) {
		f.tell(Unknown, t.Where, "", f.unknown(t))
		return
	}
	for _, item := range inner.Items {
		f.lost(item)
	}
	for _, m := range inner.Members {
		if !m.Value.empty() {
			f.lost(m.Value)
		}
	}
}

// below tells whether something below t was taken.
func (f *finder) below(t *Tree) bool {
	some := false
	for _, item := range t.Items {
		item.each(func(at *Tree) { _, taken := f.trial.taken[at]; some = some || taken })
	}
	for _, m := range t.Members {
		m.Value.each(func(at *Tree) { _, taken := f.trial.taken[at]; some = some || taken })
	}
	return some
}

func (f *finder) unknown(t *Tree) forms.Text {
	name := t.Where[strings.LastIndexAny(t.Where, ".]")+1:]
	if f.names == nil {
		for _, wire := range f.Form.Wires() {
			f.names = append(f.names, wire[strings.LastIndexByte(wire, '.')+1:])
		}
	}
	if f.unknowns++; f.unknowns > mostGuesses {
		return forms.T("not understood", "无法识别")
	}
	if near := forms.Nearest(name, f.names); near != "" && near != name {
		return forms.Tf("not understood; is %s meant?", "无法识别；是否为 %s？", near)
	}
	return forms.T("not understood", "无法识别")
}

// moved tells why an answer was made of t that does not come again at its place.
func (f *finder) moved(t *Tree, path forms.Path) {
	if _, said := f.trial.answers.Get(path); !said && t.zero() {
		f.tell(Dropped, t.Where, path, forms.T("says nothing here", "在此处无意义"))
		return
	}
	if when, idle := f.idle(path); idle {
		f.tell(Changed, t.Where, path, forms.Tf("kept in the profile and not sent, as it is only used when %s", "保留在配置文件中但不发送，仅在 %s 时适用", when))
		return
	}
	for _, d := range f.trial.diff {
		if d.kind == extra && (d.to.path == path || path.Contains(d.to.path)) && !f.used[d.to] {
			f.use(d.to)
			f.tell(Changed, t.Where, path, forms.Tf("goes to %s", "改为放在 %s", d.to.Where))
			return
		}
	}
	f.tell(Changed, t.Where, path, forms.T("taken, but not sent as it stands there", "已读取，但不会按原样发送"))
}

// idle tells when an answer is used that is not sent now.
func (f *finder) idle(path forms.Path) (forms.Text, bool) {
	if f.inactive == nil {
		f.inactive = map[forms.Path]forms.Text{}
		for _, one := range f.Form.Inactive(f.trial.answers) {
			for _, p := range append([]forms.Path{one.Path}, one.Others...) {
				f.inactive[p] = one.When
			}
		}
	}
	for at := path; at != ""; at = at.Parent() {
		if when, idle := f.inactive[at]; idle {
			return when, true
		}
	}
	return forms.Text{}, false
}

func (f *finder) use(to *made) {
	if f.used == nil {
		f.used = map[*made]bool{}
	}
	f.used[to] = true
}

func (f *finder) other(from *Tree, to *made) {
	if f.secret[from.Where] {
		return
	}
	f.tell(Changed, from.Where, to.path, forms.Tf("becomes %s", "变为 %s", shown(to)))
}

// shown quotes a short value of the request, with its marks of JSON where these are the
// difference.
func shown(to *made) forms.Text {
	switch {
	case to.secret:
		return forms.T("a reference to a secret", "敏感信息引用")
	case to.Type == List:
		return forms.T("a list", "列表")
	case to.Type == Object:
		return forms.T("an object", "对象")
	case utf8.RuneCountInString(to.Text) > longestQuote:
		return forms.T("another text", "另一文本")
	case to.Type == Text:
		return forms.Same(`"` + foreign.Line(to.Text) + `"`)
	}
	return forms.Same(to.Text)
}

// added tells what the request has that the source has not. What stands in every request
// comes of no answer and needs no words.
func (f *finder) added(to *made) {
	for _, m := range to.members {
		f.added(m.value)
	}
	for _, item := range to.items {
		f.added(item)
	}
	if len(to.members)+len(to.items) > 0 {
		return
	}
	if to.path == "" {
		return
	}
	label, path := forms.Same(string(to.path)), to.path
	if field, ok := f.Form.Field(path); ok {
		label = field.Label
		// What a client adds beside an answer is of no question.
		if !strings.Contains(to.Where, lastName(field.Wire)) {
			label, path = forms.Same(lastName(to.Where)), ""
		}
	}
	f.tell(Added, to.Where, path, forms.Tf("%s: %s, as the source does not tell it", "%s：%s，来源中未给出", label, shown(to)))
}

// blanks names in one line what says nothing.
func (f *finder) blanks() {
	var places []string
	for _, d := range f.trial.diff {
		if d.kind == blank {
			places = append(places, d.from.Where)
		}
	}
	if len(places) > 0 {
		f.tell(Dropped, strings.Join(places, ", "), "", forms.T("empty: says nothing", "为空：无内容"))
	}
}

// quoted is a name of others within a sentence.
func quoted(name string) forms.Text { return forms.Same(foreign.Name(name)) }

// lastName is the last part of a wire path; one with dots in it stands in quotes.
func lastName(path string) string {
	if inner, ok := strings.CutSuffix(path, `"`); ok {
		return inner[strings.LastIndex(inner, `"`)+1:]
	}
	return path[strings.LastIndex(path, ".")+1:]
}
