package cloudtest

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Bench times what happens on every key press: all problems, and the request
// as JSON.
func (c Cloud) Bench(b *testing.B, cases map[string]*forms.Answers) {
	client := c.Connect(b, providers.Endpoint{})
	for name, answers := range cases {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if problems := forms.Errors(c.Form().Check(answers, nil)); len(problems) > 0 {
					b.Fatal(problems)
				}
				if _, err := Request(b, client, answers).Payload(forms.Masked); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
