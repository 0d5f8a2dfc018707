package arch

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the generated parts of the pages anew")

//go:generate go test -run ^TestArrowsAreWritten$ -update .

const (
	root = "../../.."
	// plan is the page of the rooms.
	plan = "docs/architecture.md"
)

// page is a text of the tree.
type page struct{ name, text string }

// pages are the README and every page of docs.
func pages(t *testing.T) []page {
	t.Helper()
	all := []page{read(t, "README.md")}
	err := fs.WalkDir(os.DirFS(root), "docs", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".md" {
			all = append(all, read(t, name))
		}
		return err
	})
	if err != nil || len(all) < 2 {
		t.Fatalf("%d pages, %v", len(all), err)
	}
	return all
}

func read(t *testing.T, name string) page {
	t.Helper()
	text, err := os.ReadFile(path.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return page{name, string(text)}
}

func exists(name string) bool {
	found, err := fs.Glob(os.DirFS(root), name)
	return err == nil && len(found) > 0
}

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// TestLinks follows every link of a page to a file or a heading of the tree.
func TestLinks(t *testing.T) {
	t.Parallel()
	for _, p := range pages(t) {
		for _, found := range link.FindAllStringSubmatch(p.text, -1) {
			if strings.Contains(found[1], "://") {
				continue
			}
			file, heading, _ := strings.Cut(found[1], "#")
			target := p.name
			if file != "" {
				target = path.Join(path.Dir(p.name), file)
			}
			if !exists(target) {
				t.Errorf("%s links to %s, which does not exist", p.name, target)
				continue
			}
			if heading != "" && !slices.Contains(headings(read(t, target).text), heading) {
				t.Errorf("%s links to %s, which has no heading %s", p.name, target, heading)
			}
		}
	}
}

// headings are those of a page, as links name them.
func headings(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if title := strings.TrimLeft(line, "#"); title != line {
			title = strings.ToLower(strings.TrimSpace(title))
			title = regexp.MustCompile(`[^\p{L}\p{N} _-]`).ReplaceAllString(title, "")
			all = append(all, strings.ReplaceAll(title, " ", "-"))
		}
	}
	return all
}

var (
	quoted = regexp.MustCompile("`[^`\n]+`")
	// place is a path in the tree; <cloud> and * stand for any name.
	place = regexp.MustCompile(`^(cmd|ui|forms|profiles|providers|docs|\.ci|\.github)/[\w./<>*-]*$`)
	gap   = regexp.MustCompile(`<[^>]*>`)
	// name is an exported name of a room of ours, forms.Field or forms.Field.Key.
	name = regexp.MustCompile(`^([a-z]+)\.([A-Z]\w*(?:\.[A-Z]\w*)?)(?:\(\))?$`)
)

// TestPlacesAndNames looks for what the pages quote: a path must be there, and
// a name of a room must be declared in it. Decisions are history and may name
// what is gone.
func TestPlacesAndNames(t *testing.T) {
	t.Parallel()
	declared := declarations(t)
	for _, p := range pages(t) {
		if strings.HasPrefix(p.name, "docs/adr/") {
			continue
		}
		for _, text := range quoted.FindAllString(p.text, -1) {
			text = strings.Trim(text, "`")
			if place.MatchString(text) {
				if !exists(strings.TrimSuffix(gap.ReplaceAllString(text, "*"), "/")) {
					t.Errorf("%s names %s, which does not exist", p.name, text)
				}
				continue
			}
			if part := name.FindStringSubmatch(text); part != nil && declared[part[1]] != nil && !declared[part[1]][part[2]] {
				t.Errorf("%s names %s, which %s does not declare", p.name, text, part[1])
			}
		}
	}
}

// declarations are the exported names of every room, with fields and methods as
// Type.Name, by the name of the package.
func declarations(t *testing.T) map[string]map[string]bool {
	t.Helper()
	all := map[string]map[string]bool{}
	err := fs.WalkDir(os.DirFS(root), ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && file != "." && skipped(entry.Name()):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path.Join(root, file), nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		names := all[parsed.Name.Name]
		if names == nil {
			names = map[string]bool{}
			all[parsed.Name.Name] = names
		}
		for _, declaration := range parsed.Decls {
			declare(names, declaration)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func declare(names map[string]bool, declaration ast.Decl) {
	switch d := declaration.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			names[d.Name.Name] = true
			return
		}
		names[receiver(d.Recv.List[0].Type)+"."+d.Name.Name] = true
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.ValueSpec:
				for _, ident := range s.Names {
					names[ident.Name] = true
				}
			case *ast.TypeSpec:
				names[s.Name.Name] = true
				for _, member := range members(s.Type) {
					names[s.Name.Name+"."+member] = true
				}
			}
		}
	}
}

