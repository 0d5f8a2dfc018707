package profiles

import (
	"context"
	"errors"

	"github.com/zalando/go-keyring"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
)

// KeepSecret puts a secret into the system's keyring, where { keyring = "NAME" } finds
// it, in the place of one that is there. The error is a [*FileError], or the context's.
func KeepSecret(ctx context.Context, name, text string) error {
	return inKeyring(ctx, func() error { return keyring.Set(keyringService, name, text) })
}

// DropSecret takes a secret out of the keyring; false where there is none.
func DropSecret(ctx context.Context, name string) (bool, error) {
	had := true
	err := inKeyring(ctx, func() error {
		err := keyring.Delete(keyringService, name)
		if errors.Is(err, keyring.ErrNotFound) {
			had, err = false, nil
		}
		return err
	})
	return had, err
}

// inKeyring does something with the keyring, which may ask the person first. What it
// answers is not repeated, as it may hold what was given.
func inKeyring(ctx context.Context, do func() error) error {
	_, err := files.Within(ctx, func() ([]byte, error) { return nil, do() })
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, keyring.ErrSetDataTooBig):
		return &FileError{Text: forms.T("the secret is too long for the system's keyring", "敏感信息过长，系统密钥环无法保存"), Remedy: forms.T("keep it in a file: { file = \"...\" }", "请保存在文件中：{ file = \"...\" }")}
	}
	return &FileError{
		Text:   forms.T("the system's keyring cannot be reached", "无法访问系统密钥环"),
		Remedy: forms.T("unlock it, or keep the secret in a variable or a file: { env = \"...\" }, { file = \"...\" }", "请解锁，或将敏感信息保存在环境变量或文件中：{ env = \"...\" }、{ file = \"...\" }"),
	}
}
