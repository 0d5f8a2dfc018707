package profiles_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

// document writes TOML and notes where it put each key.
type document struct {
	t     *rapid.T
	text  strings.Builder
	next  int
	keys  [][]string
	marks map[string]profiles.Position
}

func (d *document) pick(label string, options ...string) string {
	return rapid.SampledFrom(options).Draw(d.t, label)
}

func (d *document) here() profiles.Position {
	text := d.text.String()
	start := strings.LastIndexByte(text, '\n') + 1
	return profiles.Position{Line: strings.Count(text, "\n") + 1, Column: utf8.RuneCountInString(text[start:]) + 1}
}

func (d *document) mark(tomlPath []any) {
	key := profiles.Place(tomlPath...)
	if _, known := d.marks[key]; !known {
		d.marks[key] = d.here()
	}
}

// key writes a new key in one of its notations and returns its name.
func (d *document) key() (name string, write func()) {
	d.next++
	name = fmt.Sprintf("k%d", d.next)
	written := name
	switch d.pick("key", "bare", "double", "single", "escaped", "odd") {
	case "double":
		written = `"` + name + `"`
	case "single":
		written = `'` + name + `'`
	case "escaped":
		name, written = name+"\"中", `"`+name+`\"中"`
	case "odd":
		name, written = name+".[x] = #", `'`+name+`.[x] = #'`
	}
	return name, func() { d.text.WriteString(written) }
}

// dotted writes one to three new keys joined by dots below place.
func (d *document) dotted(tomlPath []any, prefix []string) ([]any, []string) {
	tomlPath, prefix = append([]any{}, tomlPath...), append([]string{}, prefix...)
	for i := range rapid.IntRange(1, 3).Draw(d.t, "parts") {
		if i > 0 {
			d.text.WriteString(d.pick("dot", ".", " . ", "\t."))
		}
		name, write := d.key()
		tomlPath, prefix = append(tomlPath, name), append(prefix, name)
		d.mark(tomlPath)
		write()
	}
	return tomlPath, prefix
}

func (d *document) pair(tomlPath []any, prefix []string, depth int) {
	at, key := d.dotted(tomlPath, prefix)
	d.keys = append(d.keys, key)
	d.text.WriteString(d.pick("equals", "=", " = ", "\t=  "))
	d.value(at, key, depth)
}

func (d *document) value(at []any, key []string, depth int) {
	kinds := []string{"plain", "string", "long"}
	if depth > 0 {
		kinds = append(kinds, "array", "table")
	}
	switch d.pick("value", kinds...) {
	case "plain":
		d.text.WriteString(d.pick("plain", "1", "-0.5", "true", "1979-05-27 07:32:00", "0xff", "inf"))
	case "string":
		d.text.WriteString(d.pick("string", `""`, `''`, `"a = # [b]"`, `'\'`, `"\"\\"`, `"中文"`, `'["'`))
	case "long":
		d.text.WriteString(d.pick("long", "\"\"\"\n[x]\ny = 1\n\"\"\"", "'''\n# a\n\\'''", `""""a""""`, `""""""`, "'''''a'''''", "\"\"\"\\\"\"\"\\\n  b\"\"\""))
	case "array":
		d.text.WriteString("[")
		for i := range rapid.IntRange(0, 3).Draw(d.t, "items") {
			if i > 0 {
				d.text.WriteString(",")
			}
			d.text.WriteString(d.pick("gap", "", " ", "\n  ", " # ], }\n"))
			item := append(append([]any{}, at...), i)
			d.mark(item)
			d.value(item, key, depth-1)
		}
		d.text.WriteString(d.pick("end", "]", " ]", "\n# [\n]"))
	case "table":
		d.text.WriteString("{")
		for i := range rapid.IntRange(0, 3).Draw(d.t, "entries") {
			if i > 0 {
				d.text.WriteString(",")
			}
			d.text.WriteString(" ")
			d.pair(at, key, depth-1)
		}
		d.text.WriteString(" }")
	}
}

