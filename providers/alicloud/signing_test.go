package alicloud_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// older is a product with a signature of its own.
var older = alicloud.Product{
	Code: "Older", Version: "2015-11-11", Host: alicloud.Regional("older"),
	Sign: func(r *http.Request, s alicloud.Signing) {
		r.Header.Set("Date", s.Now.Format(http.TimeFormat))
		r.Header.Set("X-Acs-Security-Token", s.Token)
		r.Header.Set("Authorization", "acs "+s.ID+":"+s.Secret+s.Nonce+"==")
	},
}

type echo struct{ requests []string }

func (e *echo) RoundTrip(r *http.Request) (*http.Response, error) {
	body, _ := io.ReadAll(r.Body)
	e.requests = append(e.requests, fmt.Sprintf("%s %s %s %s %s", r.Method, r.URL, r.Header.Get("Content-Type"), r.Header.Get("Authorization"), body))
	return &http.Response{StatusCode: 201, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(`{"Id":"x"}`))}, nil
}

func TestOwnSignature(t *testing.T) {
	t.Parallel()
	carrier := &echo{}
	client, err := alicloud.Connect(providers.Simulator(), providers.Endpoint{Region: "cn-hangzhou", Transport: carrier})
	if err != nil {
		t.Fatal(err)
	}
	client.Pin(time.Date(2018, 11, 6, 6, 12, 40, 0, time.UTC), "nonce")
	client.UseKeys("id", "hidden", "token")
	call := alicloud.Call{
		Product: older, Action: "Create", Path: "/clusters", Query: map[string]string{"Token": "a b", "A": "1"}, JSON: []byte(`{"Name":"` + forms.Mask + `"}`),
	}
	var reply struct {
		ID string `json:"Id"`
	}
	if err := client.Do(t.Context(), call, &reply); err != nil || reply.ID != "x" {
		t.Fatal(reply, err)
	}
	want := `POST https://older.cn-hangzhou.aliyuncs.com/clusters?A=1&Token=a%20b application/json; charset=utf-8 acs id:hiddennonce== ` + string(call.JSON)
	if len(carrier.requests) != 1 || carrier.requests[0] != want {
		t.Errorf("sent %q\nwant %q", carrier.requests, want)
	}
	masked, err := client.Capture(t.Context(), call, forms.Masked)
	if err != nil {
		t.Fatal(err)
	}
	if got := masked.Header.Get("Authorization"); !strings.HasPrefix(got, "acs ") || !strings.HasSuffix(got, ":"+forms.Mask) {
		t.Errorf("authorization %q", got)
	}
	if masked.Header.Get("X-Acs-Security-Token") != forms.Mask || masked.Header.Get("X-Acs-Content-Sha256") != "" {
		t.Errorf("headers %v", masked.Header)
	}
	revealed, err := client.Capture(t.Context(), call, forms.Revealed)
	if err != nil || revealed.Header.Get("Authorization") != "acs id:hiddennonce==" {
		t.Errorf("revealed %v, %v", revealed.Header, err)
	}
	if shown := fmt.Sprintf("%v %+v %#v", alicloud.Signing{Secret: "hidden"}, alicloud.Signing{Secret: "hidden"}, alicloud.Signing{Secret: "hidden"}); strings.Contains(shown, "hidden") {
		t.Error(shown)
	}
}
