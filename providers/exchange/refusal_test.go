package exchange_test

import (
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/exchange"
)

// rules are those of a cloud that is made up.
func rules() exchange.Refusals {
	return exchange.Refusals{
		{Kind: providers.Unclear, Codes: []string{"InvalidVSwitch.Full"}},
		{Kind: providers.Invalid, Codes: []string{"Missing*", "Invalid*"}},
		{Kind: providers.Throttled, Codes: []string{"Throttling.User"}, Statuses: []int{503}},
	}
}

func TestProve(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		code   string
		status int
		want   bool
	}{
		"in the table":                    {"Throttling.User", 429, true},
		"by a pattern":                    {"MissingName", 400, true},
		"under a success":                 {"MissingName", 200, true},
		"above 500, documented":           {"Throttling.User", 503, true},
		"above 500, another status":       {"Throttling.User", 502, false},
		"above 500, not documented":       {"MissingName", 500, false},
		"a part of a code":                {"Throttling", 429, false},
		"not in the table":                {"ServiceUnavailable", 503, false},
		"no code":                         {"", 403, false},
		"taken out of a pattern":          {"InvalidVSwitch.Full", 400, false},
		"a nonce, whatever pattern fits":  {"InvalidSignatureNonce", 400, false},
		"a nonce, written in another way": {"Missingnonce", 400, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := rules().Prove(c.code, c.status); got != c.want {
				t.Errorf("%s under %d: %t", c.code, c.status, got)
			}
		})
	}
	if !rules()[1:].Prove("MissingName", 400) {
		t.Error("what the first of a table says proves nothing")
	}
	if exchange.Refusals(nil).Prove("MissingName", 400) {
		t.Error("no table proves nothing")
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		code   string
		writes bool
		want   providers.Kind
	}{
		"proven, writing":     {"MissingName", true, providers.Invalid},
		"proven, reading":     {"MissingName", false, providers.Invalid},
		"not proven, writing": {"InternalError", true, providers.Unclear},
		"not proven, reading": {"InternalError", false, providers.Invalid},
		"a nonce, writing":    {"SignatureNonceUsed", true, providers.Unclear},
		"a nonce, reading":    {"SignatureNonceUsed", false, providers.Unavailable},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := report(c.writes)
			r.Refusals = rules()
			f := r.Refused(&providers.Failure{
				Kind: providers.Invalid, Code: c.code, Field: "name", Summary: forms.T("word", "词"), Remedy: forms.T("do", "做"),
			}, 400)
			unclear := c.want == providers.Unclear
			if f.Kind != c.want || (f.Remedy == lookFirst) != unclear || unclear != strings.Contains(f.Summary.En, "may have been executed") {
				t.Errorf("got %+v", *f)
			}
			says := "word"
			if exchange.Repeated(c.code) {
				says = "the cloud received this request twice"
			}
			if !strings.HasPrefix(f.Summary.En, says) {
				t.Errorf("told %q, not %q", f.Summary.En, says)
			}
			if unclear && f.Field != "" {
				t.Errorf("an outcome that nobody knows is blamed on the answer %s", f.Field)
			}
			if !f.Summary.Complete() || !f.Remedy.Complete() {
				t.Errorf("half a text: %+v", *f)
			}
		})
	}
}
