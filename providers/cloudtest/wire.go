package cloudtest

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// Replies holds what is said to each call, by the name of the call: the n-th
// text to the n-th call of that name; the last one stays.
type Replies map[string][]string

// Next returns what is said now, "" to a call of no such name.
func (r Replies) Next(name string) string {
	texts := r[name]
	if len(texts) == 0 {
		return ""
	}
	if len(texts) > 1 {
		r[name] = texts[1:]
	}
	return texts[0]
}

// Answer makes a reply of a text, with header; 200, unless the text begins with
// another status. To "lost" there is none.
func Answer(r *http.Request, text string, header http.Header) (*http.Response, error) {
	if text == "lost" {
		return nil, io.ErrUnexpectedEOF
	}
	status := http.StatusOK
	if n, _ := fmt.Sscanf(text, "%d ", &status); n == 1 {
		_, text, _ = strings.Cut(text, " ")
	}
	return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(text)), Request: r}, nil
}

// Body reads what a call carries.
func Body(r *http.Request) string {
	if r.Body == nil {
		return ""
	}
	text, _ := io.ReadAll(r.Body)
	return string(text)
}

// Sent is a call as it went out.
type Sent struct {
	*http.Request
	Body string
}

// Recorder keeps the calls that go out, and hands them on to Next; without one
// they are lost. It is safe for concurrent use.
type Recorder struct {
	Next  http.RoundTripper
	mu    sync.Mutex
	calls []Sent
}

// RoundTrip implements http.RoundTripper.
func (w *Recorder) RoundTrip(r *http.Request) (*http.Response, error) {
	body := Body(r)
	w.mu.Lock()
	w.calls = append(w.calls, Sent{Request: r, Body: body})
	w.mu.Unlock()
	if w.Next == nil {
		return nil, io.ErrUnexpectedEOF
	}
	again := r.Clone(r.Context())
	again.Body = io.NopCloser(strings.NewReader(body))
	return w.Next.RoundTrip(again)
}

// Calls lists what went out so far.
func (w *Recorder) Calls() []Sent {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.calls)
}
