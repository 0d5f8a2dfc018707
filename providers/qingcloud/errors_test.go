package qingcloud_test

import (
	"fmt"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/qingcloud"
)

// TestCodes is the table of ret_codes of the API page, for a creation and for
// a query.
func TestCodes(t *testing.T) {
	t.Parallel()
	cases := map[int][2]providers.Kind{
		1100: {providers.Invalid, providers.Invalid}, 1101: {providers.Invalid, providers.Invalid},
		1200: {providers.Auth, providers.Auth}, 1300: {providers.Auth, providers.Auth}, 1400: {providers.Permission, providers.Permission},
		1500: {providers.Auth, providers.Auth}, 1510: {providers.Auth, providers.Auth}, 1520: {providers.Auth, providers.Auth},
		1600: {providers.Auth, providers.Auth}, 1610: {providers.Auth, providers.Auth}, 1620: {providers.Auth, providers.Auth},
		1630: {providers.Auth, providers.Auth}, 1640: {providers.Auth, providers.Auth}, 1650: {providers.Auth, providers.Auth},
		1660: {providers.Auth, providers.Auth}, 1661: {providers.Auth, providers.Auth}, 1662: {providers.Auth, providers.Auth},
		2000: {providers.Auth, providers.Auth}, 2100: {providers.Invalid, providers.Absent}, 2110: {providers.Conflict, providers.Conflict},
		2200: {providers.Unclear, providers.Unavailable}, 2300: {providers.Unclear, providers.Unavailable},
		2400: {providers.Money, providers.Money}, 2500: {providers.Quota, providers.Quota}, 3300: {providers.Invalid, providers.Invalid},
		4000: {providers.Permission, providers.Permission}, 4005: {providers.Permission, providers.Permission},
		5000: {providers.Unclear, providers.Unavailable}, 5100: {providers.Unclear, providers.Unavailable},
		5200: {providers.Unclear, providers.Quota}, 5300: {providers.Unclear, providers.Unavailable}, 5400: {providers.Unclear, providers.Conflict},
		5500: {providers.Unclear, providers.Invalid}, 5600: {providers.Unclear, providers.Invalid},
		8000: {providers.Unclear, providers.Invalid}, 8004: {providers.Unclear, providers.Invalid},
		5999: {providers.Unclear, providers.Unavailable}, 9999: {providers.Unclear, providers.Invalid},
	}
	for _, ends := range qingcloud.Ranges() {
		for _, code := range ends {
			if _, tried := cases[code]; !tried && code != 1661 {
				t.Errorf("%d is not tried", code)
			}
		}
	}
	for code, kinds := range cases {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			t.Parallel()
			reply := fmt.Sprintf(`{"ret_code":%d,"message":"Category, text"}`, code)
			client := cloud.Connect(t, providers.Endpoint{Transport: script{createCall: {reply}, listCall: {reply}}})
			r := cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal))
			_, created := client.Send(t.Context(), r)
			_, found := client.Find(t.Context(), r)
			for i, err := range []error{created, found} {
				f := providers.AsFailure(err)
				if f == nil || f.Kind != kinds[i] || f.Code != fmt.Sprint(code) || f.Message != "Category, text" || !f.Summary.Complete() || !f.Remedy.Complete() {
					t.Errorf("got %+v", f)
				}
			}
		})
	}
}

// TestFields: a message that quotes a value or a parameter points at it.
func TestFields(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		code    int
		message string
		field   forms.Path
	}{
		"value":                 {2100, "ResourceNotFound, resource [vxnet-0000001] not found", "network.vxnet_id"},
		"value with a dot":      {1101, "InvalidParameter, 10.104.100.98.", "software.nfs_dns"},
		"parameter":             {1100, "MissingParameter, parameter [version_id] should be specified", "basics.version_id"},
		"whole parameter":       {1101, "cluster_conf.cluster.compute.cpu is not valid", "nodes.cpu"},
		"parameter with a dot":  {1101, "admin.password is too weak", "access.password"},
		"parameter in short":    {1101, "illegal vxnet", "network.vxnet_id"},
		"one of several":        {1101, "nas_mount_point is not valid", ""},
		"two values":            {2100, "appv-00000001 or usr-00000001 not found", ""},
		"quoted everyday word":  {1101, "InvalidParameter, the value of [owner] is not valid", "owner.user_id"},
		"everyday words":        {1400, "PermissionDenied, you are not the owner of this zone", ""},
		"not about an answer":   {1200, "AuthFailure, signature of version_id", ""},
		"quota of a value":      {2500, "QuotaExceeded, vxnet-0000001 is full", "network.vxnet_id"},
		"nothing of a question": {1101, "InvalidParameter", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := cloud.Connect(t, providers.Endpoint{Transport: script{createCall: {fmt.Sprintf(`{"ret_code":%d,"message":%q}`, c.code, c.message)}}})
			_, err := client.Send(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Largest)))
			if f := providers.AsFailure(err); f.Field != c.field {
				t.Errorf("at %q: %+v", f.Field, f)
			}
		})
	}
}

func TestTooManyCalls(t *testing.T) {
	t.Parallel()
	_, err := send(t, `{"ret_code":2500,"message":"QuotaExceeded, API requests exceed 2000 per hour"}`)
	if f := providers.AsFailure(err); f.Kind != providers.Throttled {
		t.Errorf("got %+v", f)
	}
}
