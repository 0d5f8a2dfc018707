package modelarts_test

import (
	"cmp"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// script replies to each "METHOD host-label /path?query"; a name without a query
// stands for all of them. It keeps the calls.
type script struct {
	mu      sync.Mutex
	replies cloudtest.Replies
	calls   []*http.Request
}

const (
	projectID = "0123456789abcdef0123456789abcdef"
	poolsPath = "modelarts /v2/" + projectID + "/pools/pool-std-c3d4/nodepools"
	onePath   = poolsPath + "/nodepool-1"
	askIAM    = "GET iam /v3/projects?name=cn-north-4"
	iamReply  = `{"projects":[{"id":"` + projectID + `","name":"cn-north-4","enabled":true}]}`
)

// newScript takes keys and replies in turn; the project can always be asked for.
func newScript(pairs ...string) *script {
	s := &script{replies: cloudtest.Replies{askIAM: {iamReply}}}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == askIAM && i == 0 {
			s.replies[askIAM] = nil
		}
		s.replies[pairs[i]] = append(s.replies[pairs[i]], pairs[i+1])
	}
	return s
}

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, r)
	label, _, _ := strings.Cut(r.URL.Host, ".")
	key := r.Method + " " + label + " " + r.URL.Path
	if _, exact := s.replies[key+"?"+r.URL.RawQuery]; exact {
		key += "?" + r.URL.RawQuery
	}
	text := cmp.Or(s.replies.Next(key), `404 {"error_code":"APIGW.0101","error_msg":"The API does not exist","request_id":"R"}`)
	return cloudtest.Answer(r, text, http.Header{"X-Request-Id": {"header-id"}})
}

// made lists the calls so far.
func (s *script) made() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []string
	for _, r := range s.calls {
		list = append(list, r.Method+" "+r.URL.Host+r.URL.RequestURI())
	}
	return list
}

var noon = time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)

// scripted returns a client that the script answers, at noon.
func scripted(t testing.TB, s *script) providers.Client {
	t.Helper()
	return cloud.At(t, noon, providers.Endpoint{Transport: s})
}

// send sends the smallest request.
func send(t testing.TB, s *script) (providers.Receipt, error) {
	t.Helper()
	client := scripted(t, s)
	request := cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal))
	return client.Send(t.Context(), request)
}

// echo is the answer to the smallest request.
const echo = `{"kind":"NodePool","apiVersion":"v2","metadata":{"name":"nodepool-1","annotations":{"os.modelarts/billing.mode":"0"}},` +
	`"spec":{"resources":{"nodePool":"nodepool-1","flavor":"modelarts.vm.2u4g.dcc","count":1,"maxCount":1}}}`

func receipt() providers.Receipt {
	return providers.Receipt{
		ID: projectID + "/pool-std-c3d4/nodepool-1", Name: "nodepool-1@pool-std-c3d4", Region: "cn-north-4",
		RequestID: "R", Created: noon.Add(-time.Minute).Format(time.RFC3339),
	}
}
