package ack_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/ack"
	"clusterwiz/providers/simulator"
)

// TestRefusals maps what the simulator refuses to kind and place.
func TestRefusals(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		file  string
		set   []string
		field forms.Path
	}{
		"bad name":                 {set: []string{"basics.name=_a"}, field: "basics.name"},
		"unknown version":          {set: []string{"basics.kubernetes_version=1.99.1-aliyun.1"}, field: "basics.kubernetes_version"},
		"bad tag":                  {set: []string{"tags[0].key=acs:x"}, field: "tags[0].key"},
		"unknown VPC":              {set: []string{"network.vpc_id=vpc-none"}, field: "network.vpc_id"},
		"vSwitch of another VPC":   {set: []string{"network.vswitch_ids=vsw-f8za5p0mwzgdu3wgx,vsw-bp1s5fnvk4gn2tws0"}, field: "network.vswitch_ids"},
		"unknown group":            {set: []string{"network.security_group_id=sg-none"}, field: "network.security_group_id"},
		"services in the VPC":      {set: []string{"network.service_cidr=10.1.0.0/16"}, field: "network.service_cidr"},
		"unknown type":             {set: []string{"node_pools[1].instance_types=ecs.none"}, field: "node_pools[1].instance_types"},
		"unknown key pair":         {set: []string{"node_pools[0].key_pair=nobody"}, field: "node_pools[0].key_pair"},
		"no credentials of a pool": {set: []string{"node_pools[0].key_pair="}, field: "node_pools[0].key_pair"},
		"disk too large":           {set: []string{"node_pools[0].data_disks[0].size=40000"}, field: "node_pools[0].data_disks[0].size"},
		"unknown add-on":           {file: largest, set: []string{"addons.more[1].name=ack-none"}, field: "addons.more[1].name"},
		"add-on settings":          {file: largest, set: []string{"addons.more[2].config={"}, field: "addons.more[2].config"},
		"old masters":              {file: seed, set: []string{"masters.instance_types=ecs.none,ecs.none,ecs.none"}, field: "masters.instance_types"},
		"masters today":            {file: current, set: []string{"masters.instance_types=ecs.none,ecs.none,ecs.none"}, field: "masters.instance_types"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, file := newRig(t), "example.toml"
			if c.file != "" {
				file = c.file
			}
			if c.file == seed {
				r.Client = connect(t, providers.Endpoint{Region: "cn-zhangjiakou", Transport: r.sim.Transport()})
			}
			refused(t, r, with(t, file, c.set...), c.field, "")
		})
	}
}

func refused(t *testing.T, r rig, answers *forms.Answers, field forms.Path, summary string) {
	t.Helper()
	request, err := r.Request(answers)
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Send(t.Context(), request)
	f := providers.AsFailure(err)
	if f == nil || f.Kind != providers.Invalid || f.Field != field || f.Code == "" || f.RequestID == "" || !f.Summary.Complete() || !f.Remedy.Complete() {
		t.Errorf("got %+v", f)
	}
	if summary != "" && f.Summary.En != summary {
		t.Errorf("says %s", f.Summary.En)
	}
	if found, err := r.Find(t.Context(), request); err != nil || len(found) > 0 {
		t.Errorf("a refused request left %v, %v", found, err)
	}
}

// TestNameIsTaken: a lost request that is sent again is refused, not done
// twice.
func TestNameIsTaken(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	request, _ := r.create(t, load(t, "example.toml"))
	_, err := r.Send(t.Context(), request)
	if f := providers.AsFailure(err); f == nil || f.Kind != providers.Invalid || f.Field != "basics.name" {
		t.Errorf("got %+v", f)
	}
}

// TestDedicatedEnded: the cloud of today makes no dedicated clusters.
func TestDedicatedEnded(t *testing.T) {
	t.Parallel()
	r := newRig(t)
	r.sim = simulator.New(simulator.Options{Seed: 1})
	r.Client = connect(t, providers.Endpoint{Transport: r.sim.Transport()})
	refused(t, r, load(t, current), "basics.cluster_type", "ACK no longer makes dedicated clusters")
}

