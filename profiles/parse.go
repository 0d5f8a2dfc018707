package profiles

import (
	"os"
	"slices"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/profiles/overlay"
)

// The keys beside the answers.
const (
	keyVersion  = "version"
	keyProvider = "provider"
	keyRegion   = "region"
	keyAccount  = "account"
	keyEndpoint = "endpoint"
	keyTagRuns  = "tag_runs"
)

// Parse reads a profile. name stands for the file in the issues, which are in
// the order of the file. The profile is never nil and holds all that is good:
// a slip in one value, or in the notation of one line, does not lose the rest.
func Parse(data []byte, name string, known Forms) (*Profile, []Issue) {
	return Reader{Known: known, Env: os.LookupEnv}.Read(Document{Name: name, Data: data})
}

// reader turns a TOML tree into a profile.
type reader struct {
	profile *Profile
	form    *forms.Form
	// places tells where the values of the tree stand.
	places func(at tomlPath) (overlay.Place, bool)
	// env gives variables that take the place of values.
	env    func(name string) (string, bool)
	issues []Issue
	// typed: the values come from the command line.
	typed bool
	// secrets are the levels of the form on which secrets stand.
	secrets func() map[string][]string
	// guessed counts the unknown keys for which a near one was sought.
	guessed int
}

// mostGuesses is for how many unknown keys a near one is sought; who has more
// has another kind of file.
const mostGuesses = 20

// report adds a problem with the place where it stands.
func (r *reader) report(at tomlPath, problem forms.Problem) {
	r.profile.reported[problem.Path] = true
	r.remark(at, problem)
}

// remark adds a problem beside which a check of the answer has its own to say.
func (r *reader) remark(at tomlPath, problem forms.Problem) {
	place := r.place(at)
	r.issues = append(r.issues, Issue{File: place.Name, Line: place.Line, Column: place.Column, Problem: problem})
}

// place is where a value stands; what stands nowhere is counted to the first line.
func (r *reader) place(at tomlPath) overlay.Place {
	place, known := r.places(at)
	if !known {
		place.Line, place.Column = 1, 1
	}
	return place
}

// mark remembers where an answer stands.
func (r *reader) mark(path forms.Path, at tomlPath) {
	if place, known := r.places(at); known {
		r.profile.positions[path] = place
	}
}

// head reads the keys beside the answers; false for a layout that is not ours.
func (r *reader) head(tree map[string]any) bool {
	p := r.profile
	p.Provider = r.headText(tree, keyProvider)
	p.Region = r.headText(tree, keyRegion)
	p.Account = r.headText(tree, keyAccount)
	p.Endpoint = r.headText(tree, keyEndpoint)
	p.Untagged = r.untagged(tree)
	version, given := tree[keyVersion]
	at, problem := tomlPath("").key(keyVersion), forms.Problem{Path: keyVersion, Remedy: example("version = %d", Version)}
	number, whole := version.(int64)
	switch {
	case !given && p.partial:
	case !given:
		problem.Severity = forms.Warning
		problem.Summary = forms.Tf("is not given, taken as %d", "未填写，按 %d 处理", Version)
		r.report(at, problem)
	case !whole:
		problem.Summary = wrongType(forms.T("a whole number", "整数"), version)
		r.report(at, problem)
	case number != Version:
		problem.Summary = forms.Tf("is %d; this program knows only %d", "为 %d，本程序只支持 %d", number, Version)
		problem.Remedy = forms.Tf("use the program that wrote it, or write version = %d and check the keys", "请使用写出它的程序版本，或改为 version = %d 并核对各键", Version)
		r.report(at, problem)
		p.partial = true // None of its answers are read, so none is missing.
		return false
	}
	return true
}

func (r *reader) headText(tree map[string]any, key string) string {
	value, given := tree[key]
	if !given {
		return ""
	}
	here := location{tomlPath("").key(key), forms.Path(key)}
	r.mark(here.path, here.at)
	if name, ok := variableIn(value); ok {
		return r.fromEnv(name, key, here)
	}
	text, ok := value.(string)
	if !ok {
		r.report(here.at, forms.Problem{Path: here.path, Summary: wrongType(typeText, value), Remedy: example(`%s = "..."`, key)})
	}
	r.unfilled(text, key, here)
	return text
}

// untagged reads whether runs go without a tag.
func (r *reader) untagged(tree map[string]any) bool {
	value, given := tree[keyTagRuns]
	tagged, ok := value.(bool)
	at := tomlPath("").key(keyTagRuns)
	if given && !ok {
		r.report(at, forms.Problem{
			Path: keyTagRuns, Summary: wrongType(forms.T("true or false", "true 或 false"), value), Remedy: example("%s = false", keyTagRuns),
		})
	}
	r.mark(keyTagRuns, at)
	return ok && !tagged
}

