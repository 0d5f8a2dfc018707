package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
)

// options are the flags.
type options struct {
	binary string
	counts string
	jobs   int
	speed  int
	clouds string
	format string
	keep   string
}

func main() {
	o := options{}
	flag.StringVar(&o.binary, "binary", "bin/clusterwiz", "the program to measure")
	flag.StringVar(&o.counts, "counts", "1000,10000", "how many profiles, with commas")
	flag.IntVar(&o.jobs, "jobs", 64, "how many replays at a time")
	flag.IntVar(&o.speed, "speed", 6000, "how much faster the simulator lives")
	flag.StringVar(&o.clouds, "clouds", "ehpc,ack,batchcompute,qingcloud,modelarts", "whose examples are multiplied")
	flag.StringVar(&o.format, "o", "json", "form of the results of replay")
	flag.StringVar(&o.keep, "keep", "", "work in this directory and leave it")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := measure(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1) //nolint:gocritic // There is nothing left to stop.
	}
}

// measure prints a row for each thing that was measured.
func measure(ctx context.Context, o options) error {
	binary, err := filepath.Abs(o.binary)
	if err != nil {
		return err
	}
	examples, err := readExamples(strings.Split(o.clouds, ","))
	if err != nil {
		return err
	}
	fmt.Print(heading)
	var bases []used
	for text := range strings.SplitSeq(o.counts, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return fmt.Errorf("-counts: %q is no number of profiles", text)
		}
		replayed, err := round(ctx, o, binary, examples, n)
		if err != nil {
			return fmt.Errorf("%d profiles: %w", n, err)
		}
		bases = append(bases, replayed)
	}
	if n := len(bases); n > 1 {
		fmt.Printf("\nthe last against the first, for each profile: CPU × %.2f, time × %.2f\n",
			bases[n-1].each().Seconds()/bases[0].each().Seconds(), bases[n-1].eachWall().Seconds()/bases[0].eachWall().Seconds())
	}
	return nil
}

// round measures everything with n profiles, in a directory of its own.
func round(ctx context.Context, o options, binary string, examples []example, n int) (used, error) {
	dir, gone, err := workplace(o.keep, n)
	if err != nil {
		return used{}, err
	}
	defer gone()
	names, err := writeProfiles(dir, examples, n)
	if err != nil {
		return used{}, err
	}
	p := program{binary: binary, dir: dir}
	world, err := p.serve(ctx, o.speed)
	if err != nil {
		return used{}, err
	}
	args := append([]string{
		"replay", "--yes", "--jobs", strconv.Itoa(o.jobs), "--account", "simulator", "--endpoint", world.endpoint,
		"--simulate-speed", strconv.Itoa(o.speed), "-o", o.format,
	}, names...)
	replayed, err := p.run(ctx, n, args...)
	served, stopping := world.stop(n)
	if err == nil {
		err = stopping
	}
	if err != nil {
		return used{}, err
	}
	fmt.Print(replayed.row("replay"), served.row("  its simulator"))
	for _, one := range [][]string{{"runs"}, {"runs", "--limit", "20"}, {"runs", "-o", "json"}, {"check"}} {
		words := one
		if one[0] == "check" {
			words = append([]string{"check"}, names...)
		}
		cost, err := p.run(ctx, n, words...)
		if err != nil {
			return used{}, err
		}
		fmt.Print(cost.row(strings.Join(one, " ")))
	}
	return replayed, nil
}

// workplace is an empty directory, and what takes it away.
func workplace(keep string, n int) (dir string, gone func(), err error) {
	if keep == "" {
		dir, err = os.MkdirTemp("", "clusterwiz-scale-")
		return dir, func() { _ = os.RemoveAll(dir) }, err
	}
	dir = filepath.Join(keep, strconv.Itoa(n))
	return dir, func() {}, os.MkdirAll(dir, 0o700)
}
