package review_test

import (
	"context"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/ui/look"
)

// Find knows one name that is taken.
func (pond) Find(_ context.Context, r providers.Request) ([]providers.Receipt, error) {
	if r.Name != "taken" {
		return nil, nil
	}
	return []providers.Receipt{{ID: "p-1", Name: r.Name}}, nil
}

// Fits tells one limit that is not enough, and two that may not be read.
func (pond) Fits(context.Context, *forms.Answers) []providers.Fit {
	forbidden := &providers.Failure{Summary: forms.Same("no right to read it")}
	return []providers.Fit{
		{What: forms.Same("ponds"), Need: 2, Used: 9, Limit: 10},
		{What: forms.Same("frogs"), Failure: forbidden},
		{What: forms.Same("reeds"), Failure: forbidden},
	}
}

// TestTheCloudIsAsked about what is right from here, and again about other answers.
func TestTheCloudIsAsked(t *testing.T) {
	t.Parallel()
	b := open(t, map[forms.Path]any{"name": "taken", "size": int64(3)})
	b.see("✗ Name taken: already exists: p-1", "✗ Quota: ponds: needs 2; 9 of 10 in use",
		"? not checked: Quota: frogs, Quota: reeds: no right to read", "Confirmed by the cloud: 0")
	b.work.Set(b.work.Main, "name", "free")
	b.Arrange(look.New(forms.En), b.wide, b.high)
	b.see("Asking the cloud")
	b.settle().see("Confirmed by the cloud: 1")
}
