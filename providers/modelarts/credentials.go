package modelarts

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"golang.org/x/sync/singleflight"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/config"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/impl"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

var errNoKeys = errors.New("no keys")

// keys sign one call; project is the one configured with them, if any. They
// print as the mask.
type keys struct{ id, secret, token, project string }

// Format prints the mask for every verb.
func (k keys) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, forms.Mask) }

// keyring reads the credentials of one account when they are needed. The
// vendor's code renews temporary keys itself but is neither safe for concurrent
// use nor cancellable; the flight makes up for both.
type keyring struct {
	account   providers.Account
	temporary func() bool
	flight    singleflight.Group
	open      *auth.BasicCredentials // Only the flight touches it.
}

func newKeyring(account providers.Account) *keyring {
	return &keyring{account: account, temporary: sync.OnceValue(func() bool {
		found, err := find(account)
		return err == nil && found.temporary
	})}
}

// read returns the keys for the next call, or an Auth failure.
func (k *keyring) read(ctx context.Context) (keys, error) {
	done := k.flight.DoChan("", func() (any, error) { return k.fetch() })
	select {
	case <-ctx.Done():
		return keys{}, fmt.Errorf("read credentials: %w", ctx.Err())
	case result := <-done:
		got, _ := result.Val.(keys)
		return got, result.Err
	}
}

// fetch recovers since the vendor's code takes some replies for whole unseen; a
// panic in a flight would end the program.
func (k *keyring) fetch() (got keys, err error) {
	defer func() {
		if recover() != nil {
			k.open = nil
			got, err = keys{}, authFailure()
		}
	}()
	if k.open == nil {
		found, err := find(k.account)
		if err != nil {
			return keys{}, err
		}
		if k.open, err = found.open(); err != nil {
			k.open = nil
			return keys{}, authFailure()
		}
	}
	if k.open.StsAccessor != nil {
		if err := k.open.ProcessSts(impl.NewDefaultHttpClient(config.DefaultHttpConfig())); err != nil {
			return keys{}, authFailure()
		}
	}
	got = keys{id: k.open.AK, secret: k.open.SK, token: k.open.SecurityToken, project: k.open.ProjectId}
	if got.id == "" || got.secret == "" {
		return keys{}, authFailure()
	}
	return got, nil
}

// standIn returns keys that sign a message for looking at.
func (k *keyring) standIn() keys {
	stand := keys{id: cmp.Or(k.account.Key, forms.Mask), secret: "stand-in"}
	if k.temporary() {
		stand.token = forms.Mask
	}
	return stand
}

// authFailure explains why there are no keys. The vendor's errors quote files
// and replies, so nothing of their text is passed on.
func authFailure() error {
	return &providers.Failure{
		Kind:    providers.Auth,
		Summary: forms.T("the account gives no usable keys", "该账号未提供可用的密钥"),
		Remedy: forms.T("check its keys, its agency or its token, or choose another account",
			"请检查其密钥、委托或令牌，或选择其他账号"),
	}
}
