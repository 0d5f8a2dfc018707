package qingcloud

import (
	"net/http"
	"net/url"

	"clusterwiz/providers/simulator/engine"
)

// SignQing gives the string to sign of QingCloud, of its general API with iaas,
// and the signature.
func SignQing(secret, method, path string, query url.Values, body []byte, iaas bool) (toSign, signature string) {
	in := signatureInput{method, path, query, body, iaas}
	return in.toSign(), in.sign(secret)
}

// ReadQing decodes and checks the body of createCluster as the service does; it
// returns the code of the refusal.
func ReadQing(body []byte) string {
	sent := engine.Sheet{Invalid: invalid}
	c := &engine.RestCall{Body: body, Query: engine.QueryObject(nil, &sent), Header: http.Header{"Content-Type": {"application/json"}}}
	o, refused := readBody(c)
	if refused == nil {
		_ = readCluster(o)
		refused = sent.Refused
	}
	if refused == nil {
		return ""
	}
	return refused.Code
}
