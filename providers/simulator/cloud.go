package simulator

import (
	"maps"
	"net/http"
	"sync"
	"time"
)

// cloud is one vendor's API behind the shared listener.
type cloud interface {
	// claims tells from headers and path whether a call is meant for this vendor.
	claims(*http.Request) bool
	// identify names a call for faults and logs; nothing is checked yet.
	identify(*http.Request) (product, action string)
	// calls tells every call that there is.
	calls(visit func(service, action string))
	// answer checks and executes a call.
	answer(r *http.Request, body []byte) reply
	// refuse puts a refusal into the vendor's envelope. Without a code it
	// takes the vendor's for the status.
	refuse(*http.Request, *refusal) reply
	// throttle refuses as the vendor does when calls come too fast.
	throttle(*http.Request) reply
}

// reply is a finished answer.
type reply struct {
	status int
	code   string // The vendor's error code; empty on success.
	header http.Header
	body   []byte
}

func (a reply) write(w http.ResponseWriter) {
	maps.Copy(w.Header(), a.header)
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

// refusal is a call turned down, before a vendor's envelope is put around it.
type refusal struct {
	status        int
	code, message string
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
