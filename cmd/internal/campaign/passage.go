package main

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// passage is one call on its way through a proxy.
type passage struct {
	proxy   *proxy
	conn    net.Conn
	request *http.Request
	// raw are the bytes that have arrived.
	raw     *bytes.Buffer
	kind    kind
	address string
	step    int
	whole   bool
	closed  bool
}

// named tells whether a text is part of what the call is named by.
func (c *passage) named(part string) bool {
	return strings.Contains(c.address, part) || strings.Contains(c.request.Header.Get("X-Acs-Action"), part)
}

// receive reads so much of the body, a negative number for all of it.
func (c *passage) receive(most int64) {
	if most >= 0 {
		_, _ = io.CopyN(io.Discard, c.request.Body, most)
		return
	}
	if _, err := io.Copy(io.Discard, c.request.Body); err == nil {
		c.whole = true
	}
}

// execute has the cloud answer, and returns what it says without telling it.
func (c *passage) execute() []byte { return c.executeTimes(1)[0] }

// executeTimes does so several times at once.
func (c *passage) executeTimes(n int) [][]byte {
	if !c.whole {
		c.receive(-1)
	}
	if c.kind == list {
		if old := c.proxy.stale(c.address); old != nil {
			return [][]byte{old}
		}
	}
	replies, err := c.proxy.world.execute(c.raw.Bytes(), n, maker{c.proxy.machine, c.step})
	if err != nil {
		c.proxy.fail(err)
	}
	c.proxy.remember(c, replies[0])
	return replies
}

var dateLine = regexp.MustCompile(`(?m)^Date: .*\r$`)

// answer writes a reply as it is, but for its date.
func (c *passage) answer(reply []byte) {
	if skew := c.proxy.skew(); skew != 0 {
		date := "Date: " + time.Now().Add(skew).UTC().Format(http.TimeFormat) + "\r"
		reply = dateLine.ReplaceAllLiteral(reply, []byte(date))
	}
	if _, err := c.conn.Write(reply); err != nil {
		c.closed = true
	}
}

// hangUp closes the connection in good order.
func (c *passage) hangUp() {
	c.closed = true
	_ = c.conn.Close()
}

// reset closes it so that the other side is told that something is wrong.
func (c *passage) reset() {
	if tcp, ok := c.conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	c.hangUp()
}
