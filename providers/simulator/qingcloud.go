package simulator

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
)

// qingCloud answers QingCloud HPC and, for networks and zones, the general
// API under /iaas. HTTP says 200 to everything; ret_code tells.
type qingCloud struct {
	sim    *Simulator
	routes routes
}

const (
	qingService   = "HPC"
	qingIaaS      = "IaaS"
	qingAPI       = "/api/"
	qingIaaSPath  = "/iaas"
	qingAlgorithm = "HmacSHA256"
	// qingExpiry is how old a request may be.
	qingExpiry = 60 * time.Second
)

func newQingCloud(s *Simulator) *qingCloud {
	return &qingCloud{sim: s, routes: newQingClusters(s).routes()}
}

func (q *qingCloud) claims(r *http.Request) bool {
	host, _, _ := strings.Cut(r.Host, ":")
	return strings.HasSuffix(host, ".qingcloud.com") || strings.HasPrefix(r.URL.Path, qingAPI) || strings.TrimSuffix(r.URL.Path, "/") == qingIaaSPath
}

// identify takes the action from the path: cluster/createCluster. The general
// API has it in the query.
func (q *qingCloud) identify(r *http.Request) (product, action string) {
	if strings.TrimSuffix(r.URL.Path, "/") == qingIaaSPath {
		return qingIaaS, r.URL.Query().Get("action")
	}
	return qingService, strings.TrimPrefix(r.URL.Path, qingAPI)
}

func (q *qingCloud) calls(visit func(service, action string)) { q.routes.calls(visit) }

func (q *qingCloud) answer(r *http.Request, body []byte) reply {
	out, refused := q.execute(r, body)
	if refused != nil {
		return qingReply(refused)
	}
	return reply{status: http.StatusOK, header: qingHeader(), body: encode(out)}
}

func qingHeader() http.Header { return http.Header{"Content-Type": {"application/json"}} }

func qingReply(e *refusal) reply {
	code, err := strconv.Atoi(e.code)
	if err != nil {
		code = 5000
	}
	return reply{status: e.status, code: e.code, header: qingHeader(), body: encode(answer{"ret_code": code, "message": e.message})}
}

// execute takes a call through the gateway and runs it.
func (q *qingCloud) execute(r *http.Request, body []byte) (any, *refusal) {
	service, action := q.identify(r)
	path := r.URL.EscapedPath()
	if service == qingIaaS {
		path = qingIaaSPath + "/" + action
	}
	rt, vars, wrongMethod := q.routes.find(service, r.Method, path)
	if rt == nil {
		module, _, _ := strings.Cut(action, "/")
		known := slices.ContainsFunc(q.routes, func(one restRoute) bool { return strings.HasPrefix(one.action, module+"/") })
		if known || wrongMethod {
			return nil, qingRefuse("1101", "action")
		}
		return nil, qingRefuse("3300", module)
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, qingRefuse("1100", "query")
	}
	sent := sheet{invalid: qingInvalid}
	own := queryObject(query, &sent)
	if refused := q.authenticate(r, body, query, own, service); refused != nil {
		return nil, refused
	}
	c := &restCall{vars: vars, query: own, body: body, header: r.Header, region: own.text("zone"), now: q.sim.clock()}
	if r.Method == http.MethodGet && rt.action != "DescribeZones" {
		own.need("zone")
	}
	if c.region != "" && !slices.Contains(qingZones, c.region) {
		own.fail("zone")
	}
	out, refused, err := q.sim.execute(rt, c)
	if err != nil {
		return nil, qingRefuse("5000", "")
	}
	return out, refused
}

// authenticate reads the public parameters and checks key, time and signature.
func (q *qingCloud) authenticate(r *http.Request, body []byte, query url.Values, own *object, service string) *refusal {
	stamp := "timestamp"
	if service == qingIaaS {
		stamp = "time_stamp"
	}
	key := own.needText("access_key_id")
	own.needText("version", oneOf("1"))
	own.needText("signature_version", oneOf("1"))
	own.needText("signature_method", oneOf(qingAlgorithm))
	own.text("action") // A public parameter by the page, though no example sends it.
	told, signature := own.needText(stamp), own.needText("signature")
	if own.sheet.refused != nil {
		return own.sheet.refused
	}
	date, err := time.Parse(acsDate, told)
	if err != nil {
		return qingRefuse("1101", stamp)
	}
	if key != AccessKeyID {
		return qingRefuse("1200", "access key id ["+key+"] does not exist")
	}
	in := qingInput{method: r.Method, path: r.URL.Path, query: query, body: body, iaas: service == qingIaaS}
	if !hmac.Equal([]byte(in.encoded(AccessKeySecret)), []byte(signature)) {
		return qingRefuse("1200", "signature does not match")
	}
	if skew := q.sim.clock().Sub(date); skew > qingExpiry || skew < -qingExpiry {
		return qingRefuse("1300", "")
	}
	return nil
}

// qingInput is what a signature covers.
type qingInput struct {
	method, path string
	query        url.Values
	body         []byte
	iaas         bool
}

// toSign joins method, path, query and the body's digest. The path is signed
// with a slash at its end that the request has not. The general API signs the
// path as it is and no digest.
func (in qingInput) toSign() string {
	signed := url.Values{}
	for name, values := range in.query {
		if name != "signature" {
			signed[name] = values
		}
	}
	if in.iaas {
		return in.method + "\n" + in.path + "\n" + canonicalQuery(signed)
	}
	sum := md5.Sum(in.body) //nolint:gosec // See above.
	return in.method + "\n" + strings.TrimSuffix(in.path, "/") + "/\n" + canonicalQuery(signed) + "\n" + hex.EncodeToString(sum[:])
}

func (in qingInput) sign(secret string) string {
	m := hmac.New(sha256.New, []byte(secret))
	m.Write([]byte(in.toSign()))
	return base64.StdEncoding.EncodeToString(m.Sum(nil))
}

// encoded is the signature as the query's one decoding leaves it: HPC wants it
// encoded twice, the general API once.
func (in qingInput) encoded(secret string) string {
	if in.iaas {
		return in.sign(secret)
	}
	return percentEncode(in.sign(secret))
}

func (q *qingCloud) refuse(_ *http.Request, e *refusal) reply {
	if e.code == "" {
		known := qingRefuse(cmp.Or(qingCodes[e.status], "5000"), "")
		e = &refusal{e.status, known.code, known.message}
	}
	return qingReply(e)
}

// throttle is the quota's code; no other is documented.
func (q *qingCloud) throttle(*http.Request) reply {
	return qingReply(qingRefuse("2500", "too many API requests in an hour"))
}
