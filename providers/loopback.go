package providers

import (
	"net"
	"net/url"
	"strings"
)

// Loopback tells whether an address, with or without scheme and port, stays on
// this machine, however it is written: localhost, 127.0.0.0/8, ::1, and these
// mapped into IPv6. It is the one rule for what a simulator may serve, what may
// be called simulated, and where plain http needs no leave. "localhost." is none:
// who serves names is asked where that one is.
func Loopback(address string) bool {
	host := address
	if parsed, err := url.Parse(address); err == nil && parsed.Host != "" {
		host = parsed.Hostname()
	} else if name, _, err := net.SplitHostPort(address); err == nil {
		host = name
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

// InClear tells whether an address sends everything over plain http to another
// machine: whoever is on the way can read and change it.
func InClear(address string) bool {
	parsed, err := url.Parse(address)
	return err == nil && parsed.Scheme == "http" && !Loopback(address)
}
