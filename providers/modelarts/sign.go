package modelarts

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Names of headers, and how the date is written.
const (
	projectHeader = "X-Project-Id"
	domainHeader  = "X-Domain-Id"
	tokenHeader   = "X-Security-Token"
	dateHeader    = "X-Sdk-Date"
	dateFormat    = "20060102T150405Z"
)

// algorithm is the way of signing.
const algorithm = "SDK-HMAC-SHA256"

var errNoKeys = errors.New("no keys")

// scope is what a call is made within: a project, or for global services the domain,
// which is the account.
type scope struct{ project, domain string }

// sign adds date, scope, temporary token and signature to a request, as the
// page on API signatures says. Signed are host, date and those two; the vendor's
// signer leaves out Content-Type. It is ours because the vendor's brings a library for
// BSON, which no call here knows.
func sign(r *http.Request, body []byte, k keys, within scope, now time.Time) error {
	if k.id == "" || k.secret == "" {
		return errNoKeys
	}
	at := now.UTC().Format(dateFormat)
	signed := map[string]string{"host": r.URL.Host}
	for name, value := range map[string]string{dateHeader: at, projectHeader: within.project, domainHeader: within.domain, tokenHeader: k.token} {
		if value != "" {
			r.Header.Set(name, value)
			signed[strings.ToLower(name)] = strings.TrimSpace(value)
		}
	}
	names := slices.Sorted(maps.Keys(signed))
	headers := ""
	for _, name := range names {
		headers += name + ":" + signed[name] + "\n"
	}
	list := strings.Join(names, ";")
	canonical := strings.Join([]string{r.Method, canonicalPath(r.URL.Path), canonicalQuery(r.URL.Query()), headers, list, digest(string(body))}, "\n")
	mac := hmac.New(sha256.New, []byte(k.secret))
	fmt.Fprintf(mac, "%s\n%s\n%s", algorithm, at, digest(canonical))
	r.Header.Set("Authorization", fmt.Sprintf("%s Access=%s, SignedHeaders=%s, Signature=%x", algorithm, k.id, list, mac.Sum(nil)))
	return nil
}

// canonicalPath encodes every segment and ends with a slash.
func canonicalPath(path string) string {
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		segments[i] = encoded(segment)
	}
	return strings.TrimSuffix(strings.Join(segments, "/"), "/") + "/"
}

// canonicalQuery has the parameters by name, then by value.
func canonicalQuery(query url.Values) string {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(query)) {
		for _, value := range slices.Sorted(slices.Values(query[name])) {
			pairs = append(pairs, encoded(name)+"="+encoded(value))
		}
	}
	return strings.Join(pairs, "&")
}

// encoded leaves letters, digits and -_.~ as they are.
func encoded(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
