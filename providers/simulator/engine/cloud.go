package engine

import (
	"maps"
	"net/http"
	"sync"
	"time"
)

// Cloud is one vendor's API behind the shared listener.
type Cloud interface {
	// Claims tells from headers and path whether a call is meant for this vendor.
	Claims(*http.Request) bool
	// Identify names a call for faults and logs; nothing is checked yet.
	Identify(*http.Request) (product, action string)
	// Calls tells every call that there is.
	Calls(visit func(service, action string))
	// Answer checks and executes a call.
	Answer(r *http.Request, body []byte) Reply
	// Refuse puts a refusal into the vendor's envelope. Without a code it
	// takes the vendor's for the status.
	Refuse(*http.Request, *Refusal) Reply
	// Throttle refuses as the vendor does when calls come too fast; the next may
	// come after left, which is told where the vendor tells it.
	Throttle(r *http.Request, left time.Duration) Reply
}

// Reply is a finished answer.
type Reply struct {
	Status int
	Code   string // The vendor's error code; empty on success.
	Header http.Header
	Body   []byte
}

func (a Reply) write(w http.ResponseWriter) {
	maps.Copy(w.Header(), a.Header)
	w.WriteHeader(a.Status)
	_, _ = w.Write(a.Body)
}

// Refusal is a call turned down, before a vendor's envelope is put around it.
type Refusal struct {
	Status        int
	Code, Message string
}

// Call is one thing that the simulator was asked.
type Call struct {
	Time    time.Time
	Product string // As the vendor writes it: "EHPC", "Ecs".
	Action  string // "CreateCluster".
	Status  int    // HTTP status; 0 when the connection was cut before anything ran.
	Code    string // The vendor's error code; empty on success.
}

// keptCalls bounds the memory of a server that runs for weeks.
const keptCalls = 1 << 16

// callLog keeps the last calls in a ring.
type callLog struct {
	mu    sync.Mutex
	calls []Call
	next  int
}

func (l *callLog) add(c Call) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.calls) < keptCalls {
		l.calls = append(l.calls, c)
		return
	}
	l.calls[l.next] = c
	l.next = (l.next + 1) % keptCalls
}

func (l *callLog) list() []Call {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := make([]Call, 0, len(l.calls))
	out = append(out, l.calls[l.next:]...)
	return append(out, l.calls[:l.next]...)
}
