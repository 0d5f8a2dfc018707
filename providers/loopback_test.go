package providers_test

import (
	"testing"

	"clusterwiz/providers"
)

func TestLoopback(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{
		"127.0.0.1:80": true, "localhost:80": true, "[::1]:80": true, "127.0.0.1": true, "127.9.9.9": true,
		"http://127.0.0.1:80": true, "https://localhost": true, "http://[::1]": true, "http://[::1]:80": true,
		"0.0.0.0:80": false, ":80": false, "10.0.0.1:80": false, "localhost.example.com:80": false, "": false,
		"http://10.0.0.1": false, "https://127.0.0.1.example.com": false, "https://example.com/127.0.0.1": false,
		"LOCALHOST": true, "localhost.:80": false, "::1": true, "[::1]": true, "::ffff:127.0.0.1": true, "[::ffff:127.0.0.1]:80": true,
		"[::]:80": false, "::ffff:10.0.0.1": false, "127.1": false, "http://127.0.0.1@example.com": false,
	} {
		if got := providers.Loopback(address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
}
