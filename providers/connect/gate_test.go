package connect

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// clock answers every call at once and keeps when it came.
type clock struct {
	mu     sync.Mutex
	came   []time.Time
	status int
	header http.Header
}

func (c *clock) RoundTrip(*http.Request) (*http.Response, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.came = append(c.came, time.Now())
	return &http.Response{StatusCode: c.status, Header: c.header, Body: http.NoBody}, nil
}

func callAll(t *testing.T, way http.RoundTripper, n int) {
	t.Helper()
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://127.0.0.1/", nil)
			if err != nil {
				t.Error(err)
				return
			}
			response, err := way.RoundTrip(request)
			if err != nil {
				t.Error(err)
				return
			}
			_ = response.Body.Close()
		})
	}
	all.Wait()
}

// TestGates: the calls of one account keep its rate together, whichever target makes them;
// those of another have their own.
func TestGates(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var gates Gates
		cloud := &clock{status: http.StatusOK}
		one, other := gates.wrap("ehpc", "env")(cloud), gates.wrap("ehpc", "env")(cloud)
		began := time.Now()
		var both sync.WaitGroup
		both.Go(func() { callAll(t, one, 60) })
		both.Go(func() { callAll(t, other, 60) })
		both.Wait()
		if took := time.Since(began); took < 4900*time.Millisecond || took > 5100*time.Millisecond {
			t.Errorf("120 calls took %s, want about 5 s", took)
		}
		first := 0
		for _, at := range cloud.came {
			if at.Equal(began) {
				first++
			}
		}
		if first != burst {
			t.Errorf("%d calls at once, want %d", first, burst)
		}
		began = time.Now()
		callAll(t, gates.wrap("ehpc", "profile:prod")(cloud), burst)
		callAll(t, gates.wrap("ack", "env")(cloud), burst)
		if took := time.Since(began); took > 0 {
			t.Errorf("others waited %s", took)
		}
	})
}

// TestGateSlows: where the cloud asks for less, all wait, and no longer than half a minute.
func TestGateSlows(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		retryAfter string
		want       time.Duration
	}{{"", slowed}, {"7", 7 * time.Second}, {"100000", mostSlowed}, {"-3", slowed}, {"soon", slowed}} {
		synctest.Test(t, func(t *testing.T) {
			var gates Gates
			cloud := &clock{status: http.StatusTooManyRequests, header: http.Header{"Retry-After": {tc.retryAfter}}}
			way := gates.wrap("ehpc", "env")(cloud)
			callAll(t, way, 1)
			callAll(t, way, 1)
			if took := cloud.came[1].Sub(cloud.came[0]); took < tc.want || took > tc.want+time.Second {
				t.Errorf("Retry-After %q: %s, want %s", tc.retryAfter, took, tc.want)
			}
		})
	}
}

// TestGateLetsGo: a call whose time is over before its turn does not leave.
func TestGateLetsGo(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var gates Gates
		cloud := &clock{status: http.StatusOK}
		way := gates.wrap("ehpc", "env")(cloud)
		callAll(t, way, burst)
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://127.0.0.1/", nil)
		if err != nil {
			t.Fatal(err)
		}
		if response, err := way.RoundTrip(request); !errors.Is(err, context.DeadlineExceeded) {
			_ = response.Body.Close()
			t.Errorf("got %v", err)
		}
		if len(cloud.came) != burst {
			t.Errorf("%d calls left", len(cloud.came))
		}
	})
}
