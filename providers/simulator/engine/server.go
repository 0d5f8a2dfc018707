package engine

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"time"
)

// Limits are how long a server waits for its callers, and how many of them it
// takes at a time. What is zero is [Usual].
type Limits struct {
	// Header and Body bound how long the parts of a request may take to arrive,
	// Write how long its answer may take to be read once it is there, Idle how long
	// a connection may stay without a request. How long an answer takes to be made
	// is not bounded.
	Header, Body, Write, Idle time.Duration
	// Connections may be open, and Bodies may be on their way, at a time. For one
	// more, the one that has waited longest is closed.
	Connections, Bodies int
}

// Usual is far above what one person's programs need: our client sends at once,
// and gives an idle connection up after a minute.
func Usual() Limits {
	return Limits{Header: 10 * time.Second, Body: 30 * time.Second, Write: 30 * time.Second, Idle: 2 * time.Minute, Connections: 512, Bodies: 64}
}

func (l Limits) complete() Limits {
	usual := Usual()
	return Limits{
		Header: cmp.Or(l.Header, usual.Header), Body: cmp.Or(l.Body, usual.Body), Write: cmp.Or(l.Write, usual.Write), Idle: cmp.Or(l.Idle, usual.Idle),
		Connections: cmp.Or(l.Connections, usual.Connections), Bodies: cmp.Or(l.Bodies, usual.Bodies),
	}
}

// maxHeader is far above a request that has all its parameters in the address.
const maxHeader = 256 << 10

// Server serves calls on connections. own tells whether a host, as the header of
// that name gives it, is this server: a page in somebody's browser may call any
// name of its own that it has made lead here.
func Server(calls http.Handler, own func(host string) bool, limits Limits) *http.Server {
	limits = limits.complete()
	callers := &callers{most: limits.Connections}
	return &http.Server{
		Handler:           &door{calls: calls, own: own, limits: limits, bodies: crowd{most: limits.Bodies}},
		ReadHeaderTimeout: limits.Header,
		IdleTimeout:       limits.Idle,
		MaxHeaderBytes:    maxHeader,
		ConnState:         callers.turn,
		ErrorLog:          slog.NewLogLogger(slog.DiscardHandler, slog.LevelError),
	}
}

// door lets calls in that are whole and meant for this server.
type door struct {
	calls  http.Handler
	own    func(host string) bool
	limits Limits
	bodies crowd
}

// ServeHTTP implements http.Handler. The server's own time-outs would cut an answer
// that is long in the making, so that they are set here for what they are for.
func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	control := http.NewResponseController(w)
	answer := punctual{w, control, d.limits.Write}
	_ = control.SetReadDeadline(time.Now().Add(d.limits.Body))
	if !d.own(r.Host) {
		w.Header().Set("Connection", "close")
		http.Error(answer, "clusterwiz simulator: only calls to localhost and loopback addresses are answered, not to the name in the Host header",
			http.StatusMisdirectedRequest)
		return
	}
	leave := d.bodies.enter(func() { _ = control.SetReadDeadline(time.Now()) })
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	leave()
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded):
		w.Header().Set("Connection", "close")
		http.Error(answer, "clusterwiz simulator: the request body did not arrive in time, or others came before it was whole", http.StatusRequestTimeout)
		return
	case err != nil:
		http.Error(answer, unreadableBody, http.StatusRequestEntityTooLarge)
		return
	}
	_ = control.SetReadDeadline(time.Time{})
	r.Body = io.NopCloser(bytes.NewReader(body))
	d.calls.ServeHTTP(answer, r)
	_ = control.SetWriteDeadline(time.Now().Add(d.limits.Write)) // An empty answer is written after this.
}

// punctual begins to count the time of an answer when it is written.
type punctual struct {
	http.ResponseWriter
	control *http.ResponseController
	limit   time.Duration
}

// WriteHeader implements http.ResponseWriter.
func (p punctual) WriteHeader(status int) {
	_ = p.control.SetWriteDeadline(time.Now().Add(p.limit))
	p.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (p punctual) Write(data []byte) (int, error) {
	_ = p.control.SetWriteDeadline(time.Now().Add(p.limit))
	return p.ResponseWriter.Write(data) //nolint:wrapcheck // A writer's error is its own.
}
