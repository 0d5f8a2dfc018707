package gateway

import (
	"crypto/hmac"
	"crypto/md5" //nolint:gosec // Content-MD5 is MD5.
	"encoding/base64"
	"net/http"
	"net/url"

	"clusterwiz/providers/simulator/engine"
)

// roaProof reads what a call of ROA 1.0 is signed with, as the older SDKs and
// the vendor's command line sign what has a path of its own. They send no nonce.
func roaProof(r *http.Request, body []byte, query url.Values) (proof, *engine.Refusal) {
	if r.Header.Get("Authorization") == "" {
		return proof{}, Invalid("AccessKeyId", true)
	}
	sent := engine.ROADate(r.Header)
	if sent == "" {
		return proof{}, Invalid("Timestamp", true)
	}
	if refused := checkAlgorithm(r.Header.Get("x-acs-signature-method"), r.Header.Get("x-acs-signature-version")); refused != nil {
		return proof{}, refused
	}
	key, signature, ok := engine.ParseROA(r.Header.Get("Authorization"))
	if !ok {
		return proof{}, Refuse("IncompleteSignature", "")
	}
	date, refused := readDate(http.TimeFormat, sent)
	return proof{
		key: key, date: date, nonce: r.Header.Get("x-acs-signature-nonce"), token: r.Header.Get("x-acs-security-token"),
		matches: func(secret string) (string, bool) {
			toSign := engine.ROAInput{Method: r.Method, Path: r.URL.Path, Query: query, Header: r.Header}.ToSign()
			return toSign, hmac.Equal([]byte(engine.HmacSHA1(secret, toSign)), []byte(signature)) && md5Fits(r.Header.Get("Content-MD5"), body)
		},
	}, refused
}

// md5Fits holds a body to the hash by which the signature covers it, where one
// was sent.
func md5Fits(sent string, body []byte) bool {
	sum := md5.Sum(body) //nolint:gosec // See above.
	return sent == "" || sent == base64.StdEncoding.EncodeToString(sum[:])
}
