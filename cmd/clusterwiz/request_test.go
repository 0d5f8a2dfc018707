package main

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
)

// speechless is a cloud whose client can make no request of any answers.
type speechless struct{ providers.Provider }

// Connect implements [providers.Provider].
func (s speechless) Connect(account providers.Account, at providers.Endpoint) (providers.Client, error) {
	client, err := s.Provider.Connect(account, at)
	return wordless{client}, err
}

type wordless struct{ providers.Client }

// Request implements [providers.Client].
func (wordless) Request(*forms.Answers) (providers.Request, error) {
	return providers.Request{}, &providers.Failure{Kind: providers.Invalid, Summary: forms.T("no request", "无请求")}
}

// TestNoRequest: where the answers come to no request, that is told instead of
// done, and no run is begun.
func TestNoRequest(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{
		"replay": {"replay", "--yes"}, "plain": {"new", "--plain", "--from"}, "preview": {"preview"}, "many": {"replay", "--yes", usedProfile(t)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSandbox(t)
			s.Terminal = func() (in, out bool) { return true, true }
			s.In = &person{t: t, screen: s.log, echo: true}
			a := newApp(s.Streams, forms.En)
			a.dirs = func() profiles.Dirs { return s.dirs }
			a.clouds = func() []providers.Provider { return []providers.Provider{speechless{clouds.All()[0]}} }
			_, err := a.execute(t.Context(), append(args, example(t), "--simulate"))
			if code := exitCode(err); code != invalid {
				t.Errorf("exit %d: %v\n%s", code, err, s.log)
			}
			if records := s.records(t); len(records) > 0 {
				t.Errorf("runs: %v", records)
			}
		})
	}
}
