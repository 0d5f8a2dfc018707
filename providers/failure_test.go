package providers_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
)

func TestFailureInOneLine(t *testing.T) {
	t.Parallel()
	summary := forms.T("the account cannot pay", "账户无法支付")
	cases := map[string]struct {
		failure providers.Failure
		want    string
	}{
		"code and message": {providers.Failure{Kind: providers.Money, Code: "InDebt", Message: "You owe.", Summary: summary}, "money: InDebt: You owe."},
		"code":             {providers.Failure{Kind: providers.Money, Code: "InDebt", Summary: summary}, "money: InDebt"},
		"message":          {providers.Failure{Kind: providers.Money, Message: "You owe.", Summary: summary}, "money: You owe."},
		"neither":          {providers.Failure{Kind: providers.Money, Summary: summary}, "money: the account cannot pay"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.failure.Error(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAsFailure(t *testing.T) {
	t.Parallel()
	refused := &providers.Failure{Kind: providers.Quota, Cause: io.ErrUnexpectedEOF}
	wrapped := fmt.Errorf("create: %w", refused)
	odd := errors.New("odd")
	if providers.AsFailure(nil) != nil || providers.FailureIn(nil) != nil {
		t.Error("no error is a failure")
	}
	if providers.AsFailure(wrapped) != refused || providers.FailureIn(wrapped) != refused {
		t.Error("a failure is not found under another error")
	}
	if !errors.Is(wrapped, io.ErrUnexpectedEOF) {
		t.Error("the cause is not found under a failure")
	}
	if providers.FailureIn(odd) != nil {
		t.Error("finds a failure where there is none")
	}
	made := providers.AsFailure(odd)
	if made.Kind != providers.Internal || !errors.Is(made, odd) || !made.Summary.Complete() || !made.Remedy.Complete() {
		t.Errorf("got %+v", *made)
	}
}

// spoken is an error that JSON writes out.
type spoken struct{ Text string }

func (s spoken) Error() string { return s.Text }

// TestFailureInTheJournal leaves the cause out: it may quote what was sent.
func TestFailureInTheJournal(t *testing.T) {
	t.Parallel()
	data, err := json.Marshal(&providers.Failure{Kind: providers.Unclear, Summary: forms.Same("x"), Cause: spoken{canary}})
	if err != nil || strings.Contains(string(data), "canary") || !strings.Contains(string(data), `"kind":"unclear"`) {
		t.Errorf("got %s, %v", data, err)
	}
}

func TestUnknownSource(t *testing.T) {
	t.Parallel()
	f := providers.UnknownSource("zones")
	if f.Kind != providers.Internal || !strings.Contains(f.Summary.En, "zones") || !strings.Contains(f.Summary.Zh, "zones") || !f.Remedy.Complete() {
		t.Errorf("got %+v", *f)
	}
}
