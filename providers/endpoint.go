package providers

import (
	"cmp"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"clusterwiz/forms"
)

// Endpoint is where a client sends.
type Endpoint struct {
	Region string
	// Base replaces the scheme and host of every product of the cloud, as
	// "http://127.0.0.1:8080"; empty for the cloud's own hosts.
	Base string
	// InsecureHTTP lets Base be an address that is [InClear].
	InsecureHTTP bool
	// Transport carries the calls; nil is the network. The in-process
	// simulator comes in here, and keeps the cloud's own host names.
	Transport http.RoundTripper
	// Wrap puts a layer around what carries the calls, as a trace; nil is none.
	Wrap func(http.RoundTripper) http.RoundTripper
	// World names the simulated world that Transport leads to, where there is
	// more than one, so that a run finds back to it.
	World string
	// Speed is how much faster than a real cloud the world lives that Transport
	// leads to; 0 is no faster.
	Speed float64
}

// Paced is a while of the real cloud as long as it takes at the endpoint.
func (e Endpoint) Paced(span time.Duration) time.Duration {
	if e.Speed <= 1 {
		return span
	}
	return time.Duration(float64(span) / e.Speed)
}

// For completes the endpoint for a client of account: Base is its origin, the
// region is the account's where none was given, and network carries the calls
// where nothing else does, in the layer of Wrap. It fails for an account that is in trouble, and where
// [Endpoint.Origin] does.
func (e Endpoint) For(account Account, network func() http.RoundTripper) (Endpoint, error) {
	if !account.Trouble.IsZero() {
		return Endpoint{}, account.Unusable()
	}
	base, err := e.Origin()
	if err != nil {
		return Endpoint{}, err
	}
	e.Base, e.Region = base, cmp.Or(e.Region, account.Region)
	if e.Transport == nil {
		e.Transport = network()
	}
	if e.Wrap != nil {
		e.Transport = e.Wrap(e.Transport)
	}
	return e, nil
}

// ErrInClear is the cause of a failure where an address is [InClear] and nobody
// gave leave.
var ErrInClear = errors.New("plain http to another machine")

// ErrZone is the cause of a failure where an address names an interface of this
// machine, as [::1%eth0] does, which no certificate and no rule of proxies knows.
var ErrZone = errors.New("an address with a zone")

// regionID is what a region's id is made of: it becomes a part of host names,
// and must not lead to other hosts.
var regionID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9A-Za-z]([0-9A-Za-z_-]*[0-9A-Za-z])?$`) })

// Origin returns scheme and host of Base without a slash at the end, "" where
// it is empty. Anything more, as a path, is a Failure of kind Invalid, and so is
// a Region that is no id, and plain http to another machine without leave, whose
// cause is [ErrInClear].
func (e Endpoint) Origin() (string, error) {
	if e.Region != "" && !regionID().MatchString(e.Region) {
		return "", &Failure{
			Kind: Invalid, Field: "region",
			Summary: forms.Tf("%q is not the id of a region", "%q 不是地域 ID", e.Region),
			Remedy:  forms.T("write it as cn-hangzhou", "请写成 cn-hangzhou 的形式"),
		}
	}
	if e.Base == "" {
		return "", nil
	}
	base, err := url.Parse(e.Base)
	if err == nil && strings.Contains(base.Hostname(), "%") {
		return "", &Failure{
			Kind: Invalid, Cause: ErrZone,
			Summary: forms.T("the endpoint names a network interface behind the address", "接入地址后带有网络接口"),
			Remedy:  forms.T("leave out % and what follows it", "请去掉 % 及其后的内容"),
		}
	}
	if err == nil && (base.Scheme == "http" || base.Scheme == "https") && base.Hostname() != "" && portFits(base) &&
		(base.Path == "" || base.Path == "/") && !strings.ContainsAny(e.Base, "?#") && base.User == nil {
		origin := base.Scheme + "://" + base.Host
		if InClear(origin) && !e.InsecureHTTP {
			return "", inClear(origin)
		}
		return origin, nil
	}
	return "", &Failure{
		Kind:    Invalid,
		Summary: forms.T("the endpoint may only have a scheme and a host", "接入地址只能包含协议和主机"),
		Remedy:  forms.T("write it as http://127.0.0.1:8080", "请写成 http://127.0.0.1:8080 的形式"),
	}
}

// inClear refuses to send where others can read it.
func inClear(origin string) error {
	return &Failure{
		Kind: Invalid, Cause: ErrInClear,
		Summary: forms.Tf("%s is plain http to another machine: anyone on the way could read passwords and keys", "%s 是通往其他机器的明文 http：途中任何人都可能读取密码与密钥", origin),
		Remedy:  forms.T("write https, or, if you accept that, start with --insecure-http", "请改用 https；如接受该风险，请在启动时加 --insecure-http"),
	}
}

// portFits tells whether there is no port, or one that there can be.
func portFits(base *url.URL) bool {
	number, err := strconv.ParseUint(base.Port(), 10, 16)
	return base.Port() == "" || err == nil && number > 0
}
