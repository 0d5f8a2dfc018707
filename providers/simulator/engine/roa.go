package engine

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // The APIs' signatures are HMAC-SHA1.
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// ROAAlgorithm is that of the signature of Alibaba Cloud's ROA, version 1.0.
const ROAAlgorithm = "HMAC-SHA1"

// ParseROA reads "acs {AccessKeyId}:{Signature}".
func ParseROA(header string) (key, signature string, ok bool) {
	rest, found := strings.CutPrefix(header, "acs ")
	key, signature, split := strings.Cut(rest, ":")
	return key, signature, found && split && key != "" && signature != ""
}

// ROAInput is what a signature of Alibaba Cloud's ROA version 1.0 covers.
type ROAInput struct {
	Method, Path string
	Query        url.Values
	Header       http.Header
}

// ROADate is the date of a call. The official JavaScript SDK cannot set Date in a
// browser and sends x-acs-date everywhere; that stands in the line of the date, and
// once more among the x-acs headers.
func ROADate(header http.Header) string { return cmp.Or(header.Get("x-acs-date"), header.Get("Date")) }

// ToSign joins the five lines, the x-acs headers and the resource with its
// decoded query; an empty value is the bare name.
func (in ROAInput) ToSign() string {
	var b strings.Builder
	b.WriteString(in.Method + "\n")
	for _, name := range []string{"Accept", "Content-MD5", "Content-Type"} {
		b.WriteString(in.Header.Get(name) + "\n")
	}
	b.WriteString(ROADate(in.Header) + "\n")
	acs := map[string]string{}
	for name, values := range in.Header {
		if name = strings.ToLower(name); strings.HasPrefix(name, "x-acs-") {
			acs[name] = strings.Join(values, ",")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(acs)) {
		b.WriteString(name + ":" + acs[name] + "\n")
	}
	b.WriteString(in.Path)
	separator := "?"
	for _, name := range slices.Sorted(maps.Keys(in.Query)) {
		b.WriteString(separator + name)
		if v := in.Query.Get(name); v != "" {
			b.WriteString("=" + v)
		}
		separator = "&"
	}
	return b.String()
}

// HmacSHA1 signs a text by HMAC-SHA1, in base64.
func HmacSHA1(secret, toSign string) string {
	m := hmac.New(sha1.New, []byte(secret))
	m.Write([]byte(toSign))
	return base64.StdEncoding.EncodeToString(m.Sum(nil))
}
