package modelarts

import (
	"fmt"
	"net/http"
	"reflect"
	"time"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/signer"
	vendor "github.com/huaweicloud/huaweicloud-sdk-go-v3/core/request"
)

// Names of headers.
const (
	projectHeader = "X-Project-Id"
	domainHeader  = "X-Domain-Id"
	tokenHeader   = "X-Security-Token"
	dateHeader    = signer.HeaderXDate
)

// scope is what a call is made within: a project, or for global services the domain,
// which is the account.
type scope struct{ project, domain string }

// sign adds date, scope, temporary token and signature to a request, as the
// page on API signatures says. Signed are host, date and those two; the vendor's
// signer leaves out Content-Type.
func sign(r *http.Request, body []byte, k keys, within scope, now time.Time) error {
	signed := map[string]string{dateHeader: now.UTC().Format(signer.BasicDateFormat)}
	for name, value := range map[string]string{projectHeader: within.project, domainHeader: within.domain, tokenHeader: k.token} {
		if value != "" {
			signed[name] = value
		}
	}
	builder := vendor.NewHttpRequestBuilder().
		WithEndpoint(r.URL.Scheme+"://"+r.URL.Host).WithPath(r.URL.Path).WithMethod(r.Method).
		AddHeaderParam(signer.HeaderHost, r.URL.Host)
	for name, value := range signed {
		builder.AddHeaderParam(name, value)
		r.Header.Set(name, value)
	}
	for name, values := range r.URL.Query() {
		builder.AddQueryParam(name, reflect.ValueOf(values))
	}
	if len(body) > 0 {
		// As text: anything else the vendor's signer would encode anew.
		builder.WithBody("body", string(body))
	}
	added, err := signer.Sign(builder.Build(), k.id, k.secret)
	if err != nil {
		return fmt.Errorf("sign: %w", err)
	}
	r.Header.Set(signer.HeaderAuthorization, added[signer.HeaderAuthorization])
	return nil
}
