package main

import (
	"regexp"
	"time"
)

var stamp = regexp.MustCompile(`"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"`)

// older moves each time stamp of a line of JSON back.
func older(line []byte, d time.Duration) []byte {
	return stamp.ReplaceAllFunc(line, func(quoted []byte) []byte {
		at, err := time.Parse(time.RFC3339Nano, string(quoted[1:len(quoted)-1]))
		if err != nil {
			return quoted
		}
		return []byte(`"` + at.Add(-d).Format(time.RFC3339Nano) + `"`)
	})
}
