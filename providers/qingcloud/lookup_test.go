package qingcloud_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
)

func world() script {
	return script{
		listCall: {`{"ret_code":0,"total_count":2,"cluster_set":[
			{"cluster_id":"hpc-1","cluster_name":"shared","cluster_type":"hpc","nas_id":"nas-1","nas_path":"p1","nas_mount_point":"/m1"},
			{"cluster_id":"ehpc-1","cluster_name":"own","cluster_type":"ehpc","nas_id":"nas-2","nas_path":"p2","nas_mount_point":"/m2"}]}`},
		nodesCall:                    {`{"hpc_app_nodes_set":[{"node_id":"cln-1","app_version":"appv-1","env":"admin.password=x"},{"app_version":"appv-1"}],"total_count":2}`},
		"GET /user":                  {`{"users_set":[{"user_id":"usr-1","username":"boss","uid_number":"44730","gid_number":44731,"role":"boss"},{"user_id":"usr-2","uid_number":"1","gid_number":"2"}]}`},
		"GET /":                      {`{"ret_code":0,"total_count":2,"vxnet_set":[{"vxnet_id":"vxnet-1","vxnet_name":"n","vpc_router_id":"rtr-1"},{"vxnet_id":"vxnet-0"}]}`},
		"GET /queue/getCurrentQueue": {`{"queues_set":[{"name":"q","type_id":"hpcqt-1","belong":1}]}`},
	}
}

func TestListReplies(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		args map[string]string
		want []string
	}{
		"regions":          {want: []string{"jinan1a", "jinan1", "jn1a"}},
		"vxnets":           {want: []string{"vxnet-1", "vxnet-0"}},
		"users":            {want: []string{"usr-1", "usr-2"}},
		"uid_numbers":      {args: map[string]string{"owner.user_id": "usr-1"}, want: []string{"44730"}},
		"gid_numbers":      {args: map[string]string{"owner.user_id": "usr-1"}, want: []string{"44731"}},
		"versions":         {args: map[string]string{"basics.type": "ehpc"}, want: []string{"appv-1"}},
		"nas":              {want: []string{"nas-1", "nas-2"}},
		"nas_paths":        {args: map[string]string{"storage.nas_id": "nas-2"}, want: []string{"p2"}},
		"nas_mount_points": {args: map[string]string{"storage.nas_id": "nas-1"}, want: []string{"/m1"}},
		"queue_types":      {want: []string{"hpcqt-1"}},
	}
	for _, key := range cloud.Form().Keys() {
		if f, _ := cloud.Form().Field(forms.Path(key)); f.Source.Name != "" {
			if _, tried := cases[f.Source.Name]; !tried {
				t.Errorf("%s is not tried", f.Source.Name)
			}
		}
	}
	for source, c := range cases {
		t.Run(source, func(t *testing.T) {
			t.Parallel()
			wire := &cloudtest.Recorder{Next: world()}
			client := cloud.Connect(t, providers.Endpoint{Transport: wire})
			for range 2 {
				found, err := client.Lookup(t.Context(), forms.Query{Source: source, Args: c.args})
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, o := range found.Options {
					got = append(got, o.Value)
					if !o.Label.Complete() && !o.Note.Complete() {
						t.Errorf("%s has neither label nor note", o.Value)
					}
				}
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Error(diff)
				}
			}
			calls := strings.Join(asked(wire), "\n")
			if n := strings.Count(calls, listCall+" "); n > 1 {
				t.Errorf("asked again:\n%s", calls)
			}
			if source == "queue_types" && !strings.Contains(calls, "zone_id=jinan1a") {
				t.Errorf("asked:\n%s", calls)
			}
		})
	}
}

func TestVxnetOutsideVPC(t *testing.T) {
	t.Parallel()
	found, err := cloud.Connect(t, providers.Endpoint{Transport: world()}).Lookup(t.Context(), forms.Query{Source: "vxnets"})
	if err != nil || len(found.Options) != 2 {
		t.Fatalf("%+v, %v", found, err)
	}
	if options := found.Options; !options[0].Why.IsZero() || !options[1].Why.Complete() || options[0].Facts["vpc_id"] != "rtr-1" {
		t.Errorf("%+v", options)
	}
}

// TestNothingToCopyFrom: without clusters a list says so rather than being
// empty, which would make every typed value look wrong.
func TestNothingToCopyFrom(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{}})
	for _, source := range []string{"users", "uid_numbers", "versions", "queue_types", "nas", "nas_paths", "nas_mount_points"} {
		if _, err := client.Lookup(t.Context(), forms.Query{Source: source}); providers.AsFailure(err).Kind != providers.Absent {
			t.Errorf("%s: %v", source, err)
		}
	}
	if found, err := client.Lookup(t.Context(), forms.Query{Source: "vxnets"}); err != nil || len(found.Options) != 0 {
		t.Errorf("%v, %v", found, err)
	}
}

func TestLookupTrouble(t *testing.T) {
	t.Parallel()
	client := cloud.Connect(t, providers.Endpoint{Transport: script{listCall: {`{"ret_code":1400}`}, "GET /": {`{"ret_code":1200}`}}})
	for source, kind := range map[string]providers.Kind{"users": providers.Permission, "versions": providers.Permission, "vxnets": providers.Auth, "weather": providers.Internal} {
		if _, err := client.Lookup(t.Context(), forms.Query{Source: source}); providers.AsFailure(err).Kind != kind {
			t.Errorf("%s: %v", source, err)
		}
	}
}
