package simulator

import (
	"net/url"
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
	return n.use, n.size
}

// InstanceTypeCount counts the types of the world.
func (s *Simulator) InstanceTypeCount() int { return len(s.world.types) }

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
