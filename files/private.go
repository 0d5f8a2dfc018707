package files

import (
	"errors"
	"io/fs"
	"os"
	"runtime"

	"clusterwiz/forms"
)

// Private keeps a directory of ours to its owner: one that others may enter is
// tightened. A directory that is not there, or whose system has no such modes, is
// left alone. The text, empty for nothing to tell, says what was done, or why
// others may still read and replace what is kept there.
func Private(dir string) forms.Text {
	link, err := os.Lstat(dir)
	info := link
	if err == nil && link.Mode()&fs.ModeSymlink != 0 {
		info, err = os.Stat(dir)
	}
	if err != nil || !info.IsDir() || runtime.GOOS == "windows" {
		return forms.Text{}
	}
	wide := info.Mode().Perm()&0o077 != 0
	switch {
	case !owned(info) || !owned(link):
		return forms.Tf("the directory %s belongs to another user, who may read and replace what is kept there", "目录 %s 属于其他用户，其可读取并替换其中内容", dir)
	case !wide:
		return forms.Text{}
	case link.Mode()&fs.ModeSymlink != 0:
		// What it leads to may be meant for others as well.
		return forms.Tf("the directory %s is a link to one that others may enter; chmod 700 it, or take another", "目录 %s 是符号链接，其目标可被其他用户进入；请执行 chmod 700，或改用其他目录", dir)
	}
	if err := os.Chmod(dir, info.Mode().Perm()&0o700); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return forms.Tf("others may enter the directory %s, and that cannot be changed", "目录 %s 可被其他用户进入，且无法更改", dir)
	}
	return forms.Tf("others could enter the directory %s; it is now yours alone", "目录 %s 原可被其他用户进入，现仅限您本人", dir)
}
