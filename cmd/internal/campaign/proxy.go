package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"sync"
	"time"
)

// proxy stands between one machine and the world. It passes bytes on, save
// where its weather says otherwise.
type proxy struct {
	cloud    *cloud
	world    *world
	machine  string
	listener net.Listener

	mu      sync.Mutex
	weather weather
	// step is the number of the machine's step; see [maker].
	step int
	// seen counts the calls of each kind, in this weather; sent the creations of
	// each step that arrived, whole or not.
	seen map[kind]int
	sent map[int]int
	// armed: faults were set; hits counts those that happened.
	armed bool
	hits  int
	// first are the replies to lists before anything was made, by address.
	first map[string][]byte
	// made is when the last creation was executed, zero before; lists counts
	// those since.
	made  time.Time
	lists int
	// trouble is the proxy's own.
	trouble error
	// open are the connections; idle tells that one has gone.
	open map[net.Conn]bool
	idle *sync.Cond
}

// weather is what goes wrong; the zero value is fair.
type weather struct {
	faults []fault
	// lag is how long lists do not know what was made, lagging how many of them.
	lag     time.Duration
	lagging int
	// forgetful lists know it every other time.
	forgetful bool
	// skew is how far the cloud's clock is from ours, in the Date of replies.
	skew time.Duration
}

// fault is something that goes wrong with some calls of a kind.
type fault struct {
	on kind
	// named are part of the call's address or action; empty for any.
	named string
	// skip calls go well first; then it happens so many times, 0 for always.
	skip, times int
	act         action
}

// action does something with a call in place of passing it on.
type action func(*passage)

func newProxy(ctx context.Context, c *cloud, w *world, machine string) (*proxy, error) {
	listener, err := listen(ctx)
	if err != nil {
		return nil, err
	}
	p := &proxy{
		cloud: c, world: w, machine: machine, listener: listener,
		seen: map[kind]int{}, sent: map[int]int{}, first: map[string][]byte{}, open: map[net.Conn]bool{},
	}
	p.idle = sync.NewCond(&p.mu)
	go p.accept()
	return p, nil
}

func (p *proxy) port() string {
	_, port, _ := net.SplitHostPort(p.listener.Addr().String())
	return port
}

func (p *proxy) close() {
	_ = p.listener.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	for conn := range p.open {
		_ = conn.Close()
	}
}

// set changes the weather; calls are counted anew.
func (p *proxy) set(w weather) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.weather, p.seen = w, map[kind]int{}
	p.armed = p.armed || len(w.faults) > 0
}

// begin tells that the machine takes its next step.
func (p *proxy) begin(step int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.step = step
}

// sentIn is the number of creations that arrived in a step.
func (p *proxy) sentIn(step int) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sent[step]
}

// rest waits until everything that was sent here is done with. What a killed
// program has sent may still be executed, and only then there is a truth.
func (p *proxy) rest() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.open) > 0 {
		p.idle.Wait()
	}
}

func (p *proxy) fail(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.trouble = errors.Join(p.trouble, err)
}

func (p *proxy) accept() {
	for {
		conn, err := p.listener.Accept()
		if err != nil {
			return
		}
		p.mu.Lock()
		p.open[conn] = true
		p.mu.Unlock()
		go p.serve(conn)
	}
}

func (p *proxy) serve(conn net.Conn) {
	defer func() {
		_ = conn.Close()
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.open, conn)
		p.idle.Broadcast()
	}()
	var raw bytes.Buffer
	in := bufio.NewReader(io.TeeReader(conn, &raw))
	for {
		raw.Reset()
		r, err := http.ReadRequest(in)
		if err != nil {
			return // The program has gone, or was reset.
		}
		c := &passage{proxy: p, conn: conn, request: r, raw: &raw, kind: p.cloud.kind(r), address: r.URL.String()}
		p.next(c)(c)
		if c.closed {
			return
		}
	}
}

// next counts a call and returns what becomes of it.
func (p *proxy) next(c *passage) action {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := p.seen[c.kind]
	p.seen[c.kind]++
	c.step = p.step
	if c.kind == create {
		p.sent[p.step]++
	}
	for _, f := range p.weather.faults {
		if f.on == c.kind && c.named(f.named) && n >= f.skip && (f.times == 0 || n < f.skip+f.times) {
			p.hits++
			return f.act
		}
	}
	return pass
}

// stale is the list before anything was made, where this one does not know
// better yet; nil where it does.
func (p *proxy) stale(address string) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.made.IsZero() {
		return nil
	}
	p.lists++
	w := p.weather
	if p.lists <= w.lagging || time.Since(p.made) < w.lag || w.forgetful && p.lists%2 == 0 {
		return p.first[address]
	}
	return nil
}

// remember keeps a list of the time before, and notes when that is over.
func (p *proxy) remember(c *passage, reply []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case c.kind == list && p.made.IsZero():
		p.first[c.address] = reply
	case c.kind == create:
		p.made, p.lists = time.Now(), 0
	}
}

// somebody tells that another machine made something just now.
func (p *proxy) somebody() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.made, p.lists = time.Now(), 0
}

// idleFaults tells whether faults were set of which none happened.
func (p *proxy) idleFaults() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.armed && p.hits == 0
}

func (p *proxy) skew() time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.weather.skew
}

// fair tells whether nothing is made to go wrong.
func (p *proxy) fair() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	w := p.weather
	return len(w.faults) == 0 && w.lag == 0 && w.lagging == 0 && !w.forgetful && w.skew == 0
}
