package ack_test

import (
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

func TestRequests(t *testing.T) {
	t.Parallel()
	cloud.Requests(t)
}

func TestRequestIsPure(t *testing.T) {
	t.Parallel()
	cloud.IsPure(t)
}

func TestEveryWireIsExercised(t *testing.T) {
	t.Parallel()
	cloud.SendsEveryParameter(t)
}

// TestPageExample: page.json is the example of the API page.
func TestPageExample(t *testing.T) {
	t.Parallel()
	cloud.SendsThePage(t, "cn-zhangjiakou", seed, func(page any) any { return page })
	request := cloudtest.Request(t, cloud.Connect(t, providers.Endpoint{Region: "cn-zhangjiakou"}), cloud.Load(t, seed))
	if request.URL != "https://cs.cn-zhangjiakou.aliyuncs.com/clusters" || request.Limit.Minutes() != 60 {
		t.Errorf("sent to %s, followed for %v", request.URL, request.Limit)
	}
}
