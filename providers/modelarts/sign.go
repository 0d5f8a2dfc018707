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
	tokenHeader   = "X-Security-Token"
	dateHeader    = signer.HeaderXDate
)

// sign adds date, project, temporary token and signature to a request, as the
// page on API signatures says. Signed are host, date and those two; the vendor's
// signer leaves out Content-Type.
func sign(r *http.Request, body []byte, k keys, project string, now time.Time) error {
	signed := map[string]string{dateHeader: now.UTC().Format(signer.BasicDateFormat)}
	if project != "" {
		signed[projectHeader] = project
	}
	if k.token != "" {
		signed[tokenHeader] = k.token
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
