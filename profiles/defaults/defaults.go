package defaults

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/BurntSushi/toml"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/profiles"
)

// mostFile is far above what the file needs.
const mostFile = 64 << 10

// Defaults are what the file says. The zero value says nothing.
type Defaults struct {
	// Path is where the file is, or would be.
	Path string
	// values are those of all clouds under "", and of one under its id.
	values map[string]map[Key]string
}

// Path is where the file of defaults is.
func Path(dirs profiles.Dirs) string { return filepath.Join(dirs.Config, "config.toml") }

// Load reads the file; one that is not there says nothing. clouds tells the ids of those
// that there are, once they are needed. The error is a [*profiles.FileError] that names every mistake's first
// and what to do: a setting that is not understood is never passed over, since it may
// name the account that pays.
func Load(dirs profiles.Dirs, clouds func() []string) (Defaults, error) {
	d := Defaults{Path: Path(dirs)}
	if profiles.Placed(dirs.Config) != nil {
		return Defaults{}, nil
	}
	data, err := files.Read(d.Path, mostFile)
	if errors.Is(err, fs.ErrNotExist) {
		return d, nil
	}
	if err != nil {
		return d, d.trouble(forms.Same(err.Error()))
	}
	d.values, err = d.parse(string(data), clouds())
	return d, err
}

func (d Defaults) trouble(what forms.Text) *profiles.FileError {
	return &profiles.FileError{
		Text:   forms.Tf("the file of defaults %s cannot be used: %s", "无法使用默认设置文件 %s：%s", d.Path, what),
		Remedy: forms.T("correct it, or take the file away", "请修正，或移走该文件"),
	}
}

func (d Defaults) parse(text string, clouds []string) (map[string]map[Key]string, error) {
	var tree map[string]any
	if _, err := toml.Decode(text, &tree); err != nil {
		var syntax toml.ParseError
		if errors.As(err, &syntax) {
			return nil, d.trouble(forms.Tf("line %d: %s", "第 %d 行：%s", syntax.Position.Line, syntax.Message))
		}
		return nil, d.trouble(forms.T("it is no TOML", "不是 TOML"))
	}
	values := map[string]map[Key]string{"": {}}
	for name, value := range tree {
		table, isTable := value.(map[string]any)
		if !isTable {
			if what := keep(values[""], name, value, false); !what.IsZero() {
				return nil, d.trouble(what)
			}
			continue
		}
		if setting, known := Named(name); known && !slices.Contains(clouds, name) {
			return nil, d.trouble(forms.Tf("%s takes %s, and no table", "%s 须为 %s，不能是表", name, setting.Wants()))
		}
		if !slices.Contains(clouds, name) {
			return nil, d.trouble(unknown(name, clouds))
		}
		values[name] = map[Key]string{}
		for key, value := range table {
			if what := keep(values[name], key, value, true); !what.IsZero() {
				return nil, d.trouble(what)
			}
		}
	}
	return values, nil
}

// keep takes one setting, or says what is wrong with it.
func keep(values map[Key]string, name string, value any, ofCloud bool) forms.Text {
	setting, ok := Named(name)
	text := ""
	switch v := value.(type) {
	case string:
		text, ok = v, ok && setting.kind == word
	case bool:
		text, ok = strconv.FormatBool(v), ok && setting.kind == truth
	case int64:
		text, ok = fmt.Sprint(v), ok && setting.kind == count
	default:
		ok = false
	}
	switch {
	case setting.Key == "":
		return unknown(name, Names())
	case ofCloud && !setting.perCloud:
		return forms.Tf("%s cannot be of one cloud", "%s 不能按云产品设置", name)
	case !ok || !setting.takes(text):
		return forms.Tf("%s takes %s", "%s 须为 %s", name, setting.Wants())
	}
	values[setting.Key] = text
	return forms.Text{}
}

func unknown(name string, names []string) forms.Text {
	if near := forms.Nearest(name, names); near != "" {
		return forms.Tf("there is no %q; did you mean %s?", "没有 %q；是否想用 %s？", name, near)
	}
	return forms.Tf("there is no %q", "没有 %q", name)
}

// Of returns what is said for a cloud, else for all; empty for nothing.
func (d Defaults) Of(key Key, cloud string) string {
	if value := d.values[cloud][key]; value != "" {
		return value
	}
	return d.values[""][key]
}

// Said tells whether a setting is said to be true or false.
func (d Defaults) Said(key Key) (value, said bool) {
	text := d.Of(key, "")
	return text == "true", text != ""
}

// Number is that of a setting; 0 for nothing said.
func (d Defaults) Number(key Key) int {
	n, _ := strconv.Atoi(d.Of(key, "")) // Only whole numbers are taken.
	return n
}

// Clouds are the ids of the clouds that have settings of their own, in order.
func (d Defaults) Clouds() []string {
	var ids []string
	for id := range d.values {
		if id != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}
