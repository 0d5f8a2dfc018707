package qingcloud

import (
	"cmp"
	"crypto/hmac"
	"crypto/md5" //nolint:gosec // The API's body digest is MD5.
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// gateway answers QingCloud HPC and, for networks and zones, the general
// API under /iaas. HTTP says 200 to everything; ret_code tells.
type gateway struct {
	sim    *engine.Core
	routes engine.Routes
}

const (
	productName = "HPC"
	iaasProduct = "IaaS"
	apiPath     = "/api/"
	iaasPath    = "/iaas"
	algorithm   = "HmacSHA256"
	// expiry is how old a request may be.
	expiry = 60 * time.Second
)

func newCloud(s *engine.Core) engine.Cloud {
	return &gateway{sim: s, routes: newService(s).routes()}
}

func (q *gateway) Claims(r *http.Request) bool {
	host, _, _ := strings.Cut(r.Host, ":")
	return strings.HasSuffix(host, ".qingcloud.com") || strings.HasPrefix(r.URL.Path, apiPath) || strings.TrimSuffix(r.URL.Path, "/") == iaasPath
}

// Identify takes the action from the path: cluster/createCluster. The general
// API has it in the query.
func (q *gateway) Identify(r *http.Request) (product, action string) {
	if strings.TrimSuffix(r.URL.Path, "/") == iaasPath {
		return iaasProduct, r.URL.Query().Get("action")
	}
	return productName, strings.TrimPrefix(r.URL.Path, apiPath)
}

func (q *gateway) Calls(visit func(service, action string)) { q.routes.Calls(visit) }

func (q *gateway) Answer(r *http.Request, body []byte) engine.Reply {
	out, refused := q.execute(r, body)
	if refused != nil {
		return replyOf(refused)
	}
	return engine.Reply{Status: http.StatusOK, Header: header(), Body: engine.Encode(out)}
}

func header() http.Header { return http.Header{"Content-Type": {"application/json"}} }

func replyOf(e *engine.Refusal) engine.Reply {
	code, err := strconv.Atoi(e.Code)
	if err != nil {
		code = 5000
	}
	return engine.Reply{Status: e.Status, Code: e.Code, Header: header(), Body: engine.Encode(engine.Answer{"ret_code": code, "message": e.Message})}
}

// execute takes a call through the gateway and runs it.
func (q *gateway) execute(r *http.Request, body []byte) (any, *engine.Refusal) {
	service, action := q.Identify(r)
	path := r.URL.EscapedPath()
	if service == iaasProduct {
		path = iaasPath + "/" + action
	}
	rt, vars, wrongMethod := q.routes.Find(service, r.Method, path)
	if rt == nil {
		module, _, _ := strings.Cut(action, "/")
		known := slices.ContainsFunc(q.routes, func(one engine.RestRoute) bool { return strings.HasPrefix(one.Action, module+"/") })
		if known || wrongMethod {
			return nil, refuse("1101", "action")
		}
		return nil, refuse("3300", module)
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, refuse("1100", "query")
	}
	sent := engine.Sheet{Invalid: invalid}
	own := engine.QueryObject(query, &sent)
	if refused := q.authenticate(r, body, query, own, service); refused != nil {
		return nil, refused
	}
	c := &engine.RestCall{Vars: vars, Query: own, Body: body, Header: r.Header, Region: own.Text("zone"), Now: q.sim.Seen(r), Foreign: engine.IsForeign(r), Odd: engine.OdditiesOf(r)}
	if r.Method == http.MethodGet && rt.Action != "DescribeZones" {
		own.Need("zone")
	}
	if c.Region != "" && !slices.Contains(zones, c.Region) {
		own.Fail("zone")
	}
	out, refused, err := q.sim.Execute(rt, c)
	if err != nil {
		return nil, refuse("5000", "")
	}
	return out, refused
}

// authenticate reads the public parameters and checks key, time and signature.
func (q *gateway) authenticate(r *http.Request, body []byte, query url.Values, own *engine.Object, service string) *engine.Refusal {
	stamp := "timestamp"
	if service == iaasProduct {
		stamp = "time_stamp"
	}
	key := own.NeedText("access_key_id")
	own.NeedText("version", engine.OneOf("1"))
	own.NeedText("signature_version", engine.OneOf("1"))
	own.NeedText("signature_method", engine.OneOf(algorithm))
	own.Text("action") // A public parameter by the page, though no example sends it.
	told, signature := own.NeedText(stamp), own.NeedText("signature")
	if own.Sheet.Refused != nil {
		return own.Sheet.Refused
	}
	date, err := time.Parse(engine.ACSDate, told)
	if err != nil {
		return refuse("1101", stamp)
	}
	if key != engine.AccessKeyID {
		return refuse("1200", "access key id ["+key+"] does not exist")
	}
	in := signatureInput{method: r.Method, path: r.URL.Path, query: query, body: body, iaas: service == iaasProduct}
	if !hmac.Equal([]byte(in.encoded(engine.AccessKeySecret)), []byte(signature)) {
		return refuse("1200", "signature does not match")
	}
	if skew := q.sim.Clock(r).Sub(date); skew > expiry || skew < -expiry {
		return refuse("1300", "")
	}
	return nil
}

// signatureInput is what a signature covers.
type signatureInput struct {
	method, path string
	query        url.Values
	body         []byte
	iaas         bool
}

// toSign joins method, path, query and the body's digest. The path is signed
// with a slash at its end that the request has not. The general API signs the
// path as it is and no digest.
func (in signatureInput) toSign() string {
	signed := url.Values{}
	for name, values := range in.query {
		if name != "signature" {
			signed[name] = values
		}
	}
	if in.iaas {
		return in.method + "\n" + in.path + "\n" + engine.CanonicalQuery(signed)
	}
	sum := md5.Sum(in.body) //nolint:gosec // See above.
	return in.method + "\n" + strings.TrimSuffix(in.path, "/") + "/\n" + engine.CanonicalQuery(signed) + "\n" + hex.EncodeToString(sum[:])
}

func (in signatureInput) sign(secret string) string {
	m := hmac.New(sha256.New, []byte(secret))
	m.Write([]byte(in.toSign()))
	return base64.StdEncoding.EncodeToString(m.Sum(nil))
}

// encoded is the signature as the query's one decoding leaves it: HPC wants it
// encoded twice, the general API once.
func (in signatureInput) encoded(secret string) string {
	if in.iaas {
		return in.sign(secret)
	}
	return engine.PercentEncode(in.sign(secret))
}

func (q *gateway) Refuse(_ *http.Request, e *engine.Refusal) engine.Reply {
	if e.Code == "" {
		known := refuse(cmp.Or(codeOfStatus()[e.Status], "5000"), "")
		e = &engine.Refusal{Status: e.Status, Code: known.Code, Message: known.Message}
	}
	return replyOf(e)
}

// Throttle is the quota's code; no other is documented.
func (q *gateway) Throttle(*http.Request, time.Duration) engine.Reply {
	return replyOf(refuse("2500", "too many API requests in an hour"))
}
