// Command late says a word while a package is initialised, and links a library.
package main

import (
	"os"

	_ "github.com/google/go-cmp/cmp"

	_ "clusterwiz/cmd/internal/build"
	_ "clusterwiz/cmd/internal/build/testdata/late/zz"
)

func main() { os.Exit(0) }
