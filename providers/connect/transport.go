package connect

import (
	"log/slog"
	"net/http"
	"time"
)

// traced returns a layer that logs what goes through it.
func traced(log *slog.Logger) func(http.RoundTripper) http.RoundTripper {
	return func(next http.RoundTripper) http.RoundTripper { return tracer{next: next, log: log} }
}

// tracer logs calls: where to, what, and how they ended; never a header's
// value, a query or a body, which may hold secrets.
type tracer struct {
	next http.RoundTripper
	log  *slog.Logger
}

// RoundTrip implements http.RoundTripper.
func (t tracer) RoundTrip(r *http.Request) (*http.Response, error) {
	began := time.Now()
	response, err := t.next.RoundTrip(r)
	status := 0
	if response != nil {
		status = response.StatusCode
	}
	t.log.Debug("call", "method", r.Method, "host", r.URL.Host, "path", r.URL.Path, "action", r.Header.Get("X-Acs-Action"),
		"status", status, "took", time.Since(began).Round(time.Millisecond), "failed", err != nil)
	return response, err
}
