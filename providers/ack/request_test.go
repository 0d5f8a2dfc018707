package ack_test

import (
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestPageExample: where the example of the API page goes.
func TestPageExample(t *testing.T) {
	t.Parallel()
	request := cloudtest.Request(t, cloud.Connect(t, providers.Endpoint{Region: "cn-zhangjiakou"}), cloud.Load(t, seed))
	if request.URL != "https://cs.cn-zhangjiakou.aliyuncs.com/clusters" || request.Limit.Minutes() != 60 {
		t.Errorf("sent to %s, followed for %v", request.URL, request.Limit)
	}
}

// TestTimeLimitOfAnotherShape: a list in its place is told of, and limits nothing.
func TestTimeLimitOfAnotherShape(t *testing.T) {
	t.Parallel()
	answers := cloud.Load(t, seed)
	cloud.Set(t, answers, "advanced.timeout", []any{"60"})
	request := cloudtest.Request(t, cloud.Connect(t, providers.Endpoint{Region: "cn-zhangjiakou"}), answers)
	if request.Limit != 0 {
		t.Errorf("followed for %v", request.Limit)
	}
}
