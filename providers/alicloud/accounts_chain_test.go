package alicloud_test

import (
	"path/filepath"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// TestAccountThatDecides: the first account is the one that the vendor's own
// chain takes, also where it is not there or broken.
func TestAccountThatDecides(t *testing.T) { //nolint:paralleltest // Each machine is made of variables.
	const (
		named   = "ALIBABA_CLOUD_PROFILE"
		section = "type = access_key\naccess_key_id = LTAI5tAAAAAAAAabcd\naccess_key_secret = canary\n"
	)
	tryMachines(t, map[string]machine{
		"a variable names no profile": {
			env:    map[string]string{named: "tset", "ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI5tAAAAAAAAabcd", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "canary"},
			config: `{"current":"prod","profiles":[{"name":"prod",` + id + `,` + secret + `},{"name":"test",` + id + `,` + secret + `}]}`,
			want: []shown{
				{"profile:tset", "", "", "there is no profile tset in ~/.aliyun/config.json; found: prod, test"},
				{"env", "LTAI…abcd", "", ""},
				{"profile:prod", "LTAI…abcd", "", ""},
				{"profile:test", "LTAI…abcd", "", ""},
			},
		},
		"a variable names a profile, and there is no file": {
			env:  map[string]string{named: "tset"},
			want: []shown{{"profile:tset", "", "", "there is no profile tset in ~/.aliyun/config.json"}},
		},
		"a variable names a profile, and the file is empty": {
			env: map[string]string{named: "tset"}, config: " \n",
			want: []shown{{"profile:tset", "", "", "there is no profile tset in ~/.aliyun/config.json"}},
		},
		"a variable names a profile, and the file is broken": {
			env: map[string]string{named: "tset"}, config: "{",
			ini:  "[tset]\n" + section,
			want: []shown{{"profile:tset", "", "", "the file is not valid JSON at line 1"}, {"ini:tset", "LTAI…abcd", "", ""}},
		},
		"a variable names a profile of the other file": {
			env:    map[string]string{named: "b"},
			config: `{"current":"a","profiles":[{"name":"a",` + id + `,` + secret + `}]}`,
			ini:    "[b]\n" + section,
			want:   []shown{{"ini:b", "LTAI…abcd", "", ""}, {"profile:a", "LTAI…abcd", "", ""}},
		},
		"a named profile goes before the environment": {
			env:    map[string]string{named: "a", "ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI5tAAAAAAAAabcd", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "canary"},
			config: `{"profiles":[{"name":"a",` + id + `,` + secret + `}]}`,
			want:   []shown{{"profile:a", "LTAI…abcd", "", ""}, {"env", "LTAI…abcd", "", ""}},
		},
		"current names no profile": {
			config: `{"current":"prod","profiles":[{"name":"a",` + id + `,` + secret + `}]}`,
			want: []shown{
				{"profile:prod", "", "", "there is no profile prod in ~/.aliyun/config.json; found: a"}, {"profile:a", "LTAI…abcd", "", ""},
			},
		},
		"current names a profile of none": {
			config: `{"current":"prod","profiles":[]}`,
			want:   []shown{{"profile:prod", "", "", "there is no profile prod in ~/.aliyun/config.json"}},
		},
		"nothing is current": {
			config: `{"profiles":[{"name":"a",` + id + `,` + secret + `},{"name":"default",` + id + `,` + secret + `}]}`,
			want:   []shown{{"profile:default", "LTAI…abcd", "", ""}, {"profile:a", "LTAI…abcd", "", ""}},
		},
		"an empty file":            {config: "\xef\xbb\xbf \n", ini: "\n", want: []shown{}},
		"a file that says nothing": {config: "{}", ini: "[default]\n", want: []shown{}},
		"named files that are not there": {
			env:  map[string]string{"ALIBABA_CLOUD_CONFIG_FILE": "/nowhere/config.json", "ALIBABA_CLOUD_CREDENTIALS_FILE": "/nowhere/credentials"},
			want: []shown{{"profile:default", "", "", "the file does not exist"}, {"ini:default", "", "", "the file does not exist"}},
		},
		"files that cannot be read": {
			env:  map[string]string{"ALIBABA_CLOUD_CONFIG_FILE": "/", "ALIBABA_CLOUD_CREDENTIALS_FILE": "/"},
			want: []shown{{"profile:default", "", "", "the file cannot be read: it is a directory"}, {"ini:default", "", "", "the file cannot be read: it is a directory"}},
		},
		"half a section": {
			ini:  "[default]\ntype = access_key\naccess_key_id = LTAI5tAAAAAAAAabcd\n",
			want: []shown{{"ini:default", "LTAI…abcd", "", "access_key_secret is missing"}},
		},
		"ini without default": {
			ini: "[other]\n" + section,
			want: []shown{
				{"ini:default", "", "", "there is no profile default in ~/.alibabacloud/credentials; found: other"}, {"ini:other", "LTAI…abcd", "", ""},
			},
		},
		"no profiles, though one is named": {
			env:    map[string]string{named: "a", "ALIBABA_CLOUD_IGNORE_PROFILE": "TRUE", "ALIBABA_CLOUD_CREDENTIALS_URI": "http://127.0.0.1/canary"},
			config: `{"profiles":[{"name":"a",` + id + `,` + secret + `}]}`, want: []shown{{"uri", "", "", ""}},
		},
	})
}

// TestTemporaryAccounts: what is shown before sending has a token where the
// account's keys come with one.
func TestTemporaryAccounts(t *testing.T) {
	const role = `"ram_role_arn":"acs:ram::1:role/r"`
	home := isolate(t)
	write(t, filepath.Join(home, ".aliyun", "config.json"), `{"current":"ak","profiles":[
		{"name":"ak",`+id+`,`+secret+`,"sts_token":"left behind"},
		{"name":"sts","mode":"StsToken",`+id+`,`+secret+`,"sts_token":"canary"},
		{"name":"role","mode":"RamRoleArn",`+id+`,`+secret+`,`+role+`},
		{"name":"chain","mode":"ChainableRamRoleArn","source_profile":"role",`+role+`},
		{"name":"ecs","mode":"EcsRamRole"},
		{"name":"oidc","mode":"OIDC","oidc_provider_arn":"p","oidc_token_file":"f",`+role+`},
		{"name":"uri","mode":"CredentialsURI","credentials_uri":"http://127.0.0.1/canary"}]}`)
	const keys = "access_key_id = LTAI5tAAAAAAAAabcd\naccess_key_secret = canary\n"
	write(t, filepath.Join(home, ".alibabacloud", "credentials"),
		"[default]\ntype = access_key\n"+keys+"[role]\ntype = ram_role_arn\nrole_arn = r\n"+keys+"[vm]\ntype = ecs_ram_role\n")
	t.Setenv("ALIBABA_CLOUD_ECS_METADATA", "r")
	t.Setenv("ALIBABA_CLOUD_CREDENTIALS_URI", "http://127.0.0.1/canary")
	temporary := map[string]bool{
		"profile:ak": false, "profile:sts": true, "profile:role": true, "profile:chain": true, "profile:ecs": true, "profile:oidc": true,
		"profile:uri": true, "ini:default": false, "ini:role": true, "ini:vm": true, "ecs-role": true, "uri": true,
	}
	accounts := alicloud.Accounts(t.Context())
	if len(accounts) != len(temporary) {
		t.Errorf("accounts %+v", accounts)
	}
	for _, account := range accounts {
		client, err := alicloud.Connect(account, providers.Endpoint{Region: "cn-hangzhou", Transport: noNetwork{t}})
		if err != nil {
			t.Fatal(err)
		}
		m, err := client.Capture(t.Context(), alicloud.Call{Product: ehpc, Action: "CreateCluster"}, forms.Masked)
		if got := m.Header.Get("X-Acs-Security-Token"); err != nil || (got == forms.Mask) != temporary[account.ID] {
			t.Errorf("%s: token %q, %v", account.ID, got, err)
		}
	}
}
