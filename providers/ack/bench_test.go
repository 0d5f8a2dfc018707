package ack_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/ack"
)

// BenchmarkCheckAndRequest is what happens on every key press: all problems,
// and the request as JSON. The largest profile answers every question.
func BenchmarkCheckAndRequest(b *testing.B) {
	client := connect(b, providers.Endpoint{})
	for _, file := range []string{largest, seed, "example.toml"} {
		answers := load(b, file)
		b.Run(file, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if problems := forms.Errors(ack.New().Form().Check(answers, nil)); len(problems) > 0 {
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
	answers := twenty(b)
	b.Run("20 pools", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			ack.New().Form().Check(answers, nil)
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

// twenty returns the largest answers with as many pools as the quota allows.
func twenty(tb testing.TB) *forms.Answers {
	tb.Helper()
	answers := load(tb, largest)
	value, _ := answers.Get("node_pools[0]")
	pool, _ := value.(map[string]any)
	for i := range 18 {
		if err := answers.Insert("node_pools", 2+i, pool); err != nil {
			tb.Fatal(err)
		}
	}
	return answers
}
