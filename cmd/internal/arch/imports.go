package arch

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Broken returns a line for each import in the tree that breaks an arrow, with
// file and import, in order of files.
func Broken(tree fs.FS) ([]string, error) {
	var broken []string
	err := fs.WalkDir(tree, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && file != "." && skipped(entry.Name()):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(file) != ".go":
			return nil
		}
		imports, err := importsOf(tree, file)
		for _, imported := range imports {
			if why := check(file, imported); why != "" {
				broken = append(broken, fmt.Sprintf("%s imports %s: %s", file, imported, why))
			}
		}
		return err
	})
	return broken, err
}

// skipped names folders that are no part of the program.
func skipped(name string) bool {
	return name == "testdata" || name == "bin" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")
}

func importsOf(tree fs.FS, file string) ([]string, error) {
	source, err := fs.ReadFile(tree, file)
	if err != nil {
		return nil, err
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	var imports []string
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		imports = append(imports, imported)
	}
	return imports, nil
}

// check returns why the file may not import the package; "" when it may.
func check(file, imported string) string {
	folder := path.Dir(file)
	from := roomOf(folder)
	inTest := strings.HasSuffix(file, "_test.go")
	if from == "" {
		return folder + " is in no room of the plan"
	}
	if target, own := strings.CutPrefix(imported, Module+"/"); own {
		return checkRoom(folder, from, target, inTest)
	}
	if inTest {
		return ""
	}
	if from == "forms" && slices.Contains(pure, imported) {
		return "forms only compute"
	}
	for _, l := range libraries {
		if strings.HasPrefix(imported, l.prefix) && !slices.Contains(l.rooms, from) {
			return l.why
		}
	}
	return ""
}

func checkRoom(folder, from, target string, inTest bool) string {
	to := roomOf(target)
	if to == "" {
		return target + " is in no room of the plan"
	}
	if to == from && (from != cloud || cloudOf(target) == cloudOf(folder)) {
		return ""
	}
	if named(to).forTests && !inTest && !named(from).forTests {
		return "only tests may know " + to
	}
	r := named(from)
	allowed := r.imports
	if inTest {
		allowed = slices.Concat(allowed, r.inTests)
	}
	if slices.Contains(allowed, "*") || slices.Contains(allowed, to) {
		return ""
	}
	return fmt.Sprintf("%s may not know %s", from, to)
}

func named(folder string) room {
	return rooms[slices.IndexFunc(rooms, func(r room) bool { return r.folder == folder })]
}

// cloudOf returns the name of the cloud that a folder below providers is of.
func cloudOf(folder string) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(folder, "providers/"), "/")
	return name
}
