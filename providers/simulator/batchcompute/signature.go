package batchcompute

import (
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // The API's signature is HMAC-SHA1.
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// roaAlgorithm is that of the signature of Alibaba Cloud's ROA, version 1.0.
const roaAlgorithm = "HMAC-SHA1"

// parseROA reads "acs {AccessKeyId}:{Signature}".
func parseROA(header string) (key, signature string, ok bool) {
	rest, found := strings.CutPrefix(header, "acs ")
	key, signature, split := strings.Cut(rest, ":")
	return key, signature, found && split && key != "" && signature != ""
}

// roaInput is what a signature of Alibaba Cloud's ROA version 1.0 covers.
type roaInput struct {
	method, path string
	query        url.Values
	header       http.Header
}

// toSign joins the five lines, the x-acs headers and the resource with its
// decoded query; an empty value is the bare name.
func (in roaInput) toSign() string {
	var b strings.Builder
	b.WriteString(in.method + "\n")
	for _, name := range []string{"Accept", "Content-MD5", "Content-Type", "Date"} {
		b.WriteString(in.header.Get(name) + "\n")
	}
	acs := map[string]string{}
	for name, values := range in.header {
		if name = strings.ToLower(name); strings.HasPrefix(name, "x-acs-") {
			acs[name] = strings.Join(values, ",")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(acs)) {
		b.WriteString(name + ":" + acs[name] + "\n")
	}
	b.WriteString(in.path)
	separator := "?"
	for _, name := range slices.Sorted(maps.Keys(in.query)) {
		b.WriteString(separator + name)
		if v := in.query.Get(name); v != "" {
			b.WriteString("=" + v)
		}
		separator = "&"
	}
	return b.String()
}

func roaSign(secret, toSign string) string {
	m := hmac.New(sha1.New, []byte(secret))
	m.Write([]byte(toSign))
	return base64.StdEncoding.EncodeToString(m.Sum(nil))
}
