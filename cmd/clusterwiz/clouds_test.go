package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestEveryCloudPassesTheGate: the tests of every cloud of the list run what
// all clouds have to pass.
func TestEveryCloudPassesTheGate(t *testing.T) {
	t.Parallel()
	for _, cloud := range clouds() {
		// The import path begins with the module's, which is this tree's root.
		_, folder, _ := strings.Cut(reflect.TypeOf(cloud).Elem().PkgPath(), "/")
		if !passesTheGate(t, filepath.Join("..", "..", filepath.FromSlash(folder))) {
			t.Errorf("no test in %s calls cloudtest.Run for %s", folder, cloud.About().ID)
		}
	}
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
