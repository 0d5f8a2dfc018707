package diff_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/diff"
	"clusterwiz/profiles/presets"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
)

func known() profiles.Forms {
	return profiles.FormsOf(clouds.All(), func(p providers.Provider) string { return p.About().ID })
}

func formOf(t *testing.T, id string) *forms.Form {
	t.Helper()
	for _, p := range clouds.All() {
		if p.About().ID == id {
			return p.Form()
		}
	}
	t.Fatalf("no cloud %q", id)
	return nil
}

// profile reads one that the tests have.
func profile(t *testing.T, path string) *profiles.Profile {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := profiles.Parse(text, path, known())
	return p
}

// lines are the changes as people read them.
func lines(changes []diff.Change) []string {
	out := []string{}
	for _, c := range changes {
		out = append(out, c.Path+"  "+c.Line().En)
	}
	return out
}

func TestWhatDiffersIsToldByQuestion(t *testing.T) {
	t.Parallel()
	const example = "../../providers/ehpc/testdata/example.toml"
	form := formOf(t, "ehpc")
	tests := map[string]struct {
		sets []string
		want []string
	}{
		"nothing":                {nil, []string{}},
		"a value":                {[]string{"basics.name=cfd-2"}, []string{"basics.name  ~ Cluster name: cfd-demo → cfd-2"}},
		"a value of an item":     {[]string{"queues[0].max_count=32"}, []string{"queues[comp].max_count  ~ comp › Maximum nodes: 16 nodes → 32 nodes"}},
		"a default that is said": {[]string{"manager.charge_type=PostPaid"}, []string{}},
		"another secret": {[]string{"access.key_pair=", "access.password=env:CFD"}, []string{
			"access.key_pair  - Key pair: ali0824", "access.password  + Password of root: env CFD",
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, b := profile(t, example), profile(t, example)
			for _, set := range test.sets {
				if _, err := b.Override(form, set); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(test.want, lines(diff.Answers(form, a.Answers, b.Answers, nil))); d != "" {
				t.Error(d)
			}
		})
	}
}

// JSON that is sent as it is means the same however it is written.
func TestJSONIsComparedByWhatItSays(t *testing.T) {
	t.Parallel()
	form := formOf(t, "ack")
	const key = forms.Path("node_pools[0].kubelet")
	tests := map[string]struct {
		a, b string
		want int
	}{
		"spaces and order": {`{"maxPods": 64, "registryPullQPS": 0}`, `{"registryPullQPS":0,"maxPods":64}`, 0},
		"another number":   {`{"maxPods": 9007199254740993}`, `{"maxPods": 9007199254740992}`, 1},
		"no JSON":          {`{"maxPods": }`, `{"maxPods":}`, 1},
		"something behind": {`{} {}`, `{}`, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, b := &forms.Answers{}, &forms.Answers{}
			for answers, text := range map[*forms.Answers]string{a: test.a, b: test.b} {
				if err := answers.Set(key, text); err != nil {
					t.Fatal(err)
				}
			}
			if changes := diff.Answers(form, a, b, nil); len(changes) != test.want {
				t.Errorf("%d changes, want %d: %v", len(changes), test.want, lines(changes))
			}
		})
	}
}

func TestItemsAreMatchedByTheirNames(t *testing.T) {
	t.Parallel()
	form := formOf(t, "ehpc")
	a := profile(t, "../../providers/ehpc/testdata/example.toml").Answers
	b := a.Clone()
	if err := b.Move("queues", 0, 1); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{}, lines(diff.Answers(form, a, b, nil))); d != "" {
		t.Errorf("another order: %s", d)
	}
	if _, err := b.Remove("queues", 0); err != nil {
		t.Fatal(err)
	}
	changes := diff.Answers(form, a, b, nil)
	if len(changes) != 1 || changes[0].Kind != diff.Removed || changes[0].Path != "queues[gpu]" || changes[0].Was != "queues[1]" {
		t.Errorf("a queue less: %+v", changes)
	}
}

func TestWhatTheCloudDoesNotTellIsNoDifference(t *testing.T) {
	t.Parallel()
	form := formOf(t, "ehpc")
	a := profile(t, "../../providers/ehpc/testdata/example.toml").Answers
	b := a.Clone()
	b.Unset("access.key_pair")
	if err := form.Set(b, "manager.hyper_threading", true); err != nil {
		t.Fatal(err)
	}
	changes := diff.Answers(form, a, b, func(q forms.Question, _, _ forms.Path) (forms.Text, bool) {
		return forms.Same("nobody says"), q.Key == "access.key_pair"
	})
	want := []string{
		"manager.hyper_threading  = Hyper-threading: yes, chosen by the cloud",
		"access.key_pair  ? Key pair: ali0824, which the cloud does not tell: nobody says",
	}
	if d := cmp.Diff(want, lines(changes)); d != "" {
		t.Error(d)
	}
	if known := diff.Known(changes); len(known) != 0 {
		t.Errorf("known: %v", lines(known))
	}
}

