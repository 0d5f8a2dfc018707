package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
)

// wordsOf are the comments of types and of their fields in some folders, by the name
// of the type, and of the type and the field.
func wordsOf(folders ...string) (map[string]string, error) {
	words := map[string]string{}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			return nil, err
		}
		for _, name := range files {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				return nil, err
			}
			for _, decl := range file.Decls {
				if decl, ok := decl.(*ast.GenDecl); ok && decl.Tok == token.TYPE {
					for _, spec := range decl.Specs {
						typed(words, decl, spec)
					}
				}
			}
		}
	}
	return words, nil
}

// typed adds the comments of one type.
func typed(words map[string]string, decl *ast.GenDecl, spec ast.Spec) {
	one, ok := spec.(*ast.TypeSpec)
	if !ok {
		return
	}
	structure, ok := one.Type.(*ast.StructType)
	if !ok {
		return
	}
	add(words, one.Name.Name, decl.Doc)
	for _, field := range structure.Fields.List {
		for _, name := range field.Names {
			add(words, one.Name.Name+"."+name.Name, field.Doc)
		}
	}
}

// links are the brackets around names in comments.
var links = regexp.MustCompile(`\[([A-Za-z.]+)\]`)

// add adds a comment, in one line. The first comment of a name stands.
func add(words map[string]string, name string, doc *ast.CommentGroup) {
	if _, there := words[name]; doc == nil || there {
		return
	}
	words[name] = links.ReplaceAllString(strings.Join(strings.Fields(doc.Text()), " "), "$1")
}
