package alicloud

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"clusterwiz/forms"
)

// Signing is what a signature of a product's own is made with. It prints as
// the mask.
type Signing struct {
	// ID, Secret and Token are the keys; Token is empty for lasting ones.
	ID, Secret, Token string
	Now               time.Time
	// Nonce is new for each attempt.
	Nonce string
}

// Format prints the mask for every verb.
func (s Signing) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, forms.Mask) }

// transmitOwn assembles and signs a call of a product that is older than the
// vendor's generic client, and hands it to the hook like any other.
func (c *Client) transmitOwn(ctx context.Context, call Call, keys keys, h *hook) error {
	address := c.URL(call.Product) + call.path()
	if len(call.Query) > 0 {
		query := url.Values{}
		for name, value := range call.Query {
			query.Set(name, value)
		}
		address += "?" + query.Encode()
	}
	body, kind := call.body()
	request, err := http.NewRequestWithContext(ctx, call.method(), address, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("prepare %s: %w", call.Action, err)
	}
	request.Header.Set("User-Agent", "clusterwiz")
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	call.Product.Sign(request, Signing{
		ID: keys.id, Secret: keys.secret, Token: keys.token, Now: c.now().UTC(), Nonce: c.nonce(),
	})
	response, err := h.Call(request, nil)
	if response != nil {
		_ = response.Body.Close()
	}
	return err
}