func receiver(expr ast.Expr) string {
	switch e := expr.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// members are the fields of a struct or the methods of an interface.
func members(expr ast.Expr) []string {
	var list *ast.FieldList
	switch e := expr.(type) {
	case *ast.StructType:
		list = e.Fields
	case *ast.InterfaceType:
		list = e.Methods
	default:
		return nil
	}
	var all []string
	for _, field := range list.List {
		for _, ident := range field.Names {
			all = append(all, ident.Name)
		}
	}
	return all
}

// shown is a folder in a drawing of the tree.
var shown = regexp.MustCompile(`(?m)^ *([a-z][\w<>/-]*)/ `)

// TestTopLevel: nothing stands at the top but what belongs there.
func TestTopLevel(t *testing.T) {
	t.Parallel()
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.IsDir() && !strings.HasPrefix(entry.Name(), ".") && !slices.Contains([]string{"cmd", "docs", "forms", "profiles", "providers", "ui", "bin", "dist"}, entry.Name()) {
			t.Errorf("%s is a folder at the top", entry.Name())
		}
	}
}

// TestTreeIsDrawn compares the drawings of the tree with the rooms: each room is
// drawn, and what is drawn exists. The README may leave out rooms within rooms.
func TestTreeIsDrawn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		page  string
		whole bool
	}{{"README.md", false}, {plan, true}} {
		folders := drawing(read(t, c.page).text)
		if len(folders) < 5 {
			t.Fatalf("%s draws no tree: %q", c.page, folders)
		}
		for _, folder := range folders {
			if !exists(gap.ReplaceAllString(folder, "*")) {
				t.Errorf("%s draws %s, which does not exist", c.page, folder)
			}
		}
		for _, r := range rooms {
			folder := strings.ReplaceAll(r.folder, "*", "<cloud>")
			if !slices.ContainsFunc(folders, func(one string) bool { return within(one, folder) }) && (c.whole || strings.Count(folder, "/") == 0) {
				t.Errorf("%s does not draw %s", c.page, folder)
			}
		}
	}
}

// drawing returns the folders that the drawing of the tree in a page names.
func drawing(text string) []string {
	_, rest, _ := strings.Cut(text, "```\ncmd/")
	block, _, _ := strings.Cut("cmd/"+rest, "```")
	var all []string
	for _, found := range shown.FindAllStringSubmatch(block, -1) {
		all = append(all, found[1])
	}
	return all
}

// TestArrowsAreWritten compares the table of arrows of the page with the rooms.
func TestArrowsAreWritten(t *testing.T) {
	t.Parallel()
	const begin, end = "<!-- arrows: written by make generate -->\n", "<!-- end of arrows -->\n"
	var b strings.Builder
	b.WriteString("\n| room | may import | in tests besides |\n|---|---|---|\n")
	for _, r := range rooms {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", drawn(r.folder), list(r.imports), list(r.inTests))
	}
	b.WriteString("\n")
	text := read(t, plan).text
	before, rest, _ := strings.Cut(text, begin)
	_, after, ok := strings.Cut(rest, end)
	if !ok {
		t.Fatalf("%s has no place for the arrows, between %q and %q", plan, begin, end)
	}
	want := before + begin + b.String() + end + after
	if *update {
		if err := os.WriteFile(path.Join(root, plan), []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(text, want); diff != "" {
		t.Errorf("-page +rooms, -update writes it anew:\n%s", diff)
	}
}

// drawn is a folder of the plan as pages write it.
func drawn(folder string) string {
	if folder == "*" {
		return "every room"
	}
	return "`" + strings.ReplaceAll(folder, "*", "<cloud>") + "`"
}

func list(folders []string) string {
	all := make([]string, len(folders))
	for i, folder := range folders {
		all[i] = drawn(folder)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}
