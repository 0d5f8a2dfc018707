package batchcompute

import (
	"net/http"
	"net/url"

	"clusterwiz/providers/simulator/engine"
)

// SignROA gives the string to sign of ROA 1.0 and its signature.
func SignROA(secret, method, path string, query url.Values, header http.Header) (toSign, signature string) {
	toSign = engine.ROAInput{Method: method, Path: path, Query: query, Header: header}.ToSign()
	return toSign, engine.HmacSHA1(secret, toSign)
}

// ReadBatch decodes and checks the body of a cluster as the service does; it
// returns the code of the refusal.
func ReadBatch(body []byte) string {
	v, err := engine.ParseJSON(string(body))
	if err != nil || v.Kind != engine.Composite {
		return "InvalidJsonFormat"
	}
	sent := engine.Sheet{Invalid: invalid}
	_ = readCluster(v.Object("", &sent), func(id string) bool { return id == "vpc-m5efjevmclc0xdmys" })
	_ = v.Sorted().JSON()
	if sent.Refused == nil {
		return ""
	}
	return sent.Refused.Code
}
