package modelarts_test

import (
	"net/http"
	"testing"

	"clusterwiz/providers"
)

// TestPartless: an answer without its list is none.
func TestPartless(t *testing.T) {
	t.Parallel()
	path := "GET modelarts /v2/" + projectID + "/pools/pool-std-c3d4/nodepools"
	cloud.Partless(t, `{"items":[]}`, func(reply string) http.RoundTripper { return newScript(path, reply) })
}

// TestEchoUnderAnotherStatus: the answer repeats the request and has no id, so
// that under any status but success it may be anybody's echo.
func TestEchoUnderAnotherStatus(t *testing.T) {
	t.Parallel()
	for _, status := range []string{"302", "400", "409", "429", "503"} {
		_, err := send(t, newScript("POST "+poolsPath, status+" "+echo))
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Unclear {
			t.Errorf("under %s: %v", status, err)
		}
	}
	if _, err := send(t, newScript("POST "+poolsPath, `{"metadata":{"name":7}}`)); providers.AsFailure(err).Kind != providers.Unclear {
		t.Errorf("a number for a name: %v", err)
	}
}
