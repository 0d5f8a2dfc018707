package profiles

import (
	"strings"

	"clusterwiz/forms"
)

// assigned reads the text of an assignment by the field's kind.
func assigned(f *forms.Field, path forms.Path, text string) (any, *Issue) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	switch f.Kind {
	case forms.Hidden:
		return assignedSecret(path, text)
	case forms.List, forms.Object:
		remedy := forms.Tf("set its parts, for example %s=...", "请设置其中的字段，例如 %s=...", firstPart(f, path))
		return nil, setIssue(path, forms.T("cannot be set as a whole", "不能整体设置"), remedy)
	case forms.String, forms.LongText, forms.Integer, forms.Decimal, forms.Boolean, forms.Choice, forms.Strings, forms.Map:
	}
	value, fits := f.Convert(f.Parse(text))
	if !fits {
		return nil, setIssue(path, forms.Tf("must be %s", "须为%s", wanted()[f.Kind]), typed(f, path))
	}
	return value, nil
}

func firstPart(f *forms.Field, path forms.Path) forms.Path {
	if f.Kind == forms.List {
		path = path.Index(0)
	}
	return path.Key(f.Fields[0].Key)
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

// assignedSecret takes references only: a command line is seen by everyone on
// the machine and stays in the shell's history.
func assignedSecret(path forms.Path, text string) (any, *Issue) {
	kind, name, _ := strings.Cut(strings.TrimSpace(text), ":")
	ref := forms.Ref{Kind: forms.RefKind(kind), Name: name}
	switch {
	case ref.Kind == forms.FromPrompt && name == "",
		ref.Kind == forms.FromFile && name != "",
		ref.Kind == forms.FromKeyring && name != "",
		ref.Kind == forms.FromEnv && variable().MatchString(name):
		return forms.Referenced(Here(ref)), nil
	}
	return nil, setIssue(path,
		forms.T("must not be given on the command line as plain text", "不能在命令行中以明文给出"),
		forms.Tf("use %[1]s=env:NAME, %[1]s=file:PATH, %[1]s=keyring:NAME or %[1]s=prompt", "请用 %[1]s=env:NAME、%[1]s=file:PATH、%[1]s=keyring:NAME 或 %[1]s=prompt", path))
}
