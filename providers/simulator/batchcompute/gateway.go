package batchcompute

import (
	"cmp"
	"crypto/hmac"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"clusterwiz/providers/simulator/engine"
)

const (
	apiVersion = "2015-11-11"
	obsolete   = "2015-06-30"
	maxBody    = 256 << 10
)

// gateway answers Alibaba Cloud BatchCompute 2015-11-11, which was shut
// down in 2026. Its calls share the path /clusters with another product and are
// told by their version.
type gateway struct {
	sim     *engine.Core
	service *service
	routes  engine.Routes
	seen    *engine.Nonces
}

func newCloud(s *engine.Core) engine.Cloud {
	service := newService(s)
	return &gateway{sim: s, service: service, routes: service.routes(), seen: engine.NewNonces(2 * engine.MaxSkew)}
}

func (b *gateway) Claims(r *http.Request) bool {
	version := r.Header.Get("x-acs-version")
	return version == apiVersion || version == obsolete || strings.HasPrefix(r.Host, "batchcompute.") ||
		version == "" && strings.HasPrefix(r.Header.Get("Authorization"), "acs ")
}

func (b *gateway) Identify(r *http.Request) (product, action string) {
	if rt, _, _ := b.routes.Find("", r.Method, r.URL.EscapedPath()); rt != nil {
		action = rt.Action
	}
	return productName, action
}

func (b *gateway) Calls(visit func(service, action string)) { b.routes.Calls(visit) }

func (b *gateway) Answer(r *http.Request, body []byte) engine.Reply {
	id := b.sim.RequestID()
	out, status, refused := b.execute(r, body)
	if refused != nil {
		return b.envelope(r, refused, id)
	}
	a := engine.Reply{Status: cmp.Or(status, http.StatusOK), Header: headerOf(id)}
	if out != nil {
		a.Body = engine.Encode(out)
	}
	return a
}

// execute takes a call through the gateway and runs it.
func (b *gateway) execute(r *http.Request, body []byte) (out any, status int, refused *engine.Refusal) {
	if r.Header.Get("x-acs-version") != apiVersion {
		return nil, 0, refuse("InvalidVersion.NotFound", "")
	}
	rt, vars, wrongMethod := b.routes.Find("", r.Method, r.URL.EscapedPath())
	switch {
	case wrongMethod:
		return nil, 0, refuse("MethodNotAllowed", "")
	case rt == nil:
		return nil, 0, refuse("InvalidResource.NotFound", r.URL.Path)
	case len(body) > maxBody:
		return nil, 0, refuse("InvalidHttpBody", "")
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, 0, refuse("InvalidQueryString", "")
	}
	if refused := b.authenticate(r, query); refused != nil {
		return nil, 0, refused
	}
	region, refused := regionOf(r)
	if refused != nil {
		return nil, 0, refused
	}
	sent := engine.Sheet{Invalid: invalid}
	c := &engine.RestCall{Vars: vars, Query: engine.QueryObject(query, &sent), Body: body, Header: r.Header, Region: region, Now: b.sim.Seen(r), Foreign: engine.IsForeign(r), Odd: engine.OdditiesOf(r)}
	out, refused, err = b.sim.Execute(rt, c)
	if err != nil {
		return nil, 0, refuse("InternalError", "")
	}
	return out, rt.Status, refused
}

