package qingcloud

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"

	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/providers"
)

// The ids of the accounts. They name the cloud, since other clouds have an
// environment, too.
const (
	envID    = "qingcloud-env"
	configID = "qingcloud-config"
)

// keys sign one call. They print as the mask.
type keys struct{ id, secret string }

// Format prints the mask for every verb.
func (k keys) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, forms.Mask) }

// source is one place where keys come from.
type source struct {
	account providers.Account
	keys    keys
}

// accounts lists the environment, as the vendor's Terraform provider reads it,
// and the file of the vendor's command line tool.
func accounts() []source {
	var found []source
	if id, secret := os.Getenv("QINGCLOUD_ACCESS_KEY"), os.Getenv("QINGCLOUD_SECRET_KEY"); strings.TrimSpace(id+secret) != "" {
		found = append(found, newSource(envID, forms.T("environment", "环境变量"), os.Getenv("QINGCLOUD_ZONE"), keys{id, secret},
			"QINGCLOUD_ACCESS_KEY", "QINGCLOUD_SECRET_KEY"))
	}
	return append(found, configSource()...)
}

func newSource(id string, where forms.Text, zone string, k keys, idName, secretName string) source {
	k.id, k.secret = strings.TrimSpace(k.id), strings.TrimSpace(k.secret)
	return source{keys: k, account: providers.Account{
		ID: id, Source: where, Key: providers.ShortKey(k.id), Region: strings.TrimSpace(zone),
		Trouble: providers.Lacking(idName, k.id, secretName, k.secret), Identity: providers.Identity{Key: k.id},
	}}
}

// configSource reads keys and zone; host and uri in that file are those of the
// general API, not of HPC. A file that says nothing counts as none.
func configSource() []source {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	data, err := files.Read(filepath.Join(home, ".qingcloud", "config.yaml"), 1<<20)
	if os.IsNotExist(err) {
		return nil
	}
	var refusal *files.Refusal
	where := forms.Same("~/.qingcloud/config.yaml")
	config, ok := readConfig(data)
	switch {
	case err == nil && ok && config == nil:
		return nil
	case errors.As(err, &refusal):
		return unreadable(where, forms.Tf("the file cannot be read: %s", "无法读取该文件：%s", refusal.Why))
	case err != nil || !ok:
		// What the library says could quote the file.
		return unreadable(where, forms.T("the file cannot be read", "无法读取该文件"))
	}
	return []source{newSource(configID, where, config.Zone, keys{config.ID, config.Secret}, "qy_access_key_id", "qy_secret_access_key")}
}

func unreadable(where, trouble forms.Text) []source {
	return []source{{account: providers.Account{ID: configID, Source: where, Trouble: trouble}}}
}

type config struct {
	ID     string `yaml:"qy_access_key_id"`
	Secret string `yaml:"qy_secret_access_key"`
	Zone   string `yaml:"zone"`
}

// readConfig returns nil for a file that says nothing.
func readConfig(data []byte) (*config, bool) {
	var c *config
	err := yaml.Unmarshal(data, &c)
	return c, err == nil
}

// Format prints the key id alone for every verb.
func (c config) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, providers.ShortKey(c.ID)) }

// readKeys reads an account's keys, at each call anew, as the person may have
// changed them meanwhile.
func readKeys(ctx context.Context, account providers.Account) (keys, error) {
	if err := ctx.Err(); err != nil {
		return keys{}, fmt.Errorf("read credentials: %w", err)
	}
	if account.ID == providers.SimulatorID {
		return keys{"simulator", "simulator-secret"}, nil // Public; no other cloud takes them.
	}
	for _, s := range accounts() {
		switch {
		case s.account.ID != account.ID:
		case s.account.Trouble.IsZero():
			return s.keys, nil
		default:
			return keys{}, s.account.Unusable()
		}
	}
	return keys{}, &providers.Failure{
		Kind:    providers.Auth,
		Summary: forms.Tf("there is no account %q", "没有名为 %q 的账号", account.ID),
		Remedy:  forms.T("list them with: clusterwiz accounts", "可用 clusterwiz accounts 列出账号"),
	}
}
