package early

import "os"

// The libraries for the clouds print every request with its signed headers,
// tokens included, when DEBUG names one of them. They look at it while they are
// initialised, so it is taken away before; this program has --debug instead.
func init() { //nolint:gochecknoinits // Being initialised first is the purpose.
	_ = os.Unsetenv("DEBUG")
}
