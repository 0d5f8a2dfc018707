package engine

import (
	"net"
	"net/http"
	"slices"
	"sync"
)

// crowd is of a bounded size: who comes when it is full takes the place of who has
// been in it longest.
type crowd struct {
	most int
	mu   sync.Mutex
	in   []*func()
}

// enter lets somebody in. show puts that one out again, at most once and never after
// leave has returned.
func (c *crowd) enter(show func()) (leave func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.in) >= c.most {
		(*c.in[0])()
		c.in = c.in[1:]
	}
	c.in = append(c.in, &show)
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.in = slices.DeleteFunc(c.in, func(one *func()) bool { return one == &show })
	}
}

// callers are the connections of a server. A new one that is one too many takes the
// place of who has waited longest with no whole request, be it itself.
type callers struct {
	most    int
	mu      sync.Mutex
	all     int
	waiting []net.Conn
}

// turn is an http.Server's ConnState.
func (c *callers) turn(connection net.Conn, to http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiting = slices.DeleteFunc(c.waiting, func(one net.Conn) bool { return one == connection })
	switch to {
	case http.StateNew:
		c.all++
		c.waiting = append(c.waiting, connection)
		if c.all > c.most {
			_ = c.waiting[0].Close()
			c.waiting = c.waiting[1:]
		}
	case http.StateIdle:
		c.waiting = append(c.waiting, connection)
	case http.StateClosed, http.StateHijacked:
		c.all--
	case http.StateActive:
	}
}
