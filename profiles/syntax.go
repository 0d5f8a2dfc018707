package profiles

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"clusterwiz/forms"
)

// mostFaults bounds the repairs of a file that is not TOML at all.
const mostFaults = 20

// errBroken stands for what the library should have refused in words.
var errBroken = errors.New("not TOML")

// decodeTOML reads a document. The library panics where it finds a slip of its
// own; a profile must not end the program.
func decodeTOML(src string) (tree map[string]any, err error) {
	defer func() {
		if recover() != nil {
			tree, err = nil, errBroken
		}
	}()
	if err := depth(src); err != nil {
		return nil, err
	}
	_, err = toml.Decode(src, &tree)
	return tree, err
}

// withoutMark cuts the byte order mark off, where the library skips one.
func withoutMark(src string) string {
	for _, mark := range []string{"\xff\xfe", "\xfe\xff", "\xef\xbb\xbf"} {
		if rest, found := strings.CutPrefix(src, mark); found {
			return rest
		}
	}
	return src
}

// readText is readTOML for a file that may be no text at all, or nothing.
func readText(src string) (tree map[string]any, readable string, faults []Issue) {
	at := strings.IndexByte(src, 0)
	if bad := invalidUTF8(src); at < 0 || bad >= 0 && bad < at {
		at = bad
	}
	switch {
	case at >= 0:
		line, column := placeOf(src, toml.Position{Line: 1 + strings.Count(src[:at], "\n"), Start: at})
		return nil, "", []Issue{{Line: line, Column: column, Problem: forms.Problem{
			Summary: forms.T("the file is not UTF-8 text", "文件不是 UTF-8 文本"),
			Remedy:  forms.T("save it as UTF-8, or check the path", "请另存为 UTF-8，或检查路径"),
		}}}
	case strings.TrimSpace(src) == "":
		return nil, "", []Issue{{Line: 1, Column: 1, Problem: forms.Problem{
			Summary: forms.T("the file is empty", "文件为空"),
			Remedy:  forms.T("check the path, or make a profile with `clusterwiz new`", "请检查路径，或用 `clusterwiz new` 创建配置文件"),
		}}}
	}
	return readTOML(src)
}

// invalidUTF8 returns where the first byte stands that is none, or -1.
func invalidUTF8(src string) int {
	for i, r := range src {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(src[i:]); size == 1 {
			return i
		}
	}
	return -1
}

// readTOML reads a document and every fault of its notation. The lines at
// fault are blanked, so that the rest is read and checked as well; readable is
// the source that the tree comes from, with all lines in their places.
func readTOML(src string) (tree map[string]any, readable string, faults []Issue) {
	last := -1
	for range 2 * mostFaults {
		tree, err := decodeTOML(src)
		if err == nil {
			return tree, src, faults
		}
		fault := faultOf(src, err)
		// What follows a blanked line is most likely the rest of its value.
		if fault.Line != last+1 {
			faults = append(faults, fault)
		}
		if len(faults) >= mostFaults || errors.As(err, new(*deepError)) {
			break
		}
		last = fault.Line
		var whole bool
		if src, whole = withoutLine(src, fault.Line); !whole {
			tree, err = decodeTOML(src)
			if err == nil {
				return tree, src, faults
			}
			break
		}
	}
	return nil, "", faults
}

// withoutLine blanks the statement that begins on a line, a heading with all
// that stands below it. Where the line does not begin a statement, the source
// is cut before the one that it belongs to, and whole is false.
func withoutLine(src string, line int) (rest string, whole bool) {
	l := statements(src, line)
	i := len(l.starts) - 1
	for ; i > 0 && l.line(l.starts[i]) > line; i-- {
	}
	if i < 0 {
		return "", false
	}
	start := l.starts[i]
	if l.line(start) != line {
		return src[:start], false
	}
	if _, err := decodeTOML(src[:start]); err != nil {
		return "", false
	}
	end := len(src)
	if src[start] == '[' {
		for i++; i < len(l.starts) && src[l.starts[i]] != '['; i++ {
		}
		if i < len(l.starts) {
			end = l.starts[i]
		}
	} else if line < len(l.lines) {
		end = l.lines[line]
	}
	return src[:start] + strings.Repeat("\n", strings.Count(src[start:end], "\n")) + src[end:], true
}

