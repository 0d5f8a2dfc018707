package engine

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// HashHex is the SHA-256 of a body.
func HashHex(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// PercentEncode follows RFC 3986: all but the unreserved characters become %XX.
func PercentEncode(s string) string {
	const upperHex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-_.~", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(upperHex[c>>4])
		b.WriteByte(upperHex[c&15])
	}
	return b.String()
}

// CanonicalPath encodes a path segment by segment.
func CanonicalPath(path string) string {
	if path == "" {
		return "/"
	}
	segments := strings.Split(path, "/")
	for i, s := range segments {
		segments[i] = PercentEncode(s)
	}
	return strings.Join(segments, "/")
}

// CanonicalQuery encodes a query in the order of its names and values.
func CanonicalQuery(q url.Values) string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(q)) {
		values := slices.Clone(q[name])
		slices.Sort(values)
		for _, v := range values {
			pairs = append(pairs, PercentEncode(name)+"="+PercentEncode(v))
		}
	}
	return strings.Join(pairs, "&")
}

// HmacHex signs a text by HMAC-SHA256.
func HmacHex(secret, toSign string) string {
	m := hmac.New(sha256.New, []byte(secret))
	m.Write([]byte(toSign))
	return hex.EncodeToString(m.Sum(nil))
}
