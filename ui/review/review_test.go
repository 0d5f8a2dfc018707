package review_test

import (
	"context"
	"os"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/review"
	"clusterwiz/ui/work"
)

func TestMain(m *testing.M) {
	lipgloss.SetColorProfile(termenv.Ascii)
	os.Exit(m.Run())
}

// pond is a cloud of one question, with its own client.
type pond struct {
	providers.Provider
	providers.Client
}

var pondForm = &forms.Form{
	Steps: []forms.Step{{ID: forms.Basics, Label: forms.T("Basics", "基本")}},
	Fields: []forms.Field{
		{Key: "name", Wire: "Name", Kind: forms.String, Step: forms.Basics, Label: forms.T("Name", "名称"), Required: true},
		{Key: "size", Wire: "Size", Kind: forms.Integer, Step: forms.Basics, Label: forms.T("Size", "规模"), Required: true, Rules: []forms.Rule{forms.Advice{Rule: forms.Range{Max: 100}}}},
		{Key: "charge", Wire: "Charge", Kind: forms.Choice, Step: forms.Basics, Label: forms.T("Billing", "计费"), Options: []forms.Option{{Value: "post"}, {Value: "pre", Binds: true}}},
		{Key: "secret", Wire: "Secret", Kind: forms.Hidden, Step: forms.Basics, Label: forms.T("Secret", "敏感信息")},
	},
}

func (pond) About() providers.About                       { return providers.About{ID: "pond"} }
func (pond) Form() *forms.Form                            { return pondForm }
func (pond) Accounts(context.Context) []providers.Account { return nil }
func (p pond) Connect(providers.Account, providers.Endpoint) (providers.Client, error) {
	return p, nil
}

func (pond) Request(a *forms.Answers) (providers.Request, error) {
	name, _ := a.Get("name")
	return providers.Request{Name: forms.ValueText(name), Method: "POST", URL: "https://pond.example.com/", Format: providers.JSONBody, Body: pondForm.Body(a)}, nil
}

func (pond) Capture(_ context.Context, r providers.Request, v forms.View) (providers.Message, error) {
	return r.Message(v)
}

// bench is a review, opened on answers.
type bench struct {
	*review.Screen
	t          *testing.T
	work       *work.Work
	out        *message.Out
	left       []tea.Msg
	wide, high int
}

func open(t *testing.T, answers map[forms.Path]any) *bench {
	t.Helper()
	b := &bench{t: t, out: &message.Out{}, wide: 60, high: 12}
	b.work = work.New(t.Context(), work.Config{Providers: []providers.Provider{pond{}}}, b.out)
	given := &forms.Answers{}
	for path, value := range answers {
		if err := given.Set(path, value); err != nil {
			t.Fatal(err)
		}
	}
	b.work.Adopt(connect.Target{Provider: pond{}, Client: pond{}, Account: providers.Simulator(), Endpoint: providers.Endpoint{Region: "here"}}, given, "")
	b.Screen = review.New(t.Context(), b.work, b.out)
	b.Open()
	return b.settle()
}

// settle arranges the screen and runs its commands.
func (b *bench) settle() *bench {
	b.Arrange(look.New(forms.En), b.wide, b.high)
	for posted := b.out.Take(); len(posted) > 0; posted = b.out.Take() {
		for _, msg := range posted {
			run, ok := msg.(message.Run)
			if !ok {
				b.left = append(b.left, msg)
				continue
			}
			found := run.Cmd()
			b.work.Update(found)
			b.Update(found)
		}
	}
	return b
}

func (b *bench) press(kinds ...tea.KeyType) *bench {
	for _, kind := range kinds {
		b.Press(tea.KeyMsg{Type: kind})
		b.settle()
	}
	return b
}

func (b *bench) submit() *bench {
	b.Press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'s'}})
	return b.settle()
}

func (b *bench) view() string { return ansi.Strip(strings.Join(b.View(), "\n")) }

func (b *bench) see(texts ...string) *bench {
	b.t.Helper()
	for _, text := range texts {
		if !strings.Contains(b.view(), text) {
			b.t.Errorf("%q is not in\n%s", text, b.view())
		}
	}
	return b
}

// TestAProblemLeadsToItsQuestion.
func TestAProblemLeadsToItsQuestion(t *testing.T) {
	t.Parallel()
	b := open(t, map[forms.Path]any{"size": "many"}).see("[Checks 2]", "▸ ✗ Name")
	b.press(tea.KeyDown, tea.KeyDown, tea.KeyEnter)
	if diff := cmp.Diff([]tea.Msg{review.Jump{Path: "size"}}, b.left); diff != "" {
		t.Error(diff)
	}
}

// TestNothingWrongIsSubmitted: there is no yes to be asked for.
func TestNothingWrongIsSubmitted(t *testing.T) {
	t.Parallel()
	b := open(t, map[forms.Path]any{"name": "x"}).press(tea.KeyRight).submit().see("[Checks")
	for _, msg := range b.left {
		if _, asked := msg.(*dialog.Dialog); asked {
			t.Error("the yes is asked for")
		}
	}
	if len(b.left) == 0 {
		t.Error("nothing is said")
	}
}

// TestTextsAreOfTheAnswers of the moment, without any secret.
func TestTextsAreOfTheAnswers(t *testing.T) {
	t.Parallel()
	const canary = "Canary-5-secret"
	b := open(t, map[forms.Path]any{"name": "cfd", "size": int64(3), "secret": forms.Plain(canary)})
	for _, want := range []string{`"Name": "cfd"`, "POST https://pond", "curl", `name = "cfd"`} {
		if b.press(tea.KeyRight).see(want); strings.Contains(b.view(), canary) {
			t.Errorf("a secret is shown:\n%s", b.view())
		}
	}
	b.work.Set(b.work.Main, "name", "other")
	b.settle().see(`name = "other"`)
}

// TestAShortTextDoesNotScroll, and a long one not past its end.
func TestAShortTextDoesNotScroll(t *testing.T) {
	t.Parallel()
	b := open(t, map[forms.Path]any{"name": "cfd", "size": int64(3)}).press(tea.KeyRight)
	before := b.view()
	if b.press(tea.KeyDown, tea.KeyPgDown); b.view() != before {
		t.Errorf("it scrolled:\n%s", b.view())
	}
	b.wide, b.high = 14, 6
	b.press(tea.KeyRight, tea.KeyRight, tea.KeyPgDown, tea.KeyPgDown, tea.KeyPgDown)
	end := b.view()
	if b.press(tea.KeyPgDown); b.view() != end {
		t.Error("it scrolled past its end")
	}
	if b.press(tea.KeyUp); b.view() == end {
		t.Errorf("it does not come back at once:\n%s", end)
	}
}
