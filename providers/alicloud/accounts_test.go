package alicloud_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

// isolate gives a home of its own without credentials.
func isolate(t *testing.T) (home string) {
	t.Helper()
	home = t.TempDir()
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		for _, ours := range []string{"ALIBABA", "ALICLOUD", "ACCESS_KEY", "SECURITY_TOKEN", "REGION"} {
			if strings.HasPrefix(name, ours) {
				t.Setenv(name, "")
			}
		}
	}
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Cleanup(alicloud.UseMachineVendor(filepath.Join(home, "sys_vendor")))
	return home
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// shown is what a person sees of an account.
type shown struct{ ID, Key, Region, Trouble string }

// machine is where accounts are looked for: variables, the two files, and who
// made it. want are those that are found.
type machine struct {
	env    map[string]string
	config string
	ini    string
	vendor string
	want   []shown
}

// id and secret are the keys of a profile.
const (
	id     = `"access_key_id":"LTAI5tAAAAAAAAabcd"`
	secret = `"access_key_secret":"canary-secret"`
)

func TestAccounts(t *testing.T) { //nolint:paralleltest // Each machine is made of variables.
	role := `"ram_role_arn":"acs:ram::1:role/r"`
	tryMachines(t, map[string]machine{
		"nothing": {want: []shown{}},
		"environment": {
			env:  map[string]string{"ALIBABA_CLOUD_ACCESS_KEY_ID": "LTAI5tAAAAAAAAabcd", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "canary", "ALIBABA_CLOUD_REGION_ID": "cn-beijing"},
			want: []shown{{"env", "LTAI…abcd", "cn-beijing", ""}},
		},
		"other names": {
			env:  map[string]string{"ALICLOUD_ACCESS_KEY_ID": "LTAI5tAAAAAAAAabcd", "ACCESS_KEY_SECRET": "canary", "REGION": "cn-beijing"},
			want: []shown{{"env", "LTAI…abcd", "cn-beijing", ""}},
		},
		"half an environment": {
			env:  map[string]string{"ALIBABACLOUD_ACCESS_KEY_ID": "short"},
			want: []shown{{"env", "s…", "", "ALIBABA_CLOUD_ACCESS_KEY_SECRET is missing"}},
		},
		"profiles, the current first": {
			config: `{"current":"b","profiles":[
				{"name":"a","mode":"AK",` + id + `,` + secret + `,"region_id":"cn-hangzhou","expired_seconds":"3600","language":"zh"},
				{"name":"b","mode":"StsToken",` + id + `,` + secret + `,"sts_token":"canary-token"},
				{"name":"a","mode":"AK"}]}`,
			want: []shown{{"profile:b", "LTAI…abcd", "", ""}, {"profile:a", "LTAI…abcd", "cn-hangzhou", ""}},
		},
		"profile by variable": {
			env:    map[string]string{"ALIBABA_CLOUD_PROFILE": "a", "ALIBABA_CLOUD_REGION_ID": "cn-beijing"},
			config: `{"current":"b","profiles":[{"name":"b",` + id + `,` + secret + `},{"name":"a","mode":"AK",` + id + `,` + secret + `}]}`,
			want:   []shown{{"profile:a", "LTAI…abcd", "cn-beijing", ""}, {"profile:b", "LTAI…abcd", "cn-beijing", ""}},
		},
		"every mode": {
			config: `{"current":"role","profiles":[
				{"name":"role","mode":"RamRoleArn",` + id + `,` + secret + `,` + role + `},
				{"name":"half role","mode":"RamRoleArn",` + id + `,` + secret + `},
				{"name":"chain","mode":"ChainableRamRoleArn","source_profile":"role",` + role + `},
				{"name":"circle","mode":"ChainableRamRoleArn","source_profile":"circle",` + role + `},
				{"name":"lost chain","mode":"ChainableRamRoleArn","source_profile":"none",` + role + `},
				{"name":"ecs","mode":"EcsRamRole","ram_role_name":"r"},
				{"name":"oidc","mode":"OIDC","oidc_provider_arn":"p","oidc_token_file":"f",` + role + `},
				{"name":"command","mode":"External","process_command":"keys canary"},
				{"name":"uri","mode":"CredentialsURI","credentials_uri":"http://127.0.0.1/canary"},
				{"name":"sso","mode":"CloudSSO","access_token":"canary"},
				{"name":"oauth","mode":"OAuth"},
				{"name":"new","mode":"Telepathy"},
				{"name":"no token","mode":"StsToken",` + id + `,` + secret + `}]}`,
			want: []shown{
				{"profile:role", "LTAI…abcd", "", ""},
				{"profile:half role", "LTAI…abcd", "", "ram_role_arn is missing"},
				{"profile:chain", "", "", ""},
				{"profile:circle", "", "", "its source profiles refer to each other in a circle"},
				{"profile:lost chain", "", "", "its source profile none does not exist"},
				{"profile:ecs", "", "", ""},
				{"profile:oidc", "", "", ""},
				{"profile:command", "", "", ""},
				{"profile:uri", "", "", ""},
				{"profile:sso", "", "", "signs in through a browser, which is not supported here; use an AK, StsToken or RamRoleArn profile, or export temporary keys into the environment"},
				{"profile:oauth", "", "", "signs in through a browser, which is not supported here; use an AK, StsToken or RamRoleArn profile, or export temporary keys into the environment"},
				{"profile:new", "", "", "its mode is not supported here; use AK, StsToken or RamRoleArn"},
				{"profile:no token", "LTAI…abcd", "", "sts_token is missing"},
			},
		},
		"broken profiles": {
			config: `{"current":"b","profiles":[{"name":{"x":"canary"}},7,{"name":"a",` + id + `,` + secret + `},{"name":"b","access_key_id":{}}]}`,
			want:   []shown{{"profile:b", "", "", "the profile cannot be read"}, {"profile:a", "LTAI…abcd", "", ""}},
		},
		"no profile that can be read": {
			config: `{"current":"b","profiles":[7]}`,
			want:   []shown{{"profile:b", "", "", "no profile in the file can be read"}},
		},
		"broken file": {
			config: "{\"current\":\"a\",\n\"profiles\":[{\"access_key_secret\":\"canary\" oops",
			want:   []shown{{"profile:default", "", "", "the file is not valid JSON at line 2"}},
		},
		"another file": {
			config: `["canary"]`,
			want:   []shown{{"profile:default", "", "", "the file does not hold a list of profiles"}},
		},
		"profiles switched off": {
			env:    map[string]string{"ALIBABA_CLOUD_CLI_PROFILE_DISABLED": "True"},
			config: `{"profiles":[{"name":"a",` + id + `,` + secret + `}]}`, want: []shown{},
		},
		"profiles ignored": {
			env:    map[string]string{"ALIBABA_CLOUD_IGNORE_PROFILE": "TRUE"},
			config: `{"profiles":[{"name":"a",` + id + `,` + secret + `}]}`, want: []shown{},
		},
		"ini": {
			ini: "[other]\ntype = access_key\naccess_key_id = LTAI5tAAAAAAAAabcd\naccess_key_secret = canary\n" +
				"[default]\ntype = ram_role_arn\naccess_key_id = LTAI5tAAAAAAAAabcd\naccess_key_secret = canary\n" +
				"[vm]\ntype = ecs_ram_role\nrole_name = r\n[rsa]\ntype = rsa_key_pair\npublic_key_id = canary\n",
			want: []shown{
				{"ini:default", "LTAI…abcd", "", "role_arn is missing"},
				{"ini:other", "LTAI…abcd", "", ""},
				{"ini:vm", "", "", ""},
				{"ini:rsa", "", "", "its type is not supported here; use access_key, ram_role_arn or ecs_ram_role"},
			},
		},
		"broken ini": {ini: "canary\n", want: []shown{{"ini:default", "", "", "the file cannot be read as ini"}}},
		"role by variable": {
			env: map[string]string{"ALIBABA_CLOUD_ECS_METADATA": "r"}, want: []shown{{"ecs-role", "", "", ""}},
		},
		"on an instance": {vendor: "Alibaba Cloud\n", want: []shown{{"ecs-role", "", "", ""}}},
		"on an instance, switched off": {
			vendor: "Alibaba Cloud\n", env: map[string]string{"ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true"}, want: []shown{},
		},
		"on another machine": {vendor: "QEMU\n", want: []shown{}},
		"uri":                {env: map[string]string{"ALIBABA_CLOUD_CREDENTIALS_URI": "http://127.0.0.1/canary"}, want: []shown{{"uri", "", "", ""}}},
		"oidc without a file": {
			env:  map[string]string{"ALIBABA_CLOUD_OIDC_PROVIDER_ARN": "p", "ALIBABA_CLOUD_ROLE_ARN": "r"},
			want: []shown{{"oidc", "", "", "ALIBABA_CLOUD_OIDC_TOKEN_FILE is missing"}},
		},
		"oidc with a lost file": {
			env:  map[string]string{"ALIBABA_CLOUD_OIDC_PROVIDER_ARN": "p", "ALIBABA_CLOUD_ROLE_ARN": "r", "ALIBABA_CLOUD_OIDC_TOKEN_FILE": "/nowhere/token"},
			want: []shown{{"oidc", "", "", "token file /nowhere/token cannot be read"}},
		},
	})
}