// faultOf turns an error of the library into an issue. Nothing of the
// library's words is used: they may quote a secret.
func faultOf(src string, err error) Issue {
	var deep *deepError
	if errors.As(err, &deep) {
		line, column := placeOf(src, toml.Position{Line: 1 + strings.Count(src[:deep.at], "\n"), Start: deep.at})
		return Issue{Line: line, Column: column, Problem: deep.problem()}
	}
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return Issue{Line: 1, Column: 1, Problem: faults()[len(faults())-1].problem()}
	}
	issue := Issue{Problem: faultKind(parse.Message).problem()}
	pos := parse.Position
	// A heading that ends too early is counted to the next line by the library.
	if pos.Start >= 0 && pos.Start < len(src) && src[pos.Start] == '\n' {
		pos.Line = strings.Count(src[:pos.Start], "\n") + 1
	}
	issue.Line, issue.Column = placeOf(src, pos)
	return issue
}

// placeOf trusts the library's line and counts the column in characters.
func placeOf(src string, pos toml.Position) (line, column int) {
	starts := lineStarts(src)
	line = min(max(pos.Line, 1), len(starts))
	start, end := starts[line-1], len(src)
	if line < len(starts) {
		end = starts[line] - 1
	}
	at := min(max(pos.Start, start), end)
	return line, utf8.RuneCountInString(src[start:at]) + 1
}

// fault is a kind of slip in the notation, known by words of the library.
type fault struct {
	words           []string
	summary, remedy forms.Text
}

func (f fault) problem() forms.Problem { return forms.Problem{Summary: f.summary, Remedy: f.remedy} }

func faultKind(message string) fault {
	for _, f := range faults() {
		for _, word := range f.words {
			if strings.Contains(message, word) {
				return f
			}
		}
	}
	return faults()[len(faults())-1]
}

// example shows notation in both languages.
func example(format string, args ...any) forms.Text {
	text := fmt.Sprintf(format, args...)
	return forms.Tf("write %s", "请写作 %s", text)
}

var faults = sync.OnceValue(func() []fault {
	return []fault{
		{
			[]string{"already been defined", "already created", "is not a table"},
			forms.T("is defined twice", "重复定义"), forms.T("remove one of the two", "请删除其中一处"),
		},
		{
			[]string{"strings cannot contain newlines", `expected '"'`, `expected "'"`},
			forms.T("the text has no closing quote on its line", "文本缺少右引号（须在同一行）"), forms.T(`close it, or use """ for several lines`, `请补上引号，多行文本请用 """`),
		},
		{
			[]string{`'"""'`, `"'''"`, `'""""""'`, `"''''''"`},
			forms.T("the text over several lines is not closed correctly", "多行文本的结束引号不对"), forms.T("end it with the three quotes that it begins with", "请用开头的三个引号结束"),
		},
		{
			[]string{"control characters"},
			forms.T("holds a control character", "含有控制字符"), forms.T(`remove it, or write it as \uXXXX`, `请删除，或写作 \uXXXX`),
		},
		{
			[]string{"escape", "hexadecimal digits after", "Escaped character"},
			forms.T(`\ is not followed by a known escape`, `\ 后不是有效的转义`), forms.T(`write \\ for a backslash, or use single quotes`, `反斜杠请写作 \\，或改用单引号`),
		},
		{
			[]string{"datetime"},
			forms.T("is not a date", "日期写法不对"), forms.T("put texts in quotes", "文本请加引号"),
		},
		{
			[]string{"out of range"},
			forms.T("the number is too large", "数值过大"), forms.T("write a smaller one", "请写小一些的数"),
		},
		{
			[]string{"nvalid integer", "nvalid float", "floats must", "expected a digit", "number", "sign with"},
			forms.T("is not a number", "数字写法不对"), forms.T("write digits only, and put texts in quotes", "只写数字；文本请加引号"),
		},
		{
			[]string{"table name", "table array", "table separator"},
			forms.T("the heading is not closed correctly", "表头写法不对"), forms.T("write [name] or [[name]] on a separate line", "请单独一行写 [名称] 或 [[名称]]"),
		},
		{
			[]string{"key separator", "expected '.' or '='", "key name", "unexpected '='", "unexpected '.'", "keys cannot"},
			forms.T("is not a key with a value", "不是“键 = 值”"), example(`key = "value"`),
		},
		{
			[]string{"comma", "array terminator", "inline table"},
			forms.T("the list or table is not written correctly", "列表或内联表写法不对"), forms.T(`separate with commas and close it: ["a", "b"], { env = "NAME" }`, `请用逗号分隔并闭合：["a", "b"]、{ env = "NAME" }`),
		},
		{
			[]string{"expected value"},
			forms.T("is not a value of TOML", "值的写法不对"), forms.T("put texts in quotes", "文本请加引号"),
		},
		{
			[]string{"top-level item to end"},
			forms.T("something follows the value", "值后面有多余内容"), forms.T("one key = value per line", "每行只写一个“键 = 值”"),
		},
		{nil, forms.T("is not TOML", "不是有效的 TOML"), example(`key = "value"`)},
	}
})
