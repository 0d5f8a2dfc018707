package huawei

import (
	"net/url"
	"sync"

	"clusterwiz/providers/simulator/engine"
)

// SignSDK computes the hash of the canonical request and the signature of
// SDK-HMAC-SHA256.
func SignSDK(secret, date, method, path string, query url.Values, headers map[string]string, signed []string, payloadHash string) (hash, signature string) {
	get := func(name string) string { return headers[name] }
	canonical := sdkInput{method, path, query, get, signed, payloadHash}.canonical()
	return engine.HashHex([]byte(canonical)), sdkSign(secret, date, canonical)
}

var fuzzWorld = sync.OnceValue(func() *world { return newWorld(1) })

// ReadModelArts decodes and checks the body of CreateNodePool as the service
// does; it returns the code of the refusal.
func ReadModelArts(body []byte) string {
	w := fuzzWorld()
	c := &engine.RestCall{Body: body, Header: map[string][]string{"Content-Type": {"application/json"}}}
	o, refused := jsonObject(c, invalid)
	if refused == nil {
		r := nodePoolRequest{pool: w.pool("pool-lite-a1b2")}
		r.read(o)
		refused = o.Sheet.Refused
	}
	if refused == nil {
		return ""
	}
	return refused.Code
}
