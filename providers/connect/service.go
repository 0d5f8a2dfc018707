package connect

import (
	"cmp"
	"net"
	"net/url"
	"strings"

	"clusterwiz/providers"
)

// Service is scheme, host and port of an address, the same for each way to write
// it: capitals, a dot or slash at the end, a port that goes without saying or has
// zeros before it, and the names of this machine. Empty for what is no address.
func Service(address string) string {
	parsed, err := url.Parse(address)
	if err != nil || parsed.Scheme == "" {
		return ""
	}
	scheme := strings.ToLower(parsed.Scheme)
	host := strings.TrimSuffix(strings.ToLower(parsed.Hostname()), ".")
	// 0.0.0.0 and [::] reach this machine, too.
	if ip := net.ParseIP(host); host == "" || providers.Loopback(host) || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	port := cmp.Or(strings.TrimLeft(parsed.Port(), "0"), map[string]string{"http": "80", "https": "443"}[scheme])
	return scheme + "://" + net.JoinHostPort(host, port)
}
