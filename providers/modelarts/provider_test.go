package modelarts_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/modelarts"
)

func TestAbout(t *testing.T) {
	t.Parallel()
	about := modelarts.New().About()
	if about.ID != "modelarts" || len(about.Example) == 0 || !about.Name.Complete() || !about.Creates.Complete() || len(about.Regions) != 22 ||
		about.Limit <= about.Typical || !about.Lifecycle.IsZero() {
		t.Errorf("about %+v", about)
	}
	for _, note := range about.Notes {
		if !note.Complete() {
			t.Errorf("note %+v", note)
		}
	}
	for _, region := range about.Regions {
		if !region.Label.Complete() {
			t.Errorf("region %+v", region)
		}
	}
}

func TestConnectRefuses(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"x", "ftp://a", "http://a/b", "http://u:p@a", "http://a?b"} {
		_, err := modelarts.New().Connect(account, providers.Endpoint{Region: "cn-north-4", Base: base})
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Invalid || !f.Remedy.Complete() {
			t.Errorf("%s: %v", base, err)
		}
	}
	bad := providers.Account{ID: "env", Trouble: forms.T("x is missing", "缺少 x")}
	if _, err := modelarts.New().Connect(bad, providers.Endpoint{}); providers.AsFailure(err).Kind != providers.Auth {
		t.Error(err)
	}
}

func TestHosts(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"modelarts", "cn-north-4", "modelarts.cn-north-4.myhuaweicloud.com"},
		{"modelarts", "ap-southeast-1", "modelarts.ap-southeast-1.myhuaweicloud.cn"},
		{"iam", "cn-north-4", "iam.cn-north-4.myhuaweicloud.com"},
		{"iam", "cn-north-11", "iam.myhuaweicloud.com"},
		{"iam", "", "iam.myhuaweicloud.com"},
		{"vpc", "ap-southeast-1", "vpc.ap-southeast-1.myhuaweicloud.com"},
	} {
		if got := modelarts.HostOf(c[0], c[1]); got != c[2] {
			t.Errorf("%s in %s: %s", c[0], c[1], got)
		}
	}
}

// TestBase: an endpoint given by hand serves every product.
func TestBase(t *testing.T) {
	t.Parallel()
	s := newScript("GET 127 /v3/projects", iamReply, "GET 127 /v2/"+projectID+"/pools", `{"items":[]}`)
	client := connect(t, providers.Endpoint{Base: "http://127.0.0.1:8080/", Transport: s})
	if _, err := client.Lookup(t.Context(), forms.Query{Source: "pools"}); err != nil {
		t.Error(err)
	}
	request, err := client.Request(load(t, "example.toml"))
	if err != nil || !strings.HasPrefix(request.URL, "http://127.0.0.1:8080/v2/{project_id}/pools/") {
		t.Error(request.URL, err)
	}
}