// TestCodes has the simulator refuse with each code of the pages.
func TestCodes(t *testing.T) {
	t.Parallel()
	cases := map[string]providers.Kind{
		"InvalidParameter": providers.Invalid, "InvalidParameter.Format": providers.Invalid,
		"ErrorClusterNotFound": providers.Absent, "ErrorTaskNotFound": providers.Absent, "ErrorClusterNameAlreadyExist": providers.Invalid,
		"ErrorClusterState": providers.Conflict, "ErrorModifyDeletionProtectionFailed": providers.Conflict,
		"ErrorCheckAcl": providers.Permission, "StatusForbidden": providers.Permission, "Forbidden.RAM": providers.Permission,
		"NoPermission": providers.Permission, "QuotaExceeded.Cluster": providers.Quota, "QuotaExceeded.Node": providers.Quota,
		"InvalidVSwitchId.IpNotEnough": providers.Quota, "InsufficientBalance": providers.Money,
		"DependencyViolation.Resource": providers.Conflict, "DependencyResourceExist": providers.Conflict, "AddonNotFound": providers.Invalid,
		"Throttling": providers.Throttled, "Rejected.Throttling": providers.Throttled, "Throttling.User": providers.Throttled,
		"InternalError": providers.Unclear, "ServiceUnavailable": providers.Unavailable,
		"SignatureDoesNotMatch": providers.Auth, "InvalidTimeStamp.Expired": providers.Auth, "InvalidAccessKeyId.NotFound": providers.Auth,
		"InvalidSecurityToken.Expired": providers.Auth,
	}
	for _, code := range ack.Codes() {
		if _, tried := cases[code]; !tried {
			t.Errorf("%s is not tried", code)
		}
	}
	for code, kind := range cases {
		for name, reply := range map[string]string{
			"lower case": `400 {"code":"` + code + `","message":"no","requestId":"R"}`,
			"upper case": `400 {"Code":"` + code + `","Message":"no","RequestId":"R","HostId":"cs.cn-hangzhou.aliyuncs.com","Recommend":"x"}`,
		} {
			t.Run(code+" "+name, func(t *testing.T) {
				t.Parallel()
				_, err := send(t, script{"CreateCluster": {reply}})
				if f := providers.AsFailure(err); f == nil || f.Kind != kind || f.Code != code || f.RequestID != "R" || !f.Summary.Complete() || !f.Remedy.Complete() {
					t.Errorf("got %+v", f)
				}
			})
		}
	}
}

// TestWords reads the messages that say more than their code.
func TestWords(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		reply string
		kind  providers.Kind
		field forms.Path
		want  string
	}{
		"too fast":     {`400 {"code":"Unknown","message":"QPS Limit Exceeded","requestId":"R"}`, providers.Throttled, "", "too many calls in a short time"},
		"old field":    {`400 {"code":"InvalidParameter","message":"The specified parameter master_count is deprecated.","requestId":"R"}`, providers.Invalid, "masters.count", "ACK no longer takes an old field"},
		"dedicated":    {`400 {"code":"InvalidParameter","message":"dedicated clusters are no longer supported","requestId":"R"}`, providers.Invalid, "basics.cluster_type", "ACK no longer makes dedicated clusters"},
		"add-on named": {`400 {"code":"InvalidParameter.Format","message":"The specified parameter addons.0.config is invalid.","requestId":"R"}`, providers.Invalid, "network.pod_vswitches", "JSON inside the request is malformed"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := send(t, script{"CreateCluster": {c.reply}})
			if f := providers.AsFailure(err); f == nil || f.Kind != c.kind || f.Field != c.field || f.Summary.En != c.want {
				t.Errorf("got %+v", f)
			}
		})
	}
}
