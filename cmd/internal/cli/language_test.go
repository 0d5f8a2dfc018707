package cli

import (
	"testing"

	"clusterwiz/forms"
)

func TestChooseLang(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		args  []string
		env   map[string]string
		want  forms.Lang
		fails bool
	}{
		"nothing said":              {want: forms.En},
		"LANG":                      {env: map[string]string{"LANG": "zh_CN.UTF-8"}, want: forms.Zh},
		"Hong Kong":                 {env: map[string]string{"LANG": "zh_HK.UTF-8"}, want: forms.Zh},
		"with a modifier":           {env: map[string]string{"LANG": "zh_CN@pinyin"}, want: forms.Zh},
		"C":                         {env: map[string]string{"LANG": "C.UTF-8"}, want: forms.En},
		"POSIX":                     {env: map[string]string{"LANG": "POSIX"}, want: forms.En},
		"a language that we lack":   {env: map[string]string{"LANG": "de_DE.UTF-8"}, want: forms.En},
		"nonsense":                  {env: map[string]string{"LANG": "!!"}, want: forms.En},
		"LC_ALL before LANG":        {env: map[string]string{"LC_ALL": "en_US", "LANG": "zh_CN"}, want: forms.En},
		"LC_MESSAGES before LANG":   {env: map[string]string{"LC_MESSAGES": "zh", "LANG": "en_US"}, want: forms.Zh},
		"an empty variable is none": {env: map[string]string{"LC_ALL": "", "LANG": "zh_CN"}, want: forms.Zh},
		"flag before all":           {args: []string{"runs", "--lang", "en"}, env: map[string]string{"LANG": "zh_CN"}, want: forms.En},
		"flag with =":               {args: []string{"--lang=zh", "runs"}, want: forms.Zh},
		"flag with a region":        {args: []string{"--lang", "zh-CN"}, want: forms.Zh},
		"no UTF-8":                  {env: map[string]string{"LC_ALL": "zh_CN.GB18030"}, want: forms.En},
		"no UTF-8 for characters":   {env: map[string]string{"LC_CTYPE": "zh_TW.Big5", "LANG": "zh_CN.UTF-8"}, want: forms.En},
		"another spelling of UTF-8": {env: map[string]string{"LANG": "zh_CN.utf8@pinyin"}, want: forms.Zh},
		"no UTF-8, but asked for":   {args: []string{"--lang", "zh"}, env: map[string]string{"LC_ALL": "zh_CN.GBK"}, want: forms.Zh},
		"the last flag":             {args: []string{"--lang=zh", "--lang=en"}, want: forms.En},
		"behind --":                 {args: []string{"--", "--lang=zh"}, want: forms.En},
		"refused in the language of the environment": {
			args: []string{"--lang=fr"}, env: map[string]string{"LANG": "zh_CN"}, want: forms.Zh, fails: true,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := ChooseLang(tc.args, func(name string) string { return tc.env[name] })
			if got != tc.want || (err != nil) != tc.fails {
				t.Errorf("got %s, %v", got, err)
			}
		})
	}
}
