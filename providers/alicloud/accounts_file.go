package alicloud

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/providers"
)

// defaultProfile is the one that is meant where none is named, in both files.
const defaultProfile = "default"

// byteOrderMark is what some editors put before a text.
var byteOrderMark = []byte("\xef\xbb\xbf")

// mostAccounts is far above what files of accounts hold.
const mostAccounts = 1 << 20

// accountFile is a file of the vendor's with accounts. Its path is empty where
// there is no home.
type accountFile struct {
	path string
	// named says that a variable names it, so that it is to be there.
	named bool
}

// fileAt is the file that a variable names, else the one under home.
func fileAt(variable string, underHome ...string) accountFile {
	if path := env(variable); path != "" {
		return accountFile{path: path, named: true}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return accountFile{}
	}
	return accountFile{path: filepath.Join(append([]string{home}, underHome...)...)}
}

// read returns the text of the file: nil where there is none or nothing in it,
// which both count as not set.
func (f accountFile) read() (data []byte, trouble forms.Text) {
	if f.path == "" {
		return nil, forms.Text{}
	}
	var refusal *files.Refusal
	data, err := files.Read(f.path, mostAccounts)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !f.named:
		return nil, forms.Text{}
	case errors.Is(err, fs.ErrNotExist):
		return nil, forms.T("the file does not exist", "文件不存在")
	case errors.As(err, &refusal):
		return nil, forms.Tf("the file cannot be read: %s", "无法读取文件：%s", refusal.Why)
	case err != nil:
		return nil, forms.T("the file cannot be read", "无法读取文件")
	}
	if data = bytes.TrimPrefix(data, byteOrderMark); len(bytes.TrimSpace(data)) == 0 {
		return nil, forms.Text{}
	}
	return data, forms.Text{}
}

// broken is the account of that id while the file is in trouble.
func (f accountFile) broken(id string, trouble forms.Text) source {
	return source{account: providers.Account{ID: id, Source: forms.Same(inHome(f.path)), Trouble: trouble}}
}
