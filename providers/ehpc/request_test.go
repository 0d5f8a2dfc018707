package ehpc_test

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
