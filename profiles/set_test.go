package profiles_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
)

const settable = head + `
region = "r1"
[network]
dns = ["a", "b"]
[tags]
team = "cfd"
[[queues]]
name = "comp"
max_count = 2
[[queues.compute_nodes]]
instance_type = "t"
[[queues]]
name = "gpu"
labels = { x = "1", y = "2" }
[[queues]]
name = "7"
`

// TestSet makes assignments of every notation.
func TestSet(t *testing.T) {
	t.Parallel()
	env := func(name string) (string, bool) {
		value, set := map[string]string{"LAYER_COUNT": "12", "LAYER_NAME": "from-env", "LAYER_LIST": "x, y"}[name]
		return value, set
	}
	type answers = map[string]any
	for assignment, want := range map[string]struct {
		path forms.Path
		is   any
	}{
		`basics.name="a\nb"`:                              {"basics.name", "a\nb"},
		`basics.name=a"b`:                                 {"basics.name", `a"b`},
		`basics.name={env="LAYER_NAME"}`:                  {"basics.name", "from-env"},
		`basics.name={env=LAYER_NAME}`:                    {"basics.name", "from-env"},
		`basics.name={other="X"}`:                         {"basics.name", `{other="X"}`},
		`queues[comp].max_count=16`:                       {"queues[0].max_count", int64(16)},
		`queues["comp"].max_count=16`:                     {"queues[0].max_count", int64(16)},
		`queues["7"].max_count=16`:                        {"queues[2].max_count", int64(16)},
		`queues[1].max_count={env="LAYER_COUNT"}`:         {"queues[1].max_count", int64(12)},
		`queues=[]`:                                       {"queues", []any{}},
		`queues=[{name="one"},{name="two", max_count=3}]`: {"queues", []any{answers{"name": "one"}, answers{"name": "two", "max_count": int64(3)}}},
		`queues[gpu]={name="x"}`:                          {"queues[1]", answers{"name": "x"}},
		`queues+={name="new"}`:                            {"queues[3]", answers{"name": "new"}},
		`queues+=[{name="new"},{name="o"}]`:               {"queues[4]", answers{"name": "o"}},
		`queues[comp].compute_nodes+={instance_type="u", system_disk={size=4}}`: {"queues[0].compute_nodes[1]", answers{"instance_type": "u", "system_disk": answers{"size": int64(4)}}},
		`queues[comp]-`:                        {"queues[0].name", "gpu"},
		`queues[0]=`:                           {"queues[0].name", "gpu"},
		`queues-`:                              {"queues", nil},
		`network.dns=[]`:                       {"network.dns", []string{}},
		`network.dns=["x y","z"]`:              {"network.dns", []string{"x y", "z"}},
		`network.dns=[x,z]`:                    {"network.dns", []string{"x", "z"}},
		`network.dns=x,z`:                      {"network.dns", []string{"x", "z"}},
		`network.dns={env="LAYER_LIST"}`:       {"network.dns", []string{"x", "y"}},
		`network.dns=["q",{env="LAYER_NAME"}]`: {"network.dns", []string{"q", "from-env"}},
		`network.dns+=c`:                       {"network.dns", []string{"a", "b", "c"}},
		`network.dns+=["c","d"]`:               {"network.dns", []string{"a", "b", "c", "d"}},
		`network.dns[0]-`:                      {"network.dns", []string{"b"}},
		`network.dns[b]-`:                      {"network.dns", []string{"a"}},
		`network.dns[1]=c`:                     {"network.dns", []string{"a", "c"}},
		`network.dns[2]=c`:                     {"network.dns", []string{"a", "b", "c"}},
		`tags={}`:                              {"tags", map[string]string{}},
		`tags={a="b", "c.d"="e"}`:              {"tags", map[string]string{"a": "b", "c.d": "e"}},
		`tags={a=b}`:                           {"tags", map[string]string{"a": "b"}},
		`tags+={a="b"}`:                        {"tags", map[string]string{"a": "b", "team": "cfd"}},
		`tags+=a=b`:                            {"tags", map[string]string{"a": "b", "team": "cfd"}},
		`tags.team-`:                           {"tags", nil},
		`tags.a={env="LAYER_NAME"}`:            {"tags", map[string]string{"a": "from-env", "team": "cfd"}},
		`queues[gpu].labels.x-`:                {"queues[1].labels", map[string]string{"y": "2"}},
		`billing={period=2}`:                   {"billing", answers{"period": int64(2)}},
		`billing.period-`:                      {"billing.period", nil},
		`access.password={env="P"}`:            {"access.password", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "P"})},
	} {
		t.Run(assignment, func(t *testing.T) {
			t.Parallel()
			p, _ := profiles.Reader{Known: knownForms, Env: env}.Read(profiles.Document{Name: "p.toml", Data: []byte(settable)})
			if _, err := p.Override(demo, assignment); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want.is, get(p.Answers, want.path)); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSetHead(t *testing.T) {
	t.Parallel()
	p := parseGood(t, settable)
	for _, assignment := range []string{"region=r2", "account=profile:prod", "endpoint=http://127.0.0.1:80", "tag_runs=no"} {
		if _, err := p.Override(demo, assignment); err != nil {
			t.Fatal(err)
		}
	}
	if p.Region != "r2" || p.Account != "profile:prod" || p.Endpoint != "http://127.0.0.1:80" || !p.Untagged {
		t.Errorf("%q %q %v", p.Region, p.Account, p.Untagged)
	}
	if _, err := p.Override(demo, "region-"); err != nil || p.Region != "" {
		t.Error(err, p.Region)
	}
}

func TestSetRefuses(t *testing.T) {
	t.Parallel()
	for assignment, want := range map[string]string{
		"queues[cmop].max_count=1":               "--set: queues: has no cmop; did you mean comp?",
		"queues[zzz]-":                           `--set: queues: has no zzz; there are: comp, gpu, 7`,
		"queues[7]-":                             "--set: queues[7]: queues has 3 items; use a position up to 2",
		"queues[3]-":                             "--set: queues[3]: queues has 3 items; use a position up to 2",
		"queues[0].compute_nodes[t].x=1":         "--set: queues[0].compute_nodes: has items without names; use their positions, from queues[0].compute_nodes[0]",
		"queues+=x":                              "--set: queues[3]: must be a table; write {name=...}, or set its parts, for example queues[3].name=...",
		"queues[0]+={name=\"x\"}":                "--set: queues[0]: has one value, to which nothing can be added; write queues[0]=...",
		"basics.name+=x":                         "--set: basics.name: has one value, to which nothing can be added; write basics.name=...",
		"queues+={name=1}":                       `--set: queues[3].name: must be text, not a whole number; write name = "comp"`,
		"queues+={nmae=\"x\"}":                   "--set: queues[3].nmae: is not a key that is known here; did you mean queues[3].name?",
		"queues[0].spot={key=\"" + canary + `"}`: `--set: queues[0].spot.key: must not be given on the command line as plain text; write key = { env = "KEY" }, or { file = "..." }, { keyring = "..." }, { prompt = true }`,
		"basics.name={env=\"LAYER_NOT_SET\"}":    "--set: basics.name: the environment variable LAYER_NOT_SET is not set; set LAYER_NOT_SET before you start",
		"network.dns[zz]-":                       "--set: network.dns: has no zz; there are: a, b",
		"network.dns[4]=x":                       "--set: network.dns: network.dns has 2 items; use a position up to 2",
		"provider=ack":                           "--set: provider: cannot be changed: the answers belong to it; use another profile",
		"tag_runs=perhaps":                       "--set: tag_runs: must be true or false; for example tag_runs=false",
		`queues+={name=1, max_count="x"}`:        "--set: queues[3].max_count: must be a whole number, not text; write max_count = 16\n--set: queues[3].name: must be text, not a whole number; write name = \"comp\"",
		"region+=x":                              "--set: region: has one value, to which nothing can be added; write region=...",
	} {
		t.Run(assignment, func(t *testing.T) {
			t.Parallel()
			p := parseGood(t, settable)
			before := p.Answers.Clone()
			_, err := p.Override(demo, assignment)
			if err == nil || err.Error() != want {
				t.Errorf("got  %v\nwant %s", err, want)
			}
			if !p.Answers.Equal(before) {
				t.Error("the answers changed")
			}
		})
	}
}

// TestSetAfterRemoval knows where the items behind a removed one stand.
func TestSetAfterRemoval(t *testing.T) {
	t.Parallel()
	p := parseGood(t, settable)
	if _, err := p.Override(demo, "queues[comp]-"); err != nil {
		t.Fatal(err)
	}
	o, err := p.Override(demo, "queues[0].name=x")
	if err != nil || o.Text().En != "queues[0].name = x (was gpu, p.toml:15)" {
		t.Error(err, o.Text())
	}
}
