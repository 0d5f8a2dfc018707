package main

import (
	"time"
)

// pass lets a call through.
func pass(c *passage) { c.answer(c.execute()) }

// The ways in which a connection ends.
var endings = map[string]action{"rst": (*passage).reset, "fin": (*passage).hangUp}

// unread ends the connection when only the head of the request was read.
func unread(end action) action { return end }

// halfRead ends it in the middle of the request's body.
func halfRead(end action) action {
	return func(c *passage) {
		c.receive(max(c.request.ContentLength/2, 0))
		end(c)
	}
}

// readOnly ends it when the request was read, and was not executed.
func readOnly(end action) action {
	return func(c *passage) {
		c.receive(-1)
		end(c)
	}
}

// lost ends it when the request was executed.
func lost(end action) action {
	return func(c *passage) {
		c.execute()
		end(c)
	}
}

// stranded answers well and ends the connection, which the next call may still
// take for a good one.
func stranded(end action) action {
	return func(c *passage) {
		pass(c)
		end(c)
	}
}

// instead gives an answer of its own to what was not executed.
func instead(reply []byte) action {
	return func(c *passage) {
		c.receive(-1)
		c.answer(reply)
		c.hangUp()
	}
}

// executedThen gives an answer of its own to what was.
func executedThen(reply []byte) action {
	return func(c *passage) {
		c.execute()
		c.answer(reply)
		c.hangUp()
	}
}

// spoiled gives a spoiled answer to what was executed.
func spoiled(spoil func([]byte) []byte) action {
	return func(c *passage) {
		c.answer(spoil(c.execute()))
		c.hangUp()
	}
}

// dripping gives the answer in drops.
func dripping(c *passage) {
	reply := c.execute()
	drop := max(len(reply)/20, 1)
	for len(reply) > 0 && !c.closed {
		n := min(drop, len(reply))
		c.answer(reply[:n])
		reply = reply[n:]
		time.Sleep(2 * time.Millisecond)
	}
}

// The answers that a request which was delivered twice may get.
const (
	firstReply  = "first"
	secondReply = "second"
	noReply     = "none"
	atOnce      = "at-once"
)

// twice delivers the request two times.
func twice(which string) action {
	return func(c *passage) {
		var replies [][]byte
		if which == atOnce {
			replies = c.executeTimes(2)
		} else {
			replies = [][]byte{c.execute(), c.execute()}
		}
		switch which {
		case noReply:
			c.reset()
		case secondReply, atOnce:
			c.answer(replies[len(replies)-1])
		default:
			c.answer(replies[0])
		}
	}
}

// after does something when the call was executed, before it is answered.
func after(do func(), then action) action {
	return func(c *passage) {
		reply := c.execute()
		do()
		if then != nil {
			then(c)
			return
		}
		c.answer(reply)
	}
}

// before does something when the call has arrived.
func before(do func(), then action) action {
	return func(c *passage) {
		c.receive(-1)
		do()
		then(c)
	}
}
