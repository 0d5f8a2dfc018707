package files

import (
	"io/fs"
	"os"
	"runtime"

	"clusterwiz/forms"
)

// Private keeps directories of ours to their owner: those that others may enter
// are tightened. One that is not there, or whose system has no such modes, is left
// alone. The texts say which were tightened, in one line, and of which others may
// still read and replace what is kept there, and why.
func Private(dirs ...string) []forms.Text {
	var tightened []string
	var told []forms.Text
	for _, dir := range dirs {
		done, trouble := private(dir)
		if done {
			tightened = append(tightened, dir)
		}
		if !trouble.IsZero() {
			told = append(told, trouble)
		}
	}
	if len(tightened) > 0 {
		told = append(told, forms.Tf("others could enter %[1]s; now only you can", "原可被其他用户进入，现仅限您本人：%[1]s", forms.Enumerate(tightened)))
	}
	return told
}

// private tells whether a directory was tightened, or why it is not private.
func private(dir string) (done bool, trouble forms.Text) {
	link, err := os.Lstat(dir)
	info := link
	if err == nil && link.Mode()&fs.ModeSymlink != 0 {
		info, err = os.Stat(dir)
	}
	if err != nil || !info.IsDir() || runtime.GOOS == "windows" {
		return false, forms.Text{}
	}
	switch {
	case !owned(info) || !owned(link):
		return false, forms.Tf("the directory %s belongs to another user, who may read and replace what is kept there", "目录 %s 属于其他用户，其可读取并替换其中内容", dir)
	case info.Mode().Perm()&0o077 == 0:
		return false, forms.Text{}
	case link.Mode()&fs.ModeSymlink != 0:
		// What it leads to may be meant for others as well.
		return false, forms.Tf("the directory %s is a link to one that others may enter; chmod 700 it, or take another", "目录 %s 是符号链接，其目标可被其他用户进入；请执行 chmod 700，或改用其他目录", dir)
	}
	if err := os.Chmod(dir, info.Mode().Perm()&0o700); err != nil {
		return false, forms.Tf("others may enter the directory %s, and that cannot be changed", "目录 %s 可被其他用户进入，且无法更改", dir)
	}
	return true, forms.Text{}
}
