package modelarts_test

import (
	"fmt"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// large fills every list to its limit.
func large(tb testing.TB) *forms.Answers {
	tb.Helper()
	answers := cloud.Load(tb, cloudtest.Largest)
	form := cloud.Form()
	for list, key := range map[forms.Path]string{"tags": "key", "nodes.taints": "key", "nodes.volume_groups": "volume_group", "nodes.zones": "zone"} {
		field, _ := form.Field(list)
		last := answers.Len(list) - 1
		for i := last + 1; i < field.Max; i++ {
			value, _ := answers.Get(list.Index(last))
			item, _ := value.(map[string]any)
			if err := answers.Insert(list, i, item); err != nil {
				tb.Fatal(err)
			}
			name := fmt.Sprintf("a%d", i)
			if key == "volume_group" {
				name = fmt.Sprintf("vguser%d", i)
			}
			_ = answers.Set(list.Index(i).Key(key), name)
		}
	}
	if err := answers.Set("nodes.count", int64(8*answers.Len("nodes.zones"))); err != nil {
		tb.Fatal(err)
	}
	return answers
}

func BenchmarkCheckAndRequest(b *testing.B) {
	cloud.Bench(b, map[string]*forms.Answers{"largest": large(b), "example": cloud.Load(b, cloudtest.Example)})
}
