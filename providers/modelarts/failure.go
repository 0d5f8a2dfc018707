package modelarts

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"regexp"
	"strings"
	"syscall"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// lookFirst is the remedy wherever a node pool may have been made.
var lookFirst = forms.T("look for the node pool by name before sending again", "再次提交前，请先按名称确认节点池是否存在")

// report turns the outcome of one call into a failure.
type report struct {
	call   call
	host   string
	hidden []string // Texts that must not be repeated.
}

// refused reads an answer that is no success.
func (r report) refused(got reply) error {
	e, ok := decodeEnvelope(got.body)
	if !ok {
		return r.strange(got)
	}
	m := meaningOf(got.status, e)
	f := &providers.Failure{
		Kind: m.kind, Code: e.code, Message: r.clean(e.message),
		RequestID: cmp.Or(e.requestID, got.header.Get("X-Request-Id")),
		Field:     m.field, Summary: m.summary, Remedy: m.remedy, Cause: status(got.status),
	}
	if got.status >= http.StatusInternalServerError && r.call.writes() {
		f.Kind, f.Remedy = providers.Unclear, lookFirst
	}
	return f
}

// status is the HTTP status of a refusal, for logs.
type status int

// Error implements error.
func (s status) Error() string { return fmt.Sprintf("HTTP status %d", int(s)) }

// strange explains an answer that is not the cloud's: a proxy's, or a gateway's
// that gave up. Only below 500 is it sure that the request went no further.
func (r report) strange(got reply) error {
	f := &providers.Failure{
		Kind: providers.Unavailable, RequestID: got.header.Get("X-Request-Id"), Cause: status(got.status),
		Summary: forms.Tf("%s answered with status %d and no reason", "%s 返回状态 %d，未说明原因", r.host, got.status),
		Remedy:  forms.T("check the proxy and the network, then try again", "请检查代理和网络后重试"),
	}
	switch {
	case got.status == http.StatusTooManyRequests:
		f.Kind = providers.Throttled
	case got.status == http.StatusNotFound:
		f.Kind = providers.Invalid
		f.Remedy = forms.T("check region and endpoint", "请检查区域和 endpoint")
	case got.status >= http.StatusInternalServerError && r.call.writes():
		f.Kind, f.Remedy = providers.Unclear, lookFirst
	}
	return f
}

// unreadable explains a success whose body is not what the API page says.
func (r report) unreadable(got reply) error {
	f := &providers.Failure{
		Kind: providers.Unavailable, RequestID: got.header.Get("X-Request-Id"), Cause: status(got.status),
		Summary: forms.Tf("the reply of %s cannot be read", "无法解析 %s 的返回内容", r.host),
		Remedy:  forms.T("check the endpoint and the proxy, then try again", "请检查 endpoint 和代理后重试"),
	}
	if r.call.writes() {
		f.Kind, f.Remedy = providers.Unclear, lookFirst
	}
	return f
}

func unsigned(c call) error {
	return &providers.Failure{
		Kind:    providers.Internal,
		Summary: forms.Tf("the request %s could not be built", "无法构造请求 %s", c.action),
		Remedy:  forms.T("check region and endpoint", "请检查区域和 endpoint"),
	}
}

// lost explains a call without an answer. The end of the caller's context is
// handed back as it is unless the request may have been executed.
func (r report) lost(ctx context.Context, err error, left bool) error {
	unclear := r.call.writes() && left
	if ended := ctx.Err(); ended != nil && !unclear {
		return fmt.Errorf("%s: %w", r.call.action, ended)
	}
	f := &providers.Failure{
		Kind: providers.Unavailable, Summary: r.trouble(err), Cause: opaque{err},
		Remedy: forms.T("check network, proxy and endpoint, then try again", "请检查网络、代理和 endpoint 后重试"),
	}
	if unclear {
		f.Kind, f.Remedy = providers.Unclear, lookFirst
	}
	return f
}

// opaque keeps an error for logs and out of reach of errors.Is: time-outs of
// net/http would pass for the end of the caller's context.
type opaque struct{ err error }

// Error implements error.
func (o opaque) Error() string { return o.err.Error() }

// trouble says in people's words what happened on the way.
func (r report) trouble(err error) forms.Text {
	var name *net.DNSError
	var unknown x509.UnknownAuthorityError
	var invalid *tls.CertificateVerificationError
	var slow interface{ Timeout() bool }
	switch {
	case errors.As(err, &name):
		return forms.Tf("the host %s was not found", "找不到主机 %s", r.host)
	case errors.Is(err, syscall.ECONNREFUSED):
		return forms.Tf("%s refuses connections", "%s 拒绝连接", r.host)
	case errors.As(err, &unknown), errors.As(err, &invalid):
		return forms.Tf("the certificate of %s is not trusted", "%s 的证书不受信任", r.host)
	case errors.Is(err, context.Canceled):
		return forms.Tf("stopped while waiting for %s", "等待 %s 响应时已中止", r.host)
	case errors.As(err, &slow) && slow.Timeout():
		return forms.Tf("%s did not answer in time", "%s 响应超时", r.host)
	case unconnected(err):
		return forms.Tf("%s cannot be reached", "无法连接 %s", r.host)
	}
	return forms.Tf("the connection to %s broke off", "与 %s 的连接中断", r.host)
}

// canonical begins the part of a message in which the gateway repeats what it
// would have signed, token included.
var canonical = regexp.MustCompile(`(?is)[,;]?\s*canonicalRequest:.*`)

// clean takes out of the cloud's own words what must not be repeated.
func (r report) clean(message string) string {
	message = canonical.ReplaceAllString(message, "")
	for _, secret := range r.hidden {
		if secret != "" {
			message = strings.ReplaceAll(message, secret, forms.Mask)
		}
	}
	return strings.TrimSpace(message)
}