func (r *reader) answers(tree map[string]any, known Forms) {
	id := r.profile.Provider
	form, ok := known.find(id)
	if ok {
		r.form, r.secrets = form, sync.OnceValue(func() map[string][]string { return secretLevels(form) })
		r.level(form.Fields, tree, "", location{})
		return
	}
	at, problem := tomlPath("").key(keyProvider), forms.Problem{Path: keyProvider}
	if r.profile.reported[keyProvider] || id == "" && r.profile.partial {
		return
	}
	problem.Remedy = forms.T("`clusterwiz providers` lists them", "可用 `clusterwiz providers` 查看")
	if id == "" {
		problem.Summary = forms.T("required", "必填")
	} else {
		problem.Summary = forms.Tf("%s is not a cloud that this program knows", "没有名为 %s 的云产品", printable(id))
		if near := forms.Nearest(strings.TrimSpace(id), known.ids()); near != "" {
			problem.Remedy = forms.Tf("did you mean %s?", "是否为 %s？", near)
		}
	}
	r.report(at, problem)
}

// location is where a level of fields stands, in the file and in the answers.
type location struct {
	at   tomlPath
	path forms.Path
}

// level reads the fields of the form, of a list item or of an object. prefix
// is the part of their dotted keys that lies behind already.
func (r *reader) level(fields []forms.Field, table map[string]any, prefix string, here location) {
	for _, name := range sortedKeys(table) {
		if here == (location{}) && prefix == "" && slices.Contains(headNames(), name) {
			continue
		}
		at := here.at
		if prefix != "" {
			for _, key := range strings.Split(prefix, ".") {
				at = at.key(key)
			}
		}
		at = at.key(name)
		key := join(prefix, name)
		field, below := lookUp(fields, key)
		if strings.Contains(name, ".") {
			field, below = nil, false
		}
		inner, isTable := table[name].(map[string]any)
		switch {
		case field != nil:
			r.field(field, table[name], location{at, here.path.Key(key)})
		case below && isTable:
			r.mark(here.path.Key(key), at)
			r.level(fields, inner, key, here)
		case below:
			r.report(at, forms.Problem{
				Path: here.path.Key(key), Summary: wrongType(typeTable, table[name]), Remedy: example("[%s]", heading(here.path.Key(key))),
			})
		default:
			r.unknown(fields, key, name, location{at, here.path})
		}
	}
}

// lookUp returns the field with that key, and whether fields lie below it.
func lookUp(fields []forms.Field, key string) (field *forms.Field, below bool) {
	for i := range fields {
		if fields[i].Key == key {
			return &fields[i], false
		}
		below = below || strings.HasPrefix(fields[i].Key, key+".")
	}
	return nil, below
}

func (r *reader) unknown(fields []forms.Field, key, name string, here location) {
	parent, _ := strings.CutSuffix(key, name)
	path := here.path.Key(parent + shownKey(name))
	if besideSecret(r.secrets(), here.path.Key(key).Pattern()) {
		path = here.path.Key(parent + unsaid)
	}
	problem := forms.Problem{
		Path:    path,
		Summary: forms.T("is not a key that is known here", "此处没有这个键"),
		Remedy:  forms.Tf("remove it, or see `clusterwiz fields %s`", "请删除，或查看 `clusterwiz fields %s`", r.profile.Provider),
	}
	if why, retired := r.form.Retired[forms.Path(here.path.Key(key)).Pattern()]; retired {
		r.report(here.at, forms.Problem{
			Path: here.path.Key(key), Severity: forms.Warning, Summary: forms.Tf("is no longer sent: %s", "不再发送：%s", why), Remedy: forms.T("remove it", "请删除"),
		})
		return
	}
	if r.guessed++; r.guessed <= mostGuesses {
		if near, ok := r.near(fields, key, here.path); ok {
			problem.Remedy = forms.Tf("did you mean %s?", "是否为 %s？", withPositions(near, here.path))
		}
	}
	r.report(here.at, problem)
}

// near is the key that is most likely meant at a path.
func (r *reader) near(fields []forms.Field, key string, path forms.Path) (string, bool) {
	keys := r.form.Keys()
	if path == "" {
		keys = append(slices.Clone(headNames()), keys...)
	}
	// A table of dotted keys may be misspelt as a whole; it is no key itself.
	for i := range fields {
		if head, _, nested := strings.Cut(fields[i].Key, "."); nested && path == "" {
			keys = append(keys, head)
		}
	}
	return nearestKey(forms.Path(path.Key(key)).Pattern(), keys)
}

// withPositions writes the pattern of a key with the positions of like, and 0
// where like has none.
func withPositions(pattern string, like forms.Path) forms.Path {
	_, rest, _ := strings.Cut(string(like), "[")
	var b strings.Builder
	for i, piece := range strings.Split(pattern, "[]") {
		if i > 0 {
			position, after, found := strings.Cut(rest, "]")
			if !found {
				position = "0"
			}
			_, rest, _ = strings.Cut(after, "[")
			b.WriteString("[" + position + "]")
		}
		b.WriteString(piece)
	}
	return forms.Path(b.String())
}
