package forms

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Range limits a number to Min..Max, both allowed.
type Range struct{ Min, Max int64 }

// AtLeast is a Range without an upper end.
func AtLeast(minimum int64) Range { return Range{Min: minimum, Max: math.MaxInt64} }

// AtMost is a Range without a lower end.
func AtMost(maximum int64) Range { return Range{Min: math.MinInt64, Max: maximum} }

// Kinds implements [Rule].
func (Range) Kinds() []Kind { return NumberKinds }

// Describe implements [Rule].
func (r Range) Describe() Text {
	if r.Max == math.MaxInt64 {
		return Tf("must be %d or more", "不能小于 %d", r.Min)
	}
	if r.Min == math.MinInt64 {
		return Tf("must be %d or less", "不能大于 %d", r.Max)
	}
	return Tf("must be %d-%d", "须在 %d-%d 之间", r.Min, r.Max)
}

// Check implements [Rule].
func (r Range) Check(value any) Text {
	n, ok := number(value)
	return verdict(!ok || (n >= float64(r.Min) && n <= float64(r.Max)), r)
}

func number(value any) (float64, bool) {
	switch v := value.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// Positive wants a number above zero with at most Places decimals.
type Positive struct{ Places int }

// Kinds implements [Rule].
func (Positive) Kinds() []Kind { return NumberKinds }

// Describe implements [Rule].
func (r Positive) Describe() Text {
	return Tf("must be above 0 with at most %s", "须大于 0，最多 %s 位小数", Count(r.Places, "decimal", "decimals"))
}

// Check implements [Rule].
func (r Positive) Check(value any) Text {
	n, ok := number(value)
	_, decimals, _ := strings.Cut(ValueText(value), ".")
	return verdict(!ok || (n > 0 && len(decimals) <= r.Places), r)
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
func (r Version) Check(value any) Text { return verdict(everyText(value, r.obeys), r) }

func (r Version) obeys(s string) bool {
	return (r.Min == "" || compareVersions(s, r.Min) >= 0) && (r.Max == "" || compareVersions(s, r.Max) <= 0)
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
