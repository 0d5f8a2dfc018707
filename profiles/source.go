package profiles

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/zalando/go-keyring"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/forms/foreign"
)

// read returns the text of a secret, or an empty one and the problem.
func (r Resolver) read(ctx context.Context, one keptSecret) (string, forms.Problem) {
	if r.Patience > 0 && one.secret.Ref().Kind != forms.FromPrompt {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, r.Patience, errSlow)
		defer cancel()
	}
	text, problem := r.fetch(ctx, one)
	if problem.Summary.IsZero() {
		return sound(text)
	}
	return "", problem
}

// errSlow is the cause of a context that ends as a place takes too long.
var errSlow = errors.New("it took too long")

func (r Resolver) fetch(ctx context.Context, one keptSecret) (string, forms.Problem) {
	switch ref := one.secret.Ref(); ref.Kind {
	case forms.FromEnv:
		return r.fromEnv(ref.Name)
	case forms.FromFile:
		return r.fromFile(ctx, one.field, ref)
	case forms.FromKeyring:
		return r.fromKeyring(ctx, one, ref.Name)
	case forms.FromPrompt:
	}
	return r.fromPrompt(one)
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

func (r Resolver) fromFile(ctx context.Context, f *forms.Field, ref forms.Ref) (string, forms.Problem) {
	if r.ReadFile == nil {
		return "", forms.Problem{Summary: forms.T("cannot be read from a file here", "此处无法读取文件")}
	}
	path := located(ref)
	data, err := r.ReadFile(ctx, path)
	if err != nil {
		return "", unreadableSecret(ctx, ref, path, err)
	}
	text := strings.TrimPrefix(string(data), mark)
	if text = f.Lines(text); f.Kind != forms.LongText {
		text = strings.TrimRight(text, "\r\n")
	}
	if strings.Trim(text, "\r\n") == "" {
		return "", forms.Problem{
			Summary: forms.Tf("the file %s is empty", "文件 %s 为空", printableName(path)),
			Remedy:  forms.T("put only the secret into it", "请将敏感信息单独写入该文件"),
		}
	}
	return text, forms.Problem{}
}

// unreadableSecret says why a file could not be read, and where it was looked for.
func unreadableSecret(ctx context.Context, ref forms.Ref, path string, err error) forms.Problem {
	why, remedy := reasonOf(err)
	var refusal *files.Refusal
	switch {
	case errors.As(err, &refusal):
		why, remedy = refusal.Why, refusal.Remedy
	case errors.Is(context.Cause(ctx), errSlow):
		why = forms.Tf("nothing was written to it within %s", "在 %s 内没有写入内容", patience)
		remedy = forms.T("check the program that should write to it", "请检查写入方")
	case ctx.Err() != nil:
		why, remedy = forms.T("stopped while waiting for it", "等待时已中止"), forms.Text{}
	}
	if remedy.IsZero() {
		remedy = forms.T("check the path", "请检查路径")
	}
	if errors.Is(err, fs.ErrNotExist) && !filepath.IsAbs(ref.Name) && path != ref.Name && !strings.HasPrefix(ref.Name, "~/") {
		remedy = forms.Tf("%s; a relative path in a profile starts at the directory of the profile, a typed one at the working directory",
			"%s；配置文件中的相对路径以该文件所在目录为准，输入的相对路径以当前目录为准", remedy)
	}
	return forms.Problem{Summary: forms.Tf("the file %s cannot be read: %s", "无法读取文件 %s：%s", printableName(path), why), Remedy: remedy}
}

func (r Resolver) fromKeyring(ctx context.Context, one keptSecret, name string) (string, forms.Problem) {
	elsewhere := instead(one)
	if r.Keyring == nil {
		return "", forms.Problem{Summary: forms.T("there is no keyring here", "此处没有系统密钥环"), Remedy: elsewhere}
	}
	data, err := files.Within(ctx, func() ([]byte, error) {
		text, err := r.Keyring(name)
		return []byte(text), err
	})
	switch {
	case errors.Is(err, keyring.ErrNotFound) || (err == nil && len(data) == 0):
		return "", forms.Problem{
			Summary: forms.Tf("the keyring has no entry %s under %s", "密钥环的 %[2]s 服务下没有条目 %[1]s", printableName(name), keyringService),
			Remedy:  forms.Tf("add it, or %s", "请添加，或%s", elsewhere),
		}
	case err != nil:
		return "", forms.Problem{Summary: forms.T("the system's keyring cannot be reached", "无法访问系统密钥环"), Remedy: elsewhere}
	}
	return string(data), forms.Problem{}
}

func (r Resolver) fromPrompt(one keptSecret) (string, forms.Problem) {
	if r.Prompt == nil {
		return "", forms.Problem{Summary: forms.T("must be typed, and there is no terminal", "需要输入，但没有终端"), Remedy: instead(one)}
	}
	label := one.field.Label
	if one.table != nil {
		label = forms.Tf("%s: %s", "%s：%s", label, one.entry)
	}
	text, err := r.Prompt(label)
	if err != nil || text == "" {
		return "", forms.Problem{Summary: forms.T("was not typed", "未输入"), Remedy: forms.Tf("type it when asked, or %s", "请在提示时输入，或%s", instead(one))}
	}
	return text, forms.Problem{}
}

// instead says how else the secret can be given.
func instead(one keptSecret) forms.Text {
	if one.field.Kind != forms.Hidden {
		return forms.T(`write { env = "NAME" } or { file = "PATH" } in the profile`, `在配置文件中写 { env = "变量名" } 或 { file = "路径" }`)
	}
	return forms.Tf("use --set %[1]s=env:NAME or --set %[1]s=file:PATH", "请用 --set %[1]s=env:NAME 或 --set %[1]s=file:PATH", one.path)
}

// printableName writes a path or entry as it is unless it could disturb.
func printableName(name string) string {
	if strings.ContainsFunc(name, foreign.Hidden) {
		return printable(name)
	}
	return name
}
