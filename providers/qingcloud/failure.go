package qingcloud

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// lookFirst is the advice after a writing call whose outcome is not known.
var lookFirst = forms.T("look for the cluster by name before sending again", "再次提交前，请先按名称确认集群是否存在")

// report turns the outcome of one call into a failure.
type report struct {
	call   call
	host   string
	hidden []string // Texts that must not be repeated.
}

func failureOf(err error) *providers.Failure {
	var f *providers.Failure
	errors.As(err, &f)
	return f
}

// read looks at ret_code first and at the status second: the API refuses with
// status 200.
func (r report) read(got reply, out any) error {
	var envelope struct {
		RetCode *text `json:"ret_code"`
		Message text  `json:"message"`
	}
	err := json.Unmarshal(got.body, &envelope)
	good := got.status >= 200 && got.status < 300
	switch {
	case err == nil && envelope.RetCode != nil && *envelope.RetCode != "0":
		return r.refused(envelope.RetCode.number(), string(*envelope.RetCode), string(envelope.Message))
	case !good:
		return r.strange(got.status)
	case err != nil:
		return r.unreadable(err)
	}
	if err := json.Unmarshal(got.body, out); err != nil {
		return r.unreadable(err)
	}
	return nil
}

func (r report) refused(code int, word, message string) error {
	m := meaningOf(code, message, r.call.writes())
	return &providers.Failure{Kind: m.kind, Code: word, Message: r.clean(message), Summary: m.summary, Remedy: m.remedy}
}

// strange explains an answer without ret_code: a proxy's or a gateway's. Only
// below 500 is it sure that the request went no further.
func (r report) strange(status int) error {
	f := &providers.Failure{
		Kind:    providers.Unavailable,
		Summary: forms.Tf("%s answered with status %d and no reason", "%s 返回状态 %d，未说明原因", r.host, status),
		Remedy:  forms.T("check the proxy and the endpoint, then try again", "请检查代理和 endpoint 后重试"),
	}
	switch {
	case status == 429:
		f.Kind = providers.Throttled
	case status >= 500 && r.call.writes():
		f.Kind, f.Remedy = providers.Unclear, lookFirst
	}
	return f
}

// unreadable explains a success whose body is not what the API page says.
func (r report) unreadable(err error) error {
	f := &providers.Failure{
		Kind: providers.Unavailable, Cause: opaque{err},
		Summary: forms.Tf("the reply of %s cannot be read", "无法解析 %s 的返回内容", r.host),
		Remedy:  forms.T("check the endpoint and the proxy, then try again", "请检查 endpoint 和代理后重试"),
	}
	if r.call.writes() {
		f.Kind, f.Remedy = providers.Unclear, lookFirst
	}
	return f
}

// lost explains a call without an answer. ctx is the caller's: its end is
// handed back as it is unless the request may have been executed.
func (r report) lost(ctx context.Context, lost *lostError) error {
	unclear := r.call.writes() && lost.left
	if err := ctx.Err(); err != nil && !unclear {
		return fmt.Errorf("%s: %w", r.call.action, err)
	}
	f := &providers.Failure{Kind: providers.Unavailable, Cause: opaque{lost.err}}
	f.Summary, f.Remedy = r.trouble(lost.err)
	if unclear {
		f.Kind, f.Remedy = providers.Unclear, lookFirst
	}
	return f
}

// opaque keeps an error for logs and out of reach of errors.Is: net/http's
// time-outs call themselves context.DeadlineExceeded.
type opaque struct{ err error }

// Error implements error.
func (o opaque) Error() string { return signature(o.err.Error()) }

// signature cuts the query off the addresses that errors of net/http quote.
func signature(text string) string {
	before, after, found := strings.Cut(text, "?access_key_id=")
	if !found {
		return text
	}
	if _, rest, quoted := strings.Cut(after, `"`); quoted {
		return before + `"` + rest
	}
	return before
}

// trouble says in people's words what happened on the way, and what to do.
func (r report) trouble(err error) (summary, remedy forms.Text) {
	var name *net.DNSError
	var unknown x509.UnknownAuthorityError
	var invalid *tls.CertificateVerificationError
	var slow interface{ Timeout() bool }
	remedy = forms.T("check network, proxy and endpoint, then try again", "请检查网络、代理和 endpoint 后重试")
	switch {
	case errors.As(err, &name):
		return forms.Tf("the host %s was not found", "找不到主机 %s", r.host),
			forms.T("newer pages of the API have another host; try --endpoint https://hpc.api.qingcloud.com",
				"新版文档使用另一主机，可尝试 --endpoint https://hpc.api.qingcloud.com")
	case errors.Is(err, syscall.ECONNREFUSED):
		return forms.Tf("%s refuses connections", "%s 拒绝连接", r.host), remedy
	case errors.As(err, &unknown), errors.As(err, &invalid):
		return forms.Tf("the certificate of %s is not trusted", "%s 的证书不受信任", r.host), remedy
	case errors.Is(err, context.Canceled):
		return forms.Tf("stopped while waiting for %s", "等待 %s 响应时已中止", r.host), remedy
	case errors.As(err, &slow) && slow.Timeout():
		return forms.Tf("%s did not answer in time", "%s 响应超时", r.host), remedy
	case unconnected(err):
		return forms.Tf("%s cannot be reached", "无法连接 %s", r.host), remedy
	}
	return forms.Tf("the connection to %s broke off", "与 %s 的连接中断", r.host), remedy
}

// clean takes out of the cloud's own words what must not be repeated.
func (r report) clean(message string) string {
	for _, secret := range r.hidden {
		if secret != "" {
			message = strings.ReplaceAll(message, secret, forms.Mask)
		}
	}
	return strings.TrimSpace(message)
}