// TestWhatIsKeptElsewhereIsNotShown: the cloud tells in plain text what a script or a
// variable was made of that is secret here.
func TestWhatIsKeptElsewhereIsNotShown(t *testing.T) {
	t.Parallel()
	form := formOf(t, "batchcompute")
	answers := func(script, key, other any) *forms.Answers {
		a := profile(t, "../../providers/batchcompute/testdata/example.toml").Answers
		for path, value := range map[forms.Path]any{"software.bootstrap": script, "software.env_vars": forms.Table{"K": key, "L": other}} {
			if err := a.Set(path, value); err != nil {
				t.Fatal(err)
			}
		}
		return a
	}
	ref := forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "SECRET"})
	const (
		script = "software.bootstrap  ? Start-up command: ••••••, which the cloud does not tell: it is secret, and not compared"
		table  = "software.env_vars  ? Environment: K=••••••, L=x, which the cloud does not tell: it is secret, and not compared"
	)
	for name, test := range map[string]struct {
		script, key any
		other       string
		want        []string
	}{
		"references":      {ref, ref, "x", []string{"software.bootstrap  ? Start-up command: env SECRET, which the cloud does not tell: it is secret, and not compared", table}},
		"masked":          {forms.Mask, forms.Mask, "x", []string{script, table}},
		"another beside":  {forms.Mask, ref, "y", []string{script, "software.env_vars  ~ Environment: K=••••••, L=y → K=••••••, L=x"}},
		"nothing of this": {"Plain-Canary-1", "Plain-Canary-2", "x", []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			untold := func(forms.Question, forms.Path, forms.Path) (forms.Text, bool) { return forms.Text{}, false }
			changes := diff.Answers(form, answers(test.script, test.key, test.other), answers("Plain-Canary-1", "Plain-Canary-2", "x"), untold)
			if d := cmp.Diff(test.want, lines(changes)); d != "" {
				t.Error(d)
			}
			for _, c := range changes {
				if strings.Contains(fmt.Sprintf("%+v", c), "Plain-Canary") {
					t.Errorf("%+v", c)
				}
			}
		})
	}
}

// TestLaws holds for every profile that there is: it is no different from itself, and
// what one has more than the other the other has less.
func TestLaws(t *testing.T) {
	t.Parallel()
	byCloud := map[string][]*profiles.Profile{}
	for _, pattern := range []string{"example.toml", "witnesses/*.toml"} {
		files, err := filepath.Glob("../../providers/*/testdata/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			p := profile(t, file)
			if p.Provider == "" {
				t.Fatalf("%s is of no cloud", file)
			}
			byCloud[p.Provider] = append(byCloud[p.Provider], p)
		}
	}
	for _, preset := range presets.All() {
		p, issues := preset.Profile(known())
		if p.Provider == "" {
			t.Fatalf("%s: %v", preset.Name, issues)
		}
		byCloud[p.Provider] = append(byCloud[p.Provider], p)
	}
	for id, all := range byCloud {
		form := formOf(t, id)
		for i, a := range all {
			if changes := diff.Answers(form, a.Answers, a.Answers.Clone(), nil); len(changes) != 0 {
				t.Errorf("%s differs from itself: %v", a.Path, lines(changes))
			}
			b := all[(i+1)%len(all)]
			there, back := count(diff.Answers(form, a.Answers, b.Answers, nil)), count(diff.Answers(form, b.Answers, a.Answers, nil))
			there[diff.Added], there[diff.Removed] = there[diff.Removed], there[diff.Added]
			if d := cmp.Diff(there, back); d != "" {
				t.Errorf("%s and %s: %s", a.Path, b.Path, d)
			}
		}
	}
}

func count(changes []diff.Change) map[diff.Kind]int {
	n := map[diff.Kind]int{diff.Added: 0, diff.Removed: 0, diff.Changed: 0}
	for _, c := range changes {
		n[c.Kind]++
	}
	return n
}

// TestWhatIsLeftToTheCloudIsNoDifference: a choice for which the request says nothing
// leaves it open, whatever the cloud then has.
func TestWhatIsLeftToTheCloudIsNoDifference(t *testing.T) {
	t.Parallel()
	form := formOf(t, "ack")
	b := profile(t, "../../providers/ack/testdata/example.toml").Answers
	a := b.Clone()
	if err := form.Set(a, "addons.storage", "none"); err != nil {
		t.Fatal(err)
	}
	changes := diff.Answers(form, a, b, func(forms.Question, forms.Path, forms.Path) (forms.Text, bool) { return forms.Text{}, false })
	if d := cmp.Diff([]string{"addons.storage  = Storage: CSI, chosen by the cloud"}, lines(changes)); d != "" {
		t.Error(d)
	}
}
