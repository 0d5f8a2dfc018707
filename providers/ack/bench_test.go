package ack_test

import (
	"fmt"
	"maps"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

func BenchmarkCheckAndRequest(b *testing.B) {
	cloud.Bench(b, map[string]*forms.Answers{
		"largest": cloud.Load(b, cloudtest.Largest), "20 pools": twenty(b), "example": cloud.Load(b, cloudtest.Example),
	})
}

// twenty returns the largest answers with as many pools as the quota allows.
func twenty(tb testing.TB) *forms.Answers {
	tb.Helper()
	answers := cloud.Load(tb, cloudtest.Largest)
	value, _ := answers.Get("node_pools[0]")
	pool, _ := value.(map[string]any)
	for i := range 18 {
		// What answers give is theirs, and no two pools may be named alike.
		another := maps.Clone(pool)
		another["name"] = fmt.Sprintf("pool-%d", i)
		if err := answers.Insert("node_pools", 2+i, another); err != nil {
			tb.Fatal(err)
		}
	}
	return answers
}
