package simulator_test

import (
	"fmt"
	"os"
	"testing"

	"clusterwiz/providers/simulator"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

// BenchmarkState100Creations fills a state file, which every creation writes
// anew.
func BenchmarkState100Creations(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		path := simtest.StatePath(b)
		c := alibabatest.Open(b, simtest.NewClock(), simulator.Options{State: path})
		c.InBody = true
		for n := range 100 {
			c.OK("ehpc", "CreateCluster", alibabatest.With("ClusterName", fmt.Sprint("load-", n)))
		}
		if info, err := os.Stat(path); err == nil {
			b.ReportMetric(float64(info.Size()), "file-bytes")
		}
	}
}
