package profiles

import (
	"errors"
	"io/fs"
	"strings"
	"sync"
	"syscall"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
)

// FileError is an error with a file or directory, in words for a person.
type FileError struct {
	// Text says what could not be done, with which path, and why.
	Text forms.Text
	// Remedy says what to do; may be empty.
	Remedy forms.Text
	// Cause is the error underneath, for errors.Is; it is not shown.
	Cause error
}

// Error implements error, in English.
func (t *FileError) Error() string {
	if t.Remedy.En == "" {
		return t.Text.En
	}
	return t.Text.En + "; " + t.Remedy.En
}

// Unwrap returns the cause.
func (t *FileError) Unwrap() error { return t.Cause }

// ErrExists is the cause of a [FileError] when [Save] finds a file and may not
// overwrite it.
var ErrExists = errors.New("the file exists")

// reasons are the causes that a person can do something about. Atomic writes
// hand on only the words of the cause, so the words are compared as well.
var reasons = sync.OnceValue(func() []reason {
	return []reason{
		{ErrExists, forms.T("it already exists", "文件已存在"), forms.T("choose another name", "请换一个文件名")},
		{syscall.ENOSPC, forms.T("the disk is full", "磁盘已满"), forms.T("free some space, or choose another directory", "请清理磁盘空间，或换一个目录")},
		{syscall.EDQUOT, forms.T("the disk quota is used up", "磁盘配额已用完"), forms.T("free some space, or choose another directory", "请清理磁盘空间，或换一个目录")},
		{syscall.EROFS, forms.T("the file system is read-only", "文件系统只读"), forms.T("choose another directory", "请换一个目录")},
		{syscall.ENOTDIR, forms.T("a part of the path is not a directory", "路径中有一段不是目录"), forms.T("choose another path", "请换一个路径")},
		{syscall.EISDIR, forms.T("it is a directory", "这是一个目录"), forms.T("name a file", "请指定文件")},
		{syscall.ENAMETOOLONG, forms.T("the name is too long", "文件名过长"), forms.T("choose a shorter one", "请换一个较短的文件名")},
		{syscall.ELOOP, forms.T("its links lead in a circle", "符号链接循环"), forms.T("choose another path", "请换一个路径")},
		{fs.ErrNotExist, forms.T("it does not exist", "不存在"), forms.T("check the path", "请检查路径")},
		{fs.ErrPermission, forms.T("permission is denied", "没有权限"), forms.T("check its owner and mode", "请检查属主与权限")},
	}
})

// reason is a cause in words, with what to do.
type reason struct {
	cause        error
	text, remedy forms.Text
}

// fileError adds to what could not be done the reason for it.
func fileError(what forms.Text, cause error) *FileError {
	text, remedy := reasonOf(cause)
	return &FileError{Text: forms.Tf("%s: %s", "%s：%s", what, text), Remedy: remedy, Cause: cause}
}

func reasonOf(cause error) (text, remedy forms.Text) {
	var refusal *files.Refusal
	if errors.As(cause, &refusal) {
		return refusal.Why, refusal.Remedy
	}
	for _, reason := range reasons() {
		if errors.Is(cause, reason.cause) || strings.Contains(cause.Error(), reason.cause.Error()) {
			return reason.text, reason.remedy
		}
	}
	return forms.T("the system refused", "系统拒绝"), forms.T("check the path and the disk", "请检查路径与磁盘")
}

// Unreadable is the error about a file, by whatever name people know it, that could not be
// read.
func Unreadable(name string, cause error) *FileError {
	return fileError(forms.Tf("%s cannot be read", "无法读取 %s", name), cause)
}
