package alicloud

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"syscall"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// lost explains a call without an answer. ctx is the caller's: its end is
// handed back as it is unless the request may have been executed.
func (r report) lost(ctx context.Context, x *exchange) error {
	unclear := r.call.Writes && x.mayHaveLeft()
	if err := ctx.Err(); err != nil && !unclear {
		return fmt.Errorf("%s: %w", r.call.Action, err)
	}
	f := &providers.Failure{Kind: providers.Unavailable, Summary: r.trouble(x.err), Cause: opaque{x.err}}
	f.Remedy = forms.T("check network, proxy and endpoint, then try again", "请检查网络、代理和 endpoint 后重试")
	if unclear {
		f.Kind, f.Remedy = providers.Unclear, lookFirst
	}
	return f
}

// opaque keeps an error for logs and out of reach of errors.Is: net/http's
// time-outs call themselves context.DeadlineExceeded, and would pass for the
// end of the caller's context.
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
	case neverConnected(err):
		return forms.Tf("%s cannot be reached", "无法连接 %s", r.host)
	}
	return forms.Tf("the connection to %s broke off", "与 %s 的连接中断", r.host)
}

// authFailure explains why there are no keys. The vendor's errors quote files,
// addresses with tokens and replies with keys, so nothing of their text is
// passed on but the code and message of a refusal by STS.
func authFailure(err error) error {
	f := &providers.Failure{
		Kind:    providers.Auth,
		Summary: forms.T("the account gives no usable keys", "该账号未提供可用的密钥"),
		Remedy:  forms.T("test it with: aliyun sts GetCallerIdentity, or choose another account", "可用 aliyun sts GetCallerIdentity 测试，或更换账号"),
	}
	if err == nil {
		return f
	}
	var address *url.Error
	switch {
	case errors.As(err, &address) && address.Op != "parse":
		f.Kind, f.Cause = providers.Unavailable, opaque{address.Err}
		f.Summary = forms.T("the service that gives temporary keys cannot be reached", "无法连接临时密钥服务")
		f.Remedy = forms.T("check network and proxy, then try again", "请检查网络和代理后重试")
	case errors.Is(err, errCommand):
		f.Summary = forms.T("the profile's process_command did not run to its end", "profile 的 process_command 未成功执行")
	case errors.Is(err, errPrinted):
		f.Summary = forms.T("the profile's process_command printed no usable keys", "profile 的 process_command 未输出可用密钥")
	}
	_, body, found := strings.Cut(err.Error(), "{")
	e, ok := decodeEnvelope([]byte("{" + body))
	if !found || !ok || e.Code == "Success" {
		return f
	}
	r := report{call: Call{Product: Product{Code: "STS"}, Action: "AssumeRole"}}
	m := r.meaning(e, &Detail{Status: 400})
	f.Code, f.Message, f.RequestID, f.Summary, f.Remedy = string(e.Code), r.clean(string(e.Message)), string(e.RequestID), m.Summary, m.Remedy
	if m.Kind == providers.Permission || m.Kind == providers.Throttled || m.Kind == providers.Unavailable {
		f.Kind = m.Kind
	}
	return f
}
