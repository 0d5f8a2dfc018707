package ehpc_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/ehpc"
)

// TestRefusals maps what the simulator refuses to kind and place.
func TestRefusals(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		set   []string
		kind  providers.Kind
		field forms.Path
	}{
		"vSwitch of another VPC": {[]string{"network.vswitch_id=vsw-bp1s5fnvk4gn2tws0"}, providers.Invalid, "network.vswitch_id"},
		"unknown VPC":            {[]string{"network.vpc_id=vpc-none"}, providers.Invalid, "network.vpc_id"},
		"unknown group":          {[]string{"network.security_group_id=sg-none"}, providers.Invalid, "network.security_group_id"},
		"unknown key pair":       {[]string{"access.key_pair=nobody"}, providers.Invalid, "access.key_pair"},
		"bad name":               {[]string{"basics.name=a"}, providers.Invalid, "basics.name"},
		"bad tag":                {[]string{"tags[0].key=acs:x"}, providers.Invalid, "tags[0].key"},
		"unknown type":           {[]string{"queues[1].compute_nodes[0].instance_type=ecs.none"}, providers.Invalid, "queues[1].compute_nodes[0].instance_type"},
		"unknown manager type":   {[]string{"manager.instance_type=ecs.none"}, providers.Invalid, "manager.instance_type"},
		"one of two images":      {[]string{"manager.image_id=none.vhd"}, providers.Invalid, ""},
		"disk too large":         {[]string{"manager.system_disk.size=4096"}, providers.Invalid, "manager.system_disk.size"},
		"unknown file system":    {[]string{"storage.shared[1].file_system_id=none"}, providers.Invalid, "storage.shared[1].file_system_id"},
		"unknown package":        {[]string{"software.packages[0].name=none"}, providers.Invalid, "software.packages[0].name"},
		"queue name twice":       {[]string{"queues[1].name=comp"}, providers.Invalid, "queues[1].name"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused(t, newRig(t), with(t, "example.toml", c.set...), c.kind, c.field)
		})
	}
	t.Run("the only image", func(t *testing.T) {
		t.Parallel()
		refused(t, newRig(t), with(t, "requests/minimal.toml", "manager.image_id=none.vhd"), providers.Invalid, "manager.image_id")
	})
	t.Run("addon's type", func(t *testing.T) {
		t.Parallel()
		refused(t, newRig(t), with(t, "requests/addon.toml", "addons[0].resources.nodes[0].instance_type=ecs.none"),
			providers.Invalid, "addons[0].resources.nodes[0].instance_type")
	})
}

func refused(t *testing.T, r rig, answers *forms.Answers, kind providers.Kind, field forms.Path) {
	t.Helper()
	request, err := r.Request(answers)
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Send(t.Context(), request)
	f := providers.AsFailure(err)
	if f == nil || f.Kind != kind || f.Field != field || f.Code == "" || f.RequestID == "" || !f.Summary.Complete() || !f.Remedy.Complete() {
		t.Errorf("got %+v", f)
	}
	if found, err := r.Find(t.Context(), request); err != nil || len(found) > 0 {
		t.Errorf("a refused request left %v, %v", found, err)
	}
}

// TestCodes has the simulator refuse with each documented code.
func TestCodes(t *testing.T) {
	t.Parallel()
	cases := map[string]providers.Kind{
		"InvalidParams": providers.Invalid, "Cluster.NotSupported": providers.Invalid,
		"OrderError.Arrearage": providers.Money, "OrderError.InstHasUnpaidOrder": providers.Money,
		"OrderError.InsufficientBalance": providers.Money, "OrderError.InvalidPayMethod": providers.Money,
		"OrderError.NoCard": providers.Money, "OrderError.NoRealNameAuthentication": providers.Money,
		"OrderError.NoRealNameRegistration": providers.Money, "OrderError.UserProfileIncomplete": providers.Money,
		"OrderError": providers.Money, "ConflictOpt": providers.Conflict, "InvalidClusterStatus": providers.Conflict,
		"TooManyClusters": providers.Quota, "KeyPairNotFound": providers.Invalid, "ImageNotFound": providers.Invalid,
		"ClusterNotFound": providers.Absent, "AliyunError": providers.Unclear, "NotAuthorized": providers.Permission,
		"DbError": providers.Unclear, "UnknownError": providers.Unclear,
		"NoPermission": providers.Permission, "ServiceUnavailable": providers.Unavailable,
		"Throttling.User": providers.Throttled, "SignatureDoesNotMatch": providers.Auth, "InvalidTimeStamp.Expired": providers.Auth,
		"InvalidAccessKeyId.NotFound": providers.Auth, "Forbidden.RAM": providers.Permission,
	}
	for _, code := range ehpc.Codes() {
		if _, tried := cases[code]; !tried {
			t.Errorf("%s is not tried", code)
		}
	}
	for code, kind := range cases {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			r := newRig(t, "CreateCluster:code="+code)
			request, err := r.Request(load(t, "example.toml"))
			if err != nil {
				t.Fatal(err)
			}
			_, err = r.Send(t.Context(), request)
			if f := providers.AsFailure(err); f == nil || f.Kind != kind || f.Code != code || !f.Summary.Complete() || !f.Remedy.Complete() {
				t.Errorf("got %+v", f)
			}
			if code == "InvalidParams" && providers.AsFailure(err).Field != "basics.name" {
				t.Errorf("at %q", providers.AsFailure(err).Field)
			}
		})
	}
}
