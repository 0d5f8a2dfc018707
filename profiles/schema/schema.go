package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// dialect is the draft of JSON Schema.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// Options are what a schema is written for.
type Options struct {
	About providers.About
	Lang  forms.Lang
	// Partial is for a file that is laid over another: nothing is required in it.
	Partial bool
}

// Of writes the schema of the profiles of a form, indented, with a line end.
func Of(form *forms.Form, o Options) ([]byte, error) {
	b := &builder{form: form, Options: o, example: filled(form), named: map[string]*node{}}
	root := newScope(form)
	root.node = table()
	root.partial = o.Partial
	root.node.Dialect = dialect
	root.node.Title = forms.Tf("clusterwiz profile: %s", "clusterwiz 配置文件：%s", o.About.Name).In(o.Lang)
	b.head(root.node)
	b.scope(root)
	b.retired(root.node)
	b.layered(root.node)
	root.node.Defs = append(b.definitions(), b.conditions...)
	text, err := marshal(root.node)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, text, "", "  "); err != nil {
		return nil, err
	}
	return append(out.Bytes(), '\n'), nil
}

type builder struct {
	Options
	form *forms.Form
	// example has an item in each list, so that every question can be asked about.
	example *forms.Answers
	// conditions are those that stand in several places, named once.
	conditions members
	named      map[string]*node
}

// shortCondition is how long a condition, as JSON, is written where it stands.
const shortCondition = 120

// condition names a condition among the definitions, and returns the reference.
func (b *builder) condition(n *node, text string) *node {
	if len(text) < shortCondition {
		return n
	}
	if b.named[text] == nil {
		name := fmt.Sprintf("when%d", len(b.conditions)+1)
		b.conditions, b.named[text] = append(b.conditions, member{name, n}), reference(name)
	}
	return b.named[text]
}

// filled returns answers with one empty item in every list.
func filled(form *forms.Form) *forms.Answers {
	answers := &forms.Answers{}
	var fill func(fields []forms.Field, at forms.Path)
	fill = func(fields []forms.Field, at forms.Path) {
		for i := range fields {
			path := at.Key(fields[i].Key)
			switch fields[i].Kind {
			case forms.List:
				if answers.Set(path, []any{map[string]any{}}) == nil {
					fill(fields[i].Fields, path.Index(0))
				}
			case forms.Object:
				fill(fields[i].Fields, path)
			default:
			}
		}
	}
	fill(form.Fields, "")
	return answers
}

// scope writes the fields of a scope and what holds between them.
func (b *builder) scope(s *scope) {
	for i := range s.fields {
		b.field(s, &s.fields[i])
	}
	for _, check := range s.checks {
		b.check(s, check)
	}
	if s.base == s {
		s.settle(b.condition)
	}
}

func (b *builder) field(s *scope, f *forms.Field) {
	keys := s.keys(f)
	if f.Kind == forms.Object {
		b.describe(s.base.node.at(keys), s, f)
		b.scope(s.within(f))
		return
	}
	leaf := b.property(s, f)
	parent := s.base.node.at(keys[:len(keys)-1])
	parent.Properties = append(parent.Properties, member{keys[len(keys)-1], leaf})
	b.group(s, keys)
	if f.Kind == forms.List {
		in := s.within(f)
		leaf.Items = table()
		leaf.Items.Title = f.Item.In(b.Lang)
		in.node = leaf.Items
		b.scope(in)
	}
	b.limit(s, f, leaf)
	if !b.Partial && (f.Required || !f.RequiredWhen.IsZero()) {
		b.need(s, f, both(s.asked(f), s.needs(f, true)))
	}
}

func (b *builder) limit(s *scope, f *forms.Field, leaf *node) {
	limit := limits(f)
	if limit == nil || b.Partial && f.Kind == forms.List {
		return // How many items there are is seen where all layers are.
	}
	when := s.asked(f)
	if certain(when) {
		leaf.obey(limit)
		return
	}
	s.holding(when, within(s.keys(f), limit))
}

// asked returns the cases in which f is looked at.
func (s *scope) asked(f *forms.Field) cases {
	found, known := s.reached[f]
	if !known {
		found = both(s.reach(), s.applies(f, true))
		s.reached[f] = found
	}
	return found
}

// need makes f required in those cases.
func (b *builder) need(s *scope, f *forms.Field, when cases) {
	keys := s.keys(f)
	filled := notEmpty(f.Kind)
	if !certain(when) {
		s.holding(when, given(keys, filled))
		return
	}
	s.base.node.need(keys)
	leaf := s.base.node.at(keys)
	leaf.MinLength, leaf.MinItems, leaf.MinProperties = filled.MinLength, filled.MinItems, filled.MinProperties
}

// obey makes a property that is asked in every case obey a limit.
func (n *node) obey(limit *node) {
	switch {
	case n.If != nil:
		n.Else = limit
	case limit.If != nil:
		n.If, n.Then = limit.If, limit.Then
	default:
		n.If, n.Then = true, limit
	}
}

func certain(when cases) bool { return len(when) == 1 && len(when[0]) == 0 }

// reach returns the cases in which anything in the scope is looked at.
func (s *scope) reach() cases {
	switch {
	case s.up == nil:
		return always()
	case s.around != nil:
		return *s.around
	}
	reach := both(s.up.reach(), s.up.applies(s.field, true))
	if s.field.Kind == forms.Object {
		reach = both(reach, s.there(true))
	}
	s.around = &reach
	return reach
}

// group titles the table in which a field stands, where that has the name of a page.
func (b *builder) group(s *scope, keys []string) {
	if s.up != nil || len(keys) < 2 {
		return
	}
	at := s.node.child(keys[0])
	if step, ok := b.form.Step(forms.StepID(keys[0])); ok && at.Title == "" {
		at.Title, at.Description = step.Label.In(b.Lang), step.Help.In(b.Lang)
	}
}

// retired names keys that older profiles have; they are read and not sent.
func (b *builder) retired(root *node) {
	for _, pattern := range sortedKeys(b.form.Retired) {
		at := root
		keys := strings.Split(pattern, ".")
		for i, key := range keys {
			name, items := strings.CutSuffix(key, "[]")
			if i == len(keys)-1 {
				at.Properties = append(at.Properties, member{name, &node{
					Deprecated: true, Description: forms.Tf("no longer sent: %s", "不再发送：%s", b.form.Retired[pattern]).In(b.Lang),
				}})
				break
			}
			if at = at.child(name); items {
				at = at.Items
			}
		}
	}
}
