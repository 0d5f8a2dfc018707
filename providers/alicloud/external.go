package alicloud

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os/exec"
	"runtime"
	"strings"
	"time"

	chain "github.com/aliyun/credentials-go/credentials/providers"
)

// externalLimit is how long a command may take to print keys; the CLI allows
// the same.
const externalLimit = 60 * time.Second

// renewed is how long before their end keys are asked for anew.
const renewed = 3 * time.Minute

// external runs the command of a profile in mode External, which prints keys
// as JSON. The vendor's provider is not used: it prints what it cannot read,
// keys included, to the standard output and writes the rest into config.json.
type external struct {
	command string

	last    chain.Credentials
	expires time.Time
}

var (
	errCommand = errors.New("process_command did not run")
	errPrinted = errors.New("process_command printed no usable keys")
)

// GetProviderName implements chain.CredentialsProvider.
func (e *external) GetProviderName() string { return "external" }

// GetCredentials implements chain.CredentialsProvider. Keys with an expiration
// are used until three minutes before it, others once.
func (e *external) GetCredentials() (*chain.Credentials, error) {
	if time.Until(e.expires) > renewed {
		last := e.last
		return &last, nil
	}
	args := splitCommand(e.command, runtime.GOOS == "windows")
	if len(args) == 0 {
		return nil, errCommand
	}
	ctx, cancel := context.WithTimeout(context.Background(), externalLimit)
	defer cancel()
	printed, err := printedBy(ctx, args)
	if err != nil {
		return nil, err
	}
	if e.last, e.expires, err = printedKeys(printed); err != nil {
		return nil, err
	}
	last := e.last
	return &last, nil
}

// printedBy runs a command and returns what it prints. One that prints without
// end is stopped, and what it leaves running behind it is not waited for.
func printedBy(ctx context.Context, args []string) ([]byte, error) {
	command := exec.CommandContext(ctx, args[0], args[1:]...) //nolint:gosec // The user's own configuration.
	command.WaitDelay = time.Second
	var printed bounded
	command.Stdout = &printed
	err := command.Run()
	switch {
	case printed.full:
		return nil, errPrinted
	case err != nil:
		return nil, errCommand // Its standard error may quote keys.
	}
	return printed.text.Bytes(), nil
}

// bounded takes no more than keys can be; who writes more gets an error.
type bounded struct {
	text bytes.Buffer
	full bool
}

// Write implements io.Writer.
func (b *bounded) Write(part []byte) (int, error) {
	if b.full = b.full || b.text.Len()+len(part) > mostKeys; b.full {
		return 0, errPrinted
	}
	return b.text.Write(part)
}

// printedKeys reads what a command printed. expires is zero where it does not say.
func printedKeys(printed []byte) (read chain.Credentials, expires time.Time, err error) {
	var keys struct {
		ID      string `json:"access_key_id"`
		Secret  string `json:"access_key_secret"`
		Token   string `json:"sts_token"`
		Expires string `json:"expiration"`
	}
	if json.Unmarshal(printed, &keys) != nil || keys.ID == "" || keys.Secret == "" {
		return read, expires, errPrinted
	}
	expires, _ = time.Parse(time.RFC3339, keys.Expires)
	return chain.Credentials{AccessKeyId: keys.ID, AccessKeySecret: keys.Secret, SecurityToken: keys.Token}, expires, nil
}

// splitCommand splits a command line at blanks outside quotes. A backslash
// escapes the next character, but on Windows, where it separates folders.
func splitCommand(line string, windows bool) []string {
	var args []string
	var word strings.Builder
	var quote rune
	started, escaped := false, false
	for _, r := range line {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'' && !windows:
			started, escaped = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			started, quote = true, r
		case quote == 0 && (r == ' ' || r == '\t' || r == '\n' || r == '\r'):
			if started {
				args = append(args, word.String())
				word.Reset()
				started = false
			}
		default:
			started = true
			word.WriteRune(r)
		}
	}
	if started {
		args = append(args, word.String())
	}
	return args
}
