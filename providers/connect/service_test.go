package connect_test

import (
	"testing"

	"clusterwiz/providers/connect"
)

// TestService: every way to write an address is one service, and another port,
// scheme or host is another.
func TestService(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"http://127.0.0.1:8080":                    "http://localhost:8080",
		"http://127.0.0.1:8080/clusters?a=b":       "http://localhost:8080",
		"http://LOCALHOST:8080/":                   "http://localhost:8080",
		"http://localhost:08080":                   "http://localhost:8080",
		"http://[::1]:8080":                        "http://localhost:8080",
		"http://127.1.2.3:8080":                    "http://localhost:8080",
		"http://0.0.0.0:8080":                      "http://localhost:8080",
		"http://localhost":                         "http://localhost:80",
		"HTTPS://cs.cn-hangzhou.aliyuncs.com.":     "https://cs.cn-hangzhou.aliyuncs.com:443",
		"https://cs.cn-hangzhou.aliyuncs.com:443/": "https://cs.cn-hangzhou.aliyuncs.com:443",
		"https://cs.cn-hangzhou.aliyuncs.com:444":  "https://cs.cn-hangzhou.aliyuncs.com:444",
		"http://cs.cn-hangzhou.aliyuncs.com":       "http://cs.cn-hangzhou.aliyuncs.com:80",
		"":                                         "",
		"no address":                               "",
	} {
		if got := connect.Service(address); got != want {
			t.Errorf("%q: got %q, want %q", address, got, want)
		}
	}
}
