package profiles

import (
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// whole reads the text of an assignment by the field's kind.
func (t *target) whole(text string) (any, error) {
	value := tomlValue(text)
	name, fromEnv := variableTyped(text)
	switch t.field.Kind {
	case forms.Hidden:
		if _, isTable := value.(map[string]any); isTable {
			return t.read(value)
		}
		return typedSecret(t.path, text)
	case forms.List, forms.Object:
		return t.composed(value)
	case forms.Strings, forms.Map:
		if _, isList := itemsOf(value); isList {
			return t.read(value)
		}
		if _, isTable := value.(map[string]any); isTable {
			return t.read(value)
		}
		text = unbracketed(text)
	case forms.String, forms.LongText, forms.Choice, forms.Integer, forms.Decimal, forms.Boolean:
		if fromEnv {
			return t.read(map[string]any{string(forms.FromEnv): name})
		}
		if quoted, isText := value.(string); isText && t.field.Kind != forms.Integer && t.field.Kind != forms.Decimal && t.field.Kind != forms.Boolean {
			converted, _ := t.field.Convert(quoted)
			return converted, nil
		}
	}
	answer, fits := t.field.Convert(t.field.Parse(text))
	if !fits {
		return nil, setIssue(t.path, forms.Tf("must be %s", "须为%s", wanted()[t.field.Kind]), typed(t.field, t.path))
	}
	return answer, nil
}

// composed reads a list of tables or an object, which have no other notation than that
// of profiles.
func (t *target) composed(value any) (any, error) {
	_, isList := itemsOf(value)
	_, isTable := value.(map[string]any)
	if t.field.Kind == forms.List && isList || t.field.Kind == forms.Object && isTable {
		return t.read(value)
	}
	part := firstPart(t.field, t.path)
	remedy := forms.Tf("write {%s=...}, or set its parts, for example %s=...", "请写作 {%s=...}，或设置其中的字段，例如 %s=...", t.field.Fields[0].Key, part)
	if t.field.Kind == forms.List {
		remedy = forms.Tf("write [{%s=...}], or set its parts, for example %s=...", "请写作 [{%s=...}]，或设置其中的字段，例如 %s=...", t.field.Fields[0].Key, part)
	}
	return nil, setIssue(t.path, forms.Tf("must be %s", "须为%s", wanted()[t.field.Kind]), remedy)
}

// tomlValue is what a text says as a list, a table or a text in quotes of TOML; nil for
// what is none, which is taken as it was typed.
func tomlValue(text string) any {
	text = strings.TrimSpace(text)
	if text == "" || !strings.ContainsAny(text[:1], `[{"`) {
		return nil
	}
	tree, err := decodeTOML("v = " + text)
	if err != nil || len(tree) != 1 {
		return nil
	}
	return tree["v"]
}

// bareVariable is { env = "NAME" } from which a shell took the quotes.
var bareVariable = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\A\{\s*env\s*=\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\z`)
})

// variableTyped returns the name of the variable that a text says to take the value from.
func variableTyped(text string) (name string, ok bool) {
	if found := bareVariable().FindStringSubmatch(strings.TrimSpace(text)); found != nil {
		return found[1], true
	}
	return variableIn(tomlValue(text))
}

// unbracketed takes away the brackets of a list or table whose texts stand without
// quotes, since shells eat them.
func unbracketed(text string) string {
	text = strings.TrimSpace(text)
	for _, pair := range []string{"[]", "{}"} {
		if len(text) > 1 && text[0] == pair[0] && text[len(text)-1] == pair[1] {
			return text[1 : len(text)-1]
		}
	}
	return text
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

// typedSecret takes references only: a command line is seen by everyone on
// the machine and stays in the shell's history.
func typedSecret(path forms.Path, text string) (any, error) {
	kind, name, _ := strings.Cut(strings.TrimSpace(text), ":")
	ref := forms.Ref{Kind: forms.RefKind(kind), Name: name}
	switch {
	case ref.Kind == forms.FromPrompt && name == "",
		ref.Kind == forms.FromFile && name != "",
		ref.Kind == forms.FromKeyring && name != "",
		ref.Kind == forms.FromEnv && variable().MatchString(name):
		return forms.Referenced(Here(ref)), nil
	}
	return nil, setIssue(path, plainTyped, forms.Tf("use %[1]s=env:NAME, %[1]s=file:PATH, %[1]s=keyring:NAME or %[1]s=prompt", "请用 %[1]s=env:NAME、%[1]s=file:PATH、%[1]s=keyring:NAME 或 %[1]s=prompt", path))
}

var plainTyped = forms.T("must not be given on the command line as plain text", "不能在命令行中以明文给出")
