package kubeconfig

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
)

// most is far more than the kubeconfig of anybody.
const most = 16 << 20

// Paths are the files that kubectl reads, those of KUBECONFIG or the one in the home
// directory.
func Paths(variable, home string) []string {
	var paths []string
	for _, path := range filepath.SplitList(variable) {
		if path != "" && !slices.Contains(paths, path) {
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		paths = []string{filepath.Join(home, ".kube", "config")}
	}
	return paths
}

// file is one kubeconfig on disk.
type file struct {
	*document
	path    string
	there   bool
	changed bool
}

func load(paths []string) (sources, error) {
	var all sources
	for _, path := range paths {
		f := &file{path: path}
		text, err := files.Read(path, most)
		var refusal *files.Refusal
		switch {
		case errors.Is(err, fs.ErrNotExist):
			f.document = empty()
		case errors.As(err, &refusal):
			return nil, refuse(refusal.Remedy, forms.Tf("%s cannot be read: %s", "无法读取 %s：%s", path, refusal.Why))
		case err != nil:
			return nil, refuse(checkRights, forms.Tf("%s cannot be read", "无法读取 %s", path))
		default:
			f.there = true
			if f.document, err = parse(text); err != nil {
				return nil, refuse(forms.T("correct it, or write to a separate file: leave --merge out, or name a file with --to", "请修正该文件，或写入单独的文件：不加 --merge，或用 --to 指定"),
					forms.Tf("%s is not a kubeconfig that can be read", "%s 不是可读取的 kubeconfig", path))
			}
		}
		all = append(all, f)
	}
	return all, nil
}

var checkRights = forms.T("check its permissions", "请检查其权限")

// write puts the file in place at once, with the mode that it had, else for its
// owner alone.
func (f *file) write() error {
	if err := f.writable(); err != nil {
		return err
	}
	text, err := f.bytes()
	if err == nil {
		err = os.MkdirAll(filepath.Dir(f.path), 0o755) //nolint:gosec // As kubectl makes it; what lies in it is closed.
	}
	if err == nil {
		// The library keeps the mode of a file that is there, and makes a new one 0600.
		err = files.Whole(f.path, text)
	}
	if err != nil {
		return refuse(checkRights, forms.Tf("%s cannot be written", "无法写入 %s", f.path))
	}
	return nil
}

// writable refuses what putting another file in its place would do harm to.
func (f *file) writable() error {
	info, err := os.Lstat(f.path)
	switch {
	case err != nil:
		return nil
	case info.Mode()&fs.ModeSymlink != 0:
		target, err := filepath.EvalSymlinks(f.path)
		if err != nil {
			target = "FILE"
		}
		return refuse(forms.Tf("name the file itself, with KUBECONFIG=%s", "请直接指定目标文件：KUBECONFIG=%s", target),
			forms.Tf("%s is a link, which would be replaced", "%s 是符号链接，写入会将其替换", f.path))
	case info.Mode().Perm()&0o200 == 0:
		return refuse(forms.Tf("make it writable with chmod u+w %s, or leave --merge out", "请执行 chmod u+w %s 使其可写，或不加 --merge", f.path),
			forms.Tf("%s is read-only", "%s 为只读", f.path))
	}
	return nil
}

// locked does its work while nobody else who keeps kubectl's locks changes the files:
// for each there is one beside it, made by whoever finds none, and nobody waits.
func locked(paths []string, work func() error) (err error) {
	var held []string
	defer func() {
		for _, lock := range held {
			err = errors.Join(err, os.Remove(lock))
		}
	}()
	for _, path := range slices.Sorted(slices.Values(paths)) {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // As kubectl does.
			return refuse(checkRights, forms.Tf("the directory of %s cannot be created", "无法创建 %s 所在目录", path))
		}
		lock := path + ".lock"
		f, err := os.OpenFile(lock, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		switch {
		case errors.Is(err, fs.ErrExist):
			return refuse(forms.Tf("wait until it is done, or remove %s if nothing is running", "请等待其完成；若没有程序在运行，请删除 %s", lock),
				forms.Tf("kubectl or another program is changing %s", "kubectl 或其他程序正在修改 %s", path))
		case err != nil:
			return refuse(checkRights, forms.Tf("%s cannot be locked, because its directory is not writable", "无法锁定 %s，其目录不可写", path))
		}
		held = append(held, lock)
		_ = f.Close()
	}
	return work()
}

// OwnName is the name of a file for a cluster alone; false for an id that cannot be
// part of one.
func OwnName(owner string) (string, bool) {
	odd := func(r rune) bool {
		return !strings.ContainsRune("-_", r) && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r))
	}
	return owner + ".yaml", owner != "" && !strings.ContainsFunc(owner, odd)
}
