package qingcloud_test

import (
	"testing"

	"clusterwiz/providers/simulator/simtest"
)

// clusterLife is one cluster's.
func clusterLife() simtest.Life {
	return simtest.Life{
		Like: like, Create: createPath, File: "ehpc.json", Look: "/api/cluster/list?zone=jinan1a",
		Lists: []string{"/api/operation?zone=jinan1a"},
	}
}

func TestSameSeedSameCourse(t *testing.T) {
	t.Parallel()
	clusterLife().SameCourse(t)
}

func TestLog(t *testing.T) {
	t.Parallel()
	clusterLife().Log(t)
}

func TestStateSaysWhatThereIs(t *testing.T) {
	t.Parallel()
	clusterLife().Stated(t, "QingCloud", "", "demo-ehpc")
}

func BenchmarkCreate(b *testing.B) { clusterLife().Benchmark(b) }
