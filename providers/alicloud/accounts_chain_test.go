package alicloud_test

import "testing"

// TestAccountThatDecides: the first account is the one that the vendor's own
// chain takes, also where it is not there or broken.
func TestAccountThatDecides(t *testing.T) {
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
				{"env", "LTAI…abcd", "", ""}, {"profile:prod", "LTAI…abcd", "", ""}, {"profile:test", "LTAI…abcd", "", ""},
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
			want: []shown{{"profile:default", "", "", "the file cannot be read"}, {"ini:default", "", "", "the file cannot be read"}},
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
