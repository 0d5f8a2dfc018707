package modelarts

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// keys sign one call; project is the one configured with them, if any. They
// print as the mask.
type keys struct {
	id, secret, token, project string
	// until is when temporary keys end; zero for others.
	until time.Time
}

// Format prints the mask for every verb.
func (k keys) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, forms.Mask) }

// usable tells whether keys that were read can sign, for a while yet. Temporary ones
// are read anew 40 minutes before they end, as the vendor's SDK does.
func (k keys) usable() bool {
	const ahead = 40 * time.Minute
	return k.id != "" && k.secret != "" && (k.until.IsZero() || time.Until(k.until) >= ahead)
}

// keyring reads the credentials of one account when they are needed. Calls that need
// them at once wait for one reading, which goes on when one of them is given up.
type keyring struct {
	account   providers.Account
	temporary func() bool
	flight    singleflight.Group
	open      func(context.Context) (keys, error) // Only the flight touches it,
	got       keys                                // and this.
}

func newKeyring(account providers.Account) *keyring {
	return &keyring{account: account, temporary: sync.OnceValue(func() bool {
		found, err := find(account)
		return err == nil && found.temporary
	})}
}

// read returns the keys for the next call, or an Auth failure.
func (k *keyring) read(ctx context.Context) (keys, error) {
	done := k.flight.DoChan("", func() (any, error) { return k.fetch(context.WithoutCancel(ctx)) })
	select {
	case <-ctx.Done():
		return keys{}, fmt.Errorf("read credentials: %w", ctx.Err())
	case result := <-done:
		got, _ := result.Val.(keys)
		return got, result.Err
	}
}

func (k *keyring) fetch(ctx context.Context) (keys, error) {
	if k.open == nil {
		found, err := find(k.account)
		if err != nil {
			return keys{}, err
		}
		k.open = found.open
	}
	if !k.got.usable() {
		got, err := k.open(ctx)
		if err != nil || got.id == "" || got.secret == "" {
			return keys{}, authFailure()
		}
		k.got = got
	}
	return k.got, nil
}

// standIn returns keys that sign a message for looking at.
func (k *keyring) standIn() keys {
	stand := keys{id: cmp.Or(k.account.Key, forms.Mask), secret: "stand-in"}
	if k.temporary() {
		stand.token = forms.Mask
	}
	return stand
}

// authFailure explains why there are no keys. What was read is not quoted: it may
// hold some.
func authFailure() error {
	return &providers.Failure{
		Kind:    providers.Auth,
		Summary: forms.T("the account gives no usable keys", "该账号未提供可用的密钥"),
		Remedy: forms.T("check its keys, its agency or its token, or choose another account",
			"请检查其密钥、委托或令牌，或选择其他账号"),
	}
}
