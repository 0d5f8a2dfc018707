package export

import (
	"strconv"
	"strings"
	"unicode"

	"clusterwiz/forms"
	"clusterwiz/profiles/terraform"
)

// value writes a value of the request as an attribute has it; false where it does not
// fit.
func (w *writer) value(a terraform.Attribute, value any) (expression, bool) {
	_, folded := forms.InText(value)
	if a.As == terraform.JSON || a.As == terraform.JSONText || folded {
		if text, plain := opened(value).(string); plain {
			return w.literal(text)
		}
		inner, ok := w.literal(opened(value))
		if !ok {
			return nil, false
		}
		return call("jsonencode", inner), true
	}
	switch a.As {
	case terraform.Joined:
		return w.commas(value)
	case terraform.Split:
		text, ok := textOf(value)
		var items []any
		for _, item := range strings.Split(text, ",") {
			items = append(items, item)
		}
		list, _ := w.literal(items)
		return list, ok
	case terraform.Tags:
		return w.pairs(value)
	case terraform.Given:
		return given(a, value)
	case terraform.Length:
		_, ok := textOf(value)
		return nil, ok
	case terraform.Plainly, terraform.JSON, terraform.JSONText, terraform.Camel:
	}
	return w.plain(a.Kind, value)
}

// plain writes a value in the kind of the attribute.
func (w *writer) plain(kind terraform.Kind, value any) (expression, bool) {
	text, scalar := textOf(value)
	switch kind {
	case terraform.String:
		if scalar {
			return w.literal(text)
		}
		return w.literal(value)
	case terraform.Number:
		if scalar {
			return number(text)
		}
	case terraform.Boolean:
		if text == "true" || text == "false" {
			return w.literal(text == "true")
		}
	case terraform.List:
		if items, ok := listOf(value); ok {
			return w.literal(items)
		}
	case terraform.Map:
		if object, ok := objectOf(value); ok {
			return w.literal(object)
		}
	case terraform.Block, terraform.Blocks:
	}
	return nil, false
}

// literal writes a value as it is; a secret becomes a variable.
func (w *writer) literal(value any) (expression, bool) {
	switch v := value.(type) {
	case nil:
		return token("null"), true
	case forms.Secret:
		return reference("var", w.variable(v)), true
	case string:
		return quoted(v), true
	case bool:
		return token(strconv.FormatBool(v)), true
	case *forms.Body:
		return w.object(v)
	}
	if items, ok := listOf(value); ok {
		var list []expression
		for _, item := range items {
			inner, ok := w.literal(opened(item))
			if !ok {
				return nil, false
			}
			list = append(list, inner)
		}
		return tuple(list), true
	}
	text, ok := textOf(value)
	if !ok {
		return nil, false
	}
	return number(text)
}

func (w *writer) object(of *forms.Body) (expression, bool) {
	var list []member
	for _, m := range of.Members() {
		value, ok := w.literal(opened(m.Value))
		if !ok {
			return nil, false
		}
		list = append(list, member{named(m.Name), value})
	}
	return object(list), true
}

// named is the name of a member: bare where it is one in ASCII, else quoted.
func named(name string) string {
	if bare(name) && name != "null" && name != "true" && name != "false" && name != "for" {
		return name
	}
	return quoted(name)[0].text
}

// bare tells whether a name can stand without quotes. HCL takes more letters than these,
// by tables of its own, which are older than those here.
func bare(name string) bool {
	for i, r := range name {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
		if !letter && (i == 0 || (r < '0' || r > '9') && r != '-') {
			return false
		}
	}
	return name != ""
}

// commas is a list as one text with commas.
func (w *writer) commas(value any) (expression, bool) {
	items, ok := listOf(value)
	texts := make([]string, len(items))
	for i, item := range items {
		text, scalar := textOf(item)
		texts[i], ok = text, ok && scalar && !strings.Contains(text, ",")
	}
	if !ok {
		return nil, false
	}
	return w.literal(strings.Join(texts, ","))
}

// pairs is a list of keys and values as a map; false where a key stands there twice.
func (w *writer) pairs(value any) (expression, bool) {
	items, ok := listOf(value)
	tags := &forms.Body{}
	for _, item := range items {
		object, isObject := objectOf(item)
		if !isObject {
			return nil, false
		}
		var key string
		var said any = ""
		for _, m := range object.Members() {
			switch strings.ToLower(m.Name) {
			case "key":
				key, _ = textOf(m.Value)
			case "value":
				said = m.Value
			default:
				return nil, false
			}
		}
		if _, twice := tags.Get(key); twice {
			return nil, false
		}
		tags.Set(said, key)
	}
	if !ok {
		return nil, false
	}
	return w.object(tags)
}

// given is the attribute's word for one of the request.
func given(a terraform.Attribute, value any) (expression, bool) {
	text, _ := textOf(value)
	for word, sent := range a.Words {
		if sent == text {
			return quoted(word), true
		}
	}
	return nil, false
}

// camel writes the members of an object in small letters with _, their values as texts,
// for a block of that kind.
func (w *writer) camel(to *body, object *forms.Body) {
	for _, m := range object.Members() {
		name := snake(m.Name)
		value := opened(m.Value)
		if text, scalar := textOf(value); scalar {
			value = text
		}
		written, ok := w.literal(value)
		if !ok || !bare(name) {
			text, _ := forms.EncodeJSON(value, forms.Masked)
			to.remark(m.Name + " = " + string(text))
			continue
		}
		to.set(name, written)
	}
}

// snake is maxPods as max_pods.
func snake(name string) string {
	var out strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			out.WriteByte('_')
		}
		out.WriteRune(unicode.ToLower(r))
	}
	return out.String()
}

// variable returns the name of the variable for a secret, by the answer that it is.
func (w *writer) variable(secret forms.Secret) string {
	for _, m := range w.request.Request.Body.Secrets() {
		if found, _ := m.Value.(forms.Secret); found != secret {
			continue
		}
		name := identifier(string(m.Path))
		if name == "" {
			name = identifier(m.Name)
		}
		if _, known := w.variables[name]; !known {
			w.variables[name] = m.Path
			w.order = append(w.order, name)
		}
		return name
	}
	return "secret"
}