func tryMachines(t *testing.T, machines map[string]machine) {
	t.Helper()
	for name, c := range machines {
		t.Run(name, func(t *testing.T) {
			home := isolate(t)
			for variable, value := range c.env {
				t.Setenv(variable, value)
			}
			for path, text := range map[string]string{".aliyun/config.json": c.config, ".alibabacloud/credentials": c.ini, "sys_vendor": c.vendor} {
				if text != "" {
					write(t, filepath.Join(home, path), text)
				}
			}
			accounts := alicloud.Accounts(t.Context())
			got := []shown{}
			for _, a := range accounts {
				got = append(got, shown{a.ID, a.Key, a.Region, filepath.ToSlash(a.Trouble.En)})
				if !a.Source.Complete() || a.Trouble.IsZero() == a.Trouble.Complete() {
					t.Errorf("%s: a language is missing", a.ID)
				}
				if strings.Contains(a.Source.En, home) {
					t.Errorf("%s: source %s", a.ID, a.Source.En)
				}
				client, err := alicloud.Connect(a, providers.Endpoint{Transport: noNetwork{t}})
				if (err == nil) == (a.Trouble.En != "") {
					t.Errorf("%s: connect: %v", a.ID, err)
				}
				if text := fmt.Sprintf("%+v %#v %v", client, client, err); strings.Contains(text, "canary") {
					t.Errorf("%s shows a secret: %s", a.ID, text)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("accounts (-want +got):\n%s", diff)
			}
			if text := fmt.Sprintf("%+v", accounts); strings.Contains(text, "canary") {
				t.Errorf("shows a secret: %s", text)
			}
		})
	}
}

func FuzzConfiguration(f *testing.F) {
	f.Add([]byte(`{"current":"a","profiles":[{"name":"a","mode":"ChainableRamRoleArn","source_profile":"a","ram_role_arn":"r"}]}`))
	f.Add([]byte("\xef\xbb\xbf{\"profiles\":null}"))
	f.Add([]byte(`{"profiles":[{"name":"a","expired_seconds":"x"}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		names, trouble := alicloud.DecodeConfiguration(data)
		for _, name := range names {
			if name == "profile:" {
				t.Error("a profile without a name")
			}
		}
		if strings.ContainsAny(trouble, "\n\x00") {
			t.Errorf("trouble %q", trouble)
		}
	})
}
