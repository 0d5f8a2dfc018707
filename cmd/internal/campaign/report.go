package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// report is what the campaign found.
type report struct {
	results []result
	planned int
	seed    int64
	took    time.Duration
}

func (r report) violations() int {
	n := 0
	for _, one := range r.results {
		n += len(one.violations)
	}
	return n
}

// broken counts the runs without a verdict.
func (r report) broken() int {
	n := 0
	for _, one := range r.results {
		if one.trouble != nil {
			n++
		}
	}
	return n
}

// cell is a group at a cloud.
type cell struct {
	runs     int
	counts   [3]int // None, one, more.
	breaches map[breach]int
	exits    map[int]int
}

// write writes the violations, a line each, and the table.
func (r report) write(w io.Writer) {
	for _, one := range r.results {
		if one.trouble != nil {
			fmt.Fprintf(w, "no verdict  %s: %v\n", one.scene.id, one.trouble)
		}
		if one.idle {
			fmt.Fprintf(w, "no fault    %s: it never came to that\n", one.scene.id)
		}
		for _, v := range one.violations {
			fmt.Fprintf(w, "%-10s  %s: %s\n", v.breach, one.scene.id, v.what)
		}
		if one.log != "" {
			fmt.Fprintf(w, "%-10s  %s\n", "  kept in", one.log)
		}
	}
	r.table(w)
	r.totals(w)
}

func (r report) table(out io.Writer) {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "\ngroup\tcloud\truns\tonce\tnone\tTWO\tsecond\tforgotten\tfalse end\tforeign\tno end\thung\texit codes\n")
	for _, g := range groups {
		cells := r.cells(g.name)
		for _, c := range clouds() {
			one := cells[c.id]
			if one == nil {
				continue
			}
			b := one.breaches
			fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\n", g.name, c.id, one.runs,
				one.counts[1], one.counts[0], one.counts[2], b[second], b[forgotten], b[falseEnd], b[foreign], b[noEnd], b[hung], codes(one.exits))
		}
	}
	_ = w.Flush()
}

func (r report) cells(group string) map[string]*cell {
	cells := map[string]*cell{}
	for _, one := range r.results {
		if one.scene.group != group || one.trouble != nil {
			continue
		}
		c := cells[one.scene.cloud.id]
		if c == nil {
			c = &cell{breaches: map[breach]int{}, exits: map[int]int{}}
			cells[one.scene.cloud.id] = c
		}
		c.runs++
		c.counts[min(one.count, 2)]++
		c.exits[one.exit]++
		for _, v := range one.violations {
			c.breaches[v.breach]++
		}
	}
	return cells
}

// codes are the exit codes of the first command, with how often they came.
func codes(exits map[int]int) string {
	var parts []string
	for _, code := range slices.Sorted(maps.Keys(exits)) {
		name := fmt.Sprint(code)
		if code == -1 {
			name = "killed"
		}
		parts = append(parts, fmt.Sprintf("%s:%d", name, exits[code]))
	}
	return strings.Join(parts, " ")
}

func (r report) totals(w io.Writer) {
	found, commands := map[breach]int{}, 0
	for _, one := range r.results {
		commands += one.commands
		for _, v := range one.violations {
			found[v.breach]++
		}
	}
	fmt.Fprintf(w, "\n%d of %d runs, %d commands, in %s; seed %d; without a verdict: %d\n",
		len(r.results), r.planned, commands, r.took.Round(time.Second), r.seed, r.broken())
	for _, b := range []breach{second, forgotten, falseEnd, foreign, noEnd, hung} {
		fmt.Fprintf(w, "%-10s %d\n", b, found[b])
	}
}
