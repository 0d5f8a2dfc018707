package gateway

import (
	"crypto/hmac"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// The signature of RPC, version 1.0, seen from the server: the older SDKs, the
// vendor's command line and its Terraform provider sign so. All parameters, in
// the query or a form, are signed together.

// commonParameters are those of RPC 1.0 that no action reads. What a call asks
// for by Format is always given in JSON.
var commonParameters = []string{
	"Action", "Version", "Format", "AccessKeyId", "SecurityToken", "Timestamp",
	"Signature", "SignatureMethod", "SignatureVersion", "SignatureNonce", "SignatureType",
}

// rpcToSign is what the secret signs, with & behind it.
func rpcToSign(method string, all url.Values) string {
	signed := maps.Clone(all)
	delete(signed, "Signature")
	return method + "&" + engine.PercentEncode("/") + "&" + engine.PercentEncode(engine.CanonicalQuery(signed))
}

// rpcProof reads what a call of RPC 1.0 is signed with.
func rpcProof(r *http.Request, body []byte, query url.Values) (proof, *engine.Refusal) {
	all := maps.Clone(query)
	if form, err := url.ParseQuery(string(body)); err == nil && isForm(r) {
		for name, values := range form {
			all[name] = slices.Concat(all[name], values)
		}
	}
	for _, required := range []string{"AccessKeyId", "Timestamp", "SignatureNonce"} {
		if all.Get(required) == "" {
			return proof{}, Invalid(required, true)
		}
	}
	if refused := checkAlgorithm(all.Get("SignatureMethod"), all.Get("SignatureVersion")); refused != nil {
		return proof{}, refused
	}
	signature := all.Get("Signature")
	if signature == "" {
		return proof{}, Refuse("IncompleteSignature", "")
	}
	date, refused := readDate(engine.ACSDate, all.Get("Timestamp"))
	return proof{
		key: all.Get("AccessKeyId"), date: date, nonce: all.Get("SignatureNonce"), token: all.Get("SecurityToken"),
		matches: func(secret string) (string, bool) {
			toSign := rpcToSign(r.Method, all)
			return toSign, hmac.Equal([]byte(engine.HmacSHA1(secret+"&", toSign)), []byte(signature))
		},
	}, refused
}

// checkAlgorithm refuses another signature than HMAC-SHA1 in version 1.0; either
// may be left out.
func checkAlgorithm(method, version string) *engine.Refusal {
	if method != "" && !strings.EqualFold(method, engine.ROAAlgorithm) {
		return Invalid("SignatureMethod", false)
	}
	if version != "" && version != "1.0" {
		return Invalid("SignatureVersion", false)
	}
	return nil
}

// withoutCommon are the parameters of the action itself. The region is a common
// one, which the clients send with every call, empty where they have none.
func withoutCommon(sent engine.Value) engine.Value {
	names := commonParameters
	if sent.Member("RegionId").Text == "" {
		names = append(slices.Clip(names), "RegionId")
	}
	return sent.Without(names...)
}
