package keys_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

var update = flag.Bool("update", false, "write docs/keys.md anew")

//go:generate go test -run ^TestPage$ -update .

const (
	page = "../../docs/keys.md"
	head = "# Keys\n\nEvery key of the wizard, by the place that has it; `make generate` writes this page from the tables in the code.\n" +
		"Keys marked ° are there at some moments only: the line at the foot of the screen and the help (`f1`) show those of the moment.\n"
)

// TestPage writes every table of keys of the wizard as a page, from the source,
// and compares it with docs/keys.md.
func TestPage(t *testing.T) {
	t.Parallel()
	got := head + tables(t)
	if *update {
		if err := os.WriteFile(page, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("docs/keys.md differs (-page +code), -update writes it anew:\n%s", diff)
	}
}

// TestReadmeNamesKeys: the keys that the README names are there.
func TestReadmeNamesKeys(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	known := tables(t)
	named := regexp.MustCompile("`((?:ctrl|shift|alt)\\+\\w+|tab|enter|esc|pgdn|pgup|f\\d+)`").FindAllString(string(readme), -1)
	if len(named) < 5 {
		t.Fatalf("the README names only %q", named)
	}
	for _, key := range named {
		if !strings.Contains(known, "| "+key) {
			t.Errorf("the README names %s, which is no key of the wizard", key)
		}
	}
}

// tables writes the tables of every room of the wizard.
func tables(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, r := range rooms(t) {
		for _, name := range r.order {
			table := r.values[name].(*ast.CompositeLit)
			fmt.Fprintf(&b, "\n## %s\n\n| key | does | 中文 |\n|---|---|---|\n", r.title(name))
			var seen []string
			for _, element := range table.Elts {
				line := r.line(element.(*ast.CompositeLit))
				if line != "" && !slices.Contains(seen, line) {
					seen = append(seen, line)
					b.WriteString(line)
				}
			}
		}
	}
	return b.String()
}

// TestOneMeaning: within a table no key has two meanings at one moment. A binding
// that is always on ends its keys, and no two are on by the same condition.
func TestOneMeaning(t *testing.T) {
	t.Parallel()
	for _, r := range rooms(t) {
		for _, name := range r.order {
			conditions := map[string]map[string]bool{}
			for _, element := range r.values[name].(*ast.CompositeLit).Elts {
				pressed, on := r.when(element.(*ast.CompositeLit))
				for _, key := range pressed {
					before := conditions[key]
					if before[""] || before[on] {
						t.Errorf("%s: %s has a second meaning that nobody comes to", r.title(name), key)
					}
					if before == nil {
						conditions[key] = map[string]bool{}
					}
					conditions[key][on] = true
				}
			}
		}
	}
}

// when returns the presses of a binding and the condition under which it is on, as
// it is written; empty for always.
func (r *room) when(binding *ast.CompositeLit) (pressed []string, on string) {
	for _, element := range binding.Elts {
		member := element.(*ast.KeyValueExpr)
		switch member.Key.(*ast.Ident).Name {
		case "Keys":
			for _, key := range member.Value.(*ast.CompositeLit).Elts {
				pressed = append(pressed, unquoted(key.(*ast.BasicLit)))
			}
		case "On":
			var b strings.Builder
			if err := printer.Fprint(&b, token.NewFileSet(), member.Value); err != nil {
				r.t.Fatal(err)
			}
			on = b.String()
		}
	}
	return pressed, on
}

// room is a package below ui: what its variables are, and which of them are
// tables of keys, in the order of the files.
type room struct {
	t      *testing.T
	folder string
	values map[string]ast.Expr
	order  []string
}

// rooms returns the packages in order of their folders.
func rooms(t *testing.T) []*room {
	t.Helper()
	all := map[string]*room{}
	err := fs.WalkDir(os.DirFS("../.."), "ui", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && entry.Name() == "testdata":
			return fs.SkipDir
		case entry.IsDir() || path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		folder := path.Dir(file)
		if all[folder] == nil {
			all[folder] = &room{t: t, folder: folder, values: map[string]ast.Expr{}}
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path.Join("../..", file), nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		all[folder].read(parsed)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var sorted []*room
	for _, folder := range slices.Sorted(maps.Keys(all)) {
		sorted = append(sorted, all[folder])
	}
	return sorted
}

// read notes the variables of a file.
func (r *room) read(file *ast.File) {
	for _, declaration := range file.Decls {
		d, ok := declaration.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range d.Specs {
			s, ok := spec.(*ast.ValueSpec)
			for i := 0; ok && i < len(s.Values); i++ {
				r.values[s.Names[i].Name] = s.Values[i]
				if isTable(s.Values[i]) {
					r.order = append(r.order, s.Names[i].Name)
				}
			}
		}
	}
}

// isTable tells a keys.Table[T]{...}.
func isTable(value ast.Expr) bool {
	literal, ok := value.(*ast.CompositeLit)
	if !ok {
		return false
	}
	index, ok := literal.Type.(*ast.IndexExpr)
	if !ok {
		return false
	}
	selector, ok := index.X.(*ast.SelectorExpr)
	return ok && selector.Sel.Name == "Table"
}

// title names a table after its room and, where that has several, its variable.
func (r *room) title(name string) string {
	of, short := path.Base(r.folder), strings.TrimSuffix(name, "Keys")
	if words := places[of+": "+short]; words != "" {
		return words
	}
	if len(r.order) == 1 || short == of {
		return places[of]
	}
	return of + ": " + short
}

// places are the tables in a reader's words.
var places = map[string]string{
	"ui: finder": "Everywhere: find and help", "ui: dialog": "Around a dialog", "ui: global": "Everywhere", "ui: list": "Around an open list",
	"ui: cover": "Around the request over the form", "ui: zoom": "One pane alone", "form": "The request over the form",
	"questions: form": "A page of questions", "questions: table": "A list of items", "questions: pick": "An open list of values, by the page",
	"list": "An open list of values", "start": "The start screen", "finder": "The finder and the help", "dialog": "A dialog", "review": "The review",
	"progress": "A run", "deletion": "A deletion",
}

// line writes a binding; "" for one that has no words of its own.
func (r *room) line(binding *ast.CompositeLit) string {
	var name, also, mark string
	var help forms.Text
	for _, element := range binding.Elts {
		member := element.(*ast.KeyValueExpr)
		switch member.Key.(*ast.Ident).Name {
		case "Name":
			name = r.text(member.Value).En
		case "Also":
			also = " `" + r.text(member.Value).En + "`"
		case "Help":
			help = r.text(member.Value)
		case "On", "Why":
			if when, ok := member.Value.(*ast.Ident); !ok || when.Name != "always" {
				mark = " °"
			}
		}
	}
	if help.IsZero() {
		return ""
	}
	return fmt.Sprintf("| `%s`%s%s | %s | %s |\n", name, also, mark, help.En, help.Zh)
}

// text returns what an expression says: a string, forms.T of two, a variable of
// the room, or a member of one.
func (r *room) text(expr ast.Expr) forms.Text {
	switch e := expr.(type) {
	case *ast.BasicLit:
		return forms.Same(unquoted(e))
	case *ast.Ident:
		return r.text(r.values[e.Name])
	case *ast.CallExpr:
		if len(e.Args) == 2 {
			return forms.Text{En: r.text(e.Args[0]).En, Zh: r.text(e.Args[1]).En}
		}
	case *ast.SelectorExpr:
		if ident, ok := e.X.(*ast.Ident); ok {
			if literal, ok := r.values[ident.Name].(*ast.CompositeLit); ok {
				return r.member(literal, e.Sel.Name)
			}
		}
	}
	r.t.Errorf("%s: the words of a key are neither forms.T nor a variable of the room: %#v", r.folder, expr)
	return forms.Text{}
}

func (r *room) member(literal *ast.CompositeLit, name string) forms.Text {
	for _, element := range literal.Elts {
		if member := element.(*ast.KeyValueExpr); member.Key.(*ast.Ident).Name == name {
			return r.text(member.Value)
		}
	}
	return forms.Text{}
}

func unquoted(literal *ast.BasicLit) string {
	text, err := strconv.Unquote(literal.Value)
	if err != nil {
		return literal.Value
	}
	return text
}
