package engine_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/simulator/engine"
)

// soon is a limit that a test waits for, never one of a call in time.
const soon = 30 * time.Millisecond

// serve serves calls on loopback and returns where; every host but one of another's
// is its own.
func serve(t *testing.T, calls http.HandlerFunc, limits engine.Limits) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := engine.Server(calls, func(host string) bool { return strings.HasPrefix(host, "127.0.0.1") }, limits)
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return listener.Addr().String()
}

// echo answers with the body of the call.
func echo(w http.ResponseWriter, r *http.Request) { _, _ = io.Copy(w, r.Body) }

// caller is one connection to a server.
type caller struct {
	t *testing.T
	net.Conn
	replies *bufio.Reader
}

func call(t *testing.T, address string) *caller {
	t.Helper()
	connection, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	_ = connection.SetDeadline(time.Now().Add(20 * time.Second)) // Of a test that hangs.
	return &caller{t, connection, bufio.NewReader(connection)}
}

// say writes a call, or a part of one.
func (c *caller) say(text string) *caller {
	c.t.Helper()
	if _, err := io.WriteString(c.Conn, text); err != nil {
		c.t.Errorf("say: %v", err)
	}
	return c
}

// hear reads an answer: its status and text.
func (c *caller) hear() string {
	c.t.Helper()
	response, err := http.ReadResponse(c.replies, nil)
	if err != nil {
		return err.Error()
	}
	defer func() { _ = response.Body.Close() }()
	body, _ := io.ReadAll(response.Body)
	return fmt.Sprintf("%d %s", response.StatusCode, strings.TrimSpace(string(body)))
}

// closed waits until the server has closed the connection.
func (c *caller) closed() {
	c.t.Helper()
	if rest, err := io.ReadAll(c.replies); err != nil && !strings.Contains(err.Error(), "reset") {
		c.t.Errorf("not closed: %v, %q", err, rest)
	}
}

func post(length int, part string) string {
	return fmt.Sprintf("POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n%s", length, part)
}

// TestServerAnswersToItsOwnName: a name that leads here is not one that is meant.
func TestServerAnswersToItsOwnName(t *testing.T) {
	t.Parallel()
	address := serve(t, echo, engine.Limits{})
	for request, want := range map[string]string{
		"GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n":                  "200 ",
		"GET / HTTP/1.1\r\nHost: rebound.example:8080\r\n\r\n":            "421 clusterwiz simulator: only calls to localhost",
		"GET http://rebound.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n": "421 clusterwiz simulator: only calls to localhost",
		"GET / HTTP/1.0\r\n\r\n":                                          "421 clusterwiz simulator: only calls to localhost",
		"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf":     "421 clusterwiz simulator: only calls to localhost",
	} {
		if got := call(t, address).say(request).hear(); !strings.HasPrefix(got, want) || strings.Contains(got, "rebound") {
			t.Errorf("%q: %q, want %q", request, got, want)
		}
	}
}

// TestServerWaitsForNobodyForever, whichever part of a call does not come.
func TestServerWaitsForNobodyForever(t *testing.T) {
	t.Parallel()
	t.Run("nothing", func(t *testing.T) {
		t.Parallel()
		call(t, serve(t, echo, engine.Limits{Header: soon})).closed()
	})
	t.Run("half a head", func(t *testing.T) {
		t.Parallel()
		call(t, serve(t, echo, engine.Limits{Header: soon})).say("GET / HTT").closed()
	})
	t.Run("half a body", func(t *testing.T) {
		t.Parallel()
		c := call(t, serve(t, echo, engine.Limits{Body: soon})).say(post(9, "half"))
		if got := c.hear(); !strings.HasPrefix(got, "408 clusterwiz simulator: the request body did not arrive in time") {
			t.Errorf("got %q", got)
		}
		c.closed()
	})
	t.Run("a second call", func(t *testing.T) {
		t.Parallel()
		c := call(t, serve(t, echo, engine.Limits{Idle: soon})).say(post(5, "hello"))
		if got := c.hear(); got != "200 hello" {
			t.Errorf("got %q", got)
		}
		c.closed()
	})
	t.Run("a reader", func(t *testing.T) {
		t.Parallel()
		gave := make(chan error, 1)
		call(t, serve(t, func(w http.ResponseWriter, _ *http.Request) {
			var err error
			for part := make([]byte, 1<<20); err == nil; {
				_, err = w.Write(part)
			}
			gave <- err
		}, engine.Limits{Write: soon})).say(post(0, ""))
		if err := <-gave; err == nil {
			t.Error("an answer that nobody reads was written")
		}
	})
}

// TestServerCutsNoLongAnswer: how long it takes to make one is not bounded, and the
// calls after it on the connection are answered, too.
func TestServerCutsNoLongAnswer(t *testing.T) {
	t.Parallel()
	const short = 100 * time.Millisecond // A machine at work is as slow.
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-time.After(short * 3 / 2):
			echo(w, r)
		case <-r.Context().Done():
			_, _ = io.WriteString(w, "cut")
		}
	}, engine.Limits{Body: short, Write: short})
	first, second := call(t, address), call(t, address)
	if got := first.say(post(0, "")).hear(); got != "200 " {
		t.Errorf("without a body: %q", got)
	}
	if got := second.say(post(5, "hello")).hear(); got != "200 hello" { // Meanwhile the times of the first run out.
		t.Errorf("with a body: %q", got)
	}
	if got := first.say(asking).hear(); !strings.HasPrefix(got, "100") {
		t.Errorf("got %q", got)
	}
}

// asking is a call that sends its body only once it was told to go on.
const asking = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n"

// TestServerMakesRoom: of half-sent bodies and waiting connections those that have
// been there longest go, and who comes now is answered.
func TestServerMakesRoom(t *testing.T) {
	t.Parallel()
	arrived := make(chan struct{}, 9)
	t.Run("bodies", func(t *testing.T) {
		t.Parallel()
		address := serve(t, echo, engine.Limits{Bodies: 2})
		var half []*caller
		for range 3 {
			c := call(t, address).say(asking)
			if got := c.hear(); !strings.HasPrefix(got, "100") { // Its body is being waited for.
				t.Fatalf("got %q", got)
			}
			half = append(half, c)
		}
		if got := half[0].hear(); !strings.HasPrefix(got, "408") {
			t.Errorf("the first: %q", got)
		}
		for _, c := range half[1:] {
			if got := c.say("wholebody").hear(); got != "200 wholebody" {
				t.Errorf("one that stayed: %q", got)
			}
		}
	})
	t.Run("connections", func(t *testing.T) {
		t.Parallel()
		hold := make(chan struct{})
		address := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodGet {
				arrived <- struct{}{}
				<-hold
			}
			echo(w, r)
		}, engine.Limits{Connections: 2, Header: time.Hour})
		busy := call(t, address).say("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
		<-arrived
		idle := call(t, address)
		if got := call(t, address).say(post(2, "ho")).hear(); got != "200 ho" {
			t.Errorf("one more: %q", got)
		}
		idle.closed()
		close(hold)
		if got := busy.hear(); !strings.HasPrefix(got, "200") {
			t.Errorf("the one at work: %q", got)
		}
	})
}
