package lookups_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
)

// TestCaller: whose the keys are is told by STS at its central host and those of
// regions, and by RAM, to keys that are right, and without parameters.
func TestCaller(t *testing.T) {
	t.Parallel()
	const account, user, alias = "1234567890123456", "216959339000123456", "simulator"
	whole := map[string]any{
		"IdentityType": "RAMUser", "AccountId": account, "PrincipalId": user, "UserId": user, "Arn": "acs:ram::" + account + ":user/simulator",
	}
	for name, test := range map[string]struct {
		product, action, host string
		params                map[string]string
		id, secret            string
		want                  map[string]any
		code                  string
	}{
		"STS in the middle":  {product: "sts", action: "GetCallerIdentity", host: "sts.aliyuncs.com", want: whole},
		"STS of a region":    {product: "sts", action: "GetCallerIdentity", host: "sts.cn-shanghai.aliyuncs.com", want: whole},
		"STS inside a VPC":   {product: "sts", action: "GetCallerIdentity", host: "sts-vpc.cn-hangzhou.aliyuncs.com", want: whole},
		"RAM":                {product: "ram", action: "GetAccountAlias", host: "ram.aliyuncs.com", want: map[string]any{"AccountAlias": alias}},
		"another's host":     {product: "sts", action: "GetCallerIdentity", host: "ram.aliyuncs.com", code: "InvalidApi.NotFound"},
		"another's action":   {product: "ram", action: "GetCallerIdentity", host: "ram.aliyuncs.com", code: "InvalidAction.NotFound"},
		"a parameter of STS": {product: "sts", action: "GetCallerIdentity", host: "sts.aliyuncs.com", params: map[string]string{"UserName": "x"}, code: "InvalidUserName"},
		"a parameter of RAM": {product: "ram", action: "GetAccountAlias", host: "ram.aliyuncs.com", params: map[string]string{"AccountAlias": "x"}, code: "InvalidAccountAlias"},
		"a wrong key":        {product: "sts", action: "GetCallerIdentity", host: "sts.aliyuncs.com", id: "somebody", code: "InvalidAccessKeyId.NotFound"},
		"a wrong secret":     {product: "sts", action: "GetCallerIdentity", host: "sts.aliyuncs.com", secret: "wrong", code: "SignatureDoesNotMatch"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t)
			c.Host, c.ID, c.Secret = test.host, test.id, test.secret
			a := c.Call(test.product, test.action, test.params)
			if test.code != "" {
				if a.Code != test.code || a.Status < 400 {
					t.Errorf("%d %s, want %s", a.Status, a.Raw, test.code)
				}
				return
			}
			got := a.Body
			if id, _ := got["RequestId"].(string); id == "" {
				t.Errorf("no request id: %s", a.Raw)
			}
			delete(got, "RequestId")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
