package defaults

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/profiles"
)

// Set writes a setting into the file, of one cloud or, with "", of all, and leaves
// every other line as it is; an empty value takes it out. The file is made where there is
// none. The error is a [*profiles.FileError], or of the value.
func Set(dirs profiles.Dirs, clouds func() []string, cloud string, setting Setting, value string) error {
	if err := profiles.Placed(dirs.Config); err != nil {
		return err
	}
	d := Defaults{Path: Path(dirs)}
	data, err := files.Read(d.Path, mostFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return d.trouble(forms.Same(err.Error()))
	}
	before, err := d.parse(string(data), clouds())
	if err != nil {
		return err
	}
	if wrong := setting.Refuses(cloud, value); !wrong.IsZero() {
		return d.trouble(wrong)
	}
	line := ""
	if value != "" {
		line = setting.line(value)
	}
	text := edited(string(data), cloud, setting.Key, line)
	// The file may be written in ways that lines do not show; then a person edits it.
	after, err := d.parse(text, clouds())
	if before[cloud] == nil {
		before[cloud] = map[Key]string{}
	}
	if before[cloud][setting.Key] = value; value == "" {
		delete(before[cloud], setting.Key)
	}
	if err != nil || !equal(before, after) {
		return d.trouble(forms.Tf("%s stands in it in a way that is left to you", "其中 %s 的写法需要您自行修改", string(setting.Key)))
	}
	if err := os.MkdirAll(dirs.Config, 0o700); err != nil {
		return d.trouble(forms.Same(err.Error()))
	}
	return profiles.Save(d.Path, []byte(text), true)
}

// equal compares what two files say; a table without a setting says nothing.
func equal(a, b map[string]map[Key]string) bool {
	for _, pair := range [][2]map[string]map[Key]string{{a, b}, {b, a}} {
		for cloud, values := range pair[0] {
			for key, value := range values {
				if pair[1][cloud][key] != value {
					return false
				}
			}
		}
	}
	return true
}

// header is the line that begins a table.
var header = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*\[\s*"?([A-Za-z0-9_-]+)"?\s*\]\s*(#.*)?$`) })

// edited returns the text with the line of a key in a table replaced, added behind the
// last line of the table, or taken out where line is empty.
func edited(text, table string, key Key, line string) string {
	ending := "\n"
	if strings.Contains(text, "\r\n") {
		ending = "\r\n"
	}
	assignment := regexp.MustCompile(`^\s*"?` + string(key) + `"?\s*=`)
	lines := strings.Split(strings.TrimRight(text, "\r\n"), "\n")
	if strings.TrimSpace(text) == "" {
		lines = nil
	}
	in, last, found := "", -1, table == ""
	for i, one := range lines {
		one = strings.TrimRight(one, "\r")
		if match := header().FindStringSubmatch(one); match != nil {
			in = match[1]
			found = found || in == table
		}
		if in != table {
			continue
		}
		if assignment.MatchString(one) {
			if line == "" {
				return joinLines(append(lines[:i:i], lines[i+1:]...), ending)
			}
			lines[i] = line + remark(one)
			return joinLines(lines, ending)
		}
		if strings.TrimSpace(one) != "" {
			last = i
		}
	}
	switch {
	case line == "":
	case !found:
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, "["+table+"]", line)
	default:
		lines = append(lines[:last+1:last+1], append([]string{line}, lines[last+1:]...)...)
	}
	return joinLines(lines, ending)
}

// remark is what stands behind a value, with the blanks before it.
func remark(line string) string {
	match := regexp.MustCompile(`^[^#"']*=\s*(?:"[^"]*"|'[^']*'|[^#"']*?)(\s*#.*)$`).FindStringSubmatch(line)
	if match == nil {
		return ""
	}
	return match[1]
}

func joinLines(lines []string, ending string) string {
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return ""
	}
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, "\r")
	}
	return strings.Join(lines, ending) + ending
}
