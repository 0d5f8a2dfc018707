package exchange

import (
	"net"
	"net/http"
	"time"
)

// Network returns a way out through the proxy of the environment. wait is how
// long the head of a reply may take after the request is written; a cloud's
// clients should share one, and with it the connections.
func Network(wait time.Duration) *http.Transport {
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:   5 * time.Second,
		ResponseHeaderTimeout: wait,
		IdleConnTimeout:       60 * time.Second,
	}
}
