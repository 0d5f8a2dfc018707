package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"clusterwiz/forms"
)

// pair is a text of the source in both languages, with where it stands.
type pair struct{ at, en, zh string }

// in is the half of a language.
func (p pair) in(lang forms.Lang) string { return forms.T(p.en, p.zh).In(lang) }

// bilingual are the functions whose first two arguments are a text in both languages.
var bilingual = map[string]bool{"T": true, "Tf": true, "Usagef": true, "say": true, "mistaken": true}

var chinese = regexp.MustCompile(`\p{Han}`)

// texts are the texts of every file of the tree but of the tests: the arguments of calls and the
// members of literals of which one is English and the next Chinese.
func texts(t *testing.T) []pair {
	t.Helper()
	var all []pair
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			list, both := members(n)
			for i := 0; i+1 < len(list); i++ {
				en, first := literal(list[i])
				zh, second := literal(list[i+1])
				if first && second && (both && i == 0 || chinese.MatchString(zh) && !chinese.MatchString(en)) {
					at := files.Position(list[i].Pos())
					all = append(all, pair{strings.TrimPrefix(path, root+"/") + ":" + strconv.Itoa(at.Line), en, zh})
					i++
				}
			}
			return true
		})
		return nil
	})
	if err != nil || len(all) < 3000 {
		t.Fatalf("%d texts, %v", len(all), err)
	}
	return all
}

// members are the arguments of a call, or what a literal is made of; both tells that the
// first two are a text in both languages.
func members(n ast.Node) (list []ast.Expr, both bool) {
	switch n := n.(type) {
	case *ast.CallExpr:
		name := ""
		switch f := n.Fun.(type) {
		case *ast.SelectorExpr:
			name = f.Sel.Name
		case *ast.Ident:
			name = f.Name
		}
		return n.Args, bilingual[name]
	case *ast.CompositeLit:
		for _, member := range n.Elts {
			if keyed, ok := member.(*ast.KeyValueExpr); ok {
				member = keyed.Value
			}
			list = append(list, member)
		}
	}
	return list, false
}

// literal is a string of the source, or several put together; what else is among them
// is left out.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.BinaryExpr:
		left, one := literal(e.X)
		right, other := literal(e.Y)
		return left + right, one || other
	}
	return "", false
}

// TestNoForbiddenWordsInTheSource reads every text that the program can say.
func TestNoForbiddenWordsInTheSource(t *testing.T) {
	t.Parallel()
	all := texts(t)
	for lang, words := range unsaid {
		for _, word := range words {
			found := regexp.MustCompile(word.found)
			for _, p := range all {
				if found.MatchString(p.in(lang)) {
					t.Errorf("%s: say %s in place of %s: %s", p.at, word.say, word.found, p.in(lang))
				}
			}
		}
	}
}

// untranslated is English that is left in both languages: two words in a row that are no name.
var untranslated = regexp.MustCompile(`\b[a-z]{3,} [a-z]{3,}`)

// TestEveryTextHasChinese: a text that reads alike in both languages is a name or a sign.
func TestEveryTextHasChinese(t *testing.T) {
	t.Parallel()
	for _, p := range texts(t) {
		if !chinese.MatchString(p.zh) && (untranslated.MatchString(p.en) || p.zh == "" && p.en != "") {
			t.Errorf("%s has no Chinese: %s", p.at, p.en)
		}
	}
}

// TestPunctuation: Chinese has signs of its own, and both languages end a text alike.
func TestPunctuation(t *testing.T) {
	t.Parallel()
	narrow := regexp.MustCompile(`\p{Han} ?[,;?"()] ?\p{Han}|\p{Han}[,;?]( |$)| [，。；：？！）]|[，。；：？！（] `)
	ends := map[string]string{".": "。", "?": "？", "…": "…"}
	for _, p := range texts(t) {
		if found := narrow.FindString(p.zh); found != "" && !strings.Contains(p.zh, "\n") {
			t.Errorf("%s has %q: %s", p.at, found, p.zh)
		}
		for en, zh := range ends {
			if strings.HasSuffix(strings.TrimSpace(p.en), en) != strings.HasSuffix(strings.TrimSpace(p.zh), zh) && !strings.HasSuffix(p.en, "...") {
				t.Errorf("%s ends otherwise in Chinese: %s | %s", p.at, p.en, p.zh)
			}
		}
	}
}

// TestEachRoomInTheWordsOfItsCloud: Huawei calls a region 区域, Alibaba 地域.
func TestEachRoomInTheWordsOfItsCloud(t *testing.T) {
	t.Parallel()
	strange := map[string]string{
		"providers/modelarts/": "地域", "providers/alicloud/": "区域", "providers/ehpc/": "区域|管控节点", "providers/ack/": "区域", "providers/batchcompute/": "区域",
	}
	for _, p := range texts(t) {
		for room, words := range strange {
			if strings.HasPrefix(p.at, room) && regexp.MustCompile(words).MatchString(p.zh) {
				t.Errorf("%s speaks of %s: %s", p.at, words, p.zh)
			}
		}
	}
}
