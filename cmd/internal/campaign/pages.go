package main

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// page writes a whole reply.
func page(status int, contentType, body string, headers ...string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\nDate: %s\r\n", status, http.StatusText(status), time.Now().UTC().Format(http.TimeFormat))
	if contentType != "" {
		fmt.Fprintf(&b, "Content-Type: %s\r\n", contentType)
	}
	for _, h := range headers {
		fmt.Fprintf(&b, "%s\r\n", h)
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s", len(body), body)
	return []byte(b.String())
}

// strangers answer in place of the cloud: a proxy or a portal, a gateway that
// speaks JSON, and one that says nothing.
var strangers = map[string]func(status int) []byte{
	"html": func(status int) []byte {
		return page(status, "text/html; charset=utf-8", fmt.Sprintf(
			"<!DOCTYPE html><html><head><title>%d %s</title></head><body><h1>Access is not possible</h1><p>Ask the help desk.</p></body></html>\n",
			status, http.StatusText(status)), away(status)...)
	},
	"json": func(status int) []byte {
		return page(status, "application/json", fmt.Sprintf(`{"error":{"status":%d,"reason":"denied by policy"}}`, status), away(status)...)
	},
	"empty": func(status int) []byte { return page(status, "", "", away(status)...) },
}

// away is where a redirection leads: nowhere on this machine.
func away(status int) []string {
	switch {
	case status >= 300 && status < 400:
		return []string{"Location: http://127.0.0.1:1/portal"}
	case status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable:
		return []string{"Retry-After: 1"}
	case status == http.StatusProxyAuthRequired:
		return []string{`Proxy-Authenticate: Basic realm="office"`}
	}
	return nil
}

// answers writes an error in the cloud's own words.
func (c *cloud) answers(e own) []byte {
	headers := []string{"X-Acs-Request-Id: " + requestID}
	return page(e.status, "application/json;charset=utf-8", c.refusal(e.code, "The request could not be processed."), headers...)
}

// statuses are those that a stranger may answer with, whatever was done.
var statuses = []int{301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 407, 408, 409, 413, 429, 500, 502, 503, 504}
