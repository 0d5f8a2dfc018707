package profiles

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/zalando/go-keyring"

	"clusterwiz/forms"
	"clusterwiz/forms/foreign"
)

// keyringService is the name under which the system's keyring keeps entries.
const keyringService = "clusterwiz"

// Resolver reads secrets from where they are kept. A nil function means that
// the place cannot be read here.
type Resolver struct {
	Env      func(name string) (string, bool)
	ReadFile func(name string) ([]byte, error)
	// Mode gives the permissions of a file, for a warning about one that
	// others may read; nil asks nothing.
	Mode    func(name string) (fs.FileMode, error)
	Keyring func(name string) (string, error)
	// Prompt asks a person. It is nil where nobody is there to ask.
	Prompt func(label forms.Text) (string, error)
}

// NewResolver reads from the process's environment, files ("~/" is the home
// directory) and the system's keyring. It does not prompt.
func NewResolver() Resolver {
	r := Resolver{
		Env:      os.LookupEnv,
		ReadFile: func(name string) ([]byte, error) { return os.ReadFile(atHome(name)) },
		Keyring:  func(name string) (string, error) { return keyring.Get(keyringService, name) },
	}
	// Windows keeps access lists, which the mode does not show.
	if runtime.GOOS != "windows" {
		r.Mode = func(name string) (fs.FileMode, error) {
			info, err := os.Stat(atHome(name))
			if err != nil {
				return 0, err
			}
			return info.Mode(), nil
		}
	}
	return r
}

func atHome(name string) string {
	rest, ok := strings.CutPrefix(name, "~/")
	if !ok {
		return name
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return name
	}
	return filepath.Join(home, rest)
}

// Resolve reads every secret that applies and is not known yet, and puts it
// into the answers. All that cannot be read is returned at once; a secret
// whose file others may read is a warning.
func (r Resolver) Resolve(form *forms.Form, a *forms.Answers) []forms.Problem {
	var problems []forms.Problem
	for _, q := range secrets(form.Scope(a, nil)) {
		secret, ok := q.Answer().(forms.Secret)
		if !ok {
			continue
		}
		if _, known := secret.Reveal(); known {
			continue
		}
		text, problem := r.read(q.Field, q.Path(), secret.Ref())
		if !problem.Summary.IsZero() {
			problem.Path = q.Path()
			problems = append(problems, problem)
		}
		if text == "" {
			continue
		}
		if err := a.Set(q.Path(), secret.Resolved(text)); err != nil {
			problems = append(problems, forms.Problem{Path: q.Path(), Summary: forms.T("does not fit the other answers", "与其他填写项的结构不符")})
		}
	}
	return problems
}

// secrets returns the secret questions that apply in a scope and within.
func secrets(s *forms.Scope) []forms.Question {
	var found []forms.Question
	for _, q := range s.Questions("") {
		switch q.Kind {
		case forms.Hidden:
			found = append(found, q)
		case forms.Object:
			found = append(found, secrets(q.Inner())...)
		case forms.List:
			for _, item := range q.Items() {
				found = append(found, secrets(item)...)
			}
		case forms.String, forms.LongText, forms.Integer, forms.Decimal, forms.Boolean, forms.Choice, forms.Strings, forms.Map:
		}
	}
	return found
}

// read returns the text, or an empty one and the problem. Never both, but for
// a warning.
func (r Resolver) read(f *forms.Field, path forms.Path, ref forms.Ref) (string, forms.Problem) {
	switch ref.Kind {
	case forms.FromEnv:
		return r.fromEnv(ref.Name)
	case forms.FromFile:
		return r.fromFile(ref.Name)
	case forms.FromKeyring:
		return r.fromKeyring(path, ref.Name)
	case forms.FromPrompt:
	}
	return r.fromPrompt(f, path)
}

