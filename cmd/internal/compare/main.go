// Command compare holds the program against others, side by side on one machine: how
// long they take to say their version and their help, to draw a first frame on a
// terminal that answers nothing, from a key to the frame in a list of 5,000 rows and in
// their largest form, how large they are and how much memory they take.
//
// What is compared takes turns, one start or one session each, so that whatever else the
// machine does meets all alike; the figures are medians. The programs of others are
// looked for in the folder of tools and on the PATH; one that is not there is named as
// not had. Those that ask and list are huh's own field and form, as the small programs
// in testdata/others, a module of its own.
//
// It writes the table into the README of both languages between two marks. Run it from
// the root of the tree with "make compare", on a machine that does nothing else.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"clusterwiz/forms"
)

// options are the command line.
type options struct {
	// binary is the built program, tools the folder of the others.
	binary, tools string
	// starts are made of each program, sessions of each that draws, keys pressed in each.
	starts, sessions, keys int
	// write puts the table into the pages; else it is only told.
	write bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Stdout, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer, args []string) error {
	o := options{}
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	flags.StringVar(&o.binary, "binary", "bin/clusterwiz", "the program")
	flags.StringVar(&o.tools, "tools", "bin/tools", "the folder of the others")
	flags.IntVar(&o.starts, "starts", 31, "starts of each")
	flags.IntVar(&o.sessions, "sessions", 3, "sessions of each that draws")
	flags.IntVar(&o.keys, "keys", 24, "keys in each session")
	flags.BoolVar(&o.write, "write", false, "write the table into the READMEs")
	if err := flags.Parse(args); err != nil {
		return err //nolint:wrapcheck // It has been told.
	}
	if o.starts < 1 || o.sessions < 1 || o.keys < 1 {
		return fmt.Errorf("nothing is measured by %d starts, %d sessions, %d keys", o.starts, o.sessions, o.keys)
	}
	bench, err := newBench(o)
	if err != nil {
		return err
	}
	defer bench.close()
	found, err := bench.measure(ctx, out)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, found.markdown(forms.En))
	if !o.write {
		return nil
	}
	for _, p := range pages {
		if err := p.write(found.markdown(p.lang)); err != nil {
			return err
		}
	}
	return nil
}
