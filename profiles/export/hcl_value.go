package export

import (
	"encoding/json"
	"strings"
	"unicode"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"clusterwiz/forms"
	"clusterwiz/profiles/terraform"
)

// tokens writes a value of the request as an attribute has it; false where it does not
// fit.
func (w *writer) tokens(a terraform.Attribute, value any) (hclwrite.Tokens, bool) {
	_, folded := forms.InText(value)
	if a.As == terraform.JSON || a.As == terraform.JSONText || folded {
		if text, plain := opened(value).(string); plain {
			return w.literal(text)
		}
		inner, ok := w.literal(opened(value))
		return hclwrite.TokensForFunctionCall("jsonencode", inner), ok
	}
	switch a.As {
	case terraform.Joined:
		return w.joined(value)
	case terraform.Split:
		text, ok := textOf(value)
		var items []any
		for _, item := range strings.Split(text, ",") {
			items = append(items, item)
		}
		tokens, _ := w.literal(items)
		return tokens, ok
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
func (w *writer) plain(kind terraform.Kind, value any) (hclwrite.Tokens, bool) {
	text, scalar := textOf(value)
	switch kind {
	case terraform.String:
		if scalar {
			return w.literal(text)
		}
		return w.literal(value)
	case terraform.Number:
		if _, err := cty.ParseNumberVal(text); scalar && err == nil {
			return w.literal(json.Number(text))
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
func (w *writer) literal(value any) (hclwrite.Tokens, bool) {
	switch v := value.(type) {
	case nil:
		return hclwrite.TokensForValue(cty.NullVal(cty.DynamicPseudoType)), true
	case forms.Secret:
		return hclwrite.TokensForTraversal(traversal("var", w.variable(v))), true
	case string:
		return quoted(v), true
	case bool:
		return hclwrite.TokensForValue(cty.BoolVal(v)), true
	case *forms.Body:
		return w.object(v)
	}
	if items, ok := listOf(value); ok {
		var list []hclwrite.Tokens
		for _, item := range items {
			tokens, ok := w.literal(opened(item))
			if !ok {
				return nil, false
			}
			list = append(list, tokens)
		}
		return hclwrite.TokensForTuple(list), true
	}
	text, ok := textOf(value)
	number, err := cty.ParseNumberVal(text)
	if !ok || err != nil {
		return nil, false
	}
	return hclwrite.TokensForValue(number), true
}

func (w *writer) object(object *forms.Body) (hclwrite.Tokens, bool) {
	var list []hclwrite.ObjectAttrTokens
	for _, m := range object.Members() {
		value, ok := w.literal(opened(m.Value))
		if !ok {
			return nil, false
		}
		list = append(list, hclwrite.ObjectAttrTokens{Name: named(m.Name), Value: value})
	}
	return hclwrite.TokensForObject(list), true
}

// named is the name of a member: bare where HCL takes it, else quoted.
func named(name string) hclwrite.Tokens {
	if hclsyntax.ValidIdentifier(name) && name != "null" && name != "true" && name != "false" && name != "for" {
		return hclwrite.TokensForIdentifier(name)
	}
	return quoted(name)
}

// quoted is a text as a string of HCL: nothing in it is a template.
func quoted(text string) hclwrite.Tokens {
	return hclwrite.TokensForValue(cty.StringVal(strings.ToValidUTF8(text, "\uFFFD")))
}

// joined is a list as one text with commas.
func (w *writer) joined(value any) (hclwrite.Tokens, bool) {
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
func (w *writer) pairs(value any) (hclwrite.Tokens, bool) {
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
func given(a terraform.Attribute, value any) (hclwrite.Tokens, bool) {
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
func (w *writer) camel(body *hclwrite.Body, object *forms.Body) {
	for _, m := range object.Members() {
		name := snake(m.Name)
		value := opened(m.Value)
		if text, scalar := textOf(value); scalar {
			value = text
		}
		tokens, ok := w.literal(value)
		if !ok || !hclsyntax.ValidIdentifier(name) {
			text, _ := forms.EncodeJSON(value, forms.Masked)
			remark(body, m.Name+" = "+string(text))
			continue
		}
		body.SetAttributeRaw(name, tokens)
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
		name := identifier(string(m.Path()))
		if name == "" {
			name = identifier(m.Name)
		}
		if _, known := w.variables[name]; !known {
			w.variables[name] = m.Path()
			w.order = append(w.order, name)
		}
		return name
	}
	return "secret"
}
