package qingcloud_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/qingcloud"
)

func BenchmarkCheckAndRequest(b *testing.B) {
	client := connect(b, providers.Endpoint{})
	for _, file := range []string{"requests/largest.toml", "example.toml"} {
		answers := load(b, file)
		b.Run(file, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if problems := forms.Errors(qingcloud.New().Form().Check(answers, nil)); len(problems) > 0 {
					b.Fatal(problems)
				}
				if _, err := request(b, client, answers).Payload(forms.Masked); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
