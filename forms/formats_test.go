package forms_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// go vet holds the calls of Tf to the Chinese format, types of arguments
// included. This test holds the English format to the Chinese one, in the whole
// tree: the same verbs for the same arguments, and as many arguments.

// verb is what a format does with an argument, which may be named by number.
var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+#0]*\d*(?:\.\d+)?([a-zA-Z%])`)

// verbsOf returns the verb for each argument that a format takes.
func verbsOf(format string) []string {
	var verbs []string
	next := 0
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
			next--
		}
		verbs = append(verbs, make([]string, max(0, next+1-len(verbs)))...)
		verbs[next] = m[2]
		next++
	}
	return verbs
}

// formats reads the calls of one package.
type formats struct {
	files *token.FileSet
	// named are the texts that the package declares, by name.
	named map[string][2]string
	wrong []string
}

func (f *formats) add(at token.Pos, format string, args ...any) {
	f.wrong = append(f.wrong, fmt.Sprintf("%s: %s", f.files.Position(at), fmt.Sprintf(format, args...)))
}

// declared takes note of "name = forms.T(en, zh)".
func (f *formats) declared(spec *ast.ValueSpec) {
	for i, value := range spec.Values {
		call, ok := value.(*ast.CallExpr)
		if !ok || i >= len(spec.Names) || nameOf(call) != "T" || len(call.Args) != 2 {
			continue
		}
		en, okEn := literal(call.Args[0])
		zh, okZh := literal(call.Args[1])
		if okEn && okZh {
			f.named[spec.Names[i].Name] = [2]string{en, zh}
		}
	}
}

// call checks one call with two formats one behind the other, and "x.With(...)".
func (f *formats) call(call *ast.CallExpr) {
	name := nameOf(call)
	if name == "With" {
		if text, ok := f.named[receiverOf(call)]; ok {
			f.pair(call.Pos(), text[0], text[1], len(call.Args))
		}
		return
	}
	if len(call.Args) < 2 || call.Ellipsis.IsValid() {
		return
	}
	en, okEn := literal(call.Args[0])
	zh, okZh := literal(call.Args[1])
	switch {
	case !okEn || !okZh:
	case slices.Contains([]string{"Tf", "usagef", "mistaken"}, name):
		f.pair(call.Pos(), en, zh, len(call.Args)-2)
	case name == "T":
		f.pair(call.Pos(), en, zh, len(verbsOf(en)))
	}
}

func (f *formats) pair(at token.Pos, en, zh string, args int) {
	english, chinese := verbsOf(en), verbsOf(zh)
	if len(english) != args {
		f.add(at, "%q takes %d, not %d", en, len(english), args)
	}
	if !slices.Equal(english, chinese) {
		f.add(at, "%q and %q take %v and %v", en, zh, english, chinese)
	}
}

func nameOf(call *ast.CallExpr) string {
	switch fun := call.Fun.(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		return fun.Sel.Name
	}
	return ""
}

// receiverOf returns x of "x.With(...)", and "" for any other call.
func receiverOf(call *ast.CallExpr) string {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	x, _ := selector.X.(*ast.Ident)
	if x == nil {
		return ""
	}
	return x.Name
}

// literal returns a string constant, also one of several parts.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		x, okX := literal(e.X)
		y, okY := literal(e.Y)
		return x + y, okX && okY && e.Op == token.ADD
	}
	return "", false
}

// wrongFormats returns what is wrong in the Go files of one folder.
func wrongFormats(t *testing.T, tree fs.FS, folder string) []string {
	t.Helper()
	names, err := fs.Glob(tree, path.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	f := &formats{files: token.NewFileSet(), named: map[string][2]string{}}
	var parsed []*ast.File
	for _, name := range names {
		source, err := fs.ReadFile(tree, name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(f.files, name, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, file)
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				f.declared(spec)
			}
			return true
		})
	}
	for _, file := range parsed {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				f.call(call)
			}
			return true
		})
	}
	return f.wrong
}

func TestBothFormatsOfATextAgree(t *testing.T) {
	t.Parallel()
	tree := os.DirFS("..")
	err := fs.WalkDir(tree, ".", func(at string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if name := entry.Name(); at != "." && (strings.HasPrefix(name, ".") || name == "testdata") {
			return fs.SkipDir
		}
		for _, line := range wrongFormats(t, tree, at) {
			if !strings.Contains(line, "_test.go:") {
				t.Error(line)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWrongFormatsAreFound(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		code string
		want []string
	}{
		"good":                 {`_ = forms.Tf("%s has %d", "%[2]d 个 %[1]s", a, b)`, nil},
		"twice the same":       {`_ = forms.Tf("use %[1]s=env or %[1]s=file", "%[1]s %[1]s", a)`, nil},
		"a sign":               {`_ = forms.Tf("%d%%", "%d%%", a)`, nil},
		"no format":            {`_ = forms.T("50% off", "五折")`, nil},
		"handed on":            {`_ = forms.Tf(en, zh, a)`, nil},
		"a list of args":       {`_ = forms.Tf("%s", "%s", args...)`, nil},
		"one too many":         {`_ = forms.Tf("a %s", "甲 %s", a, b)`, []string{`"a %s" takes 1, not 2`}},
		"one too few":          {`_ = usagef("a %s "+"%s", "甲 %s %s", a)`, []string{`"a %s %s" takes 2, not 1`}},
		"other verbs":          {`_ = forms.Tf("%d of %s", "%s %d", a, b)`, []string{`"%d of %s" and "%s %d" take [d s] and [s d]`}},
		"one left out":         {`_ = forms.Tf("%s of %s", "%s", a, b)`, []string{`"%s of %s" and "%s" take [s s] and [s]`}},
		"a text of verbs":      {`_ = forms.T("%d more", "更多")`, []string{`"%d more" and "更多" take [d] and []`}},
		"with":                 {`_ = textMore.With(a)`, nil},
		"with one too many":    {`_ = textMore.With(a, b)`, []string{`"%d more" takes 1, not 2`}},
		"with, a function":     {`_ = With(a, b)`, nil},
		"with, something else": {`_ = logger.With(a, b)`, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			code := "package a\nvar textMore = forms.T(\"%d more\", \"另有 %d 项\")\nfunc f() { " + c.code + " }\n"
			if err := os.WriteFile(path.Join(folder, "a.go"), []byte(code), 0o600); err != nil {
				t.Fatal(err)
			}
			found := wrongFormats(t, os.DirFS(folder), ".")
			for i := range found {
				_, found[i], _ = strings.Cut(found[i], ": ")
			}
			if diff := cmp.Diff(c.want, found); diff != "" {
				t.Error(diff)
			}
		})
	}
}
