package engine_test

import (
	"net/url"
	"testing"

	"clusterwiz/providers/simulator/engine"
)

func TestCanonicalQuery(t *testing.T) {
	t.Parallel()
	got := engine.CanonicalQuery(url.Values{"Tags": {`[{"key":"env","value":"测试"}]`}, "ClusterName": {"demo cluster*~"}})
	const want = "ClusterName=demo%20cluster%2A~&Tags=%5B%7B%22key%22%3A%22env%22%2C%22value%22%3A%22%E6%B5%8B%E8%AF%95%22%7D%5D"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestCanonicalQuerySortsValues(t *testing.T) {
	t.Parallel()
	if got := engine.CanonicalQuery(url.Values{"b": {"2", "1"}, "a": {""}}); got != "a=&b=1&b=2" {
		t.Errorf("got %s", got)
	}
}
