package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"clusterwiz/providers/simulator"
)

// speed is the number of simulated seconds in a real one. It is the fastest at
// which the program's polls, 5 ms apart, keep the pace of the cloud.
const speed = 3000

// lasting is how long a time of the real cloud lasts here: the program polls
// every 5 s there and every 5 ms here.
func lasting(d time.Duration) time.Duration { return d / 1000 }

// world is one simulator on loopback, and the truth about it.
type world struct {
	state   string
	address string
	server  *http.Server

	mu sync.Mutex
	// makers tell whose request made a thing, and when, by its key.
	makers map[string]maker
}

// maker is whose request made a thing.
type maker struct {
	machine string
	// step is the number of that machine's step at the time.
	step int
}

// thing is what exists, or existed, in the simulator.
type thing struct {
	id, name string
	// exists: nobody has had it deleted.
	exists bool
	// doomed: the simulator lets its creation fail.
	doomed bool
	maker
}

// key tells things apart, also those whose id comes again with their name.
func (t thing) key(created time.Time) string { return t.id + " " + created.String() }

// is tells whether an id that was told means the thing. Some clouds' ids stand
// behind those of what they belong to.
func (t thing) is(id string) bool { return id == t.id || strings.HasSuffix(id, "/"+t.id) }

// newWorld serves an empty simulator that keeps its state in a file.
func newWorld(ctx context.Context, state string, faults ...simulator.Fault) (*world, error) {
	s, err := simulator.Open(simulator.Options{Speed: speed, State: state, Faults: faults})
	if err != nil {
		return nil, fmt.Errorf("simulator: %w", err)
	}
	listener, err := listen(ctx)
	if err != nil {
		return nil, err
	}
	w := &world{state: state, address: listener.Addr().String(), makers: map[string]maker{}}
	w.server = &http.Server{Handler: s, ReadHeaderTimeout: time.Minute}
	go func() { _ = w.server.Serve(listener) }()
	return w, nil
}

func listen(ctx context.Context) (net.Listener, error) {
	var config net.ListenConfig
	return config.Listen(ctx, "tcp", "127.0.0.1:0")
}

func (w *world) close() { _ = w.server.Close() }

// execute has the simulator answer the same bytes so many times at once, for a
// machine, and notes what that made.
func (w *world) execute(raw []byte, times int, by maker) ([][]byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	replies, errs := make([][]byte, times), make([]error, times)
	var all sync.WaitGroup
	for i := range times {
		all.Go(func() { replies[i], errs[i] = forward(w.address, raw) })
	}
	all.Wait()
	_, err := w.look(func(key string) maker {
		m, known := w.makers[key]
		if !known {
			m = by
			w.makers[key] = m
		}
		return m
	})
	return replies, errors.Join(append(errs, err)...)
}

// things are all that exist or existed.
func (w *world) things() ([]thing, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.look(func(key string) maker { return w.makers[key] })
}

// object is what all products' things in the state file have in common; what
// one product lacks stays empty.
type object struct {
	ID, Name, Pool, Failing string
	Created                 time.Time
	Released                any
	Deletion                any
	Request                 struct{ Name string }
	Cluster                 *object
	Job                     any
}

func (w *world) look(who func(key string) maker) ([]thing, error) {
	raw, err := os.ReadFile(w.state)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var order []string
	latest := map[string]thing{}
	for line := range bytes.Lines(raw) {
		var l struct{ Objects []object }
		if err := json.Unmarshal(line, &l); err != nil {
			return nil, fmt.Errorf("state file: %w", err)
		}
		for _, o := range l.Objects {
			if o.Cluster != nil {
				o = *o.Cluster
			}
			if o.Job != nil {
				continue
			}
			t := o.thing()
			key := t.key(o.Created)
			if _, known := latest[key]; !known {
				order = append(order, key)
			}
			t.maker = who(key)
			latest[key] = t
		}
	}
	var all []thing
	for _, key := range order {
		all = append(all, latest[key])
	}
	return all, nil
}

func (o object) thing() thing {
	t := thing{id: o.ID, name: o.Name, exists: o.Released == nil && o.Deletion == nil, doomed: o.Failing != ""}
	if o.Request.Name != "" {
		t.name = o.Request.Name
	}
	if o.Pool != "" {
		t.id = o.Pool + "/" + o.Name
	}
	return t
}

// forward sends a request as it is and returns the reply as it is.
func forward(address string, raw []byte) ([]byte, error) {
	conn, err := net.Dial("tcp", address) //nolint:noctx // Loopback; the deadline below bounds it.
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(time.Minute))
	if _, err := conn.Write(raw); err != nil {
		return nil, err
	}
	var reply bytes.Buffer
	r, err := http.ReadResponse(bufio.NewReader(io.TeeReader(conn, &reply)), nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Body.Close() }()
	_, err = io.Copy(io.Discard, r.Body)
	return reply.Bytes(), err
}
