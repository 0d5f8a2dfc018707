package batchcompute_test

import (
	"fmt"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// large is the largest request with as many groups and mounts as the form
// takes.
func large(tb testing.TB) *forms.Answers {
	tb.Helper()
	answers := cloud.Load(tb, cloudtest.Largest)
	for _, path := range []forms.Path{"node_pools", "storage.mounts"} {
		value, _ := answers.Get(path)
		first, _ := value.([]any)
		var many []any
		for i := range 64 {
			one := map[string]any{}
			item, _ := first[0].(map[string]any)
			for key, value := range item {
				one[key] = value
			}
			if path == "node_pools" {
				one["name"] = fmt.Sprintf("group%d", i)
			}
			many = append(many, one)
		}
		if err := answers.Set(path, many); err != nil {
			tb.Fatal(err)
		}
	}
	return answers
}

func BenchmarkCheckAndRequest(b *testing.B) {
	cloud.Bench(b, map[string]*forms.Answers{"largest": large(b), "example": cloud.Load(b, cloudtest.Example)})
}
