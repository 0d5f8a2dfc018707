package qingcloud

import (
	"context"
	"net/url"
	"sync"

	"clusterwiz/providers"
)

// self is the user whose the account's key is, once it is known.
type self struct {
	mu    sync.Mutex
	known bool
	id    string
}

func (s *self) get() (id string, known bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.id, s.known
}

func (s *self) set(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.id, s.known = id, true
}

// user asks the general API whose the key is, once; "" where it does not tell. The
// list of clusters wants an owner, and nobody else knows who asks. A refusal is
// remembered as not telling, trouble on the way is not.
func (c *Client) user(ctx context.Context) string {
	if id, known := c.self.get(); known {
		return id
	}
	id, err := c.keyOwner(ctx)
	if f := providers.FailureIn(err); f != nil {
		switch f.Kind {
		case providers.Auth, providers.Permission, providers.Invalid, providers.Absent:
			err = nil
		default:
		}
	}
	if err == nil {
		c.self.set(id)
	}
	return id
}

// keyOwner is DescribeAccessKeys of the general API.
func (c *Client) keyOwner(ctx context.Context) (string, error) {
	keys, err := readKeys(ctx, c.account)
	if err != nil {
		return "", err
	}
	var reply struct {
		Keys []struct {
			ID    text `json:"access_key_id"`
			Owner text `json:"owner"`
		} `json:"access_key_set"`
	}
	const action = "DescribeAccessKeys"
	query := url.Values{"action": {action}, "zone": {c.zone}, "access_keys.1": {keys.id}}
	if err := c.do(ctx, call{api: iaas, action: action, query: query}, &reply); err != nil {
		return "", err
	}
	for _, key := range reply.Keys {
		if string(key.ID) == keys.id {
			return string(key.Owner), nil
		}
	}
	return "", nil
}
