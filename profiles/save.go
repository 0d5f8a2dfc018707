package profiles

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
)

// The permissions of all that is written.
const (
	fileMode fs.FileMode = 0o600
	dirMode  fs.FileMode = 0o700
)

// mostLinks is how many symbolic links are followed, as systems do.
const mostLinks = 40

// Save writes a file whole or not at all, with 0600, and makes the directories
// on the way with 0700. A symbolic link is written through. A file that exists
// is only replaced when overwrite says so. The error is a [*Trouble], whose
// cause is [ErrExists] for a file that may not be replaced.
func Save(path string, data []byte, overwrite bool) error {
	if err := save(path, data, overwrite); err != nil {
		return fileError(forms.Tf("%s cannot be written", "无法写入 %s", path), err)
	}
	return nil
}

func save(path string, data []byte, overwrite bool) error {
	target, err := followed(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(target)
	switch {
	case err == nil && info.IsDir():
		return syscall.EISDIR
	case err == nil && !overwrite:
		return ErrExists
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := os.MkdirAll(filepath.Dir(target), dirMode); err != nil {
		return err
	}
	if !overwrite {
		return create(target, data, os.Link)
	}
	if err := files.Whole(target, data); err != nil {
		return err
	}
	// A replaced file hands on its mode, which may be wider.
	return os.Chmod(target, fileMode)
}

// create puts a new file in place without a moment in which another process's
// file of that name could be lost. link is [os.Link].
func create(target string, data []byte, link func(from, to string) error) error {
	whole := filepath.Join(filepath.Dir(target), ".clusterwiz-"+rand.Text())
	if err := files.Whole(whole, data); err != nil {
		return err
	}
	defer func() { _ = os.Remove(whole) }()
	err := link(whole, target)
	if err == nil {
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	// Some file systems have no hard links: the name is taken first.
	holder, err := os.OpenFile(target, os.O_CREATE|os.O_EXCL|os.O_WRONLY, fileMode)
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	if err != nil {
		return err
	}
	if err := holder.Close(); err != nil {
		return err
	}
	return files.Replace(whole, target)
}

// followed returns what a symbolic link leads to in the end, which need not
// exist, and any other path as it is.
func followed(path string) (string, error) {
	for range mostLinks {
		info, err := os.Lstat(path)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			return path, nil
		}
		to, err := os.Readlink(path)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", syscall.ELOOP
}
