package providers

import (
	"context"
	"net/http"
	"time"
)

type datesKey struct{}

// WithDates returns a context whose calls tell heard the time at the cloud, by the
// Date of each reply: whole seconds, and of whoever answered, which may be a proxy.
func WithDates(ctx context.Context, heard func(time.Time)) context.Context {
	return context.WithValue(ctx, datesKey{}, heard)
}

// HearDate tells the Date of a reply to whoever listens by [WithDates]; none where
// the reply has no such header.
func HearDate(ctx context.Context, header http.Header) {
	heard, ok := ctx.Value(datesKey{}).(func(time.Time))
	if !ok {
		return
	}
	if at, err := http.ParseTime(header.Get("Date")); err == nil {
		heard(at)
	}
}
