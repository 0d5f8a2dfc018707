package ehpc_test

import (
	"testing"

	"clusterwiz/providers/cloudtest"
)

func TestRequestsFitTheSDK(t *testing.T) {
	t.Parallel()
	cloudtest.FitsSDK(t)
}
