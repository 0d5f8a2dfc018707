package alicloud

import (
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// fallbackRegion answers questions that do not depend on a region while none
// has been chosen.
const fallbackRegion = "cn-hangzhou"

// Client is one account on one endpoint. It is safe for concurrent use and
// prints without secrets.
type Client struct {
	account providers.Account
	region  string
	base    string
	carrier http.RoundTripper
	keyring *keyring

	memory exchange.Memory
	// turns are those of calls for prices, one in each priceEvery.
	turns      *exchange.Turns
	priceEvery time.Duration

	now   func() time.Time
	nonce func() string
}

// Connect makes a client. It sends nothing and reads no credentials: those are
// read at the first call, whose Auth failure then tells what is wrong. It
// fails for an account that is in trouble, and for a malformed endpoint.
func Connect(account providers.Account, endpoint providers.Endpoint) (*Client, error) {
	turns := turnsOf(account, endpoint)
	endpoint, err := endpoint.For(account, network)
	if err != nil {
		return nil, err
	}
	return &Client{
		account: account,
		region:  endpoint.Region,
		base:    endpoint.Base,
		carrier: endpoint.Transport,
		keyring: newKeyring(account),
		now:     time.Now,
		nonce:   randomNonce,

		turns:      turns,
		priceEvery: endpoint.Paced(time.Second),
	}, nil
}

// asking are the turns of accounts, whichever clients they have in this program.
var asking sync.Map

// turnsOf are those of the account, or, in a world of its own, those of the client.
func turnsOf(account providers.Account, endpoint providers.Endpoint) *exchange.Turns {
	turns := &exchange.Turns{}
	if endpoint.Transport == nil {
		shared, _ := asking.LoadOrStore(account.ID+" "+account.Key, turns)
		turns, _ = shared.(*exchange.Turns)
	}
	return turns
}

func randomNonce() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // Never fails since Go 1.24.
	return hex.EncodeToString(b[:])
}

// Region returns the region that the client works in, "" where none is chosen.
func (c *Client) Region() string { return c.region }

// URL returns scheme and host of a product, without a slash at the end:
// "https://ehpc.cn-hangzhou.aliyuncs.com".
func (c *Client) URL(p Product) string {
	scheme, host := c.address(p)
	return scheme + "://" + host
}

func (c *Client) address(p Product) (scheme, host string) {
	if scheme, host, given := strings.Cut(c.base, "://"); given {
		return scheme, host
	}
	return "https", p.Host(cmp.Or(c.region, fallbackRegion))
}

// Format prints account and region for every verb, so that nothing inside can
// reach a log.
func (c *Client) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "alicloud client "+c.account.ID+" in "+c.region)
}
