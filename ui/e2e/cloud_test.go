package e2e

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/providers/simulator"
)

// cloud is the simulator as a server, which remembers what was sent to create
// or delete something.
type cloud struct {
	*httptest.Server

	mu      sync.Mutex
	created []url.Values
	deleted []url.Values
	// polled is when the state of a cluster was asked for.
	polled []time.Time
}

// speed is that of the simulated clouds: a cluster takes a fraction of a
// second.
const speed = 2000

func newCloud(t *testing.T, speed float64, faults ...simulator.Fault) *cloud {
	t.Helper()
	c := &cloud{}
	sim := simulator.New(simulator.Options{Speed: speed, Faults: faults})
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if creates(r) {
			values := url.Values{"body": {string(body)}}
			if strings.Contains(r.Header.Get("Content-Type"), "form") {
				if values, err = url.ParseQuery(string(body)); err != nil {
					t.Error(err)
				}
			}
			c.mu.Lock()
			c.created = append(c.created, values)
			c.mu.Unlock()
		}
		if r.Header.Get("X-Acs-Action") == "GetCluster" {
			c.mu.Lock()
			c.polled = append(c.polled, time.Now())
			c.mu.Unlock()
		}
		if r.Method == http.MethodDelete {
			c.mu.Lock()
			c.deleted = append(c.deleted, r.URL.Query())
			c.mu.Unlock()
		}
		sim.ServeHTTP(w, r)
	}))
	t.Cleanup(c.Close)
	return c
}

// creates tells whether a call creates something, in the manner of any of the
// clouds.
func creates(r *http.Request) bool {
	if r.Method != http.MethodPost {
		return false
	}
	action := r.Header.Get("X-Acs-Action")
	return action == "CreateCluster" || (action == "" && slices.Contains([]string{"clusters", "createCluster", "nodepools"}, path.Base(r.URL.Path)))
}

// sent returns every creation that was sent.
func (c *cloud) sent() []url.Values {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.created
}

// deletions returns the parameters of every deletion that was sent.
func (c *cloud) deletions() []url.Values {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.deleted
}

// polls returns when the state of a cluster was asked for.
func (c *cloud) polls() []time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.polled)
}

// at are the options that point the program at the cloud.
func (c *cloud) at(args ...string) []string {
	return append(args, "--simulate", "--endpoint", c.URL, "--simulate-speed", "600")
}

// command runs the program without a terminal and returns what it wrote.
func command(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := started(context.Background(), t, dir, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

// drafts returns the text of every draft.
func drafts(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	files, err := filepath.Glob(filepath.Join(dir, "state", "clusterwiz", "drafts", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
