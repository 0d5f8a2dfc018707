package qingcloud

import (
	"crypto/hmac"
	"crypto/md5" //nolint:gosec // The signature prescribes it.
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"net/url"
	"strings"
	"time"
)

// api is one of the two APIs, which sign differently.
type api struct {
	host   string
	prefix string
	// clock is the name of the parameter with the time.
	clock string
	// digest: the path is signed with a slash at its end, the body takes part,
	// and the signature is encoded twice ("Signature", API page of HPC).
	digest bool
}

// The APIs. The newer pages of HPC have another host, hpc.api.qingcloud.com.
var (
	hpc  = api{host: "hpc-api.qingcloud.com", prefix: "/api", clock: "timestamp", digest: true}
	iaas = api{host: "api.qingcloud.com", prefix: "/iaas/", clock: "time_stamp"}
)

// stamp is the form of the time, in UTC. Older than 60 seconds is refused.
const stamp = "2006-01-02T15:04:05Z"

// public adds the parameters that every call has.
func (a api) public(query url.Values, id string, now time.Time) {
	query.Set("access_key_id", id)
	query.Set("version", "1")
	query.Set("signature_version", "1")
	query.Set("signature_method", "HmacSHA256")
	query.Set(a.clock, now.UTC().Format(stamp))
}

// encode sorts and percent-encodes as it is signed: a blank is %20.
func encode(query url.Values) string { return strings.ReplaceAll(query.Encode(), "+", "%20") }

// sign returns the signature as it stands in the address.
func (a api) sign(method, path, query string, body []byte, secret string) string {
	lines := []string{method, path, query}
	if a.digest {
		sum := md5.Sum(body) //nolint:gosec // As above.
		lines = []string{method, path + "/", query, hex.EncodeToString(sum[:])}
	}
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(strings.Join(lines, "\n")))
	signature := url.QueryEscape(base64.StdEncoding.EncodeToString(mac.Sum(nil)))
	if a.digest {
		signature = url.QueryEscape(signature)
	}
	return signature
}
