package cloudtest

import (
	"context"
	"errors"
	"testing"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

// Cloud is a provider with what its tests have to know.
type Cloud struct {
	providers.Provider
	// Region is where clients are connected unless a test says otherwise.
	Region string
	// SetNow gives a client another clock.
	SetNow func(client providers.Client, now func() time.Time)
	// Unnumbered clouds give their calls no request id.
	Unnumbered bool
	// Forgetful clouds tell only the latest event.
	Forgetful bool
}

// The files of answers that every cloud has in testdata: all that there is to
// ask, what must be asked, and what the program shows.
const (
	Largest = "requests/largest.toml"
	Minimal = "requests/minimal.toml"
	Example = "example.toml"
)

// Connect returns a client with the simulator's keys, and so with none of the
// machine's.
func (c Cloud) Connect(t testing.TB, endpoint providers.Endpoint) providers.Client {
	t.Helper()
	if endpoint.Region == "" {
		endpoint.Region = c.Region
	}
	client, err := c.Provider.Connect(providers.Simulator(), endpoint)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// At returns a client whose clock stands still.
func (c Cloud) At(t testing.TB, now time.Time, endpoint providers.Endpoint) providers.Client {
	t.Helper()
	client := c.Connect(t, endpoint)
	c.SetNow(client, func() time.Time { return now })
	return client
}

// Request is what client makes of answers.
func Request(t testing.TB, client providers.Client, answers *forms.Answers) providers.Request {
	t.Helper()
	request, err := client.Request(answers)
	if err != nil {
		t.Fatal(err)
	}
	return request
}

// Introduces checks what the provider says of itself, and returns it.
func (c Cloud) Introduces(t *testing.T, id string, regions int) providers.About {
	t.Helper()
	about := c.About()
	if about.ID != id || len(about.Regions) != regions || len(about.Example) == 0 || about.Limit <= about.Typical || about.API == "" || about.Docs == "" {
		t.Errorf("%s of %d regions, %d bytes of example, %v of %v, %s, %s", about.ID, len(about.Regions), len(about.Example), about.Typical, about.Limit, about.API, about.Docs)
	}
	texts := append([]forms.Text{about.Name, about.Creates}, about.Notes...)
	if !about.Lifecycle.IsZero() {
		texts = append(texts, about.Lifecycle)
	}
	for _, region := range about.Regions {
		texts = append(texts, region.Label)
	}
	for _, text := range texts {
		if !text.Complete() {
			t.Errorf("half a text: %+v", text)
		}
	}
	return about
}

// RefusesAddresses tries endpoints that are none.
func (c Cloud) RefusesAddresses(t *testing.T) {
	t.Helper()
	for _, base := range []string{"x", "not an address", "api.example.com", "ftp://a", "http://a/b", "http://u:p@a", "http://a?b"} {
		_, err := c.Provider.Connect(providers.Simulator(), providers.Endpoint{Region: c.Region, Base: base})
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Invalid || !f.Summary.Complete() || !f.Remedy.Complete() {
			t.Errorf("%s: got %+v", base, f)
		}
	}
}

// RefusesKeys tries keys that are known to be in trouble: they do not get as far
// as a call.
func (c Cloud) RefusesKeys(t *testing.T) {
	t.Helper()
	bad := providers.Account{ID: "env", Trouble: forms.T("x is missing", "缺少 x")}
	for _, base := range []string{"", "http://127.0.0.1:1"} {
		_, err := c.Provider.Connect(bad, providers.Endpoint{Region: c.Region, Base: base})
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Auth || !f.Summary.Complete() {
			t.Errorf("at %q: got %+v", base, f)
		}
	}
}

// HeedsCancel makes every call with a context that has ended: nothing goes
// out, and the context's error comes back.
func (c Cloud) HeedsCancel(t *testing.T, receipt providers.Receipt, source string) {
	t.Helper()
	wire := &Recorder{}
	client := c.Connect(t, providers.Endpoint{Transport: wire})
	request := Request(t, client, c.Load(t, Minimal))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, call := range map[string]func() error{
		"send":   func() error { _, err := client.Send(ctx, request); return err },
		"find":   func() error { _, err := client.Find(ctx, request); return err },
		"status": func() error { _, err := client.Status(ctx, receipt); return err },
		"delete": func() error { _, err := client.Delete(ctx, receipt); return err },
		"lookup": func() error { _, err := client.Lookup(ctx, forms.Query{Source: source}); return err },
	} {
		if err := call(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if sent := wire.Calls(); len(sent) > 0 {
		t.Errorf("%d calls went out: %+v", len(sent), sent)
	}
}
