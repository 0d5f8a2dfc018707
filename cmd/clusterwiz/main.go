// Command clusterwiz creates HPC and Kubernetes clusters: it asks, checks,
// shows the exact request, sends it once and follows it to the end.
//
// This package only reads the command line and joins the rooms; it is the one
// place that knows them all. There is one file for each command, and each
// command is an options struct with a run method. [run] is the whole program
// with its streams given, so that tests call what main calls. What a person
// reads is declared in both languages; results go to stdout, the rest to
// stderr; [exitCode] is the one table from errors to exit codes.
package main

import (
	"context"
	"os"

	_ "clusterwiz/cmd/internal/quiet"
	_ "clusterwiz/ui/early"

	"clusterwiz/cmd/internal/cli"
)

func main() {
	os.Exit(run(context.Background(), cli.SystemStreams(), os.Args[1:]))
}
