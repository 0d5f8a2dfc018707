// Command campaign tries to break the promise "one submit, one cluster": never
// a second one that is not told, never one that is forgotten, no end that is
// not true, and nothing of anybody else's touched.
//
// Each run puts a proxy of its own between the built program and a simulator,
// and lets go wrong what goes wrong in the world: connections that are reset at
// every stage, answers by strangers after the work was done, deliveries in
// duplicate, lists that lag or forget, wrong clocks, a colleague with the same
// name, kills at every call and journal line, two machines at once, deletions
// under all of it. Then the weather clears, and "watch" and "replay" come again.
//
// The truth is the simulator's state file, never the program's word. What the
// program told, by its exit code, its last event, its text and its journal, is
// held against it by [judge], which knows nothing of how the run went wrong.
//
// Every run has an id that tells what happens in it; -run takes a regular
// expression of them. Everything random follows from -seed and the id. Times go
// by the pace of the simulator: a minute of the cloud lasts as long as twelve
// polls of the program.
//
// Run it from the root of the tree with "make faults".
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"syscall"
	"time"
)

// options are the command line.
type options struct {
	binary string
	match  *regexp.Regexp
	seed   int64
	// storms is the number of seeded storms for each cloud.
	storms int
	// sample is how many runs of each group and cloud to make; 0 is all.
	sample int
	jobs   int
	// budget ends the campaign early; runs not made are told.
	budget time.Duration
	list   bool
	// keep is where the files of runs with violations stay; empty for nowhere.
	keep string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Stdout, os.Args[1:])
	stop()
	os.Exit(code)
}

// run returns 0 where the promise held in every run, 1 where it was broken, and
// 2 where the campaign itself could not be made.
func run(ctx context.Context, out io.Writer, args []string) int {
	o, err := parse(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "campaign:", err)
		return 2
	}
	cases := chosen(o)
	if o.list {
		for _, c := range cases {
			fmt.Fprintln(out, c.id)
		}
		return 0
	}
	fmt.Fprintf(out, "campaign: %d runs, seed %d\n", len(cases), o.seed)
	began := time.Now()
	results, err := playAll(ctx, o, cases)
	if err != nil {
		fmt.Fprintln(os.Stderr, "campaign:", err)
		return 2
	}
	r := report{results: results, took: time.Since(began), planned: len(cases), seed: o.seed}
	r.write(out)
	switch {
	case r.violations() > 0:
		return 1
	case r.broken() > 0 || len(results) == 0:
		return 2
	}
	return 0
}

func parse(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("campaign", flag.ContinueOnError)
	flags.StringVar(&o.binary, "binary", "bin/clusterwiz", "the built program")
	match := flags.String("run", "", "only runs whose id matches this `regexp`")
	flags.Int64Var(&o.seed, "seed", 1, "`N` decides storms, samples and everything random")
	flags.IntVar(&o.storms, "storms", 20, "`N` random storms for each cloud")
	flags.IntVar(&o.sample, "sample", 0, "only `N` runs of each group and cloud; 0 is all")
	flags.IntVar(&o.jobs, "jobs", 2, "`N` runs at a time")
	flags.DurationVar(&o.budget, "budget", 0, "begin no more runs after `DURATION`; 0 is no end")
	flags.BoolVar(&o.list, "list", false, "print the ids of the runs and do nothing")
	flags.StringVar(&o.keep, "keep", "", "keep the files of runs with violations below `DIR`")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	var err error
	if o.match, err = regexp.Compile(*match); err != nil {
		return o, fmt.Errorf("-run: %w", err)
	}
	// Runs have directories of their own.
	if o.binary, err = filepath.Abs(o.binary); err != nil {
		return o, err
	}
	if _, err := os.Stat(o.binary); err != nil && !o.list {
		return o, fmt.Errorf("no program, build it first: %w", err)
	}
	return o, nil
}
