package exchange

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"syscall"

	"clusterwiz/forms"
	"clusterwiz/forms/mask"
	"clusterwiz/providers"
)

// Report turns what became of one call into a failure.
type Report struct {
	// Action is the API's name of the call, Host where it went.
	Action, Host string
	// Writes says that the call changes something.
	Writes bool
	// Refusals are the codes that prove a writing call undone.
	Refusals Refusals
	// LookFirst is the remedy wherever the call may have been executed.
	LookFirst forms.Text
	// Hidden are texts that no failure may repeat.
	Hidden []string
}

var checkWay = forms.T("check network, proxy and endpoint, then try again", "请检查网络、代理和接入地址后重试")

// Lost explains a call without an answer. ctx is the caller's: its end is
// handed back as it is unless the request may have been executed.
func (r Report) Lost(ctx context.Context, lost *Lost) error {
	unclear := r.Writes && lost.Left
	if ended := ctx.Err(); ended != nil && !unclear {
		return fmt.Errorf("%s: %w", r.Action, ended)
	}
	f := &providers.Failure{
		Kind: providers.Unavailable, Summary: r.trouble(lost.Err), Cause: opaque{lost.Err, lost.Stale},
		Remedy: checkWay, Unsent: !lost.Left,
	}
	if r.blocked(f, lost.Err) {
		return f
	}
	if unclear {
		f.Kind, f.Remedy = providers.Unclear, r.LookFirst
	}
	return f
}

// refusedOnWindows is WSAECONNREFUSED, which Go tells apart from ECONNREFUSED.
const refusedOnWindows syscall.Errno = 10061

// trouble says in people's words what happened on the way.
func (r Report) trouble(err error) forms.Text {
	var unknown x509.UnknownAuthorityError
	var invalid *tls.CertificateVerificationError
	switch {
	case hostUnknown(err):
		return forms.Tf("the host %s was not found", "找不到主机 %s", r.Host)
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, refusedOnWindows):
		return forms.Tf("%s refuses connections", "%s 拒绝连接", r.Host)
	case errors.As(err, &unknown), errors.As(err, &invalid):
		return forms.Tf("the certificate of %s is not trusted", "%s 的证书不受信任", r.Host)
	case errors.Is(err, context.Canceled):
		return forms.Tf("stopped while waiting for %s", "等待 %s 响应时已中止", r.Host)
	case slow(err):
		return forms.Tf("%s did not answer in time", "%s 响应超时", r.Host)
	case errors.Is(err, errTooLarge):
		return forms.Tf("the reply of %s is too large to be one of the API", "%s 的响应过大，不是该 API 的响应", r.Host)
	case unconnected(err):
		return forms.Tf("%s cannot be reached", "无法连接 %s", r.Host)
	}
	return forms.Tf("the connection to %s broke off", "与 %s 的连接中断", r.Host)
}

// blocked explains a proxy in the way, and reports whether it is one. Nothing got
// past it, and nothing will before somebody has seen to it.
func (r Report) blocked(f *providers.Failure, err error) bool {
	var proxy *ProxyError
	if !errors.As(err, &proxy) {
		return false
	}
	switch {
	case proxy.Host == "":
		f.Summary = forms.T("the address of the proxy cannot be read", "无法解析代理地址")
		f.Remedy = forms.T("write HTTPS_PROXY and HTTP_PROXY as http://host:port", "请将 HTTPS_PROXY 和 HTTP_PROXY 写成 http://主机:端口 的形式")
	case proxy.Status != 0:
		r.refused(f, forms.Tf("the proxy %s", "代理 %s", proxy.Host), proxy.Status)
	case !unproxied(proxy.Err):
		f.Summary = forms.Tf("the proxy %s did not answer as a proxy does", "代理 %s 未给出代理应有的响应", proxy.Host)
		f.Remedy = forms.T("check HTTPS_PROXY and HTTP_PROXY, and whether a proxy is running there", "请检查 HTTPS_PROXY 和 HTTP_PROXY，以及该地址上运行的是否为代理")
		return true // It may pass.
	default:
		f.Summary = forms.Tf("the proxy %s cannot be reached", "无法连接代理 %s", proxy.Host)
		f.Remedy = forms.T("check HTTPS_PROXY and HTTP_PROXY, and whether the proxy runs", "请检查 HTTPS_PROXY 和 HTTP_PROXY，以及代理是否在运行")
	}
	f.Lasting = true
	return true
}

