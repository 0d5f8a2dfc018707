package qingcloud_test

import "testing"

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

// TestPageExample: page.json is the example of the newer revision of the API
// page.
func TestPageExample(t *testing.T) {
	t.Parallel()
	cloud.SendsThePage(t, "jn1a", "requests/page.toml", func(page any) any { return page })
}
