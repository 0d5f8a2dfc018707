package ehpc_test

import (
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/cloudtest"
	"clusterwiz/providers/ehpc"
)

// TestCodes has the simulator refuse with each documented code.
func TestCodes(t *testing.T) {
	t.Parallel()
	cases := map[string]providers.Kind{
		"InvalidParams": providers.Invalid, "Cluster.NotSupported": providers.Invalid,
		"OrderError.Arrearage": providers.Money, "OrderError.InstHasUnpaidOrder": providers.Money,
		"OrderError.InsufficientBalance": providers.Money, "OrderError.InvalidPayMethod": providers.Money,
		"OrderError.NoCard": providers.Money, "OrderError.NoRealNameAuthentication": providers.Money,
		"OrderError.NoRealNameRegistration": providers.Money, "OrderError.UserProfileIncomplete": providers.Money,
		"OrderError": providers.Unclear, "ConflictOpt": providers.Conflict, "InvalidClusterStatus": providers.Conflict,
		"TooManyClusters": providers.Quota, "KeyPairNotFound": providers.Invalid, "ImageNotFound": providers.Invalid,
		"ClusterNotFound": providers.Absent, "AliyunError": providers.Unclear, "NotAuthorized": providers.Permission,
		"DbError": providers.Unclear, "UnknownError": providers.Unclear,
		"NoPermission": providers.Permission, "ServiceUnavailable": providers.Unclear,
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
			r := cloud.Rig(t, "CreateCluster:code="+code)
			_, _, err := r.Try(t, cloud.Load(t, cloudtest.Example))
			if f := providers.AsFailure(err); f == nil || f.Kind != kind || f.Code != code || !f.Summary.Complete() || !f.Remedy.Complete() {
				t.Errorf("got %+v", f)
			}
			if code == "InvalidParams" && providers.AsFailure(err).Field != "basics.name" {
				t.Errorf("at %q", providers.AsFailure(err).Field)
			}
		})
	}
}
