package qingcloud

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// explain adds to a refused creation the question that it is about.
func explain(err error, body *forms.Body) error {
	f := providers.FailureIn(err)
	if f == nil || f.Field != "" || f.Code == "" {
		return err
	}
	switch f.Kind {
	case providers.Absent:
		// What does not exist is something that the request names.
		f.Kind = providers.Invalid
		f.Summary = forms.T("something that the request names does not exist in the zone", "请求中引用的资源在该区域不存在")
	case providers.Invalid, providers.Quota, providers.Conflict, providers.Permission:
	default:
		return err
	}
	f.Field = fieldOf(f.Message, body)
	return err
}

var (
	word   = regexp.MustCompile(`[A-Za-z0-9_][A-Za-z0-9_.-]*`)
	quoted = regexp.MustCompile(`\[([^\[\]]+)\]`)
)

// fieldOf finds the answer that a message is about: one whose value or whose
// parameter it quotes; "" for none, or when several could be meant.
func fieldOf(message string, body *forms.Body) forms.Path {
	words := word.FindAllString(message, -1)
	for i := range words {
		words[i] = strings.TrimRight(words[i], ".")
	}
	var values, names []forms.Path
	walk(body, func(m forms.Member) {
		value, isText := m.Value.(string)
		if isText && len(value) > 4 && m.Path != "" && slices.Contains(words, value) {
			values = append(values, m.Path)
		}
	})
	for _, m := range quoted.FindAllStringSubmatch(message, -1) {
		if path, known := parameters()[m[1]]; known {
			names = append(names, path)
		}
	}
	for _, w := range words {
		// Parameters such as owner are words that messages use for other
		// things, too.
		if path, known := parameters()[w]; known && (strings.ContainsAny(w, "_.") || w == "vxnet") {
			names = append(names, path)
		}
	}
	for _, found := range [][]forms.Path{values, names} {
		slices.Sort(found)
		if found = slices.Compact(found); len(found) == 1 {
			return found[0]
		}
	}
	return ""
}

func walk(body *forms.Body, visit func(forms.Member)) {
	for _, m := range body.Members() {
		if inner, ok := m.Value.(*forms.Body); ok {
			walk(inner, visit)
			continue
		}
		visit(m)
	}
}

// parameters are the paths of the parameters by whole and by last name, where
// that is the only one.
var parameters = sync.OnceValue(func() map[string]forms.Path {
	byName, twice := map[string]forms.Path{}, map[string]bool{}
	add := func(name string, path forms.Path) {
		if _, known := byName[name]; known {
			twice[name] = true
		}
		byName[name] = path
	}
	for _, key := range form().Keys() {
		field, _ := form().Field(forms.Path(key))
		wire := strings.ReplaceAll(field.Wire, `\.`, "\x00")
		whole := strings.ReplaceAll(wire, "\x00", ".")
		last := strings.ReplaceAll(wire[strings.LastIndex(wire, ".")+1:], "\x00", ".")
		if field.Wire == "" {
			continue
		}
		add(whole, forms.Path(key))
		if last != whole {
			add(last, forms.Path(key))
		}
	}
	for name := range twice {
		delete(byName, name)
	}
	return byName
})
