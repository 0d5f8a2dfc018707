package profiles

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// field reads one value into the answers, or reports why not.
func (r *reader) field(f *forms.Field, value any, here location) {
	r.mark(here.path, here.at)
	switch f.Kind {
	case forms.List:
		r.list(f, value, here)
		return
	case forms.Object:
		table, ok := value.(map[string]any)
		if !ok {
			r.misfit(f, value, here)
			return
		}
		r.set(here, map[string]any{})
		r.level(f.Fields, table, "", here)
		return
	case forms.Hidden:
		r.secret(f, value, here)
		return
	case forms.Strings, forms.Map:
		if name, ok := variableIn(value); ok && f.Kind == forms.Strings {
			r.variable(f, name, here)
			return
		}
		r.texts(f, value, here)
		return
	case forms.String, forms.LongText, forms.Choice, forms.Integer, forms.Decimal, forms.Boolean:
		if _, isTable := value.(map[string]any); isTable && f.MayHide {
			r.secret(f, value, here)
			return
		}
		if name, ok := variableIn(value); ok {
			r.variable(f, name, here)
			return
		}
	}
	answer, ok := f.Convert(value)
	if !ok || !sameType(f.Kind, value) {
		r.misfit(f, value, here)
		return
	}
	r.set(here, answer)
	r.unfilledIn(f, value, here)
	r.windowsLines(f, value, here)
}

// windowsLines warns of a script whose line ends are changed.
func (r *reader) windowsLines(f *forms.Field, value any, here location) {
	if text, isText := value.(string); isText && text != f.Lines(text) {
		r.remark(here.at, forms.Problem{
			Path: here.path, Severity: forms.Warning,
			Summary: forms.T("has the line ends of Windows; it is sent with those of Unix", "含 Windows 换行符；将以 Unix 换行符发送"),
		})
	}
}

// sameType tells whether a value has the TOML type of the kind: a profile says
// 12 and not "12", since others read and write it too.
func sameType(kind forms.Kind, value any) bool {
	if _, whole := value.(int64); whole {
		return kind == forms.Integer || kind == forms.Decimal
	}
	return kind.Holds(value)
}

func (r *reader) set(here location, value any) {
	if err := r.profile.Answers.Set(here.path, value); err != nil {
		r.report(here.at, forms.Problem{Path: here.path, Summary: forms.T("does not belong here", "不能出现在此处")})
	}
}

// list reads the items in their positions: one that is no table stays as an
// empty item, so that the places of those behind it are still right.
func (r *reader) list(f *forms.Field, value any, here location) {
	items, ok := itemsOf(value)
	if !ok {
		r.misfit(f, value, here)
		return
	}
	r.set(here, []any{})
	for i, item := range items {
		at := location{here.at.item(i), here.path.Index(i)}
		r.mark(at.path, at.at)
		r.set(at, map[string]any{})
		table, ok := item.(map[string]any)
		if !ok {
			r.misfitItem(f, typeTable, item, at)
			continue
		}
		r.level(f.Fields, table, "", at)
	}
}

func itemsOf(value any) ([]any, bool) {
	switch v := value.(type) {
	case []any:
		return v, true
	case []map[string]any:
		items := make([]any, len(v))
		for i := range v {
			items[i] = v[i]
		}
		return items, true
	}
	return nil, false
}

// texts reads a list or a table of texts; entries that are none are left out.
func (r *reader) texts(f *forms.Field, value any, here location) {
	if items, ok := value.([]any); ok && f.Kind == forms.Strings {
		list := make([]string, 0, len(items))
		for i, item := range items {
			at := location{here.at.item(i), here.path.Index(i)}
			text, ok := item.(string)
			name, fromEnv := variableIn(item)
			switch {
			case fromEnv:
				text = r.fromEnv(name, lastKey(f), at)
			case !ok:
				r.misfitItem(f, typeText, item, at)
				continue
			}
			r.unfilled(text, lastKey(f), at)
			list = append(list, text)
		}
		cut, _ := f.Convert(list)
		r.set(here, cut)
		return
	}
	table, ok := value.(map[string]any)
	if !ok || f.Kind != forms.Map {
		r.misfit(f, value, here)
		return
	}
	entries, secrets := make(map[string]string, len(table)), forms.Table{}
	for _, key := range sortedKeys(table) {
		text, ok := table[key].(string)
		place, isTable := table[key].(map[string]any)
		name, fromEnv := variableIn(table[key])
		at := location{here.at.key(key), here.path.Key(shownKey(key))}
		switch {
		case ok:
			r.unfilledIn(f, text, at)
			r.windowsLines(f, text, at)
			entries[key] = f.Lines(text)
		case fromEnv && !f.MayHide:
			entries[key] = r.fromEnv(name, key, at)
		case isTable && f.MayHide:
			if ref, ok := r.entryReference(place, forms.Problem{Path: at.path, Remedy: secretRemedy(key)}, at); ok {
				secrets[key] = forms.Referenced(ref)
			}
		default:
			r.misfitItem(f, typeText, table[key], at)
		}
	}
	if len(secrets) == 0 {
		r.set(here, entries)
		return
	}
	for key, text := range entries {
		secrets[key] = text
	}
	r.set(here, secrets)
}

