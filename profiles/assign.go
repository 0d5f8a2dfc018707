package profiles

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/profiles/assignment"
)

// changed is what is answered after the assignment; nil for nothing.
func (t *target) changed(a assignment.Assignment) (any, error) {
	_, _, isItem := cutPosition(t.path)
	removes := a.Op == assignment.Remove || a.Op == assignment.Set && strings.TrimSpace(a.Value) == ""
	switch {
	case t.entry != "":
		return t.withEntry(a.Value, removes, a.Op)
	case t.text >= 0:
		return t.withText(a.Value, removes, a.Op)
	case removes:
		return nil, nil
	case a.Op == assignment.Append && isItem:
		return nil, onlyOne(t.path)
	case a.Op == assignment.Append:
		return t.appended(a.Value)
	case isItem:
		return t.asItem(a.Value, t.path)
	}
	return t.whole(a.Value)
}

// put answers with what [target.changed] gave; appends tells that the items before are
// as they were.
func (t *target) put(value any, appends bool) error {
	answers, had := t.profile.Answers, t.profile.Answers.Len(t.path)
	list, position, isItem := cutPosition(t.path)
	switch {
	case value != nil:
		before, _ := answers.Get(t.path)
		if err := answers.Set(t.path, forms.Kept(before, value)); err != nil {
			return err
		}
	case isItem:
		if _, err := answers.Remove(list, position); err != nil {
			return err
		}
		t.profile.forgetItem(list, position)
		return nil
	default:
		answers.Unset(t.path)
	}
	if !appends || t.field.Kind != forms.List {
		t.profile.noteOverride(t.path)
		return nil
	}
	for i := had; i < answers.Len(t.path); i++ {
		t.profile.noteOverride(t.path.Index(i))
	}
	return nil
}

// withEntry is the table with one entry changed or taken out.
func (t *target) withEntry(text string, removes bool, op assignment.Op) (any, error) {
	if op == assignment.Append {
		return nil, onlyOne(t.path.Key(shownKey(t.entry)))
	}
	old, _ := t.profile.Answers.Get(t.path)
	entries := entriesOf(old)
	if removes {
		delete(entries, t.entry)
	} else {
		entries[t.entry] = text
		if name, ok := variableTyped(text); ok {
			value, err := t.read(map[string]any{t.entry: map[string]any{string(forms.FromEnv): name}})
			if err != nil {
				return nil, err
			}
			entries[t.entry] = entriesOf(value)[t.entry]
		}
	}
	return tableOf(entries), nil
}

// entriesOf are those of a table, secrets among them.
func entriesOf(value any) map[string]any {
	entries := map[string]any{}
	switch v := value.(type) {
	case map[string]string:
		for name, text := range v {
			entries[name] = text
		}
	case forms.Table:
		maps.Copy(entries, v)
	}
	return entries
}

// tableOf is the answer of a table; nil for none.
func tableOf(entries map[string]any) any {
	texts := make(map[string]string, len(entries))
	for name, value := range entries {
		text, isText := value.(string)
		if !isText {
			return forms.Table(entries)
		}
		texts[name] = text
	}
	if len(texts) == 0 {
		return nil
	}
	return texts
}

// withText is the list with one text changed or taken out.
func (t *target) withText(text string, removes bool, op assignment.Op) (any, error) {
	texts := slices.Clone(t.texts())
	switch {
	case op == assignment.Append:
		return nil, onlyOne(t.path)
	case removes:
		return slices.Delete(texts, t.text, t.text+1), nil
	}
	if quoted, ok := tomlValue(text).(string); ok {
		text = quoted
	}
	if t.text == len(texts) {
		texts = append(texts, "")
	}
	texts[t.text] = strings.TrimSpace(text)
	value, _ := t.field.Convert(texts)
	return value, nil
}

// appended is what there is with more behind.
func (t *target) appended(text string) (any, error) {
	switch t.field.Kind {
	case forms.Strings, forms.Map:
		more, err := t.whole(text)
		if err != nil {
			return nil, err
		}
		if t.field.Kind == forms.Strings {
			texts, _ := more.([]string)
			return slices.Concat(t.texts(), texts), nil
		}
		old, _ := t.profile.Answers.Get(t.path)
		entries := entriesOf(old)
		maps.Copy(entries, entriesOf(more))
		return tableOf(entries), nil
	case forms.List:
		return t.withItems(text)
	default:
		return nil, onlyOne(t.path)
	}
}

// withItems is the list with an item, or several, added.
func (t *target) withItems(text string) (any, error) {
	old, _ := t.profile.Answers.Get(t.path)
	items, _ := old.([]any)
	if list, isList := itemsOf(tomlValue(text)); isList {
		more, err := t.read(list)
		added, _ := more.([]any)
		return slices.Concat(items, added), err
	}
	item, err := t.asItem(text, t.path.Index(len(items)))
	return append(slices.Clone(items), item), err
}

// asItem reads a whole item, to stand at path.
func (t *target) asItem(text string, path forms.Path) (any, error) {
	table, isTable := tomlValue(text).(map[string]any)
	if !isTable {
		remedy := forms.Tf("write {%s=...}, or set its parts, for example %s=...", "请写作 {%s=...}，或设置其中的字段，例如 %s=...", t.field.Fields[0].Key, firstPart(t.field, path))
		return nil, setIssue(path, forms.Tf("must be %s", "须为%s", typeTable), remedy)
	}
	r := t.profile.typedReader(t.form)
	here := location{"", path}
	r.set(here, map[string]any{})
	r.level(t.field.Fields, table, "", location{tomlPath("").key("v"), path})
	return r.typedAnswer(path)
}

// read reads a value as it would stand in a profile.
func (t *target) read(value any) (any, error) {
	r := t.profile.typedReader(t.form)
	r.field(t.field, value, location{tomlPath("").key("v"), t.path})
	return r.typedAnswer(t.path)
}

// typedAnswer is what was read, or all that is wrong with it; see [IssuesOf].
func (r *reader) typedAnswer(path forms.Path) (any, error) {
	var wrong []error
	for _, issue := range r.issues {
		if issue.Severity == forms.Error {
			wrong = append(wrong, setIssue(issue.Path, issue.Summary, issue.Remedy))
		}
	}
	if err := errors.Join(wrong...); err != nil {
		return nil, err
	}
	value, _ := r.profile.Answers.Get(path)
	return value, nil
}

func firstPart(f *forms.Field, path forms.Path) forms.Path {
	if _, _, isItem := cutPosition(path); f.Kind == forms.List && !isItem {
		path = path.Index(0)
	}
	return path.Key(f.Fields[0].Key)
}
