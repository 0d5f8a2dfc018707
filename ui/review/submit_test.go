package review_test

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"clusterwiz/forms"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/work"
)

// asked returns the dialog that left the review, nil where none did.
func (b *bench) asked() (d *dialog.Dialog) {
	for _, msg := range append(b.left, b.out.Take()...) {
		if found, ok := msg.(*dialog.Dialog); ok {
			d = found
			d.Resize(look.New(forms.En), 80, 20)
		}
	}
	b.left = nil
	return d
}

// sent tells whether the answers left to be resolved, and then sent.
func (b *bench) sent() bool {
	for _, msg := range b.out.Take() {
		if run, ok := msg.(message.Run); ok {
			if _, resolved := run.Cmd().(work.ResolvedMsg); resolved {
				return true
			}
		}
	}
	return false
}

// answer types a text, goes to the second choice and takes it.
func answer(d *dialog.Dialog, typed string) {
	if typed != "" {
		d.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(typed)})
	}
	d.From(1).Update(tea.KeyMsg{Type: tea.KeyEnter})
}

// TestWhatIsPaidInAdvanceWantsTheName, and nothing else does.
func TestWhatIsPaidInAdvanceWantsTheName(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		charge, typed string
		sent          bool
	}{
		"paid later":               {"post", "", true},
		"in advance, no name":      {"pre", "", false},
		"in advance, another name": {"pre", "cfx", false},
		"in advance, part of it":   {"pre", "cf", false},
		"in advance, the name":     {"pre", "cfd", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, map[forms.Path]any{"name": "cfd", "size": int64(3), "charge": c.charge}).submit()
			d := b.asked()
			if d == nil || b.sent() {
				t.Fatal("the yes is not asked for")
			}
			if asks := strings.Contains(ansi.Strip(strings.Join(d.View(nil), "\n")), "Type the name"); asks != (c.charge == "pre") {
				t.Errorf("the name is asked for: %v", asks)
			}
			if answer(d, c.typed); b.sent() != c.sent || d.Closed() != c.sent {
				t.Errorf("sent is not %v", c.sent)
			}
		})
	}
}

// TestWhatTheCloudHasAgainstItStandsBeforeTheYes, since a limit that it does not fit in
// may be told by the cloud only after the first things were made and cost money.
func TestWhatTheCloudHasAgainstItStandsBeforeTheYes(t *testing.T) {
	t.Parallel()
	d := atLake(t, map[forms.Path]any{"name": "taken", "size": int64(3), "boat": "sloop"}).submit().asked()
	if d == nil {
		t.Fatal("the yes is not asked for")
	}
	for _, want := range []string{"✗ Name taken: already exists: p-1", "Quota: ponds: needs 2; 9 of 10 in use"} {
		if said := ansi.Strip(strings.Join(d.View(nil), "\n")); !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
}

func TestNoSendsNothing(t *testing.T) {
	t.Parallel()
	b := open(t, map[forms.Path]any{"name": "cfd", "size": int64(3)}).submit()
	d := b.asked()
	if d.Update(tea.KeyMsg{Type: tea.KeyEnter}); b.sent() || !d.Closed() {
		t.Error("enter on the first choice is no")
	}
}

// TestPromptedSecretsAreAskedFor after the yes, unseen, and no is still no.
func TestPromptedSecretsAreAskedFor(t *testing.T) {
	t.Parallel()
	prompted := forms.Referenced(forms.Ref{Kind: forms.FromPrompt})
	for name, typed := range map[string]string{"typed": "Canary-7-secret", "not typed": ""} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, map[forms.Path]any{"name": "cfd", "size": int64(3), "secret": prompted}).submit()
			answer(b.asked(), "")
			d := b.asked()
			if d == nil || d.Title().En != "Secret" || b.sent() {
				t.Fatalf("the secret is not asked for: %+v", d)
			}
			answer(d, typed)
			if strings.Contains(strings.Join(d.View(nil), "\n"), "Canary") {
				t.Error("it is shown")
			}
			if b.sent() != (typed != "") {
				t.Errorf("sent after %q", typed)
			}
		})
	}
}

// TestTheYesRepeatsWhatOnlyWarns, and it keeps nobody from it.
func TestTheYesRepeatsWhatOnlyWarns(t *testing.T) {
	t.Parallel()
	b := open(t, map[forms.Path]any{"name": "cfd", "size": int64(101)}).see("must be 0-100", "Press s to submit").submit()
	d := b.asked()
	if d == nil || !strings.Contains(ansi.Strip(strings.Join(d.View(nil), "\n")), "! Size: must be 0-100") {
		t.Fatalf("%+v", d)
	}
	if answer(d, ""); !b.sent() {
		t.Error("not sent")
	}
}
