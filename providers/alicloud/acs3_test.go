package alicloud_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// checkSignature computes the ACS3-HMAC-SHA256 signature of a request from the
// description on the API page "V3 request structure and signature", sharing
// nothing with the code that made it.
func checkSignature(t *testing.T, method, address string, header http.Header, body []byte, id, secret string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"host"}
	for name := range header {
		if lower := strings.ToLower(name); lower == "content-type" || strings.HasPrefix(lower, "x-acs-") {
			names = append(names, lower)
		}
	}
	slices.Sort(names)
	var canonical strings.Builder
	canonical.WriteString(method + "\n" + u.EscapedPath() + "\n" + canonicalQuery(t, u) + "\n")
	for _, name := range names {
		value := u.Host
		if name != "host" {
			value = strings.Join(header.Values(name), ",")
		}
		canonical.WriteString(name + ":" + strings.TrimSpace(value) + "\n")
	}
	bodyHash := hash(body)
	canonical.WriteString("\n" + strings.Join(names, ";") + "\n" + bodyHash)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("ACS3-HMAC-SHA256\n" + hash([]byte(canonical.String()))))
	want := "ACS3-HMAC-SHA256 Credential=" + id + ",SignedHeaders=" + strings.Join(names, ";") +
		",Signature=" + hex.EncodeToString(mac.Sum(nil))
	if got := header.Get("Authorization"); got != want {
		t.Errorf("Authorization\n got %s\nwant %s\nfor\n%s", got, want, canonical.String())
	}
	if got := header.Get("X-Acs-Content-Sha256"); got != bodyHash {
		t.Errorf("content hash %s, want %s", got, bodyHash)
	}
}

func canonicalQuery(t *testing.T, u *url.URL) string {
	t.Helper()
	values, err := url.ParseQuery(u.RawQuery)
	if err != nil {
		t.Fatal(err)
	}
	var pairs []string
	for name, all := range values {
		for _, value := range all {
			pairs = append(pairs, percent(name)+"="+percent(value))
		}
	}
	slices.Sort(pairs)
	return strings.Join(pairs, "&")
}

// percent encodes as RFC 3986 does.
func percent(s string) string {
	const hexDigits = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(s) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-_.~", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
	}
	return b.String()
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
