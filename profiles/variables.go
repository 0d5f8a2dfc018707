package profiles

import (
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// variableIn returns the name of the environment variable that stands in for a value,
// as { env = "NAME" } says.
func variableIn(value any) (name string, ok bool) {
	table, _ := value.(map[string]any)
	name, ok = table[string(forms.FromEnv)].(string)
	return name, ok && len(table) == 1
}

// variable answers with what the environment says, in the type of the field.
func (r *reader) variable(f *forms.Field, name string, here location) {
	text := r.fromEnv(name, lastKey(f), here)
	if text == "" {
		return
	}
	value, fits := f.Convert(f.Parse(text))
	if !fits {
		r.report(here.at, forms.Problem{
			Path:    here.path,
			Summary: forms.Tf("must be %s; the environment variable %s holds something else", "须为%s，而环境变量 %s 的值不是", wanted()[f.Kind], printable(name)),
			Remedy:  forms.Tf("set %s to another value", "请更改环境变量 %s 的值", printable(name)),
		})
		return
	}
	r.set(here, value)
}

// fromEnv reads a variable; where there is none it says so and returns nothing.
func (r *reader) fromEnv(name, key string, here location) string {
	r.profile.variables[here.path] = name
	if !variable().MatchString(name) {
		r.report(here.at, forms.Problem{
			Path: here.path, Summary: forms.T("env takes the name of an environment variable", "env 须为环境变量名"), Remedy: example(`%s = { env = "NAME" }`, quoteKey(key)),
		})
		return ""
	}
	text, problem := Resolver{Env: r.env}.fromEnv(name)
	if problem.Summary.IsZero() {
		text, problem = sound(text)
	}
	if !problem.Summary.IsZero() {
		problem.Path = here.path
		r.report(here.at, problem)
	}
	return text
}

// placeholder is how shells and other programs write a variable within a text.
var placeholder = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$\{([A-Za-z_][A-Za-z0-9_]*)\}`) })

// unfilledIn is unfilled for fields that are no scripts, in which it may well be meant.
func (r *reader) unfilledIn(f *forms.Field, value any, here location) {
	if text, isText := value.(string); isText && f.Kind != forms.LongText && !f.MayHide {
		r.unfilled(text, lastKey(f), here)
	}
}

// unfilled warns of ${NAME} in a text: nothing is put in its place.
func (r *reader) unfilled(text, key string, here location) {
	if !strings.Contains(text, "${") {
		return
	}
	found := placeholder().FindStringSubmatch(text)
	if found == nil {
		return
	}
	r.remark(here.at, forms.Problem{
		Path: here.path, Severity: forms.Warning,
		Summary: forms.Tf("%s is sent as it is written; nothing is put in its place", "%s 将原样发送，不会被替换", found[0]),
		Remedy:  forms.Tf(`for the whole value from the environment write %s = { env = "%s" }`, `如需从环境变量取整个值，请写作 %s = { env = "%s" }`, quoteKey(key), found[1]),
	})
}

func lastKey(f *forms.Field) string {
	_, key := splitLast(f.Key)
	return key
}
