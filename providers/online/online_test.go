package online_test

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/online"
)

// cloud is a toy: a network with subnets in it, a machine type and a name.
type cloud struct {
	providers.Client
	providers.Provider
	form  *forms.Form
	there []providers.Receipt
	fits  []providers.Fit

	mu    sync.Mutex
	asked map[string]int
}

func newCloud() *cloud {
	field := func(key string, source forms.Source) forms.Field {
		return forms.Field{
			Key: key, Wire: key, Kind: forms.String, Step: forms.Basics, Source: source,
			Label: forms.T(key, key),
		}
	}
	subnets := forms.Source{Name: "subnets", By: []string{"network"}, Exhaustive: true}
	return &cloud{asked: map[string]int{}, form: &forms.Form{
		Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本信息")}},
		Fields: []forms.Field{
			field("name", forms.Source{}), field("network", forms.Source{Name: "networks", Exhaustive: true}),
			field("subnet", subnets), field("spare", subnets), field("kind", forms.Source{Name: "kinds"}), field("slow", forms.Source{Name: "slow"}),
			field("forbidden", forms.Source{Name: "forbidden"}),
		},
	}}
}

func (c *cloud) Form() *forms.Form { return c.form }

func (c *cloud) Request(answers *forms.Answers) (providers.Request, error) {
	name, _ := answers.Get("name")
	text, _ := name.(string)
	return providers.Request{Name: text}, nil
}

func (c *cloud) Find(context.Context, providers.Request) ([]providers.Receipt, error) {
	return c.there, nil
}

func (c *cloud) Fits(context.Context, *forms.Answers) []providers.Fit { return c.fits }

func (c *cloud) Lookup(ctx context.Context, q forms.Query) (providers.Listing, error) {
	c.mu.Lock()
	c.asked[q.ID()]++
	c.mu.Unlock()
	switch q.Source {
	case "networks":
		return providers.Listing{Options: []forms.Option{{Value: "net-1"}}}, nil
	case "subnets":
		return providers.Listing{Options: []forms.Option{{Value: "sub-1"}, {Value: "sub-2"}}}, nil
	case "kinds":
		return providers.Listing{Options: []forms.Option{{Value: "big"}, {Value: "gone", Why: forms.T("sold out", "已售罄")}}}, nil
	case "slow":
		<-ctx.Done()
		return providers.Listing{}, ctx.Err()
	}
	return providers.Listing{}, &providers.Failure{Kind: providers.Permission, Summary: forms.T("not allowed", "无权限")}
}

func check(t *testing.T, c *cloud, pairs ...string) []online.Finding {
	t.Helper()
	answers := &forms.Answers{}
	for i := 0; i < len(pairs); i += 2 {
		if err := answers.Set(forms.Path(pairs[i]), pairs[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	return online.Check(t.Context(), connect.Target{Provider: c, Client: c}, answers)
}

// told is what came out, by path or else by subject.
func told(findings []online.Finding) map[string]string {
	out := map[string]string{}
	for _, f := range findings {
		key := string(f.Path)
		if key == "" {
			key = f.Subject.En
		}
		text := string(f.Result)
		if f.Certain {
			text += "!"
		}
		out[key] = text + " " + f.Text.En
	}
	return out
}

// TestCheck: every answer with a list behind it is told, and what is certain apart
// from what is not.
func TestCheck(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		answers []string
		there   []providers.Receipt
		fits    []providers.Fit
		want    map[string]string
		refused bool
	}{
		"all right": {
			answers: []string{"name", "a", "network", "net-1", "subnet", "sub-1", "kind", "big"},
			want:    map[string]string{"network": "passed ", "subnet": "passed ", "kind": "passed ", "Name a": "passed is free"},
		},
		"an id that is not there": {
			answers: []string{"network", "net-9"}, refused: true,
			want: map[string]string{"network": "failed! net-9 does not exist here"},
		},
		"one that belongs elsewhere": {
			answers: []string{"network", "net-1", "subnet", "sub-9"}, refused: true,
			want: map[string]string{"network": "passed ", "subnet": "failed! sub-9 does not exist in network net-1"},
		},
		"without what narrows the list": {
			answers: []string{"subnet", "sub-1"},
			want:    map[string]string{"subnet": "unknown network is empty"},
		},
		"sold out, and not listed": {
			answers: []string{"kind", "gone"},
			want:    map[string]string{"kind": "failed gone: sold out"},
		},
		"a list that is open": {
			answers: []string{"kind", "newer"},
			want:    map[string]string{"kind": "failed newer is not in the cloud's list"},
		},
		"no right to look": {
			answers: []string{"forbidden", "x"},
			want:    map[string]string{"forbidden": "unknown not allowed"},
		},
		"a name that is taken": {
			answers: []string{"name", "a"}, there: []providers.Receipt{{ID: "c-0", Name: "ab"}, {ID: "c-1", Name: "a"}}, refused: true,
			want: map[string]string{"Name a": "failed! already exists: c-1"},
		},
		"limits": {
			fits: []providers.Fit{
				{What: forms.Same("enough"), Need: 2, Most: 3, Used: 7, Limit: 10},
				{What: forms.Same("too little"), Need: 4, Used: 7, Limit: 10},
				{What: forms.Same("later"), Need: 3, Most: 4, Used: 7, Limit: 10},
				{What: forms.Same("unknown"), Failure: &providers.Failure{Summary: forms.Same("forbidden")}},
			},
			refused: true,
			want: map[string]string{
				"Quota: enough": "passed needs 2; 7 of 10 in use", "Quota: too little": "failed! needs 4; 7 of 10 in use",
				"Quota: later": "failed grows to 4; 7 of 10 in use", "Quota: unknown": "unknown forbidden",
			},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newCloud()
			c.there, c.fits = tt.there, tt.fits
			findings := check(t, c, tt.answers...)
			if diff := cmp.Diff(tt.want, told(findings)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if got := online.Refused(findings); got != tt.refused {
				t.Errorf("refused %v, want %v", got, tt.refused)
			}
		})
	}
}

// TestEachListIsAskedForOnce, and one that does not answer is not waited for.
func TestEachListIsAskedForOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := newCloud()
		findings := told(check(t, c, "network", "net-1", "subnet", "sub-1", "spare", "sub-2", "slow", "x"))
		want := map[string]string{
			"network": "passed ", "subnet": "passed ", "spare": "passed ", "slow": "unknown the cloud did not answer in time",
		}
		if diff := cmp.Diff(want, findings); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		for id, times := range c.asked {
			if times != 1 {
				t.Errorf("%q asked for %d times", id, times)
			}
		}
	})
}

// TestSilence: that nothing at all was answered is told apart from a single right
// that is missing.
func TestSilence(t *testing.T) {
	t.Parallel()
	failure := &providers.Failure{Summary: forms.Same("forbidden")}
	unknown, passed := online.Finding{Result: online.Unknown, Failure: failure}, online.Finding{Result: online.Passed}
	if got := online.Silent([]online.Finding{{Result: online.Unknown}, unknown, unknown}); got != failure {
		t.Errorf("got %v", got)
	}
	for _, findings := range [][]online.Finding{nil, {unknown, passed}, {{Result: online.Failed}, unknown}, {{Result: online.Unknown}}} {
		if got := online.Silent(findings); got != nil {
			t.Errorf("%v: got %v", findings, got)
		}
	}
}