// variable is how environment variables are named; anything else in its place
// may be the secret itself and is not repeated.
var variable = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\A[A-Za-z_][A-Za-z0-9_]*\z`) })

func (r *reader) secret(f *forms.Field, value any, here location) {
	_, key := splitLast(f.Key)
	problem := forms.Problem{Path: here.path, Remedy: secretRemedy(key)}
	table, ok := value.(map[string]any)
	if !ok {
		problem.Summary = forms.T("must not be in a profile as plain text", "不能以明文写在配置文件中")
		if r.typed {
			problem.Summary = plainTyped
		}
		r.report(here.at, problem)
		return
	}
	if ref, ok := r.reference(table, problem, here); ok {
		r.set(here, forms.Referenced(ref))
	}
}

// entryReference is reference for an entry of a table, which nobody can be asked for:
// questions have one answer.
func (r *reader) entryReference(table map[string]any, problem forms.Problem, here location) (forms.Ref, bool) {
	if _, prompts := table[string(forms.FromPrompt)]; prompts {
		problem.Summary = forms.T("takes env, file or keyring here, not prompt", "此处可用 env、file、keyring，不能用 prompt")
		r.report(here.at, problem)
		return forms.Ref{}, false
	}
	return r.reference(table, problem, here)
}

// reference reads where a secret is kept, or reports with problem why not.
func (r *reader) reference(table map[string]any, problem forms.Problem, here location) (forms.Ref, bool) {
	if len(table) != 1 {
		problem.Summary = forms.T("must name exactly one place to read it from", "必须且只能写明一个读取位置")
		r.report(here.at, problem)
		return forms.Ref{}, false
	}
	ref, summary := reference(table)
	if !summary.IsZero() {
		problem.Summary = summary
		r.report(here.at, problem)
		return forms.Ref{}, false
	}
	return within(r.place(here.at).Dir, ref), true
}

// reference reads the only entry of a secret's table.
func reference(table map[string]any) (forms.Ref, forms.Text) {
	for key, value := range table {
		kind := forms.RefKind(key)
		name, isText := value.(string)
		switch {
		case kind == forms.FromPrompt && value == true:
			return forms.Ref{Kind: kind}, forms.Text{}
		case kind == forms.FromPrompt:
			return forms.Ref{}, forms.T("takes prompt = true only", "prompt 只能为 true")
		case kind != forms.FromEnv && kind != forms.FromFile && kind != forms.FromKeyring:
			return forms.Ref{}, forms.T("takes only env, file, keyring or prompt", "只能使用 env、file、keyring、prompt")
		case !isText || name == "":
			return forms.Ref{}, forms.Tf("needs a name as text after %s", "%s 后须为文本名称", key)
		case kind == forms.FromEnv && !variable().MatchString(name):
			return forms.Ref{}, forms.T("env takes the name of an environment variable", "env 须为环境变量名")
		default:
			return forms.Ref{Kind: kind, Name: name}, forms.Text{}
		}
	}
	return forms.Ref{}, forms.Text{}
}

// secretRemedy shows what to write, with a name made from the key.
func secretRemedy(key string) forms.Text {
	env := strings.ToUpper(key)
	if !variable().MatchString(env) {
		env = "NAME"
	}
	return forms.Tf(`write %s = { env = "%s" }, or { file = "..." }, { keyring = "..." }, { prompt = true }`,
		`请写作 %s = { env = "%s" }，或 { file = "..." }、{ keyring = "..." }、{ prompt = true }`, key, env)
}

func (r *reader) misfit(f *forms.Field, value any, here location) {
	r.report(here.at, forms.Problem{Path: here.path, Summary: wrongType(wanted()[f.Kind], value), Remedy: sample(f, here.path)})
}

func (r *reader) misfitItem(f *forms.Field, want forms.Text, item any, here location) {
	r.report(here.at, forms.Problem{Path: here.path, Summary: wrongType(want, item), Remedy: sample(f, here.path)})
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
