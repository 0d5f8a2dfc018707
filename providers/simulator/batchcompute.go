package simulator

import (
	"cmp"
	"crypto/hmac"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

const (
	batchVersion  = "2015-11-11"
	batchObsolete = "2015-06-30"
	maxBatchBody  = 256 << 10
)

// batchCompute answers Alibaba Cloud BatchCompute 2015-11-11, which was shut
// down in 2026. Its calls share the path /clusters with another product and are
// told by their version.
type batchCompute struct {
	sim     *Simulator
	service *batchClusters
	routes  routes
	seen    *nonces
}

func newBatchCompute(s *Simulator) *batchCompute {
	service := newBatchClusters(s)
	return &batchCompute{sim: s, service: service, routes: service.routes(), seen: newNonces(2 * maxSkew)}
}

func (b *batchCompute) claims(r *http.Request) bool {
	version := r.Header.Get("x-acs-version")
	return version == batchVersion || version == batchObsolete || strings.HasPrefix(r.Host, "batchcompute.") ||
		version == "" && strings.HasPrefix(r.Header.Get("Authorization"), "acs ")
}

func (b *batchCompute) identify(r *http.Request) (product, action string) {
	if rt, _, _ := b.routes.find("", r.Method, r.URL.EscapedPath()); rt != nil {
		action = rt.action
	}
	return batchService, action
}

func (b *batchCompute) calls(visit func(service, action string)) { b.routes.calls(visit) }

func (b *batchCompute) answer(r *http.Request, body []byte) reply {
	id := b.sim.requestID()
	out, status, refused := b.execute(r, body)
	if refused != nil {
		return b.envelope(r, refused, id)
	}
	a := reply{status: cmp.Or(status, http.StatusOK), header: batchHeader(id)}
	if out != nil {
		a.body = encode(out)
	}
	return a
}

// execute takes a call through the gateway and runs it.
func (b *batchCompute) execute(r *http.Request, body []byte) (out any, status int, refused *refusal) {
	if r.Header.Get("x-acs-version") != batchVersion {
		return nil, 0, batchRefuse("InvalidVersion.NotFound", "")
	}
	rt, vars, wrongMethod := b.routes.find("", r.Method, r.URL.EscapedPath())
	switch {
	case wrongMethod:
		return nil, 0, batchRefuse("MethodNotAllowed", "")
	case rt == nil:
		return nil, 0, batchRefuse("InvalidResource.NotFound", r.URL.Path)
	case len(body) > maxBatchBody:
		return nil, 0, batchRefuse("InvalidHttpBody", "")
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, 0, batchRefuse("InvalidQueryString", "")
	}
	if refused := b.authenticate(r, query); refused != nil {
		return nil, 0, refused
	}
	region, refused := batchRegion(r)
	if refused != nil {
		return nil, 0, refused
	}
	sent := sheet{invalid: batchInvalid}
	c := &restCall{vars: vars, query: queryObject(query, &sent), body: body, header: r.Header, region: region, now: b.sim.clock()}
	out, refused, err = b.sim.execute(rt, c)
	if err != nil {
		return nil, 0, batchRefuse("InternalError", "")
	}
	return out, rt.status, refused
}

// authenticate checks date, access key, signature and nonce. The page tells
// that a bad signature is HTTP 400 and names no code; those here have the form
// Invalid{Parameter}.
func (b *batchCompute) authenticate(r *http.Request, query url.Values) *refusal {
	for _, fixed := range [][2]string{{"x-acs-signature-method", roaAlgorithm}, {"x-acs-signature-version", "1.0"}} {
		switch got := r.Header.Get(fixed[0]); {
		case got == "":
			return missingBatch(fixed[0])
		case !strings.EqualFold(got, fixed[1]):
			return invalidBatch(fixed[0], "")
		}
	}
	key, signature, ok := parseROA(r.Header.Get("Authorization"))
	if !ok {
		return missingBatch("Authorization")
	}
	date, err := http.ParseTime(r.Header.Get("Date"))
	if err != nil {
		return invalidBatch("Date", "")
	}
	now := b.sim.clock()
	if skew := now.Sub(date); skew > maxSkew || skew < -maxSkew {
		return invalidBatch("Date", "It is more than 15 minutes off.")
	}
	if key != AccessKeyID {
		return invalidBatch("AccessKeyId", "")
	}
	if r.Header.Get("x-acs-security-token") != "" {
		return invalidBatch("SecurityToken", "")
	}
	toSign := roaInput{r.Method, r.URL.Path, query, r.Header}.toSign()
	if !hmac.Equal([]byte(roaSign(AccessKeySecret, toSign)), []byte(signature)) {
		return invalidBatch("Signature", "The server's string to sign is: "+toSign)
	}
	if nonce := r.Header.Get("x-acs-signature-nonce"); nonce != "" && !b.seen.use(nonce, now) {
		return invalidBatch("SignatureNonce", "")
	}
	return nil
}

// batchRegions are those of the service: the page's and three more that the
// Python SDK knows.
var batchRegions = []string{
	"cn-hangzhou", "cn-qingdao", "cn-beijing", "cn-zhangjiakou", "cn-huhehaote", "cn-shanghai", "cn-shenzhen", "ap-southeast-1",
	"us-west-1", "us-east-1", "eu-central-1", "cn-chengdu", "cn-hongkong", "ap-southeast-2",
}

// batchRegion reads batchcompute.{region}.aliyuncs.com, else x-acs-region-id;
// "" when neither tells.
func batchRegion(r *http.Request) (string, *refusal) {
	host := r.Host
	if bare, _, err := net.SplitHostPort(host); err == nil {
		host = bare
	}
	told := r.Header.Get("x-acs-region-id")
	if name, cloudHost := strings.CutSuffix(host, ".aliyuncs.com"); cloudHost {
		label, region, _ := strings.Cut(name, ".")
		if label != "batchcompute" || told != "" && told != region {
			return "", batchRefuse("InvalidResource.NotFound", host)
		}
		told = region
	}
	if told != "" && !slices.Contains(batchRegions, told) {
		return "", invalidBatch("RegionId", "")
	}
	return told, nil
}

func (b *batchCompute) refuse(r *http.Request, e *refusal) reply {
	id := b.sim.requestID()
	if e.code == "" && e.status == http.StatusBadGateway {
		// An upstream's 502 is a page, which both official clients allow for.
		return reply{
			status: e.status, code: "BadGateway", header: http.Header{"Content-Type": {"text/html"}},
			body: []byte("<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n"),
		}
	}
	if e.code == "" {
		known := batchRefuse(cmp.Or(batchCodes[e.status], "InternalError"), "")
		e = &refusal{e.status, known.code, known.message}
	}
	return b.envelope(r, e, id)
}

// throttle has no documented form.
func (b *batchCompute) throttle(r *http.Request) reply {
	return b.refuse(r, &refusal{http.StatusTooManyRequests, "Throttling", "Request was denied due to request throttling."})
}

func (b *batchCompute) envelope(r *http.Request, e *refusal, id string) reply {
	return reply{
		status: e.status, code: e.code, header: batchHeader(id),
		body: encode(answer{"Code": e.code, "Message": e.message, "RequestId": id, "HostId": r.Host}),
	}
}

func batchHeader(id string) http.Header {
	return http.Header{"Content-Type": {"application/json"}, "X-Acs-Request-Id": {id}, "Server": {"AliyunBatchCompute"}}
}

// batchTime is the form of CreationTime: UTC with six decimals.
func batchTime(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }
