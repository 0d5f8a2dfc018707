package profiles

import (
	"strconv"
	"strings"

	"clusterwiz/forms"
)

// spot is where a field stands: in the answers, in the document, and among the fields of
// its level.
type spot struct {
	location
	fields []forms.Field
	index  int
	// table is that of the level.
	table tomlPath
}

func (s spot) field() *forms.Field { return &s.fields[s.index] }

// level makes the first difference good that the fields of a level have.
func (e *editor) level(fields []forms.Field, path forms.Path, table tomlPath) (string, error) {
	for i := range fields {
		here := spot{location{dottedIn(table, fields[i].Key), path.Key(fields[i].Key)}, fields, i, table}
		text, err := e.field(here)
		if text != "" || err != nil {
			return text, err
		}
	}
	return "", nil
}

// dottedIn is the way to a dotted key below a table.
func dottedIn(table tomlPath, key string) tomlPath {
	for _, name := range strings.Split(key, ".") {
		table = table.key(name)
	}
	return table
}

func (e *editor) field(here spot) (string, error) {
	f := here.field()
	is, _ := e.read.Answers.Get(here.path)
	wanted, _ := e.e.answers.Get(here.path)
	switch {
	case wanted == nil && is == nil:
		return "", nil
	case wanted == nil:
		return e.gone(here.at)
	case f.Kind == forms.Object:
		return e.level(f.Fields, here.path, here.at)
	case f.Kind == forms.List:
		had, _ := is.([]any)
		items, isList := wanted.([]any)
		if !isList {
			return "", errNotEdited
		}
		return e.list(here, had, items, is != nil)
	case e.same(f, is, wanted):
		return "", nil
	case f.Kind == forms.Map && e.spread(here.at):
		return e.entries(here, entriesOf(is), entriesOf(wanted))
	}
	return e.put(here, e.text(f, wanted))
}

// same tells whether two values are written alike.
func (e *editor) same(f *forms.Field, is, wanted any) bool {
	return is != nil && inline(e.e.written(f, is)) == inline(e.e.written(f, wanted))
}

// text is a value as it is written.
func (e *editor) text(f *forms.Field, value any) string {
	value = e.e.written(f, value)
	if s, ok := value.(string); ok && f.Kind == forms.LongText && strings.Contains(s, "\n") && e.eol == "\n" {
		return multiline(s)
	}
	return inlineTree(value)
}

// inlineTree writes any answer on one line.
func inlineTree(value any) string {
	switch v := value.(type) {
	case map[string]any:
		var members []string
		for _, key := range sortedKeys(v) {
			if v[key] != nil {
				members = append(members, quoteKey(key)+" = "+inlineTree(v[key]))
			}
		}
		if len(members) == 0 {
			return "{}"
		}
		return "{ " + strings.Join(members, ", ") + " }"
	case []any:
		items := make([]string, len(v))
		for i := range v {
			items[i] = inlineTree(v[i])
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return inline(value)
}

// gone takes out what stands at a path.
func (e *editor) gone(at tomlPath) (string, error) {
	if around, there := e.sheet.pairAround(at); there && around.at != at {
		return e.again(around)
	}
	return e.without(at), nil
}

// again writes the value of a pair anew: there is no other way to put something into an
// inline table, or to take it out.
func (e *editor) again(pair statement) (string, error) {
	value, said := e.e.answers.Get(pathOf(pair.at))
	if !said {
		return e.without(pair.at), nil
	}
	return e.replaced(pair.value, inlineTree(e.plain(value))), nil
}

// plain takes the texts of secrets out of a tree.
func (e *editor) plain(value any) any {
	switch v := value.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, member := range v {
			out[key] = e.plain(member)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = e.plain(v[i])
		}
		return out
	}
	return e.e.written(&forms.Field{Kind: forms.Map}, value)
}

// pathOf is the path of the answer that stands at one of the document.
func pathOf(at tomlPath) forms.Path {
	var path forms.Path
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(string(at), "\x01", "\x00\x01"), func(r rune) bool { return r == 0 }) {
		if i, err := strconv.Atoi(strings.TrimPrefix(part, "\x01")); part[0] == 1 && err == nil {
			path = path.Index(i)
			continue
		}
		path = path.Key(part)
	}
	return path
}

// put writes a value at its place, in place of the one that is there.
func (e *editor) put(here spot, value string) (string, error) {
	if old, there := e.sheet.values[here.at]; there {
		return e.replaced(old, value), nil
	}
	if i := e.sheet.last(here.at); i >= 0 { // A table where a value belongs.
		if one := e.sheet.lines[i]; !one.heading && e.sheet.only(here.at) {
			if key, ok := one.above(here.at); ok {
				return e.sheet.src[:one.start] + key + " = " + e.lined(value) + e.sheet.src[one.value.to:], nil
			}
		}
		return e.without(here.at), nil
	}
	if around, there := e.sheet.pairAround(here.at); there {
		return e.again(around)
	}
	return e.add(here, value)
}

// spread tells whether a table of texts stands on lines of its own.
func (e *editor) spread(at tomlPath) bool {
	_, pair := e.sheet.values[at]
	return !pair && e.sheet.last(at) >= 0
}

// entries changes one entry of a table.
func (e *editor) entries(here spot, is, wanted map[string]any) (string, error) {
	for _, name := range sortedKeys(is) {
		if _, stays := wanted[name]; !stays {
			return e.without(here.at.key(name)), nil
		}
	}
	for _, name := range sortedKeys(wanted) {
		value := inline(e.e.written(&forms.Field{Kind: forms.Map}, wanted[name]))
		if before, there := is[name]; there && inline(e.e.written(&forms.Field{Kind: forms.Map}, before)) == value {
			continue
		}
		if old, there := e.sheet.values[here.at.key(name)]; there {
			return e.replaced(old, value), nil
		}
		return e.addEntry(here, name, value)
	}
	return "", errNotEdited
}

// addEntry writes an entry behind the others.
func (e *editor) addEntry(here spot, name, value string) (string, error) {
	last := e.sheet.lines[e.sheet.last(here.at)]
	if last.heading {
		return e.inserted(last.end, quoteKey(name)+" = "+value), nil
	}
	prefix, ok := last.prefix()
	if !ok {
		return "", errNotEdited
	}
	return e.inserted(last.end, prefix+quoteKey(name)+" = "+value), nil
}

// prefix is what stands before the last part of a pair's key.
func (s statement) prefix() (string, bool) {
	cut := strings.LastIndexByte(s.key, '.')
	if strings.ContainsAny(s.key, `"'`) {
		// The dot may be within quotes.
		return "", !strings.Contains(s.key, ".")
	}
	return s.key[:cut+1], true
}

// above is the notation of a pair's key down to what it lies below of.
func (s statement) above(table tomlPath) (string, bool) {
	key := s.key
	for range strings.Count(string(s.at), "\x00") - strings.Count(string(table), "\x00") {
		cut := strings.LastIndexByte(key, '.')
		if cut < 0 || strings.ContainsAny(key, `"'`) {
			return "", false
		}
		key = strings.TrimRight(key[:cut], " \t")
	}
	return key, true
}
