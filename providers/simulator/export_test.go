package simulator

import (
	"net/http"
	"net/url"
	"sync"
	"time"
)

// What the external tests need of the inside.

// SignACS3 computes the hash of the canonical request and the signature.
func SignACS3(secret, method, path string, query url.Values, headers map[string][]string, payloadHash string) (hash, signedHeaders, signature string) {
	canonical, names := acs3Input{method, path, query, headers, payloadHash}.canonical()
	return hashHex([]byte(canonical)), names, acs3Sign(secret, stringToSign(canonical))
}

// HashHex is the payload hash of a body.
func HashHex(b []byte) string { return hashHex(b) }

// ParseACS3 tells whether an Authorization header is well formed.
func ParseACS3(header string) (accessKeyID, signedHeaders, signature string, ok bool) {
	c, ok := parseACS3(header)
	return c.accessKeyID, c.signedHeaders, c.signature, ok
}

// CanonicalQuery is the third part of a canonical request.
func CanonicalQuery(q url.Values) string { return canonicalQuery(q) }

// NewNonces gives the nonce memory's two functions.
func NewNonces(lifetime time.Duration) (use func(string, time.Time) bool, size func() int) {
	n := newNonces(lifetime)
	return n.use, func() int {
		n.mu.Lock()
		defer n.mu.Unlock()
		return len(n.young) + len(n.old)
	}
}

// InstanceTypeCount counts the types of the world.
func (s *Simulator) InstanceTypeCount() int { return len(s.world.types) }

// SignSDK computes the hash of the canonical request and the signature of
// SDK-HMAC-SHA256.
func SignSDK(secret, date, method, path string, query url.Values, headers map[string]string, signed []string, payloadHash string) (hash, signature string) {
	get := func(name string) string { return headers[name] }
	canonical := sdkInput{method, path, query, get, signed, payloadHash}.canonical()
	return hashHex([]byte(canonical)), sdkSign(secret, date, canonical)
}

var fuzzWorld = sync.OnceValue(func() *huaweiWorld { return newHuaweiWorld(1) })

// ReadModelArts decodes and checks the body of CreateNodePool as the service
// does; it returns the code of the refusal.
func ReadModelArts(body []byte) string {
	w := fuzzWorld()
	c := &restCall{body: body, header: map[string][]string{"Content-Type": {"application/json"}}}
	o, refused := c.jsonObject(invalidModelArts)
	if refused == nil {
		r := nodePoolRequest{pool: w.pool("pool-lite-a1b2")}
		r.read(o)
		refused = o.sheet.refused
	}
	if refused == nil {
		return ""
	}
	return refused.code
}

// SignROA gives the string to sign of ROA 1.0 and its signature.
func SignROA(secret, method, path string, query url.Values, header http.Header) (toSign, signature string) {
	toSign = roaInput{method, path, query, header}.toSign()
	return toSign, roaSign(secret, toSign)
}

// ReadBatch decodes and checks the body of a cluster as the service does; it
// returns the code of the refusal.
func ReadBatch(body []byte) string {
	v, err := parseJSON(string(body))
	if err != nil || v.kind != composite {
		return "InvalidJsonFormat"
	}
	sent := sheet{invalid: batchInvalid}
	_ = readBatchCluster(v.object("", &sent), func(id string) bool { return id == "vpc-m5efjevmclc0xdmys" })
	_ = v.sorted().json()
	if sent.refused == nil {
		return ""
	}
	return sent.refused.code
}

// SignQing gives the string to sign of QingCloud, of its general API with iaas,
// and the signature.
func SignQing(secret, method, path string, query url.Values, body []byte, iaas bool) (toSign, signature string) {
	in := qingInput{method, path, query, body, iaas}
	return in.toSign(), in.sign(secret)
}

// ReadQing decodes and checks the body of createCluster as the service does; it
// returns the code of the refusal.
func ReadQing(body []byte) string {
	sent := sheet{invalid: qingInvalid}
	c := &restCall{body: body, query: queryObject(nil, &sent), header: http.Header{"Content-Type": {"application/json"}}}
	o, refused := qingBody(c)
	if refused == nil {
		_ = readQingCluster(o)
		refused = sent.refused
	}
	if refused == nil {
		return ""
	}
	return refused.code
}

// EHPCStages and ACKStages are the stages at which a fault can end a creation.
var (
	EHPCStages = ehpcStages
	ACKStages  = ackStages
)

// CheckACK reads a body of ACK's CreateCluster and makes nothing of it.
func (s *Simulator) CheckACK(body []byte) (status int, code string) {
	v, err := parseJSON(string(body))
	if err != nil || v.kind != composite {
		return 400, "InvalidParameter.Format"
	}
	sent := sheet{invalid: invalidACK}
	c := &call{body: v.object("", &sent), params: value{kind: composite}.object("", &sent)}
	(&ackForm{sim: s}).read(c)
	if c.bad() {
		return sent.refused.status, sent.refused.code
	}
	return 200, ""
}
