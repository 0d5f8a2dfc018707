package alicloud

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"regexp"
	"sync"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Capture returns the message that Do would send now, signed, and sends
// nothing.
//
// Masked never asks for the real credentials: it signs with a stand-in and
// masks what depends on them. Secrets in the parameters must come masked
// already, as [providers.Request.Params] gives them; the content hash is then
// masked as well, because it differs from the real one. Revealed needs the
// credentials and fails as Do does when there are none.
func (c *Client) Capture(ctx context.Context, call Call, view forms.View) (providers.Message, error) {
	keys := c.keyring.standIn(c.account.Key)
	if view == forms.Revealed {
		var err error
		if keys, err = c.keyring.read(ctx); err != nil {
			return providers.Message{}, err
		}
	}
	h := &hook{}
	if err := c.transmit(ctx, call, keys, h); !errors.Is(err, errCaptured) {
		return providers.Message{}, newReport(call, "", append(keys.secrets(), call.Secrets...)).unsigned()
	}
	message := providers.Message{
		Method: h.request.Method, URL: h.request.URL.String(),
		Header: h.request.Header, Body: h.body, Decoded: call.decoded(),
	}
	if view == forms.Masked {
		message = message.Legible()
		mask(message)
	}
	return message, nil
}

// decoded is the body as an object, or all parameters of an RPC call.
func (call Call) decoded() any {
	if call.JSON != nil {
		return json.RawMessage(call.JSON)
	}
	params := map[string]string{}
	maps.Copy(params, call.Query)
	maps.Copy(params, call.Form)
	return params
}

// signature finds it in either style: "Signature=…" and "acs <id>:…".
var signature = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(Signature=|^acs [^:]*:)\S+`) })

func mask(m providers.Message) {
	if bytes.Contains(m.Body, []byte(forms.Mask)) && m.Header.Get("X-Acs-Content-Sha256") != "" {
		m.Header.Set("X-Acs-Content-Sha256", forms.Mask)
	}
	if m.Header.Get("X-Acs-Security-Token") != "" {
		m.Header.Set("X-Acs-Security-Token", forms.Mask)
	}
	m.Header.Set("Authorization",
		signature().ReplaceAllString(m.Header.Get("Authorization"), "${1}"+forms.Mask))
}
