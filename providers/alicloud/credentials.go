package alicloud

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"sync"

	vendor "github.com/aliyun/credentials-go/credentials"
	"golang.org/x/sync/singleflight"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// keys sign one call. They print as the mask.
type keys struct{ id, secret, token string }

// Format prints the mask for every verb.
func (k keys) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, forms.Mask) }

// secrets are the parts that must not show up anywhere.
func (k keys) secrets() []string { return []string{k.secret, k.token} }

// signer gives the vendor's client keys that have been read already. Only
// GetCredential is ever asked there; without a provider's name in it, no
// header tells the cloud where on this machine the keys were found.
type signer struct {
	vendor.Credential
	keys keys
}

// GetCredential implements vendor.Credential.
func (s signer) GetCredential() (*vendor.CredentialModel, error) {
	kind := "access_key"
	if s.keys.token != "" {
		kind = "sts"
	}
	return &vendor.CredentialModel{
		AccessKeyId: &s.keys.id, AccessKeySecret: &s.keys.secret, SecurityToken: &s.keys.token, Type: &kind,
	}, nil
}

// Format prints the mask for every verb.
func (s signer) Format(f fmt.State, verb rune) { s.keys.Format(f, verb) }

// keyring reads the credentials of one account when they are needed. The
// vendor's providers renew temporary keys themselves but are neither safe for
// concurrent use nor cancellable; the flight makes up for both.
type keyring struct {
	find      func() (source, error)
	temporary func() bool
	flight    singleflight.Group
	open      provider // Only the flight touches it.
}

func newKeyring(account providers.Account) *keyring {
	return &keyring{
		find: func() (source, error) { return find(account) },
		temporary: sync.OnceValue(func() bool {
			found, err := find(account)
			return err == nil && found.temporary
		}),
	}
}

// read returns the keys for the next call, or an Auth failure.
func (k *keyring) read(ctx context.Context) (keys, error) {
	done := k.flight.DoChan("", func() (any, error) { return k.fetch() })
	select {
	case <-ctx.Done():
		return keys{}, fmt.Errorf("read credentials: %w", ctx.Err())
	case result := <-done:
		if result.Err != nil {
			return keys{}, result.Err
		}
		found, _ := result.Val.(keys)
		return found, nil
	}
}

func (k *keyring) fetch() (keys, error) {
	open, err := k.provider()
	if err != nil {
		return keys{}, err
	}
	got, err := open.GetCredentials()
	if err != nil {
		return keys{}, authFailure(err)
	}
	if got == nil || got.AccessKeyId == "" || got.AccessKeySecret == "" {
		return keys{}, authFailure(nil)
	}
	return keys{id: got.AccessKeyId, secret: got.AccessKeySecret, token: got.SecurityToken}, nil
}

// provider opens the source once; a failure is tried again at the next call,
// as the person may have repaired the file meanwhile.
func (k *keyring) provider() (provider, error) {
	if k.open != nil {
		return k.open, nil
	}
	found, err := k.find()
	if err != nil {
		return nil, err
	}
	if k.open, err = found.open(); err != nil {
		k.open = nil
		return nil, authFailure(err)
	}
	return k.open, nil
}

// standIn returns keys that sign a message for looking at.
func (k *keyring) standIn(shown string) keys {
	stand := keys{id: cmp.Or(shown, forms.Mask), secret: "stand-in"}
	if k.temporary() {
		stand.token = forms.Mask
	}
	return stand
}
