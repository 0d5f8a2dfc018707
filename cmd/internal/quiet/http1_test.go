//go:build nethttpomithttp2

package quiet_test

// proto is what net/http speaks without HTTP/2, as in the program that is shipped.
const proto = "HTTP/1.1"
