package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
)

// TestEveryCloudPassesTheGate: the tests of every cloud of the list run what
// all clouds have to pass.
func TestEveryCloudPassesTheGate(t *testing.T) {
	t.Parallel()
	for _, cloud := range clouds.All() {
		if folder := folderOf(cloud); !passesTheGate(t, folder) {
			t.Errorf("no test in %s calls cloudtest.Run for %s", folder, cloud.About().ID)
		}
	}
}

// folderOf is the folder of a cloud's package, whose path begins with the
// module's, the root of this tree.
func folderOf(cloud providers.Provider) string {
	_, folder, _ := strings.Cut(reflect.TypeOf(cloud).Elem().PkgPath(), "/")
	return filepath.Join("..", "..", filepath.FromSlash(folder))
}

// passesTheGate looks for the call in a test of the folder.
func passesTheGate(t *testing.T, folder string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, declared := range file.Decls {
			if test, ok := declared.(*ast.FuncDecl); ok && strings.HasPrefix(test.Name.Name, "Test") && callsRun(test) {
				return true
			}
		}
	}
	return false
}

func callsRun(test *ast.FuncDecl) bool {
	found := false
	ast.Inspect(test, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if name, ok := call.Fun.(*ast.SelectorExpr); ok && name.Sel.Name == "Run" {
				room, ok := name.X.(*ast.Ident)
				found = found || ok && room.Name == "cloudtest"
			}
		}
		return true
	})
	return found
}

// TestCloudsNameTheirFilesAlike: who knows one cloud finds a place in another.
func TestCloudsNameTheirFilesAlike(t *testing.T) {
	t.Parallel()
	for _, cloud := range clouds.All() {
		for _, name := range []string{"doc", "provider", "form", "request", "client", "lookup", "progress", "events", "reason", "errors"} {
			path := filepath.Join(folderOf(cloud), name+".go")
			if _, err := os.Stat(path); err != nil {
				t.Error(err)
			}
		}
	}
}
