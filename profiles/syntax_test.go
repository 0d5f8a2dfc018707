package profiles_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
)

func TestParseSyntax(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string
		kept       forms.Path
	}{
		{"defined twice", head + "[basics]\nname = 'a'\nname = 'b'\n[network]\nvpc_id = 'v'\n", []string{
			"p.toml:5:1: is defined twice; remove one of the two",
		}, "network.vpc_id"},
		{"table twice", head + "[basics]\nname = 'a'\n[basics]\nname = 'b'\n[network]\nvpc_id = 'v'\n", []string{
			"p.toml:5:2: is defined twice; remove one of the two",
		}, "network.vpc_id"},
		{"table and list", head + "[queues]\nname = 'a'\n[[queues]]\nname = 'b'\n[network]\nvpc_id = 'v'\n", []string{
			"p.toml:3:2: queues: must be a list of tables, not a table; write [[queues]]",
			"p.toml:5:3: is defined twice; remove one of the two",
		}, "network.vpc_id"},
		{"no quotes", head + "[basics]\nname = demo\n[network]\nvpc_id = 'v'\nmode = 5\n", []string{
			"p.toml:4:8: is not a value of TOML; put texts in quotes",
			"p.toml:7:1: network.mode: must be text, not a whole number; write mode = \"...\"",
		}, "network.vpc_id"},
		{"open quote", head + "basics.name = \"demo\nnetwork.vpc_id = 'v'\n", []string{
			"p.toml:3:20: the text has no closing quote on its line; close it, or use \"\"\" for several lines",
		}, "network.vpc_id"},
		{"open list", head + "network.vpc_id = 'v'\nnetwork.dns = [ 'a',\nbasics.name = 'x'\n", []string{
			"p.toml:5:1: is not a value of TOML; put texts in quotes",
		}, "network.vpc_id"},
		{"escape", head + `basics.name = "a\qb"` + "\nnetwork.vpc_id = 'v'\n", []string{
			"p.toml:3:16: \\ is not followed by a known escape; write \\\\ for a backslash, or use single quotes",
		}, "network.vpc_id"},
		{"key alone", head + "basics.name\nnetwork.vpc_id = 'v'\n", []string{
			"p.toml:3:12: is not a key with a value; write key = \"value\"",
		}, "network.vpc_id"},
		{"heading", head + "network.vpc_id = 'v'\n[basics\nname = 'x'\n", []string{
			"p.toml:4:8: the heading is not closed correctly; write [name] or [[name]] on a separate line",
		}, "network.vpc_id"},
		{"number", head + "queues = [{ max_count = 01 }]\nnetwork.vpc_id = 'v'\n", []string{
			"p.toml:3:25: is not a number; write digits only, and put texts in quotes",
		}, "network.vpc_id"},
		{"number too large", head + "notes = 99999999999999999999\nnetwork.vpc_id = 'v'\n", []string{
			"p.toml:3:9: the number is too large; write a smaller one",
		}, "network.vpc_id"},
		{"two faults", head + "notes = bad\nbasics.name = 'a' 'b'\nnetwork.vpc_id = 'v'\n", []string{
			"p.toml:3:9: is not a value of TOML; put texts in quotes",
		}, "network.vpc_id"},
		{"byte order mark", "\ufeff" + head + "x = 1\nnetwork.vpc_id = 'v'", []string{
			"p.toml:3:1: x: is not a key that is known here; remove it, or see `clusterwiz fields demo`",
		}, "network.vpc_id"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			p, issues := parse(t, tt.text)
			if diff := cmp.Diff(tt.want, lines(issues, forms.En)); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
			if get(p.Answers, tt.kept) != "v" {
				t.Errorf("%s was lost", tt.kept)
			}
		})
	}
}

func TestParseSyntaxHidesValues(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"access.password = " + canary, `access.password = "` + canary, `access.password = "\q` + canary + `"`,
		canary, "access.password = '" + canary + "' " + canary, "access.password = 1" + canary, "pasword = '" + canary + "'",
	} {
		_, issues := parse(t, head+line+"\n")
		if len(issues) == 0 {
			t.Errorf("%q: no issue", line)
		}
		for _, issue := range issues {
			if text := issue.Error() + issue.String(forms.Zh); strings.Contains(text, canary) {
				t.Errorf("%q: the secret is shown: %s", line, text)
			}
		}
	}
}
