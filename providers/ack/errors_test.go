package ack_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/ack"
)

// TestCodes has the simulator refuse with each code of the pages.
func TestCodes(t *testing.T) {
	t.Parallel()
	cases := map[string]providers.Kind{
		"InvalidParameter": providers.Invalid, "InvalidParameter.Format": providers.Invalid, "InvalidParameter.Management": providers.Invalid,
		"ErrorClusterNotFound": providers.Absent, "ErrorTaskNotFound": providers.Unclear, "ErrorClusterNameAlreadyExist": providers.Conflict,
		"ErrorClusterState": providers.Conflict, "ErrorModifyDeletionProtectionFailed": providers.Unclear,
		"ErrorCheckAcl": providers.Permission, "StatusForbidden": providers.Permission, "Forbidden.RAM": providers.Permission,
		"NoPermission": providers.Permission, "QuotaExceeded.Cluster": providers.Quota, "QuotaExceeded.Node": providers.Quota,
		"InvalidVSwitchId.IpNotEnough": providers.Unclear, "InsufficientBalance": providers.Money,
		"DependencyViolation.Resource": providers.Conflict, "DependencyResourceExist": providers.Conflict, "AddonNotFound": providers.Invalid,
		"Throttling": providers.Unclear, "Rejected.Throttling": providers.Unclear, "Throttling.User": providers.Throttled,
		"InternalError": providers.Unclear, "ServiceUnavailable": providers.Unclear,
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
					t.Errorf("got %+v, %q at %q", f, f.Summary.En, f.Field)
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
		"too fast":                  {`400 {"code":"InvalidParameter","message":"QPS Limit Exceeded","requestId":"R"}`, providers.Throttled, "", "too many calls in a short time"},
		"too fast, by nobody known": {`400 {"code":"Unknown","message":"QPS Limit Exceeded","requestId":"R"}`, providers.Unclear, "", "CS answered with the error Unknown; the request may have been executed all the same"},
		"old field":                 {`400 {"code":"InvalidParameter","message":"The specified parameter master_count is deprecated.","requestId":"R"}`, providers.Invalid, "masters.count", "ACK no longer accepts an old field"},
		"dedicated":                 {`400 {"code":"InvalidParameter","message":"dedicated clusters are no longer supported","requestId":"R"}`, providers.Invalid, "basics.cluster_type", "ACK no longer creates dedicated clusters"},
		"two named":                 {`400 {"code":"InvalidParameter","message":"container_cidr and service_cidr contradict","requestId":"R"}`, providers.Invalid, "", "CS answered with the error InvalidParameter"},
		"add-on named":              {`400 {"code":"InvalidParameter.Format","message":"The specified parameter addons.0.config is invalid.","requestId":"R"}`, providers.Invalid, "network.pod_vswitches", "JSON inside the request is malformed"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := send(t, script{"CreateCluster": {c.reply}})
			if f := providers.AsFailure(err); f == nil || f.Kind != c.kind || f.Field != c.field || f.Summary.En != c.want {
				t.Errorf("got %+v, %q at %q", f, f.Summary.En, f.Field)
			}
		})
	}
}
