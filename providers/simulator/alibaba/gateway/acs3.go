package gateway

import (
	"crypto/hmac"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"clusterwiz/providers/simulator/engine"
)

// ACS3-HMAC-SHA256, the V3 signature of Alibaba Cloud ("V3 request structure
// and signature"), seen from the server.

// Algorithm is the name of the signature.
const Algorithm = "ACS3-HMAC-SHA256"

// acs3Credential is what an Authorization header says.
type acs3Credential struct {
	accessKeyID   string
	signedHeaders string
	signature     string
}

// parseACS3 reads "ACS3-HMAC-SHA256 Credential=..,SignedHeaders=..,Signature=..".
func parseACS3(header string) (acs3Credential, bool) {
	rest, found := strings.CutPrefix(header, Algorithm+" ")
	if !found {
		return acs3Credential{}, false
	}
	var c acs3Credential
	for part := range strings.SplitSeq(rest, ",") {
		name, val, _ := strings.Cut(part, "=")
		var field *string
		switch name {
		case "Credential":
			field = &c.accessKeyID
		case "SignedHeaders":
			field = &c.signedHeaders
		case "Signature":
			field = &c.signature
		default:
			return acs3Credential{}, false
		}
		if *field != "" || val == "" {
			return acs3Credential{}, false
		}
		*field = val
	}
	return c, c.accessKeyID != "" && c.signedHeaders != "" && c.signature != ""
}

// acs3Input is what a signature covers.
type acs3Input struct {
	method, path string
	query        url.Values
	headers      map[string][]string // The host among them.
	payloadHash  string
}

// canonical joins the six parts of the canonical request; the second result is
// the list of signed headers, which is its fifth part.
func (in acs3Input) canonical() (request, signedHeaders string) {
	values := map[string]string{}
	var names []string
	for name, v := range in.headers {
		name = strings.ToLower(name)
		if name != "host" && name != "content-type" && !strings.HasPrefix(name, "x-acs-") {
			continue
		}
		names = append(names, name)
		values[name] = joinTrimmed(v)
	}
	slices.Sort(names)
	var b strings.Builder
	b.WriteString(in.method + "\n" + engine.CanonicalPath(in.path) + "\n" + engine.CanonicalQuery(in.query) + "\n")
	for _, name := range names {
		b.WriteString(name + ":" + values[name] + "\n")
	}
	signedHeaders = strings.Join(names, ";")
	b.WriteString("\n" + signedHeaders + "\n" + in.payloadHash)
	return b.String(), signedHeaders
}

func joinTrimmed(values []string) string {
	trimmed := make([]string, len(values))
	for i, v := range values {
		trimmed[i] = strings.TrimSpace(v)
	}
	return strings.Join(trimmed, ",")
}

// stringToSign is what the secret signs.
func stringToSign(canonical string) string {
	return Algorithm + "\n" + engine.HashHex([]byte(canonical))
}

// acs3Matches checks the signature of a request. The page signs the host
// without its port, clients on a loopback port sign the Host header as it is;
// both pass. The result is the server's string to sign.
func acs3Matches(r *http.Request, body []byte, query url.Values, c acs3Credential, secret string) (toSign string, ok bool) {
	hosts := []string{r.Host}
	if bare, _, err := net.SplitHostPort(r.Host); err == nil {
		hosts = append(hosts, bare)
	}
	headers := maps.Clone(r.Header)
	in := acs3Input{method: r.Method, path: r.URL.Path, query: query, headers: headers, payloadHash: engine.HashHex(body)}
	for _, host := range hosts {
		headers["Host"] = []string{host}
		canonical, names := in.canonical()
		toSign = stringToSign(canonical)
		if names == c.signedHeaders && hmac.Equal([]byte(engine.HmacHex(secret, toSign)), []byte(c.signature)) {
			return toSign, true
		}
	}
	return toSign, false
}
