package qingcloud_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

func BenchmarkCheckAndRequest(b *testing.B) {
	cloud.Bench(b, map[string]*forms.Answers{"largest": cloud.Load(b, cloudtest.Largest), "example": cloud.Load(b, cloudtest.Example)})
}
