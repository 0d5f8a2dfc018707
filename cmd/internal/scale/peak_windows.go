package main

import "os"

// peak is 0: Go is not told there what a process had.
func peak(*os.ProcessState) int64 { return 0 }
