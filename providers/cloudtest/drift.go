package cloudtest

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/profiles/diff"
	"clusterwiz/profiles/likeness"
	"clusterwiz/profiles/presets"
	"clusterwiz/providers"
	"clusterwiz/providers/simulator"
)

// made is a creation that the tests have: answers with their secrets, and where they go.
type made struct {
	answers *forms.Answers
	region  string
}

// all are the creations that the simulator's world can have: files, witnesses, presets.
func (c Cloud) all(t *testing.T, files map[string]string) map[string]made {
	t.Helper()
	found := map[string]made{}
	for _, file := range Files(t) {
		found[file] = made{c.Read(t, file), cmp.Or(files[file], c.Region)}
	}
	if testing.Short() {
		return found // They have every path through the code.
	}
	witnesses, err := filepath.Glob("testdata/witnesses/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range witnesses {
		if w := c.witness(t, file); w.unknown == "" {
			found[filepath.Base(file)] = made{w.profile.Answers, w.profile.Region}
		}
	}
	known := profiles.FormsOf([]providers.Provider{c.Provider}, func(p providers.Provider) string { return p.About().ID })
	for _, preset := range presets.Of(c.About().ID) {
		profile, _ := preset.Profile(known)
		Complete(t, c.Form(), profile.Answers, c.Read(t, Example))
		found["preset "+preset.Name] = made{profile.Answers, c.Region}
	}
	return found
}

// Complete answers what is missing as an example does, whose first item stands for any.
func Complete(t testing.TB, form *forms.Form, answers, example *forms.Answers) {
	t.Helper()
	for range 20 {
		for _, problem := range forms.Errors(form.Check(answers, nil)) {
			value, there := example.Get(problem.Path)
			for _, i := range []string{"1", "2", "3"} {
				if !there {
					value, there = example.Get(forms.Path(strings.ReplaceAll(string(problem.Path), "["+i+"]", "[0]")))
				}
			}
			if there {
				if err := answers.Set(problem.Path, value); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if wrong := forms.Errors(form.Check(answers, nil)); len(wrong) > 0 {
		t.Fatalf("%s: %s", wrong[0].Path, wrong[0].Summary.En)
	}
}

// tag is a mark as runs put it on what they make.
const tag = "20261120-221530-k7q2-abcdefgh"

// made creates what a run would send; false where the simulator's world cannot have it.
func (r Rig) made(t *testing.T, one made, must bool) (providers.Receipt, bool) {
	t.Helper()
	request := Request(t, r, one.answers)
	if tagger, ok := r.Client.(providers.Tagger); ok {
		request, _ = tagger.Tagged(request, tag)
	}
	receipt, err := r.Send(t.Context(), request)
	if err != nil && must {
		t.Fatal(err)
	}
	r.Advance(10 * time.Minute) // Hours of the simulator's; clouds take no older signature.
	return receipt, err == nil
}

// DriftsNowhere holds that what nobody has touched since it was made is as it was sent, in the
// process that made it and in another one, which has it from the simulator's file.
func (c Cloud) DriftsNowhere(t *testing.T, files map[string]string) {
	t.Helper()
	for name, one := range c.all(t, files) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, must := files[name]
			file := filepath.Join(t.TempDir(), "simulator.json")
			r := c.stated(t, file).In(t, one.region)
			receipt, created := r.made(t, one, must)
			if !created {
				return
			}
			later := c.stated(t, file).In(t, one.region)
			later.Advance(10 * time.Minute)
			for _, r := range []Rig{r, later} {
				for _, change := range diff.Known(c.drift(t, r, one.answers, receipt)) {
					t.Errorf("%s: %s", change.Path, change.Line().En)
				}
			}
		})
	}
}

// stated is a rig whose simulator keeps what it has in a file.
func (c Cloud) stated(t *testing.T, file string) Rig {
	t.Helper()
	r := Rig{cloud: c, clock: &clock{start: time.Now()}}
	sim, err := simulator.Open(simulator.Options{Seed: 1, Speed: 60, Now: r.clock.now, AllowRetired: true, State: file})
	if err != nil {
		t.Fatal(err)
	}
	r.Sim = sim
	return r.In(t, c.Region)
}

// TellsDrift holds that each answer that was sent otherwise than it is there is told, as different
// or as what the cloud does not tell.
func (c Cloud) TellsDrift(t *testing.T, files map[string]string) {
	t.Helper()
	for _, name := range []string{Example, Largest} {
		if _, fits := files[name]; !fits || name == Largest && testing.Short() {
			continue
		}
		one := made{c.Read(t, name), cmp.Or(files[name], c.Region)}
		r := c.Rig(t).In(t, one.region)
		receipt, _ := r.made(t, one, true)
		itself := c.itself(t, r, receipt)
		var before []string
		var items []forms.Path
		for _, change := range itself.Changes(one.answers) {
			before = append(before, change.Line().En)
			if strings.HasSuffix(string(change.Was), "]") {
				items = append(items, change.Was)
			}
		}
		untold := func(at forms.Path) bool {
			return slices.ContainsFunc(items, func(item forms.Path) bool { return item.Contains(at) })
		}
		for _, q := range c.questions(one.answers) {
			answers, other := one.answers.Clone(), Another(q)
			switch n := len(q.Items()); {
			case untold(q.Path()) || n > 0 && untold(q.Path().Index(n-1)):
				continue // Of an item that the cloud does not tell it tells neither what is in it nor that it is there.
			case n > 0: // One more there than was sent.
				other = "one less"
				if _, err := answers.Remove(q.Path(), n-1); err != nil {
					t.Fatal(err)
				}
			case other == nil:
				continue
			default:
				if err := c.Form().Set(answers, q.Path(), other); err != nil {
					t.Fatal(err)
				}
			}
			changes := itself.Changes(answers)
			if !slices.ContainsFunc(changes, func(change diff.Change) bool {
				return change.Kind != diff.Chosen && !slices.Contains(before, change.Line().En)
			}) {
				t.Errorf("%s: %s: %v, and nothing is told", name, q.Path(), other)
			}
			if os.Getenv("SHOW_DRIFT") != "" && len(diff.Known(changes)) == 0 {
				t.Logf("%s: %s: %v is not known", name, q.Path(), other)
			}
		}
	}
}

// Another is an answer that the question does not have; nil where it has none.
func Another(q forms.Question) any {
	switch v := q.Answer().(type) {
	case bool:
		return !v
	case int64:
		return v + 1
	case float64:
		return v + 1
	case string:
		for _, o := range q.Options {
			if o.Value != v && o.Sends != "null" {
				return o.Value
			}
		}
		if q.Closed.IsZero() {
			return v + "x"
		}
	case []string:
		return append(slices.Clone(v), "another")
	case map[string]string:
		return map[string]string{"another": "one"}
	}
	return nil
}

// drift is how what there is differs from what was sent.
func (c Cloud) drift(t *testing.T, r Rig, sent *forms.Answers, receipt providers.Receipt) []diff.Change {
	t.Helper()
	return c.itself(t, r, receipt).Changes(sent)
}

// itself is what there is.
func (c Cloud) itself(t *testing.T, r Rig, receipt providers.Receipt) likeness.Likeness {
	t.Helper()
	reader, _ := r.Client.(providers.Reader)
	live, err := reader.Live(t.Context(), receipt)
	if err != nil {
		t.Fatal(err)
	}
	like, err := likeness.Itself(c.Form(), func(answers *forms.Answers) *forms.Body { return Request(t, r, answers).Body }, live)
	if err != nil {
		t.Fatal(err)
	}
	return like
}
