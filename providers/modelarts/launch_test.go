package modelarts_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/modelarts"
)

// stage is a resource pool whose node pools come up in a minute and go in one.
// lose cuts the connection after a creation was executed.
type stage struct {
	mu      sync.Mutex
	made    map[string]time.Time
	leaving map[string]time.Time
	sent    []string
	lose    bool
	fail    bool
}

var errCut = errors.New("connection cut")

func (s *stage) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	body, err := s.answer(r)
	if err != nil {
		return nil, err
	}
	status := http.StatusOK
	if body == "" {
		status, body = http.StatusBadRequest, strings.TrimPrefix(unknown, "400 ")
	}
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
}

func (s *stage) answer(r *http.Request) (string, error) {
	const pools = "/v2/" + projectID + "/pools/pool-std-c3d4/nodepools"
	name := strings.TrimPrefix(r.URL.Path, pools+"/")
	switch {
	case strings.HasPrefix(r.URL.Host, "iam."):
		return iamReply, nil
	case r.Method == http.MethodPost && r.URL.Path == pools:
		var sent struct{ Metadata struct{ Name string } }
		if err := json.NewDecoder(r.Body).Decode(&sent); err != nil {
			return "", err
		}
		s.sent = append(s.sent, sent.Metadata.Name)
		s.made[sent.Metadata.Name] = time.Now()
		if s.lose {
			return "", errCut
		}
		return s.show(sent.Metadata.Name), nil
	case r.Method == http.MethodDelete:
		s.leaving[name] = time.Now()
		return s.show(name), nil
	case r.URL.Path == pools:
		var items []string
		for name := range s.made {
			if shown := s.show(name); shown != "" {
				items = append(items, shown)
			}
		}
		return `{"items":[` + strings.Join(items, ",") + `]}`, nil
	case strings.HasPrefix(r.URL.Path, pools):
		return s.show(name), nil
	}
	return `{}`, nil
}

func (s *stage) show(name string) string {
	state := "creating"
	since, known := s.made[name]
	left, going := s.leaving[name]
	switch {
	case !known, going && time.Since(left) > time.Minute:
		return ""
	case going:
		state = "deleting"
	case time.Since(since) > time.Minute && s.fail:
		state = "abnormal"
	case time.Since(since) > time.Minute:
		state = "available"
	}
	return fmt.Sprintf(`{"metadata":{"name":%q},"spec":{"resources":{"count":1}},"status":{"resources":{%q:{"count":1}}}}`, name, state)
}

// play creates the smallest node pool on the stage and hands the run over.
func play(t *testing.T, s *stage, then func(t *testing.T, l *launch.Launcher, c providers.Client, r launch.Record, err error)) {
	t.Helper()
	s.made, s.leaving = map[string]time.Time{"nodepool-0": time.Now().Add(-time.Hour)}, map[string]time.Time{}
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		store, err := launch.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		client := connect(t, providers.Endpoint{Transport: s})
		request, err := client.Request(load(t, "requests/minimal.toml"))
		if err != nil {
			t.Fatal(err)
		}
		l := launch.New(store, launch.Options{})
		plan := launch.Plan{
			About: modelarts.New().About(), Account: account, Endpoint: providers.Endpoint{Region: "cn-north-4"}, Request: request,
		}
		record, err := l.Create(t.Context(), client, plan, nil)
		then(t, l, client, record, err)
	})
}

func TestCreateFollowDelete(t *testing.T) {
	t.Parallel()
	s := &stage{}
	play(t, s, func(t *testing.T, l *launch.Launcher, c providers.Client, r launch.Record, err error) {
		if err != nil || r.Phase != launch.Created || r.Receipt.ID != projectID+"/pool-std-c3d4/nodepool-1" || r.Name != "nodepool-1@pool-std-c3d4" {
			t.Fatalf("%+v, %v", r, err)
		}
		r, err = l.Delete(t.Context(), c, r, nil)
		if err != nil || r.Phase != launch.Deleted {
			t.Errorf("%+v, %v", r, err)
		}
	})
}

// TestLostReplyIsFoundAgain: one creation, found by name, never sent again.
func TestLostReplyIsFoundAgain(t *testing.T) {
	t.Parallel()
	s := &stage{lose: true}
	play(t, s, func(t *testing.T, _ *launch.Launcher, _ providers.Client, r launch.Record, err error) {
		if err != nil || r.Phase != launch.Created || !slices.Equal(s.sent, []string{"nodepool-1"}) {
			t.Errorf("%+v, %v, sent %v", r, err, s.sent)
		}
	})
}

func TestTakenNameIsNotSent(t *testing.T) {
	t.Parallel()
	s := &stage{}
	play(t, s, func(t *testing.T, l *launch.Launcher, c providers.Client, _ launch.Record, _ error) {
		request, err := c.Request(with(t, "requests/minimal.toml", "basics.name=nodepool-0"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := l.Create(t.Context(), c, launch.Plan{About: modelarts.New().About(), Account: account, Request: request}, nil)
		if f := providers.AsFailure(err); f == nil || r.Phase != launch.Rejected || len(s.sent) != 1 {
			t.Errorf("%+v, %v, sent %v", r, err, s.sent)
		}
	})
}

func TestFailedCreation(t *testing.T) {
	t.Parallel()
	play(t, &stage{fail: true}, func(t *testing.T, _ *launch.Launcher, _ providers.Client, r launch.Record, err error) {
		f := providers.AsFailure(err)
		if f == nil || r.Phase != launch.Failed || !strings.Contains(f.Summary.En, "1 are abnormal") || f.Summary.In(forms.Zh) == "" {
			t.Errorf("%+v, %v", r, err)
		}
	})
}
