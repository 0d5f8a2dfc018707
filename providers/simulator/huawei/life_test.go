package huawei_test

import (
	"testing"

	"clusterwiz/providers/simulator/simtest"
)

// clusterLife is one cluster's.
func clusterLife() simtest.Life {
	return simtest.Life{Like: like, Create: litePath, File: "full.json", Look: litePath + "/train-a", Lists: []string{
		"/v2/" + project + "/pools", "/v1/" + project + "/resourceflavors", "/v1/" + project + "/events?resource=pools&name=pool-lite-a1b2",
	}}
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
	clusterLife().Stated(t, "ModelArts", "pool-lite-a1b2/train-a", "train-a")
}

func BenchmarkCreate(b *testing.B) { clusterLife().Benchmark(b) }
