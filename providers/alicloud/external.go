package alicloud

import (
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
	if time.Until(e.expires) > 3*time.Minute {
		last := e.last
		return &last, nil
	}
	args := splitCommand(e.command, runtime.GOOS == "windows")
	if len(args) == 0 {
		return nil, errCommand
	}
	ctx, cancel := context.WithTimeout(context.Background(), externalLimit)
	defer cancel()
	printed, err := exec.CommandContext(ctx, args[0], args[1:]...).Output() //nolint:gosec // The user's own configuration.
	if err != nil {
		return nil, errCommand // Its standard error may quote keys.
	}
	var keys struct {
		ID      string `json:"access_key_id"`
		Secret  string `json:"access_key_secret"`
		Token   string `json:"sts_token"`
		Expires string `json:"expiration"`
	}
	if json.Unmarshal(printed, &keys) != nil || keys.ID == "" || keys.Secret == "" {
		return nil, errPrinted
	}
	e.expires, _ = time.Parse(time.RFC3339, keys.Expires)
	e.last = chain.Credentials{AccessKeyId: keys.ID, AccessKeySecret: keys.Secret, SecurityToken: keys.Token}
	last := e.last
	return &last, nil
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
