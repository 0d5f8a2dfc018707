package engine

import (
	"strconv"
	"time"
)

// ACSDate is the form of x-acs-date, always in UTC.
const ACSDate = "2006-01-02T15:04:05Z"

// MaxSkew is how far a client's clock may be off.
const MaxSkew = 15 * time.Minute

// UTC is the ISO 8601 form of times in answers about clusters.
func UTC(t time.Time) string { return t.UTC().Format(ACSDate) }

// ReadMoment reads a time stamp: RFC 3339 or milliseconds.
func ReadMoment(q *Object, name string, fallback time.Time) time.Time {
	told := q.Text(name)
	if told == "" {
		return fallback
	}
	if ms, err := strconv.ParseInt(told, 10, 64); err == nil {
		return time.UnixMilli(ms)
	}
	at, err := time.Parse(time.RFC3339, told)
	if err != nil {
		q.Fail(name)
	}
	return at
}
