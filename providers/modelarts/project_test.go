package modelarts_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

// TestProject: the region's project as the vendor's SDK finds it.
func TestProject(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		reply string
		kind  providers.Kind
		says  string
	}{
		"none":       {`{"projects":[]}`, providers.Invalid, "no project in region cn-north-4"},
		"several":    {`{"projects":[{"id":"p1"},{"id":"p2"}]}`, providers.Invalid, "p1, p2"},
		"not listed": {`403 {"error":{"code":403,"message":"no"}}`, providers.Permission, "no permission"},
		"bad keys":   {`401 {"error_msg":"verify aksk signature fail","error_code":"APIGW.0301"}`, providers.Auth, "keys"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newScript(askIAM, c.reply)
			_, err := send(t, s)
			f := providers.AsFailure(err)
			if f == nil || f.Kind != c.kind || !strings.Contains(f.Summary.En, c.says) {
				t.Errorf("got %+v", f)
			}
			if len(s.made()) != 1 {
				t.Error("something was sent:", s.made())
			}
		})
	}
}

// held is a carrier that lets calls to IAM wait.
type held struct {
	*script
	release chan struct{}
}

func (h held) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasPrefix(r.URL.Host, "iam.") {
		<-h.release
	}
	return h.script.RoundTrip(r)
}

func TestProjectIsAskedForOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newScript("GET modelarts /v2/"+projectID+"/pools", `{"items":[]}`, "GET vpc /v1/"+projectID+"/vpcs", `{"vpcs":[]}`)
		h := held{s, make(chan struct{})}
		client := cloud.Connect(t, providers.Endpoint{Transport: h})
		done := make(chan error)
		for _, source := range []string{"pools", "vpcs", "pools", "vpcs"} {
			go func() {
				_, err := client.Lookup(t.Context(), forms.Query{Source: source})
				done <- err
			}()
		}
		synctest.Wait()
		close(h.release)
		for range 4 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		asked := 0
		for _, call := range s.made() {
			if strings.Contains(call, "iam.") {
				asked++
			}
		}
		if asked != 1 {
			t.Errorf("asked %d times", asked)
		}
	})
}

func TestProjectByHand(t *testing.T) {
	t.Parallel()
	s := newScript("POST modelarts /v2/p-7/pools/pool-std-c3d4/nodepools", echo)
	client := scripted(t, s)
	request := cloudtest.Request(t, client, cloud.With(t, cloudtest.Minimal, "basics.project_id=p-7"))
	got, err := client.Send(t.Context(), request)
	if err != nil || got.ID != "p-7/pool-std-c3d4/nodepool-1" || got.Name != "nodepool-1@pool-std-c3d4@p-7" || len(s.made()) != 1 {
		t.Errorf("%+v, %v, %v", got, err, s.made())
	}
}
