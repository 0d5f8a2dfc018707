package simulator_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator"
)

// restScript is a life at each REST cloud.
var restScript = []struct {
	like               func() restCaller
	create, file, look string
	lists              []string
}{
	{huaweiLike, litePath, "modelarts_full.json", litePath + "/train-a", []string{
		"/v2/" + modelProject + "/pools", "/v1/" + modelProject + "/resourceflavors", "/v1/" + modelProject + "/events?resource=pools&name=pool-lite-a1b2",
	}},
	{batchLike, "/clusters?IdempotentToken=t", "batch_seed.json", "/clusters", []string{"/available", "/images?Type=System"}},
	{qingLike, qingCreate, "qing_ehpc.json", "/api/cluster/list?zone=jinan1a", []string{"/api/operation?zone=jinan1a"}},
}

// restTranscript is everything that a seed answers along the script.
func restTranscript(t *testing.T, seed int64) []string {
	t.Helper()
	var out []string
	for _, life := range restScript {
		_, c := rest(t, simulator.Options{Seed: seed}, life.like())
		keep := func(a answer) { out = append(out, fmt.Sprint(a.Status, " ", string(a.Raw))) }
		keep(c.ok(http.MethodPost, life.create, fileText(t, life.file)))
		for range 20 {
			c.clock.Add(25 * time.Second)
			keep(c.ok(http.MethodGet, life.look, ""))
		}
		for _, target := range life.lists {
			keep(c.ok(http.MethodGet, target, ""))
		}
	}
	return out
}

func TestSameSeedSameCourseAtRESTClouds(t *testing.T) {
	t.Parallel()
	one, two, other := restTranscript(t, 7), restTranscript(t, 7), restTranscript(t, 8)
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("one seed, two courses: %s", diff)
	}
	if cmp.Equal(one, other) {
		t.Error("two seeds, one course")
	}
}

// TestLogOfRESTClouds reads what is logged of requests with secrets.
func TestLogOfRESTClouds(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	for _, life := range restScript {
		_, c := rest(t, simulator.Options{Log: slog.New(slog.NewTextHandler(&out, nil))}, life.like())
		c.ok(http.MethodPost, life.create, fileText(t, life.file))
		c.call(http.MethodPost, life.create, strings.Replace(fileText(t, life.file), `{`, `{"x":"Canary",`, 1))
		c.secret = "Canary"
		c.call(http.MethodPost, life.create, fileText(t, life.file))
	}
	if text := out.String(); strings.Contains(text, "Canary") || strings.Contains(text, "ZWNobyBoaQ") || strings.Count(text, "msg=call") != 9 {
		t.Errorf("log:\n%s", text)
	}
}

// BenchmarkRESTCreate measures a creation with its signature at each cloud.
func BenchmarkRESTCreate(b *testing.B) {
	for _, life := range restScript {
		b.Run(life.file, func(b *testing.B) {
			_, c := rest(b, simulator.Options{}, life.like())
			body := fileText(b, life.file)
			b.ReportAllocs()
			for b.Loop() {
				c.call(http.MethodPost, life.create, body)
			}
		})
	}
}