func (r Resolver) fromEnv(name string) (string, forms.Problem) {
	if r.Env == nil {
		return "", forms.Problem{Summary: forms.T("cannot be read from the environment here", "此处无法读取环境变量")}
	}
	text, set := r.Env(name)
	remedy := forms.Tf("set %s before you start", "请先设置环境变量 %s", printable(name))
	switch {
	case !set:
		return "", forms.Problem{Summary: forms.Tf("the environment variable %s is not set", "环境变量 %s 未设置", printable(name)), Remedy: remedy}
	case text == "":
		return "", forms.Problem{Summary: forms.Tf("the environment variable %s is empty", "环境变量 %s 为空", printable(name)), Remedy: remedy}
	}
	return text, forms.Problem{}
}

func (r Resolver) fromFile(name string) (string, forms.Problem) {
	if r.ReadFile == nil {
		return "", forms.Problem{Summary: forms.T("cannot be read from a file here", "此处无法读取文件")}
	}
	data, err := r.ReadFile(name)
	if err != nil {
		why, remedy := reasonOf(err)
		return "", forms.Problem{Summary: forms.Tf("the file %s cannot be read: %s", "无法读取文件 %s：%s", printableName(name), why), Remedy: remedy}
	}
	text := strings.TrimRight(string(data), "\r\n")
	if text == "" {
		return "", forms.Problem{
			Summary: forms.Tf("the file %s is empty", "文件 %s 为空", printableName(name)),
			Remedy:  forms.T("put the secret alone into it", "请将机密单独写入该文件"),
		}
	}
	if r.Mode == nil {
		return text, forms.Problem{}
	}
	if mode, err := r.Mode(name); err == nil && mode.IsRegular() && mode.Perm()&0o077 != 0 {
		return text, forms.Problem{
			Severity: forms.Warning,
			Summary:  forms.Tf("the file %s may be read by others", "文件 %s 可被其他用户读取", printableName(name)),
			Remedy:   forms.Tf("chmod 600 %s", "请执行 chmod 600 %s", printableName(name)),
		}
	}
	return text, forms.Problem{}
}

func (r Resolver) fromKeyring(path forms.Path, name string) (string, forms.Problem) {
	elsewhere := forms.Tf("use --set %[1]s=env:NAME or --set %[1]s=file:PATH", "请改用 --set %[1]s=env:NAME 或 --set %[1]s=file:PATH", path)
	if r.Keyring == nil {
		return "", forms.Problem{Summary: forms.T("there is no keyring here", "此处没有系统密钥环"), Remedy: elsewhere}
	}
	text, err := r.Keyring(name)
	switch {
	case errors.Is(err, keyring.ErrNotFound) || (err == nil && text == ""):
		return "", forms.Problem{
			Summary: forms.Tf("the keyring has no entry %s under %s", "密钥环的 %[2]s 服务下没有条目 %[1]s", printableName(name), keyringService),
			Remedy:  forms.Tf("add it, or %s", "请添加，或%s", elsewhere),
		}
	case err != nil:
		return "", forms.Problem{Summary: forms.T("the system's keyring cannot be reached", "无法访问系统密钥环"), Remedy: elsewhere}
	}
	return text, forms.Problem{}
}

func (r Resolver) fromPrompt(f *forms.Field, path forms.Path) (string, forms.Problem) {
	without := forms.Tf("use --set %[1]s=env:NAME or --set %[1]s=file:PATH", "请用 --set %[1]s=env:NAME 或 --set %[1]s=file:PATH", path)
	if r.Prompt == nil {
		return "", forms.Problem{Summary: forms.T("must be typed, and there is no terminal", "需要输入，但没有终端"), Remedy: without}
	}
	text, err := r.Prompt(f.Label)
	if err != nil || text == "" {
		return "", forms.Problem{Summary: forms.T("was not typed", "未输入"), Remedy: forms.Tf("type it when asked, or %s", "请在提示时输入，或%s", without)}
	}
	return text, forms.Problem{}
}

// printableName writes a path or entry as it is unless it could disturb.
func printableName(name string) string {
	if strings.ContainsFunc(name, foreign.Hidden) {
		return printable(name)
	}
	return name
}
