package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// inBrackets is a position as some pages write it: taints.[1].key, taints[0].key.
var inBrackets = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\.?\[(\d{1,9})\]`) })

// ranked gives names with positions in which those of each list count from 1 without a gap,
// by the names as they are written: they may come in any order, as sorted ones with 10
// before 2, and count from 0.
func ranked(names []string) map[string]string {
	steps, positions := make([][]string, len(names)), map[string][]int{}
	for i, name := range names {
		steps[i] = strings.Split(inBrackets().ReplaceAllString(name, ".$1"), ".")
		for at := 1; at < len(steps[i]); at++ {
			if n, is := numbered(steps[i][at]); is {
				list := strings.Join(steps[i][:at], ".")
				positions[list] = append(positions[list], n)
			}
		}
	}
	for list, all := range positions {
		slices.Sort(all)
		positions[list] = slices.Compact(all)
	}
	out := make(map[string]string, len(names))
	for i, name := range names {
		now := slices.Clone(steps[i])
		for at := 1; at < len(now); at++ {
			if n, is := numbered(steps[i][at]); is {
				rank, _ := slices.BinarySearch(positions[strings.Join(steps[i][:at], ".")], n)
				now[at] = strconv.Itoa(rank + 1)
			}
		}
		out[name] = strings.Join(now, ".")
	}
	return out
}

// numbered is the number that a step is.
func numbered(step string) (int, bool) {
	if step == "" || len(step) > 9 || strings.Trim(step, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(step)
	return n, err == nil
}

// rankedFlags is [ranked] for the names of flags.
func rankedFlags(flags []flag) map[string]string {
	names := make([]string, len(flags))
	for i, f := range flags {
		names[i] = f.name
	}
	return ranked(names)
}
