package batchcompute_test

import (
	"testing"

	"clusterwiz/providers/simulator/simtest"
)

// clusterLife is one cluster's.
func clusterLife() simtest.Life {
	return simtest.Life{
		Like: like, Create: "/clusters?IdempotentToken=t", File: "seed.json", Look: "/clusters",
		Lists: []string{"/available", "/images?Type=System"},
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
	clusterLife().Stated(t, "BatchCompute", "", "test-cluster")
}

func BenchmarkCreate(b *testing.B) { clusterLife().Benchmark(b) }
