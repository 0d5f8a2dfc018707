package modelarts_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/modelarts"
)

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
	client := cloud.Connect(t, providers.Endpoint{Base: "http://127.0.0.1:8080/", Transport: s})
	if _, err := client.Lookup(t.Context(), forms.Query{Source: "pools"}); err != nil {
		t.Error(err)
	}
	request, err := client.Request(cloud.Load(t, cloudtest.Example))
	if err != nil || !strings.HasPrefix(request.URL, "http://127.0.0.1:8080/v2/{project_id}/pools/") {
		t.Error(request.URL, err)
	}
}
