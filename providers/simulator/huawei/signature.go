package huawei

import (
	"crypto/hmac"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// SDK-HMAC-SHA256, the AK/SK signature of Huawei Cloud ("API signing guide"),
// seen from the server.

const sdkAlgorithm = "SDK-HMAC-SHA256"

// sdkDate is the form of X-Sdk-Date, always in UTC.
const sdkDate = "20060102T150405Z"

// unsignedPayload takes the place of the body's hash on request.
const unsignedPayload = "UNSIGNED-PAYLOAD"

// sdkCredential is what an Authorization header says.
type sdkCredential struct {
	access, signature string
	signed            []string
}

// parseSDK reads "SDK-HMAC-SHA256 Access=.., SignedHeaders=.., Signature=..".
func parseSDK(header string) (sdkCredential, bool) {
	rest, found := strings.CutPrefix(header, sdkAlgorithm+" ")
	parts := strings.Split(rest, ", ")
	if !found || len(parts) != 3 {
		return sdkCredential{}, false
	}
	access, a := strings.CutPrefix(parts[0], "Access=")
	signed, b := strings.CutPrefix(parts[1], "SignedHeaders=")
	signature, c := strings.CutPrefix(parts[2], "Signature=")
	out := sdkCredential{access: access, signature: signature, signed: strings.Split(signed, ";")}
	return out, a && b && c && access != "" && signature != "" && slices.IsSorted(out.signed) && slices.Contains(out.signed, "x-sdk-date")
}

// sdkInput is what a signature covers.
type sdkInput struct {
	method, path string
	query        url.Values
	header       func(name string) string
	signed       []string
	payloadHash  string
}

// canonical joins the six parts of the canonical request.
func (in sdkInput) canonical() string {
	path := engine.CanonicalPath(in.path)
	if !strings.HasSuffix(path, "/") {
		path += "/"
	}
	var b strings.Builder
	b.WriteString(in.method + "\n" + path + "\n" + engine.CanonicalQuery(in.query) + "\n")
	for _, name := range in.signed {
		b.WriteString(name + ":" + strings.TrimSpace(in.header(name)) + "\n")
	}
	b.WriteString("\n" + strings.Join(in.signed, ";") + "\n" + in.payloadHash)
	return b.String()
}

func sdkSign(secret, date, canonical string) string {
	return engine.HmacHex(secret, sdkAlgorithm+"\n"+date+"\n"+engine.HashHex([]byte(canonical)))
}

// sdkMatches checks a signature and gives the server's canonical request. The
// host may be signed with its port or without.
func sdkMatches(r *http.Request, body []byte, query url.Values, c sdkCredential, secret string) (canonical string, ok bool) {
	hash := engine.HashHex(body)
	if told := r.Header.Get("X-Sdk-Content-Sha256"); told == unsignedPayload {
		hash = told
	}
	hosts := []string{r.Host}
	if bare, _, err := net.SplitHostPort(r.Host); err == nil {
		hosts = append(hosts, bare)
	}
	for _, host := range hosts {
		canonical = sdkInput{r.Method, r.URL.Path, query, sdkHeader(r, host), c.signed, hash}.canonical()
		if hmac.Equal([]byte(sdkSign(secret, r.Header.Get("X-Sdk-Date"), canonical)), []byte(c.signature)) {
			return canonical, true
		}
	}
	return canonical, false
}

// sdkHeader reads headers as they were sent; net/http keeps two elsewhere.
func sdkHeader(r *http.Request, host string) func(string) string {
	return func(name string) string {
		switch name {
		case "host":
			return host
		case "content-length":
			return strconv.FormatInt(r.ContentLength, 10)
		}
		return strings.Join(r.Header.Values(name), ",")
	}
}
