package simulator_test

import (
	"fmt"
	"os"
	"testing"

	"clusterwiz/providers/simulator"
)

// BenchmarkState100Creations fills a state file, which every creation writes
// anew.
func BenchmarkState100Creations(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		path := statePath(b)
		c := open(b, newClock(), simulator.Options{State: path})
		c.inBody = true
		for n := range 100 {
			c.ok("ehpc", "CreateCluster", with("ClusterName", fmt.Sprint("load-", n)))
		}
		if info, err := os.Stat(path); err == nil {
			b.ReportMetric(float64(info.Size()), "file-bytes")
		}
	}
}
