// Package quiet keeps the libraries for the clouds from printing requests.
//
// They print every request with its signed headers, tokens included, when DEBUG
// names one of them, and look at it while they are initialised. Go initialises
// packages in order of their import paths as far as their imports allow, so
// this one, which imports next to nothing, comes first and takes DEBUG away.
// The program has --debug instead.
package quiet

import "os"

func init() { //nolint:gochecknoinits // Being initialised first is the purpose.
	_ = os.Unsetenv("DEBUG")
}
