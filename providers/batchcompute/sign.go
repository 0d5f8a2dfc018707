package batchcompute

import (
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // ROA signature 1.0 prescribes it.
	"encoding/base64"
	"maps"
	"net/http"
	"slices"
	"strings"

	"clusterwiz/providers/alicloud"
)

// acs is what the names of the headers that are signed begin with.
const acs = "X-Acs-"

// fixedHeaders are those that are the same in every call.
func fixedHeaders(h http.Header) {
	h.Set("Accept", jsonType)
	h.Set("Content-Type", jsonType)
	h.Set(acs+"Version", version)
	h.Set(acs+"Signature-Method", "HMAC-SHA1")
	h.Set(acs+"Signature-Version", "1.0")
}

// sign puts the ROA signature 1.0 on a request ("Signature", help page). The
// English page has a newline behind the key, which no client of the vendor's
// does; Content-MD5, which each writes in another way, is left out.
func sign(r *http.Request, s alicloud.Signing) {
	fixedHeaders(r.Header)
	r.Header.Set("Date", s.Now.UTC().Format(http.TimeFormat))
	r.Header.Set(acs+"Signature-Nonce", s.Nonce)
	if s.Token != "" {
		r.Header.Set(acs+"Security-Token", s.Token)
	}
	mac := hmac.New(sha1.New, []byte(s.Secret))
	mac.Write([]byte(stringToSign(r)))
	r.Header.Set("Authorization", "acs "+s.ID+":"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
}

func stringToSign(r *http.Request) string {
	lines := []string{r.Method}
	for _, name := range []string{"Accept", "Content-MD5", "Content-Type", "Date"} {
		lines = append(lines, r.Header.Get(name))
	}
	for _, name := range slices.Sorted(maps.Keys(r.Header)) {
		if strings.HasPrefix(name, acs) {
			lines = append(lines, strings.ToLower(name)+":"+r.Header.Get(name))
		}
	}
	return strings.Join(append(lines, resource(r)), "\n")
}

// resource is the path with the sorted parameters, values as they are and not
// percent-encoded; one without a value is its bare name.
func resource(r *http.Request) string {
	query := r.URL.Query()
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(query)) {
		pair := name
		if value := query.Get(name); value != "" {
			pair += "=" + value
		}
		pairs = append(pairs, pair)
	}
	if len(pairs) == 0 {
		return r.URL.Path
	}
	return r.URL.Path + "?" + strings.Join(pairs, "&")
}
