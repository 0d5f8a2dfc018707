package qingcloud_test

import (
	"net/url"
	"testing"

	"clusterwiz/providers/qingcloud"
)

// TestSignature: the first two vectors are computed from the algorithm of the
// API page, whose own example cannot be reproduced; the third is that of the
// tests of the vendor's Go client.
func TestSignature(t *testing.T) {
	t.Parallel()
	const id, secret = "QYACCESSKEYIDEXAMPLE", "SECRETACCESSKEY"
	public := func(pairs ...string) url.Values {
		q := url.Values{"access_key_id": {id}, "signature_method": {"HmacSHA256"}, "signature_version": {"1"}, "version": {"1"}}
		for i := 0; i < len(pairs); i += 2 {
			q.Set(pairs[i], pairs[i+1])
		}
		return q
	}
	hour := []string{"timestamp", "2021-08-19T16:44:40Z"}
	cases := map[string]struct{ got, want string }{
		"get": {
			qingcloud.SignHPC("GET", "/api/cluster/list", public(append(hour, "zone", "jinan1a")...), nil, secret),
			"fuaaMdgEpq315d6SJPwhiaw3XantkrjQW4gQOg2FNkI%253D",
		},
		"post": {
			qingcloud.SignHPC("POST", "/api/cluster/deleteCluster", public(hour...),
				[]byte(`{"cluster_ids":["hpc-6o2qc9tl"],"run_user":"usr-IuZxPyn2","zone":"jinan1a"}`), secret),
			"peD8P%252Fko10k9XkLj6pogXotWXDu%252FRjEX9vrFyMhK0Oo%253D",
		},
		"general API": {
			qingcloud.SignIaaS("GET", "/iaas/", public("action", "RunInstances", "count", "1", "image_id", "centos64x86a", "instance_name", "demo",
				"instance_type", "small_b", "login_mode", "passwd", "login_passwd", "QingCloud20130712",
				"time_stamp", "2013-08-27T14:30:10Z", "vxnets.1", "vxnet-0", "zone", "pek1"), secret),
			"32bseYy39DOlatuewpeuW5vpmW51sD1A%2FJdGynqSpP8%3D",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.got != c.want {
				t.Errorf("got %s", c.got)
			}
		})
	}
}
