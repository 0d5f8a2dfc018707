package gateway

import (
	"net/url"

	"clusterwiz/providers/simulator/engine"
)

// SignACS3 computes the hash of the canonical request and the signature.
func SignACS3(secret, method, path string, query url.Values, headers map[string][]string, payloadHash string) (hash, signedHeaders, signature string) {
	canonical, names := acs3Input{method, path, query, headers, payloadHash}.canonical()
	return engine.HashHex([]byte(canonical)), names, engine.HmacHex(secret, stringToSign(canonical))
}

// ParseACS3 tells whether an Authorization header is well formed.
func ParseACS3(header string) (accessKeyID, signedHeaders, signature string, ok bool) {
	c, ok := parseACS3(header)
	return c.accessKeyID, c.signedHeaders, c.signature, ok
}

// RPCToSign is what the secret signs of RPC 1.0.
func RPCToSign(method string, all url.Values) string { return rpcToSign(method, all) }