// tables writes a table or an array of tables, with an array inside.
func (d *document) tables() {
	name, write := d.key()
	heading := func(open, end string, parts ...func()) {
		d.text.WriteString(d.pick("indent", "", "  ") + open)
		for i, part := range parts {
			if i > 0 {
				d.text.WriteString(".")
			}
			part()
		}
		d.text.WriteString(end + d.pick("after", "\n", " # [c]\n", "\r\n"))
	}
	if d.pick("heading", "table", "array") == "table" {
		heading("[", "]", func() { d.mark([]any{name}); write() })
		d.keys = append(d.keys, []string{name})
		d.lines([]any{name}, []string{name})
		return
	}
	inner, writeInner := d.key()
	for i := range rapid.IntRange(1, 3).Draw(d.t, "tables") {
		at := []any{name, i}
		heading("[[", "]]", func() { d.mark([]any{name}); d.mark(at); write() })
		d.keys = append(d.keys, []string{name})
		d.lines(at, []string{name})
		for j := range rapid.IntRange(0, 2).Draw(d.t, "inner") {
			within := []any{name, i, inner, j}
			heading("[[", "]]", write, func() { d.mark(within[:3]); d.mark(within); writeInner() })
			d.keys = append(d.keys, []string{name, inner})
			d.lines(within, []string{name, inner})
		}
	}
}

func (d *document) lines(at []any, prefix []string) {
	for range rapid.IntRange(0, 3).Draw(d.t, "lines") {
		d.text.WriteString(d.pick("before", "", "  ", "# [no] = x\n", "\n", "\t"))
		d.pair(at, prefix, 2)
		d.text.WriteString(d.pick("after", "\n", " # x = 1\n", "\r\n"))
	}
}

func TestLocatedKeysAreRight(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := &document{t: t, marks: map[string]profiles.Position{}}
		d.lines(nil, nil)
		for range rapid.IntRange(0, 4).Draw(t, "sections") {
			d.tables()
		}
		text := d.text.String()
		library := profiles.LibraryKeys(text)
		if library == nil {
			t.Fatalf("the generated document is not TOML:\n%s", text)
		}
		keys, marks := profiles.Located(text)
		if diff := cmp.Diff(library, append([][]string{}, keys...)); diff != "" {
			t.Fatalf("keys (-library +located):\n%s\n%s", diff, text)
		}
		if diff := cmp.Diff(append([][]string{}, d.keys...), append([][]string{}, keys...)); diff != "" {
			t.Fatalf("keys (-written +located):\n%s\n%s", diff, text)
		}
		if diff := cmp.Diff(d.marks, marks); diff != "" {
			t.Fatalf("positions (-written +located):\n%s\n%s", diff, text)
		}
	})
}

func TestLocate(t *testing.T) {
	t.Parallel()
	p, issues := parse(t, head+"[basics]\n[[queues]]\nname = 'a'\n  max_count = 1\n[network]\nmode = 'other'\nvpc_id = 7\n")
	if len(issues) != 1 {
		t.Fatalf("issues: %q", lines(issues, forms.En))
	}
	wrong := forms.T("is wrong", "不对")
	got := lines(p.Locate([]forms.Problem{
		{Path: "basics.name", Summary: wrong},
		{Path: "queues[0].max_count", Summary: wrong},
		{Path: "queues[0].compute_nodes", Summary: wrong},
		{Path: "network.mode", Summary: wrong},
		{Path: "network.vpc_id", Summary: wrong},
		{Path: "billing.period", Summary: wrong},
	}), forms.En)
	want := []string{
		"p.toml:3:2: basics.name: is wrong",
		"p.toml:6:3: queues[0].max_count: is wrong",
		"p.toml:4:3: queues[0].compute_nodes: is wrong",
		"p.toml:8:1: network.mode: is wrong",
		"p.toml:1:1: billing.period: is wrong",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("located (-want +got):\n%s", diff)
	}
}

func TestLocateWithoutFile(t *testing.T) {
	t.Parallel()
	p := &profiles.Profile{Provider: "demo", Answers: &forms.Answers{}}
	got := p.Locate([]forms.Problem{{Path: "basics.name", Summary: forms.T("required", "必填")}})
	if len(got) != 1 || got[0].Line != 0 || got[0].String(forms.Zh) != "basics.name: 必填" {
		t.Errorf("got %q", lines(got, forms.Zh))
	}
}
