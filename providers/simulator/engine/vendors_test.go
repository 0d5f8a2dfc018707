package engine_test

import (
	"errors"
	"net/http"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/engine"
)

func TestOneWorldInTwoSimulators(t *testing.T) {
	t.Parallel()
	o := engine.Options{State: filepath.Join(t.TempDir(), "state.json")}
	var both [2]*engine.Simulator
	for i := range both {
		s, err := engine.Open(o)
		if err != nil {
			t.Fatal(err)
		}
		both[i] = s
	}
	for i, name := range []string{"a", "b", "x", "c"} {
		status, body := makeThing(t, both[i%2], name)
		want := []string{"a", "a b", "", "a b c"}[i]
		if body != want || (status == http.StatusOK) != (want != "") {
			t.Errorf("%s: %d %q, want %q", name, status, body, want)
		}
	}
}

func TestVendors(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]int{"a": 200, "xa": 400, "shared": 409, "neighbour": 418} {
		if status, _ := makeThing(t, engine.New(engine.Options{}), name); status != want {
			t.Errorf("%s: %d, want %d", name, status, want)
		}
	}
	want := []engine.API{{
		Provider: "toy", Actions: []string{"List", "Make"}, Around: []string{"Look"}, Creation: "Make", Stages: []string{"Sand"}, Shows: []string{"List"}, Service: "Toy", Beside: []string{"Shelf"},
		Tells: engine.Tells{Prices: []string{"Make"}, Declines: []string{"Make"}, Limits: []string{"Make"}, Balances: []string{"List"}, Accounts: []string{"Make"}},
	}}
	if diff := cmp.Diff(want, engine.APIs()); diff != "" {
		t.Error(diff)
	}
}

func TestFaultsOfAVendor(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]struct {
		status int
		body   string
	}{
		"Make:code=Taken,param=a":   {409, "a is taken."},
		"Make:status=503":           {503, "The request has failed due to a fault of the simulator."},
		"Make:throttle":             {429, ""},
		"Make:fail=Sand":            {200, "aSand"},
		"Make:throttle,skip=1":      {200, "a"},
		"Look:throttle":             {200, "a"},
		"*:status=500,code=Unknown": {500, "The request has failed due to a fault of the simulator."},
	} {
		if status, body := makeThing(t, engine.New(faulty(t, fault)), "a"); status != want.status || body != want.body {
			t.Errorf("%s: %d %q", fault, status, body)
		}
	}
	for fault, want := range map[string]*engine.NoEffectError{
		"Break:lost":     {Action: "Break", Actions: []string{"List", "Look", "Make"}},
		"Make:fail=Mud":  {Action: "Make", Stage: "Mud", Actions: []string{"Make"}, Stages: []string{"Sand"}},
		"Make:lag=5s":    {Action: "Make", Effect: engine.Lag, Actions: []string{"List"}},
		"Look:forget=2":  {Action: "Look", Effect: engine.Forget, Actions: []string{"List"}},
		"List:foreign":   {Action: "List", Effect: engine.Foreign, Actions: []string{"Make"}},
		"Look:fail=Sand": {Action: "Look", Stage: "Sand", Actions: []string{"Make"}},
	} {
		_, err := engine.ParseFault(fault)
		var none *engine.NoEffectError
		if !errors.As(err, &none) {
			t.Errorf("%s: %v", fault, err)
			continue
		}
		if diff := cmp.Diff(want, none, cmp.Comparer(slices.Equal[[]string])); diff != "" {
			t.Errorf("%s: %s", fault, diff)
		}
	}
	var mistake *engine.Mistake
	if _, err := engine.ParseFault("Make:code=Gone"); !errors.As(err, &mistake) {
		t.Errorf("a code of nobody: %v", err)
	}
}
