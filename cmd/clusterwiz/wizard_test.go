package main

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/connect"
	"clusterwiz/ui"
)

// TestWizardOpens tells which command lines come to the screen, and with what
// its targets are made.
func TestWizardOpens(t *testing.T) {
	t.Parallel()
	found := []providers.Account{{ID: "env", Key: "LTAI…abcd"}}
	simulated := example(t, "region ", "account = \"simulator\"\nregion ")
	for name, tc := range map[string]struct {
		args []string
		// found are the accounts of the first cloud; world is what the file of the
		// simulated world holds.
		found []providers.Account
		world string
		code  exit
		want  connect.Connector
	}{
		"no command":            {want: connect.Connector{Speed: 6000}},
		"nothing said":          {args: []string{"new"}, want: connect.Connector{Speed: 6000}},
		"on this machine":       {args: []string{"new", "ehpc", "--simulate", "--endpoint", "http://127.0.0.1:1"}, want: connect.Connector{Simulate: true, Endpoint: "http://127.0.0.1:1", Speed: 6000}},
		"a proxy of the cloud":  {args: []string{"new", "ehpc", "--endpoint", "https://203.0.113.7"}, want: connect.Connector{Endpoint: "https://203.0.113.7", Speed: 6000}},
		"simulated, elsewhere":  {args: []string{"new", "ehpc", "--simulate", "--endpoint", "https://203.0.113.7"}, code: misused},
		"an account, elsewhere": {args: []string{"--account", "simulator", "--endpoint", "https://203.0.113.7"}, code: misused},
		"demo, elsewhere":       {args: []string{"demo", "--endpoint", "https://203.0.113.7"}, code: misused},
		"an unknown account":    {args: []string{"new", "--account", "nobody"}, code: denied},
		"an impossible fault":   {args: []string{"new", "ehpc", "--simulate-fault", "CreateNodePool:lost"}, code: misused},
		"by the profile":        {args: []string{"new", "--from", simulated, "--simulate-fault", "CreateNodePool:lost"}, found: found, code: misused},
		"an unreadable world":   {args: []string{"new", "ehpc"}, world: "{", code: internal},
		"one that is not asked": {args: []string{"new", "ehpc"}, found: found, world: "{", want: connect.Connector{Speed: 6000}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSandbox(t)
			s.Terminal = func() (in, out bool) { return true, true }
			a := newApp(s.Streams, "en")
			a.dirs = func() profiles.Dirs { return s.dirs }
			a.clouds = func() []providers.Provider {
				all := clouds.All()
				all[0] = owner{Provider: all[0], accounts: tc.found}
				return all
			}
			if tc.world != "" {
				if err := profiles.Save(worldFile(s.dirs.State, ""), []byte(tc.world), false); err != nil {
					t.Fatal(err)
				}
			}
			var got *connect.Connector
			a.wizard = func(_ context.Context, cfg ui.Config) (ui.Result, error) {
				got = cfg.Connector
				return ui.Result{}, nil
			}
			_, err := a.execute(t.Context(), append(tc.args, "--simulate-speed=6000"))
			if code := exitCode(err); code != tc.code {
				t.Fatalf("exit %d: %v", code, err)
			}
			if tc.code != done {
				if got != nil {
					t.Error("the screen was opened")
				}
				return
			}
			if got.Simulator == nil {
				t.Fatal("there is no way into the simulator")
			}
			if got.Gates != &a.gates {
				t.Error("its calls keep no rate with others")
			}
			got.Simulator, got.Gates, got.Defaults = nil, nil, nil
			if diff := cmp.Diff(tc.want, *got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
