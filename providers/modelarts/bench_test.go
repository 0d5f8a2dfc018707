package modelarts_test

import (
	"fmt"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/modelarts"
)

// large fills every list to its limit.
func large(tb testing.TB) *forms.Answers {
	tb.Helper()
	answers := load(tb, "requests/largest.toml")
	form := modelarts.New().Form()
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
	client := connect(b, providers.Endpoint{})
	for name, answers := range map[string]*forms.Answers{"largest": large(b), "example": load(b, "example.toml")} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if problems := forms.Errors(modelarts.New().Form().Check(answers, nil)); len(problems) > 0 {
					b.Fatal(problems)
				}
				request, err := client.Request(answers)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := request.Payload(forms.Masked); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
