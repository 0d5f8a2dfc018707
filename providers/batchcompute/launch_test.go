package batchcompute_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/launch"
)

// stage is a region with one cluster at most, whose machines come up in a
// minute and go in one.
type stage struct {
	mu            sync.Mutex
	made, leaving time.Time
	tokens        []string
	lose, fail    bool
}

func (s *stage) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	gone := s.made.IsZero() || !s.leaving.IsZero() && time.Since(s.leaving) > time.Minute
	switch {
	case r.Method == http.MethodPost:
		s.made = time.Now()
		s.tokens = append(s.tokens, r.URL.Query().Get("IdempotentToken"))
		if s.lose {
			return nil, fmt.Errorf("cut")
		}
		return answer(r, `201 {"Id":"cls-1"}`), nil
	case strings.HasSuffix(r.URL.Path, "/clusters") && gone:
		return answer(r, `{"NextMarker":"","Items":[]}`), nil
	case strings.HasSuffix(r.URL.Path, "/clusters"):
		return answer(r, `{"NextMarker":"","Items":[`+s.show()+`]}`), nil
	case gone:
		return answer(r, `404 {"Code":"InvalidResource.NotFound","Message":"no"}`), nil
	case r.Method == http.MethodDelete:
		s.leaving = time.Now()
		return answer(r, "204 "), nil
	case strings.HasSuffix(r.URL.Path, "/instances"):
		return answer(r, `{"Items":[]}`), nil
	}
	return answer(r, s.show()), nil
}

func (s *stage) show() string {
	state, machines := "Active", int(time.Since(s.made)/(30*time.Second))
	switch {
	case !s.leaving.IsZero():
		state = "Deleting"
	case s.fail && machines > 0:
		state = "Error"
	}
	return fmt.Sprintf(`{"Id":"cls-1","Name":"demo-cluster","State":%q,"CreationTime":%q,"Groups":{"group1":{"DesiredVMCount":2,"ActualVMCount":%d}},"OperationLogs":["[now][group1]out of stock"]}`,
		state, s.made.UTC().Format(time.RFC3339Nano), min(machines, 2))
}

// play creates the smallest cluster on the stage and hands the run over.
func play(t *testing.T, s *stage, then func(t *testing.T, l *launch.Launcher, c providers.Client, r launch.Record, err error)) {
	t.Helper()
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		store, err := launch.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		endpoint := providers.Endpoint{Region: "cn-hangzhou", Transport: s}
		client := connect(t, endpoint)
		plan := launch.Plan{
			About: batchcompute.New().About(), Account: providers.Simulator(), Endpoint: endpoint, Request: request(t, client, load(t, "requests/minimal.toml")),
		}
		l := launch.New(store, launch.Options{})
		record, err := l.Create(t.Context(), client, plan, nil)
		then(t, l, client, record, err)
	})
}

func TestCreateFollowDelete(t *testing.T) {
	t.Parallel()
	s := &stage{}
	play(t, s, func(t *testing.T, l *launch.Launcher, c providers.Client, r launch.Record, err error) {
		if err != nil || r.Phase != launch.Created || r.Receipt.ID != "cls-1" || time.Since(s.made) < time.Minute {
			t.Fatalf("%+v, %v", r, err)
		}
		if len(s.tokens) != 1 || s.tokens[0] != r.Token || r.Token == "" {
			t.Errorf("tokens %q, journal %q", s.tokens, r.Token)
		}
		if r, err = l.Delete(t.Context(), c, r, nil); err != nil || r.Phase != launch.Deleted {
			t.Errorf("%+v, %v", r, err)
		}
	})
}

// TestLostReply: one creation, found by name and so not sent again.
func TestLostReply(t *testing.T) {
	t.Parallel()
	s := &stage{lose: true}
	play(t, s, func(t *testing.T, _ *launch.Launcher, _ providers.Client, r launch.Record, err error) {
		if err != nil || r.Phase != launch.Created || len(s.tokens) != 1 {
			t.Errorf("%+v, %v, sent %d", r, err, len(s.tokens))
		}
	})
}

func TestFailedCreation(t *testing.T) {
	t.Parallel()
	play(t, &stage{fail: true}, func(t *testing.T, _ *launch.Launcher, _ providers.Client, r launch.Record, err error) {
		f := providers.AsFailure(err)
		if f == nil || r.Phase != launch.Failed || f.Kind != providers.Quota || !strings.Contains(f.Message, "out of stock") {
			t.Errorf("%+v, %v", r, err)
		}
	})
}
