package simulator_test

import (
	"fmt"
	"os"
	"testing"

	"clusterwiz/providers/simulator"
)

// BenchmarkState1000Creations fills a state file; its cost must grow with the
// number of creations and not with its square.
func BenchmarkState1000Creations(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		path := statePath(b)
		c := open(b, newClock(), simulator.Options{State: path})
		c.inBody = true
		for n := range 1000 {
			c.ok("ehpc", "CreateCluster", with("ClusterName", fmt.Sprint("load-", n)))
		}
		if info, err := os.Stat(path); err == nil {
			b.ReportMetric(float64(info.Size()), "file-bytes")
		}
	}
}