// authenticate checks date, access key, signature and nonce. The page tells
// that a bad signature is HTTP 400 and names no code; those here have the form
// Invalid{Parameter}.
func (b *gateway) authenticate(r *http.Request, query url.Values) *engine.Refusal {
	for _, fixed := range [][2]string{{"x-acs-signature-method", engine.ROAAlgorithm}, {"x-acs-signature-version", "1.0"}} {
		switch got := r.Header.Get(fixed[0]); {
		case got == "":
			return refuseMissing(fixed[0])
		case !strings.EqualFold(got, fixed[1]):
			return refuseInvalid(fixed[0], "")
		}
	}
	key, signature, ok := engine.ParseROA(r.Header.Get("Authorization"))
	if !ok {
		return refuseMissing("Authorization")
	}
	date, err := http.ParseTime(engine.ROADate(r.Header))
	if err != nil {
		return refuseInvalid("Date", "")
	}
	now := b.sim.Clock(r)
	if skew := now.Sub(date); skew > engine.MaxSkew || skew < -engine.MaxSkew {
		return refuseInvalid("Date", "It is more than 15 minutes off.")
	}
	if key != engine.AccessKeyID {
		return refuseInvalid("AccessKeyId", "")
	}
	if r.Header.Get("x-acs-security-token") != "" {
		return refuseInvalid("SecurityToken", "")
	}
	toSign := engine.ROAInput{Method: r.Method, Path: r.URL.Path, Query: query, Header: r.Header}.ToSign()
	if !hmac.Equal([]byte(engine.HmacSHA1(engine.AccessKeySecret, toSign)), []byte(signature)) {
		return refuseInvalid("Signature", "The server's string to sign is: "+toSign)
	}
	if nonce := r.Header.Get("x-acs-signature-nonce"); nonce != "" && !engine.IsForeign(r) && !b.seen.Use(nonce, now) {
		return refuseInvalid("SignatureNonce", "")
	}
	return nil
}

// regions are those of the service: the page's, three more that the Python SDK
// knows, and one for authorities.
var regions = []string{
	"cn-hangzhou", "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote", "cn-shanghai", "cn-shenzhen", "ap-southeast-1",
	"us-west-1", "us-east-1", "eu-central-1", "cn-chengdu", "cn-hongkong", "ap-southeast-2",
	"cn-north-2-gov-1",
}

// regionOf reads batchcompute.{region}.aliyuncs.com, else x-acs-region-id;
// "" when neither tells.
func regionOf(r *http.Request) (string, *engine.Refusal) {
	host := r.Host
	if bare, _, err := net.SplitHostPort(host); err == nil {
		host = bare
	}
	told := r.Header.Get("x-acs-region-id")
	if name, cloudHost := strings.CutSuffix(host, ".aliyuncs.com"); cloudHost {
		label, region, _ := strings.Cut(name, ".")
		if label != "batchcompute" || told != "" && told != region {
			return "", refuse("InvalidResource.NotFound", host)
		}
		told = region
	}
	if told != "" && !slices.Contains(regions, told) {
		return "", refuseInvalid("RegionId", "")
	}
	return told, nil
}

func (b *gateway) Refuse(r *http.Request, e *engine.Refusal) engine.Reply {
	id := b.sim.RequestID()
	if e.Code == "" && e.Status == http.StatusBadGateway {
		// An upstream's 502 is a page, which both official clients allow for.
		return engine.Reply{
			Status: e.Status, Code: "BadGateway", Header: http.Header{"Content-Type": {"text/html"}},
			Body: []byte("<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n"),
		}
	}
	if e.Code == "" {
		known := refuse(cmp.Or(codeOfStatus()[e.Status], "InternalError"), "")
		e = &engine.Refusal{Status: e.Status, Code: known.Code, Message: known.Message}
	}
	return b.envelope(r, e, id)
}

// Throttle has no documented form.
func (b *gateway) Throttle(r *http.Request, _ time.Duration) engine.Reply {
	return b.Refuse(r, &engine.Refusal{Status: http.StatusTooManyRequests, Code: "Throttling", Message: "Request was denied due to request throttling."})
}

func (b *gateway) envelope(r *http.Request, e *engine.Refusal, id string) engine.Reply {
	return engine.Reply{
		Status: e.Status, Code: e.Code, Header: headerOf(id),
		Body: engine.Encode(engine.Answer{"Code": e.Code, "Message": e.Message, "RequestId": id, "HostId": r.Host}),
	}
}

func headerOf(id string) http.Header {
	return http.Header{"Content-Type": {"application/json"}, "X-Acs-Request-Id": {id}, "Server": {"AliyunBatchCompute"}}
}

// stamp is the form of CreationTime: UTC with six decimals.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }
