package qingcloud

import (
	"net/http"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// The call that makes a cluster.
const (
	createAction = "createCluster"
	createPath   = "/cluster/createCluster"
	jsonType     = "application/json"
)

// newRequest turns answers into the request to base, the scheme and host of
// the endpoint; the region is the zone. The signature joins the address when
// it is sent.
func newRequest(answers *forms.Answers, zone, base string) providers.Request {
	header := http.Header{}
	header.Set("Content-Type", jsonType)
	said := form().Scope(answers, nil)
	name, _ := said.Value("basics.name")
	owner, _ := said.Value(ownerKey)
	body := form().Body(answers)
	complete(body, said, zone)
	return providers.Request{
		Action: createAction, Method: http.MethodPost, URL: base + hpc.prefix + createPath, Header: header,
		Format: providers.JSONBody, Body: body,
		Name: forms.ValueText(name), Region: zone, Owner: forms.ValueText(owner), Repeat: providers.Never,
	}
}

// again are answers that stand in the request a second time.
var again = []struct {
	ref   string
	names []string
}{
	{ownerKey, []string{"user_id"}},
	{"basics.name", []string{"cluster_conf", "cluster", "name"}},
	{"basics.version_id", []string{"cluster_conf", "version"}},
	{"owner.uid_number", []string{"cluster_conf", "env", "admin.user_id"}},
	{"owner.gid_number", []string{"cluster_conf", "env", "admin.group_id"}},
}

// complete puts what no question asks for: zone, copies, and the form in which
// the page writes "none" of billing period and shared software.
func complete(body *forms.Body, said *forms.Scope, zone string) {
	body.Set(zone, "zone")
	for _, copied := range again {
		if value, state := said.Value(copied.ref); state == forms.Set {
			body.Set(value, copied.names...)
		}
	}
	if kind, _ := said.Value("billing.charge_type"); kind != reserved {
		body.Set(int64(0), "duration")
		body.Set(int64(0), "is_auto_renewal")
	}
	if shared, _ := said.Value("software.shared"); shared == false {
		body.Set(int64(0), "cluster_conf", "env", "start_hook_on")
		for _, name := range []string{"nfs_dns", "nfs_export", "nfs_local", "nfs_network"} {
			body.Set("", "cluster_conf", "env", name)
		}
	}
}
