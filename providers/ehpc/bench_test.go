package ehpc_test

import (
	"fmt"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// large returns the largest request that is likely: 8 queues of 10 node
// templates with 2 data disks each, and everything else answered.
func large(tb testing.TB) *forms.Answers {
	tb.Helper()
	answers := cloud.Load(tb, cloudtest.Largest)
	value, _ := answers.Get("queues[0]")
	queue, _ := value.(map[string]any)
	nodes, _ := queue["compute_nodes"].([]any)
	node := nodes[0]
	var ten, eight []any
	for range 10 {
		ten = append(ten, node)
	}
	for i := range 8 {
		one := map[string]any{}
		for key, value := range queue {
			one[key] = value
		}
		one["name"], one["compute_nodes"] = fmt.Sprintf("queue.%d", i), ten
		eight = append(eight, one)
	}
	if err := answers.Set("queues", eight); err != nil {
		tb.Fatal(err)
	}
	return answers
}

func BenchmarkCheckAndRequest(b *testing.B) {
	cloud.Bench(b, map[string]*forms.Answers{"largest": large(b), "example": cloud.Load(b, cloudtest.Example)})
}
