package simtest

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/engine"
)

// Life is a life at a REST cloud: a creation, a look at what became of it again
// and again, and some lists.
type Life struct {
	Like               func() RestCaller
	Create, File, Look string
	Lists              []string
}

// transcript is everything that a seed answers along a life.
func (l Life) transcript(t *testing.T, seed int64) []string {
	t.Helper()
	var out []string
	_, c := New(t, engine.Options{Seed: seed}, l.Like())
	keep := func(a Answer) { out = append(out, fmt.Sprint(a.Status, " ", string(a.Raw))) }
	keep(c.OK(http.MethodPost, l.Create, FileText(t, l.File)))
	for range 20 {
		c.Clock.Add(25 * time.Second)
		keep(c.OK(http.MethodGet, l.Look, ""))
	}
	for _, target := range l.Lists {
		keep(c.OK(http.MethodGet, target, ""))
	}
	return out
}

// SameCourse holds that one seed gives one course, and another another.
func (l Life) SameCourse(t *testing.T) {
	t.Helper()
	one, two, other := l.transcript(t, 7), l.transcript(t, 7), l.transcript(t, 8)
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("one seed, two courses: %s", diff)
	}
	if cmp.Equal(one, other) {
		t.Error("two seeds, one course")
	}
}

// Log reads what is logged of requests with secrets.
func (l Life) Log(t *testing.T) {
	t.Helper()
	var out bytes.Buffer
	_, c := New(t, engine.Options{Log: slog.New(slog.NewTextHandler(&out, nil))}, l.Like())
	c.OK(http.MethodPost, l.Create, FileText(t, l.File))
	c.Call(http.MethodPost, l.Create, strings.Replace(FileText(t, l.File), `{`, `{"x":"Canary",`, 1))
	c.Secret = "Canary"
	c.Call(http.MethodPost, l.Create, FileText(t, l.File))
	if text := out.String(); strings.Contains(text, "Canary") || strings.Contains(text, "ZWNobyBoaQ") || strings.Count(text, "msg=call") != 3 {
		t.Errorf("log:\n%s", text)
	}
}

// Stated holds that the state file has a line with product, id and name for what
// the life makes.
func (l Life) Stated(t *testing.T, product, id, name string) {
	t.Helper()
	path := StatePath(t)
	_, c := New(t, engine.Options{State: path}, l.Like())
	made := textOf(c.OK(http.MethodPost, l.Create, FileText(t, l.File)).Body, "Id", "cluster_id", "hpc_cluster_id")
	if id == "" {
		id = made
	}
	if diff := cmp.Diff([][3]string{{product, id, name}}, Stated(t, path)); diff != "" || id == "" {
		t.Errorf("the state file says: %s", diff)
	}
}

// Benchmark measures a creation with its signature.
func (l Life) Benchmark(b *testing.B) {
	b.Helper()
	_, c := New(b, engine.Options{}, l.Like())
	body := FileText(b, l.File)
	b.ReportAllocs()
	for b.Loop() {
		c.Call(http.MethodPost, l.Create, body)
	}
}
