package qingcloud_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/qingcloud"
)

// stage is a zone with one cluster at most, which comes up in five minutes and
// goes in one.
type stage struct {
	mu            sync.Mutex
	made, leaving time.Time
	created       int
	deleted       string
	lose, fail    bool
	refuse        string
}

func (s *stage) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch strings.TrimPrefix(r.URL.Path, "/api") {
	case "/cluster/createCluster":
		s.created++
		if s.refuse != "" {
			return answer(r, s.refuse), nil
		}
		s.made = time.Now()
		if s.lose {
			return nil, fmt.Errorf("cut")
		}
		return answer(r, `{"hpc_cluster_id":"ehpc-1","job_id":"j-1","ret_code":0}`), nil
	case "/cluster/deleteCluster":
		s.leaving, s.deleted = time.Now(), readAll(r.Body)
		return answer(r, `{"hpc_cluster_id":["ehpc-1"],"job_id":"j-2","ret_code":0}`), nil
	case "/cluster/list":
		return answer(r, s.list()), nil
	case "/operation":
		return answer(r, s.job(r.URL.Query().Get("jobs") == "j-2")), nil
	}
	return answer(r, `{"ret_code":0}`), nil
}

func (s *stage) list() string {
	state := "pending"
	switch {
	case s.made.IsZero(), !s.leaving.IsZero() && time.Since(s.leaving) > time.Minute:
		return `{"total_count":0,"cluster_set":[]}`
	case time.Since(s.made) > 5*time.Minute:
		state = "active"
	}
	return fmt.Sprintf(`{"total_count":1,"cluster_set":[{"cluster_id":"ehpc-1","cluster_name":"demo-ehpc","cluster_status":%q,"create_time":%q}]}`,
		state, s.made.UTC().Format(time.RFC3339))
}

func (s *stage) job(deletion bool) string {
	action, since, id := "HpcClusterCreateCluster", s.made, "j-1"
	if deletion {
		action, since, id = "HpcClusterDeleteCluster", s.leaving, "j-2"
	}
	status := "pending"
	switch {
	case since.IsZero():
		return `{"total_count":0,"job_set":[],"ret_code":0}`
	case time.Since(since) > time.Minute && s.fail:
		status = "failed"
	case time.Since(since) > 5*time.Minute, deletion && time.Since(since) > time.Minute:
		status = "successful"
	}
	return fmt.Sprintf(`{"ret_code":0,"total_count":1,"job_set":[{"job_id":%q,"job_action":%q,"status":%q,"error_codes":"5200","owner":"usr-00000001"}]}`, id, action, status)
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
		endpoint := providers.Endpoint{Region: "jinan1a", Transport: s}
		client := connect(t, endpoint)
		plan := launch.Plan{
			About: qingcloud.New().About(), Account: providers.Simulator(), Endpoint: endpoint, Request: request(t, client, load(t, "requests/minimal.toml")),
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
		if err != nil || r.Phase != launch.Created || r.Receipt.ID != "ehpc-1" || r.Receipt.TaskID != "j-1" {
			t.Fatalf("%+v, %v", r, err)
		}
		r, err = l.Delete(t.Context(), c, r, nil)
		if err != nil || r.Phase != launch.Deleted || s.deleted != `{"cluster_ids":["ehpc-1"],"run_user":"usr-00000001","zone":"jinan1a"}` {
			t.Errorf("%+v, %v, %s", r, err, s.deleted)
		}
	})
}

// TestLostReply: one creation, found by name with its job, never sent again.
func TestLostReply(t *testing.T) {
	t.Parallel()
	s := &stage{lose: true}
	play(t, s, func(t *testing.T, _ *launch.Launcher, _ providers.Client, r launch.Record, err error) {
		if err != nil || r.Phase != launch.Created || s.created != 1 || r.Receipt.TaskID != "j-1" {
			t.Errorf("%+v, %v, sent %d", r, err, s.created)
		}
	})
}

// TestPassingRefusal: there is no token, so that not even what may be over soon
// is tried again by itself.
func TestPassingRefusal(t *testing.T) {
	t.Parallel()
	for reply, kind := range map[string]providers.Kind{
		`{"ret_code":5300,"message":"ServiceUpdating, try again later"}`:                providers.Unavailable,
		`{"ret_code":2500,"message":"QuotaExceeded, API requests exceed 2000 an hour"}`: providers.Throttled,
	} {
		s := &stage{refuse: reply}
		play(t, s, func(t *testing.T, _ *launch.Launcher, _ providers.Client, r launch.Record, err error) {
			f := providers.AsFailure(err)
			if f == nil || r.Phase != launch.Rejected || f.Kind != kind || s.created != 1 {
				t.Errorf("%+v, %v, sent %d", r, err, s.created)
			}
		})
	}
}

func TestFailedCreation(t *testing.T) {
	t.Parallel()
	play(t, &stage{fail: true}, func(t *testing.T, _ *launch.Launcher, _ providers.Client, r launch.Record, err error) {
		f := providers.AsFailure(err)
		if f == nil || r.Phase != launch.Failed || f.Kind != providers.Quota || f.Code != "5200" {
			t.Errorf("%+v, %v", r, err)
		}
	})
}
