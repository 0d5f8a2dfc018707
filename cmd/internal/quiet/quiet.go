// Package quiet keeps libraries from printing requests.
//
// Those for the clouds print every request with its signed headers, tokens
// included, when DEBUG names one of them, and net/http does so when GODEBUG has
// http2debug. Both look while they are initialised. Go initialises packages in
// order of their import paths as far as their imports allow, so this one, which
// imports next to nothing, comes first and takes the words away. The program has
// --debug instead.
package quiet

import (
	"os"
	"slices"
	"strings"
)

func init() { //nolint:gochecknoinits // Being initialised first is the purpose.
	_ = os.Unsetenv("DEBUG")
	if settings := os.Getenv("GODEBUG"); strings.Contains(settings, "http2debug") {
		_ = os.Setenv("GODEBUG", Without(settings))
	}
}

// Without returns the settings of GODEBUG without those that print requests.
func Without(settings string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(settings, ","), func(setting string) bool {
		return strings.Contains(setting, "http2debug")
	}), ",")
}
