package forms

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// NoneOf refuses the given texts.
type NoneOf []string

// Kinds implements [Rule].
func (NoneOf) Kinds() []Kind { return WordKinds }

// Describe implements [Rule].
func (r NoneOf) Describe() Text {
	return Tf("must not be %s", "不能为 %s", joinValues(r))
}

// Check implements [Rule].
func (r NoneOf) Check(value any) Text {
	return verdict(everyText(value, func(s string) bool { return !slices.Contains(r, s) }), r)
}

// Items limits the number of items of a list to Min..Max; Max 0 is no limit.
// It is for limits that hold under a condition; else see [Field.Max].
type Items struct{ Min, Max int }

// Kinds implements [Rule].
func (Items) Kinds() []Kind { return []Kind{Strings, List, Map} }

// Describe implements [Rule].
func (r Items) Describe() Text {
	switch {
	case r.Max == 0:
		return Tf("must have at least %s", "至少 %s 项", Count(r.Min, "item", "items"))
	case r.Min == 0:
		return Tf("must have at most %s", "最多 %s 项", Count(r.Max, "item", "items"))
	}
	return Tf("must have %d-%s", "须有 %d-%s 项", r.Min, Count(r.Max, "item", "items"))
}

// Check implements [Rule].
func (r Items) Check(value any) Text {
	n, counted := sizeOf(value)
	return verdict(!counted || (n >= r.Min && (r.Max == 0 || n <= r.Max)), r)
}

// Version limits the numbers that a version begins with: "1.22" takes 1.22.9
// for equal, since it does not say more. Either end may be empty.
type Version struct{ Min, Max string }

// Kinds implements [Rule].
func (Version) Kinds() []Kind { return WordKinds }

// Describe implements [Rule].
func (r Version) Describe() Text {
	switch {
	case r.Max == "":
		return Tf("must be %s or later", "不能低于 %s", r.Min)
	case r.Min == "":
		return Tf("must be %s or earlier", "不能高于 %s", r.Max)
	}
	return Tf("must be %s to %s", "须为 %s 至 %s", r.Min, r.Max)
}

// Check implements [Rule]. A text that is no version is left to other rules.
func (r Version) Check(value any) Text {
	return verdict(everyText(value, func(s string) bool {
		return (r.Min == "" || compareVersions(s, r.Min) >= 0) && (r.Max == "" || compareVersions(s, r.Max) <= 0)
	}), r)
}

var versionNumbers = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d+(\.\d+)*`) })

// compareVersions compares as many numbers as both have.
func compareVersions(a, b string) int {
	as := strings.Split(versionNumbers().FindString(a), ".")
	bs := strings.Split(versionNumbers().FindString(b), ".")
	for i := range min(len(as), len(bs)) {
		x, errX := strconv.ParseUint(as[i], 10, 64)
		y, errY := strconv.ParseUint(bs[i], 10, 64)
		switch {
		case errX != nil || errY != nil:
			return 0
		case x < y:
			return -1
		case x > y:
			return 1
		}
	}
	return 0
}