// refused explains what a proxy answered in the place of the host. A refusal lasts
// until somebody has seen to it; that it could not get through may pass.
func (r Report) refused(f *providers.Failure, proxy forms.Text, status int) {
	if status == http.StatusProxyAuthRequired {
		f.Summary = forms.Tf("%s requires a user name and password (407)", "%s要求用户名和密码（407）", proxy)
		f.Remedy, f.Lasting = withPassword, true
		return
	}
	f.Summary = forms.Tf("%s does not allow connections to %s (%d)", "%s不允许访问 %s（%d）", proxy, r.Host, status)
	f.Remedy = forms.T("have its administrator allow the host, or name the host in NO_PROXY if it can be reached directly", "请联系代理管理员放行该主机；如可直连，请将其加入 NO_PROXY")
	f.Lasting = status == http.StatusForbidden
}

// proxy names the proxy that gave an answer that is not the cloud's, and tells
// whether one did: it says so itself, or carried the call in clear and the status
// is none with which the host could mean the call.
func (r *Reply) proxy() (name forms.Text, ok bool) {
	named := r.Status == http.StatusProxyAuthRequired || r.Header.Get("X-Squid-Error") != ""
	if r.Proxy == "" {
		return forms.T("a proxy on the way", "途中的代理"), named
	}
	return forms.Tf("the proxy %s", "代理 %s", r.Proxy), named || r.Status == http.StatusForbidden || r.Status/100 != 4
}

var withPassword = forms.T("put them into HTTPS_PROXY or HTTP_PROXY, as http://user:password@host:port",
	"请写入 HTTPS_PROXY 或 HTTP_PROXY，形如 http://用户名:密码@主机:端口")

// Strange explains an answer that is not the cloud's: a proxy's, a portal's,
// or a gateway's that gave up. Whoever gave it may have done so after the
// request was executed, whatever the status.
func (r Report) Strange(reply *Reply) *providers.Failure {
	status := reply.Status
	f := &providers.Failure{
		Kind:    providers.Unavailable,
		Summary: forms.Tf("%s answered with status %d and no reason", "%s 返回状态 %d，未说明原因", r.Host, status),
		Remedy:  checkWay,
	}
	if proxy, ok := reply.proxy(); ok {
		r.refused(f, proxy, status)
	}
	switch {
	case r.Writes:
		return r.unclear(f)
	case status == http.StatusTooManyRequests:
		f.Kind = providers.Throttled
	}
	return f
}

// Unreadable explains a success whose body is not what the API page says.
func (r Report) Unreadable() *providers.Failure {
	f := &providers.Failure{
		Kind:    providers.Unavailable,
		Summary: forms.Tf("the reply of %s cannot be read", "无法解析 %s 的返回内容", r.Host),
		Remedy:  forms.T("check the endpoint and the proxy, then try again", "请检查接入地址和代理后重试"),
	}
	if r.Writes {
		f.Kind, f.Remedy = providers.Unclear, r.LookFirst
	}
	return f
}

// Clean takes out of the cloud's own words what must not be repeated, however it is
// spelled there, and what stands behind the name of a secret.
func (r Report) Clean(message string) string {
	return strings.TrimSpace(mask.Cut(mask.New(r.Hidden...).Hide(message)))
}

// Opaque keeps an error for logs and out of reach of errors.Is: net/http's
// time-outs call themselves context.DeadlineExceeded, and would pass for the
// end of the caller's context. It prints without the query of addresses, where
// some clouds have the signature.
func Opaque(err error) error { return opaque{err: err} }

type opaque struct {
	err   error
	stale bool
}

// errStale is the cause of a call that was lost on a connection that had carried
// others before.
var errStale = errors.New("the connection was given up")

// Is tells only whether the connection was given up.
func (o opaque) Is(target error) bool { return o.stale && target == errStale }

// query finds that of an address within an error's text.
var query = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\?[\w.-]+=[^\s"]*`) })

// Error implements error.
func (o opaque) Error() string { return query().ReplaceAllLiteralString(o.err.Error(), "") }
