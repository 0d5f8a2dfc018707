package profiles

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/zalando/go-keyring"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
)

// keyringService is the name under which the system's keyring keeps entries.
const keyringService = "clusterwiz"

// largestSecret is the most, in bytes, that a secret may have; a script may be one.
const largestSecret = 64 << 10

// patience is how long a place may take to give a secret: somebody may have to unlock
// the keyring, or the store that a pipe comes from.
const patience = 2 * time.Minute

// Resolver reads secrets from where they are kept. A nil function means that
// the place cannot be read here.
type Resolver struct {
	Env func(name string) (string, bool)
	// ReadFile reads a file, or a pipe until ctx ends.
	ReadFile func(ctx context.Context, name string) ([]byte, error)
	// Mode gives the permissions of a file, for a warning about one that
	// others may read; nil asks nothing.
	Mode func(name string) (fs.FileMode, error)
	// There is an error where there is no such file, or it may not be looked for; nil
	// asks nothing.
	There   func(name string) error
	Keyring func(name string) (string, error)
	// Prompt asks a person. It is nil where nobody is there to ask.
	Prompt func(label forms.Text) (string, error)
	// Patience is how long to wait for a file or the keyring; 0 is for as long as
	// the caller.
	Patience time.Duration
}

// NewResolver reads from the process's environment, files ("~/" is the home
// directory) and the system's keyring. It does not prompt.
func NewResolver() Resolver {
	r := Resolver{
		Env: os.LookupEnv,
		ReadFile: func(ctx context.Context, name string) ([]byte, error) {
			return files.Await(ctx, name, largestSecret)
		},
		There: func(name string) error {
			_, err := os.Stat(name)
			return err
		},
		Keyring:  func(name string) (string, error) { return keyring.Get(keyringService, name) },
		Patience: patience,
	}
	// Windows keeps access lists, which the mode does not show.
	if runtime.GOOS != "windows" {
		r.Mode = func(name string) (fs.FileMode, error) {
			info, err := os.Stat(name)
			if err != nil {
				return 0, err
			}
			return info.Mode(), nil
		}
	}
	return r
}

// Resolve reads every secret that applies and is not known yet, and puts it
// into the answers. All that cannot be read is returned at once; a secret
// whose file others may read is a warning. Where ctx ends it reads no further.
func (r Resolver) Resolve(ctx context.Context, form *forms.Form, a *forms.Answers) []forms.Problem {
	var problems []forms.Problem
	for _, one := range kept(form.Scope(a, nil)) {
		if _, known := one.secret.Reveal(); known || ctx.Err() != nil {
			continue
		}
		text, problem := r.read(ctx, one)
		if !problem.Summary.IsZero() {
			problem.Path = one.path
			problems = append(problems, problem)
			continue
		}
		if warning := r.exposed(one); !warning.Summary.IsZero() {
			problems = append(problems, warning)
		}
		if err := one.put(a, one.secret.Resolved(text)); err != nil {
			problems = append(problems, forms.Problem{Path: one.path, Summary: forms.T("does not fit the other answers", "与其他填写项的结构不符")})
		}
	}
	return problems
}

// Look warns of secrets in files that others may read, and reads none.
func (r Resolver) Look(form *forms.Form, a *forms.Answers) []forms.Problem {
	var problems []forms.Problem
	for _, one := range kept(form.Scope(a, nil)) {
		if warning := r.exposed(one); !warning.Summary.IsZero() {
			problems = append(problems, warning)
		}
	}
	return problems
}

// Missing tells which secrets are not where they are referred to, as far as that is known
// without reading any: variables that are not set, and files that are not there. Whether
// the keyring has an entry, and what a person types, is known only when it is wanted.
func (r Resolver) Missing(ctx context.Context, form *forms.Form, a *forms.Answers) []forms.Problem {
	var problems []forms.Problem
	for _, one := range kept(form.Scope(a, nil)) {
		if _, known := one.secret.Reveal(); known {
			continue
		}
		var problem forms.Problem
		switch ref := one.secret.Ref(); {
		case ref.Kind == forms.FromEnv && r.Env != nil:
			_, problem = r.fromEnv(ref.Name)
		case ref.Kind == forms.FromFile && r.There != nil:
			if path := located(ref); r.There(path) != nil {
				problem = unreadableSecret(ctx, ref, path, r.There(path))
			}
		}
		if problem.Path = one.path; !problem.Summary.IsZero() {
			problems = append(problems, problem)
		}
	}
	return problems
}

