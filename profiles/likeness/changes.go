package likeness

import (
	"slices"
	"strconv"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/profiles/diff"
	"clusterwiz/profiles/importer"
	"clusterwiz/providers"
)

// Itself reads back what a thing is, with what one like it would not have: to be held
// against what was sent.
func Itself(form *forms.Form, whole func(*forms.Answers) *forms.Body, live providers.Live) (Likeness, error) {
	if live.Whole != nil {
		live = *live.Whole
	}
	return Of(form, whole, live)
}

// Changes is how the thing differs from what was sent.
func (l Likeness) Changes(answers *forms.Answers) []diff.Change {
	answers = answers.Clone()
	for path, value := range l.live.Layout {
		if _, state := l.form.Scope(answers, nil).Value(string(path)); state == forms.Set {
			_ = l.form.Set(answers, path, value) // One that does not fit stays as it is.
		}
	}
	raw, err := l.whole(answers).JSON(forms.Masked)
	var sent *importer.Tree
	if err == nil {
		sent, _, err = importer.ParseJSON(raw)
	}
	if changes := diff.Answers(l.form, answers, l.Answers, l.untold); err != nil || len(diff.Known(changes)) == 0 {
		return changes
	}
	answers = l.readAgain(answers, sent)
	l = l.against(sent)
	return diff.Answers(l.form, answers, l.Answers, l.untold)
}

// against reads the thing as the request can tell it: without what nobody sent and is
// there by itself, and with what was sent to be away where it is.
func (l Likeness) against(sent *importer.Tree) Likeness {
	body, _, err := importer.ParseJSON(l.live.Body)
	if err != nil {
		return l
	}
	for _, r := range l.live.Remarks {
		list, name, named := strings.Cut(strings.TrimSuffix(r.Where, "]"), "[")
		there, asked := body.Get(split(list)...), sent.Get(split(list)...)
		switch {
		case !named:
		case r.Kind == providers.Own && there != nil && itemNamed(asked, name) == nil:
			there.Items = slices.DeleteFunc(there.Items, func(item *importer.Tree) bool { return item.Said(nameMember) == name })
		case r.Kind == providers.Away && asked != nil:
			_, away, _ := strings.Cut(name, "].")
			for _, item := range asked.Items {
				if item.Said(away) == "true" && itemNamed(there, item.Said(nameMember)) == nil {
					if there == nil {
						there = &importer.Tree{Type: importer.List, Where: list}
						body.Put(there, split(list)...)
					}
					there.Items = append(there.Items, item)
				}
			}
		}
	}
	return l.read(body)
}

// nameMember is what the items of lists are told apart by, where remarks name them.
const nameMember = "name"

func itemNamed(list *importer.Tree, name string) *importer.Tree {
	if list != nil {
		for _, item := range list.Items {
			if item.Said(nameMember) == name {
				return item
			}
		}
	}
	return nil
}

// readAgain are the answers of a request as they are read of its body: what can be asked
// in two ways stands as it does there. Answers that are read as they were stay as they are.
func (l Likeness) readAgain(answers *forms.Answers, body *importer.Tree) *forms.Answers {
	given := &forms.Answers{}
	for path := range l.live.Beside {
		if value, there := answers.Get(path); there {
			_ = given.Set(path, value) // It was an answer before.
		}
	}
	read, findings := importer.Reader{Form: l.form, Whole: l.whole, Given: given}.Answers(body)
	for _, f := range findings {
		if f.Kind != importer.Secret && f.Kind != importer.Inferred && f.Kind != importer.Added {
			return answers
		}
	}
	hidden := func(q forms.Question, _, _ forms.Path) (forms.Text, bool) {
		return secret(), q.Kind == forms.Hidden
	}
	if len(diff.Known(diff.Answers(l.form, answers, read, hidden))) == 0 {
		return answers
	}
	return read
}

// untold tells by the remarks of what was read which questions the cloud does not answer,
// and why where that is known.
func (l Likeness) untold(q forms.Question, _, is forms.Path) (forms.Text, bool) {
	if q.Kind == forms.Hidden || l.masked[is] {
		return secret(), true
	}
	name := q.APIName()
	for _, r := range l.live.Remarks {
		switch r.Kind {
		case providers.Inferred, providers.Own, providers.Away:
		case providers.Dropped, providers.Unreturned, providers.Withheld:
			switch {
			case !l.covers(r.Where, name, is):
			case r.Why.IsZero() && r.Kind == providers.Unreturned:
				return forms.T("none of its calls returns it", "其接口均不返回此项"), true
			case r.Why.IsZero() && r.Kind == providers.Withheld:
				return secret(), true
			default:
				return r.Why, true
			}
		}
	}
	return forms.Text{}, false
}

func secret() forms.Text { return forms.T("it is secret", "属于敏感信息") }

// covers tells whether a remark about where is about the question called name in the
// request, whose answer is at path: where it names an item it must be that one.
func (l Likeness) covers(where, name string, path forms.Path) bool {
	bare := anyItem(where)
	if name == "" || bare != name && !strings.HasPrefix(name, bare+".") && !strings.HasPrefix(name, bare+"[]") && name != strings.TrimSuffix(bare, "[]") {
		return false
	}
	items := item().FindAllStringIndex(string(path), -1)
	for i, at := range item().FindAllStringIndex(where, -1) {
		index := where[at[0]+1 : at[1]-1]
		if index == "" {
			continue
		}
		if i >= len(items) {
			return false
		}
		here := path[:items[i][1]]
		if said := l.nameOf(here); said != "" {
			if index = l.sentName(where[:at[0]], index, here); index != said {
				return false
			}
		} else if string(path[items[i][0]+1:items[i][1]-1]) != index {
			return false
		}
	}
	return true
}

// nameOf is what the item at a path is told apart by; "" where it goes by its place.
func (l Likeness) nameOf(at forms.Path) string {
	if key := l.keyOf(at); key != "" {
		if value, there := l.Answers.Get(at.Key(key)); there {
			return forms.ValueText(value)
		}
	}
	return ""
}

func (l Likeness) keyOf(at forms.Path) string {
	key, _ := l.form.KeyOf(at.Parent())
	return key.Key
}

// sentName is the name of an item of the body that a remark knows by its place.
func (l Likeness) sentName(list, index string, at forms.Path) string {
	field, known := l.form.Field(at.Key(l.keyOf(at)))
	n, err := strconv.Atoi(index)
	if err != nil || !known {
		return index
	}
	body, _, err := importer.ParseJSON(l.live.Body)
	if err != nil {
		return index
	}
	for _, name := range split(list) {
		if body = body.Get(name); body == nil {
			return index
		}
	}
	if n >= len(body.Items) || body.Items[n].Get(field.Wire) == nil {
		return index
	}
	return body.Items[n].Get(field.Wire).Text
}
