// Package zz stands for the libraries that are initialised after package build.
package zz

import "os"

func init() {
	if _, err := os.Stdout.WriteString("initialised\n"); err != nil {
		_, _ = os.Stderr.WriteString("standard output cannot be written\n")
		os.Exit(1)
	}
}