// Absent warns of files with secrets that are not there yet: they are read only when the
// request is sent.
func (r Resolver) Absent(form *forms.Form, a *forms.Answers) []forms.Problem {
	var problems []forms.Problem
	for _, one := range kept(form.Scope(a, nil)) {
		ref := one.secret.Ref()
		if r.There == nil || ref.Kind != forms.FromFile || !errors.Is(r.There(located(ref)), fs.ErrNotExist) {
			continue
		}
		problems = append(problems, forms.Problem{
			Path: one.path, Severity: forms.Warning,
			Summary: forms.Tf("the file %s does not exist yet", "文件 %s 尚不存在", printableName(located(ref))),
			Remedy:  forms.T("it is read when the request is sent; check the path", "发送请求时读取；请检查路径"),
		})
	}
	return problems
}

// exposed warns of a file that others may read; the zero Problem where there is none.
func (r Resolver) exposed(one keptSecret) forms.Problem {
	ref := one.secret.Ref()
	if r.Mode == nil || ref.Kind != forms.FromFile {
		return forms.Problem{}
	}
	path := located(ref)
	mode, err := r.Mode(path)
	if err != nil || !mode.IsRegular() || mode.Perm()&0o077 == 0 {
		return forms.Problem{}
	}
	return forms.Problem{
		Path: one.path, Severity: forms.Warning,
		Summary: forms.Tf("the file %s may be read by others", "文件 %s 可被其他用户读取", printableName(path)),
		Remedy:  forms.Tf("chmod 600 %s", "请执行 chmod 600 %s", printableName(path)),
	}
}

// keptSecret is an answer, or an entry of one, that is a secret.
type keptSecret struct {
	field  *forms.Field
	path   forms.Path
	secret forms.Secret
	// table and entry are set where the secret is a value of a Map.
	table forms.Table
	entry string
}

// put answers with the secret that was read.
func (s keptSecret) put(a *forms.Answers, secret forms.Secret) error {
	if s.table == nil {
		return a.Set(s.path, secret)
	}
	s.table[s.entry] = secret
	return a.Set(s.path, s.table)
}

// kept returns the secrets that apply in a scope and within.
func kept(s *forms.Scope) []keptSecret {
	var found []keptSecret
	for _, q := range s.Questions("") {
		switch q.Kind {
		case forms.Object:
			found = append(found, kept(q.Inner())...)
			continue
		case forms.List:
			for _, item := range q.Items() {
				found = append(found, kept(item)...)
			}
			continue
		default:
		}
		switch v := q.Answer().(type) {
		case forms.Secret:
			found = append(found, keptSecret{field: q.Field, path: q.Path(), secret: v})
		case forms.Table:
			// One copy for all of its entries, which are put in one after the other.
			table, secrets := v.Clone(), v.Secrets()
			for _, name := range sortedKeys(secrets) {
				found = append(found, keptSecret{field: q.Field, path: q.Path(), secret: secrets[name], table: table, entry: name})
			}
		}
	}
	return found
}

// located returns the path of the file that a reference names.
func located(ref forms.Ref) string {
	name := atHome(ref.Name)
	if rooted(name) {
		return name
	}
	return filepath.Join(ref.Dir, name)
}

// rooted tells whether a path is the same from everywhere, on Windows also without the
// letter of its disk.
func rooted(name string) bool {
	return filepath.IsAbs(name) || name != "" && os.IsPathSeparator(name[0])
}

// inHome tells whether a path begins in the home directory.
func inHome(name string) bool {
	return len(name) > 1 && name[0] == '~' && os.IsPathSeparator(name[1])
}

func atHome(name string) string {
	if !inHome(name) {
		return name
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return name
	}
	return filepath.Join(home, name[len("~/"):])
}

// within gives a reference to a file by a relative path the directory that the path
// is relative to.
func within(dir string, ref forms.Ref) forms.Ref {
	if ref.Kind == forms.FromFile && !rooted(ref.Name) && !inHome(ref.Name) {
		ref.Dir = dir
	}
	return ref
}

// Here is the reference as somebody types it who is in the working directory.
func Here(ref forms.Ref) forms.Ref {
	dir, err := os.Getwd()
	if err != nil {
		return ref
	}
	return within(dir, ref)
}

// beside is the directory of a file, in full.
func beside(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return filepath.Dir(path)
	}
	return filepath.Dir(full)
}
