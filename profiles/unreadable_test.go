package profiles_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

func TestRead(t *testing.T) {
	t.Parallel()
	p, issues, err := profiles.Read(t.Context(), strings.NewReader(head+"x = 1\n"), knownForms)
	if err != nil || p.Path != "" || len(issues) != 1 || issues[0].File != "stdin" || issues[0].Line != 3 {
		t.Errorf("read: %v %q", err, lines(issues, forms.En))
	}
	_, _, err = profiles.Read(t.Context(), bytes.NewReader(bytes.Repeat([]byte("#\n"), 3<<20)), knownForms)
	wantTrouble(t, err, "stdin", "it is larger than 4 MiB")
}

// TestParseNoText has files that are none: told once, in one line.
func TestParseNoText(t *testing.T) {
	t.Parallel()
	const noText = "the file is not UTF-8 text; save it as UTF-8, or check the path"
	for name, tc := range map[string]struct{ data, want string }{
		"binary":         {"\x7fELF\x02\x01\x01\x00\x00", "p.toml:1:8: " + noText},
		"GBK":            {"# x\n# \xd6\xd0\xce\xc4\nversion = 1\n", "p.toml:2:3: " + noText},
		"UTF-16":         {"\xff\xfev\x00e\x00r\x00", "p.toml:1:2: " + noText},
		"cut letter":     {head + "# \xe4\xb8", "p.toml:3:3: " + noText},
		"empty":          {"", "p.toml:1:1: the file is empty; check the path, or make a profile with `clusterwiz new`"},
		"mark and space": {"\xef\xbb\xbf \n\n", "p.toml:1:1: the file is empty; check the path, or make a profile with `clusterwiz new`"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, issues := profiles.Parse([]byte(tc.data), "p.toml", knownForms)
			if diff := cmp.Diff([]string{tc.want}, lines(issues, forms.En)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestPartial: what may stand in a part that could not be read is not missing,
// what stands in the rest is checked.
func TestPartial(t *testing.T) {
	t.Parallel()
	missing := []forms.Problem{
		{Path: "basics.name", Summary: forms.T("required", "必填")},
		{Path: "network.mode", Summary: forms.T("is wrong", "有误")},
	}
	for name, tc := range map[string]struct {
		data  string
		marks int
		want  []string
	}{
		"whole":          {"version = 1\nprovider = \"demo\"\nnetwork.mode = \"x\"\n", 0, []string{"basics.name", "network.mode"}},
		"another layout": {"version = 2\nprovider = \"demo\"\nnetwork.mode = \"x\"\n", 1, nil},
		"a line":         {"version = 1\nprovider = \"demo\"\nbasics.name = x y\nnetwork.mode = \"x\"\n", 1, []string{"network.mode"}},
		"head":           {"version = 1\nprovider = demo\n", 1, nil},
		"all":            {"[[[\n", 1, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, issues := profiles.Parse([]byte(tc.data), "p.toml", knownForms)
			var got []string
			for _, issue := range p.Locate(missing) {
				got = append(got, string(issue.Path))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" || len(issues) != tc.marks {
				t.Errorf("%s\n%q", diff, lines(issues, forms.En))
			}
		})
	}
}
