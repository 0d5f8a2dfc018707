package alicloud_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
)

// TestCallerReplies: what STS tells of keys, and an account that may not tell its name.
func TestCallerReplies(t *testing.T) {
	t.Parallel()
	const named = `{"RequestId":"R","AccountAlias":"lab"}`
	for name, c := range map[string]struct {
		status       int
		sts          string
		aliasStatus  int
		alias        string
		want         providers.Caller
		says, failed string
	}{
		"the account itself": {
			200, `{"IdentityType":"Account","AccountId":"196813200012","Arn":"acs:ram::196813200012:root"}`, 200, named,
			providers.Caller{Account: "196813200012", Alias: "lab", Kind: providers.CallerRoot, Name: "root"},
			"196813200012 (lab), the account itself", "",
		},
		"a user": {
			200, `{"IdentityType":"RAMUser","AccountId":"196813200012","Arn":"acs:ram::196813200012:user/admin"}`, 200, named,
			providers.Caller{Account: "196813200012", Alias: "lab", Kind: providers.CallerUser, Name: "user/admin"},
			"196813200012 (lab), user/admin", "",
		},
		"a user, as it was spelled, without a right to the name": {
			200, `{"IdentityType":"RamUser","AccountId":196813200012,"Arn":"a"}`, 403, refusal("NoPermission", "no"),
			providers.Caller{Account: "196813200012", Kind: providers.CallerUser, Name: "a"},
			"196813200012, a", "",
		},
		"a role, and a name that cannot be read": {
			200, `{"IdentityType":"AssumedRoleUser","AccountId":"1","RoleId":"2","Arn":"acs:ram::1:assumed-role/r/s"}`, 200, `[]`,
			providers.Caller{Account: "1", Kind: providers.CallerRole, Name: "assumed-role/r/s"},
			"1, assumed-role/r/s", "",
		},
		"another kind, no name": {200, `{"IdentityType":"Robot","AccountId":"1"}`, 200, `{}`, providers.Caller{Account: "1"}, "1", ""},
		"steering a terminal":   {200, `{"AccountId":"1"}`, 200, `{"AccountAlias":"\u001b[31mred"}`, providers.Caller{Account: "1", Alias: "\x1b[31mred"}, "1 (␛[31mred)", ""},
		"no account":            {200, `{"IdentityType":"Account"}`, 200, named, providers.Caller{}, "", "unavailable"},
		"wrong keys":            {404, refusal("InvalidAccessKeyId.NotFound", "no"), 200, named, providers.Caller{}, "", "auth"},
		"a run-down token":      {400, refusal("InvalidSecurityToken.Expired", "no"), 200, named, providers.Caller{}, "", "auth"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := telling("GetCallerIdentity", c.status, c.sts)
			l.replies["GetAccountAlias"] = answering{status: c.aliasStatus, body: c.alias}
			got, err := priceClient(t, l).Identify(t.Context())
			if f := providers.AsFailure(err); f != nil && string(f.Kind) != c.failed || f == nil && c.failed != "" {
				t.Fatalf("%v, want %q", err, c.failed)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if text := got.Text(); c.failed == "" && text.En != c.says {
				t.Errorf("%q", text.En)
			}
		})
	}
}
