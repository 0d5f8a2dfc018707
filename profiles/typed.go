package profiles

import (
	"strings"

	"clusterwiz/forms"
)

// Typed reads the name of a file to write as a person types it: a leading "~/" is
// the home directory. What a shell or this program would take for something else
// is a [*FileError].
func Typed(name string) (string, error) {
	refuse := func(what, remedy forms.Text) (string, error) {
		return "", &FileError{Text: what, Remedy: remedy}
	}
	switch {
	case name == "-":
		return refuse(forms.T("- stands for standard input and names no file", "- 表示标准输入，不是文件名"), forms.T("choose another name", "请换一个文件名"))
	case name == "~", strings.HasPrefix(name, "~") && !strings.HasPrefix(name, "~/"):
		return refuse(forms.Tf("%s means a home directory in a shell, but not here", "%s 在 shell 中指向主目录，此处不支持", printableName(name)),
			forms.T("write ~/ and the name, or the whole path", "请写作 ~/文件名 或完整路径"))
	}
	return atHome(name), nil
}
