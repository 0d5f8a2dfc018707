package alicloud

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"clusterwiz/forms"
)

// Signing is what a signature is made with. It prints as the mask.
type Signing struct {
	// ID, Secret and Token are the keys; Token is empty for lasting ones.
	ID, Secret, Token string
	Now               time.Time
	// Nonce is new for each attempt.
	Nonce string
}

// Format prints the mask for every verb.
func (s Signing) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, forms.Mask) }

// signed returns the call as it is sent, and its body. The signature is ACS3 where the
// product has none of its own.
func (c *Client) signed(ctx context.Context, call Call, keys keys) (*http.Request, []byte, error) {
	address := c.URL(call.Product) + call.path()
	if len(call.Query) > 0 {
		query := url.Values{}
		for name, value := range call.Query {
			query.Set(name, value)
		}
		// A space as in what is signed.
		address += "?" + strings.ReplaceAll(query.Encode(), "+", "%20")
	}
	body, kind := call.body()
	request, err := http.NewRequestWithContext(ctx, call.method(), address, bytes.NewReader(body))
	if err != nil {
		return nil, nil, fmt.Errorf("prepare %s: %w", call.Action, err)
	}
	request.Header.Set("User-Agent", "clusterwiz")
	if kind != "" {
		request.Header.Set("Content-Type", kind)
	}
	sign := call.Product.Sign
	if sign == nil {
		sign = call.acs3
	}
	sign(request, Signing{
		ID: keys.id, Secret: keys.secret, Token: keys.token, Now: c.now().UTC(), Nonce: c.nonce(),
	})
	return request, body, nil
}

// Of the signature of version 3.
const (
	acs3    = "ACS3-HMAC-SHA256"
	acs     = "X-Acs-"
	acsDate = "2006-01-02T15:04:05Z"
)

// acs3 puts the signature of version 3 on a request (help page "V3 request structure and
// signature"). Signed are method, path, query, host, Content-Type, every x-acs header and
// the body.
func (call Call) acs3(r *http.Request, s Signing) {
	body, _ := call.body()
	content := digest(body)
	h := r.Header
	h.Set("Accept", "application/json")
	h.Set(acs+"Action", call.Action)
	h.Set(acs+"Version", call.Product.Version)
	h.Set(acs+"Date", s.Now.Format(acsDate))
	h.Set(acs+"Signature-Nonce", s.Nonce)
	h.Set(acs+"Content-Sha256", content)
	if s.Token != "" {
		h.Set(acs+"Accesskey-Id", s.ID)
		h.Set(acs+"Security-Token", s.Token)
	}
	values := map[string]string{"host": r.URL.Host}
	for name := range h {
		if name == "Content-Type" || strings.HasPrefix(name, acs) {
			values[strings.ToLower(name)] = strings.TrimSpace(h.Get(name))
		}
	}
	names := slices.Sorted(maps.Keys(values))
	var headers strings.Builder
	for _, name := range names {
		headers.WriteString(name + ":" + values[name] + "\n")
	}
	signed := strings.Join(names, ";")
	path := strings.NewReplacer("+", "%20", "*", "%2A", "%7E", "~").Replace(call.path())
	canonical := strings.Join([]string{r.Method, path, r.URL.RawQuery, headers.String(), signed, content}, "\n")
	mac := hmac.New(sha256.New, []byte(s.Secret))
	mac.Write([]byte(acs3 + "\n" + digest([]byte(canonical))))
	h.Set("Authorization", acs3+" Credential="+s.ID+",SignedHeaders="+signed+",Signature="+hex.EncodeToString(mac.Sum(nil)))
}

// digest is the SHA-256 of bytes in small hexadecimal digits.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
