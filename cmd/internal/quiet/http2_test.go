//go:build !nethttpomithttp2

package quiet_test

// proto is what net/http speaks.
const proto = "HTTP/2.0"
