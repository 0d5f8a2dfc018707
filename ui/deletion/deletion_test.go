package deletion_test

import (
	"context"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/deletion"
	"clusterwiz/ui/dialog"
	"clusterwiz/ui/look"
	"clusterwiz/ui/message"
	"clusterwiz/ui/work"
)

// cloud is a provider whose deletions can be told what goes along, if choices
// says what there is.
type cloud struct {
	choices *forms.Form
	told    []*forms.Answers
	teller  providers.Client
}

var choices = &forms.Form{
	Steps: []forms.Step{{ID: "first", Label: forms.T("What goes along", "随之删除的资源")}},
	Fields: []forms.Field{
		{Key: "disks", Kind: forms.Boolean, Step: "first", Default: true, Label: forms.T("Disks", "磁盘")},
		{Key: "keep", Kind: forms.Integer, Step: "first", Label: forms.T("Backups", "备份"), Rules: []forms.Rule{forms.Range{Min: 0, Max: 30}}},
	},
}

func (c *cloud) About() providers.About { return providers.About{ID: "toy", Name: forms.Same("Toy")} }
func (c *cloud) Form() *forms.Form      { return &forms.Form{} }
func (c *cloud) Accounts(context.Context) []providers.Account {
	return []providers.Account{{ID: "env", Source: forms.T("environment", "环境变量")}}
}

func (c *cloud) Connect(providers.Account, providers.Endpoint) (providers.Client, error) {
	if c.teller != nil {
		return c.teller, nil
	}
	if c.choices == nil {
		return client{}, nil
	}
	return chooser{cloud: c}, nil
}

type client struct{ providers.Client }

type chooser struct {
	client
	cloud *cloud
}

func (c chooser) DeleteForm() *forms.Form { return c.cloud.choices }

func (c chooser) DeleteWith(answers *forms.Answers) providers.Client {
	c.cloud.told = append(c.cloud.told, answers)
	return client{}
}

// bench is a screen with what leaves it.
type bench struct {
	*deletion.Screen
	t      testing.TB
	out    *message.Out
	said   string
	dialog *dialog.Dialog
	left   []tea.Msg
}

func open(t testing.TB, c *cloud) *bench {
	t.Helper()
	b := &bench{t: t, out: &message.Out{}}
	w := work.New(t.Context(), work.Config{Providers: []providers.Provider{c}}, b.out)
	b.Screen = deletion.New(t.Context(), w, b.out)
	b.Arrange(look.New(forms.En), 80, 20)
	return b
}

func (b *bench) ask(provider string) *bench {
	b.Ask(launch.Record{ID: "r1", Provider: provider, Account: "env", Region: "here", Name: "demo", Receipt: &providers.Receipt{ID: "c-1"}})
	return b.settle()
}

// settle takes what left the screen and runs its commands.
func (b *bench) settle() *bench {
	for _, msg := range b.out.Take() {
		switch msg := msg.(type) {
		case message.Say:
			b.said = msg.Text.En
		case message.Run:
			b.Update(msg.Cmd())
			b.settle()
		case *dialog.Dialog:
			b.dialog = msg
			msg.Resize(look.New(forms.En), 80, 20)
		default:
			b.left = append(b.left, msg)
		}
	}
	b.Arrange(look.New(forms.En), 80, 20)
	return b
}

var named = map[string]tea.KeyType{"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "right": tea.KeyRight, "ctrl+u": tea.KeyCtrlU}

// press gives keys to the dialog that is open, or else to the screen.
func (b *bench) press(names ...string) *bench {
	b.t.Helper()
	for _, name := range names {
		press := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
		if kind, ok := named[name]; ok {
			press = tea.KeyMsg{Type: kind}
		}
		if d := b.dialog; d != nil {
			d.Update(press)
			if d.Closed() {
				b.dialog = nil
			}
		} else if !b.Press(press) {
			if name == "enter" || name == "esc" {
				b.t.Fatalf("%s is not taken", name)
			}
			b.Feed(press)
		}
		b.settle()
	}
	return b
}

func (b *bench) see(texts ...string) *bench {
	b.t.Helper()
	view := b.View()
	if b.dialog != nil {
		view = b.dialog.View(nil)
	}
	screen := ansi.Strip(strings.Join(view, "\n"))
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			b.t.Fatalf("%q is not there:\n%s", text, screen)
		}
	}
	return b
}

// yes returns the yes that left, if one did.
func (b *bench) yes() (deletion.Yes, bool) {
	for _, msg := range b.left {
		if yes, ok := msg.(deletion.Yes); ok {
			return yes, true
		}
	}
	return deletion.Yes{}, false
}

// telling is a cloud that tells whose the account is, once it may.
type telling struct {
	client
	name string
}

func (c telling) Identify(context.Context) (providers.Caller, error) {
	if c.name == "" {
		return providers.Caller{}, &providers.Failure{Kind: providers.Permission, Summary: forms.T("no right", "无权限")}
	}
	return providers.Caller{Account: c.name}, nil
}

// TestIdentity: the question stands there at once, and whose the account is once the cloud has
// told; it is no condition of a yes.
func TestIdentity(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{"1234567890123456": "identity: 1234567890123456", "": "identity: the cloud does not tell: no right"} {
		b := open(t, &cloud{teller: telling{name: name}})
		b.Ask(launch.Record{ID: "r1", Provider: "toy", Account: "env", Region: "here", Name: "demo", Receipt: &providers.Receipt{ID: "c-1"}})
		run, _ := b.out.Take()[0].(message.Run)
		b.Update(run.Cmd())
		left := b.out.Take()
		asks, _ := left[0].(message.Run)
		b.dialog, _ = left[1].(*dialog.Dialog)
		b.dialog.Resize(look.New(forms.En), 80, 20)
		b.see("Delete what was created?", "account: environment", "identity: the cloud is asked")
		b.Update(asks.Cmd())
		b.see(line)
		if b.press("right", "enter"); len(b.left) == 0 {
			t.Error("no yes left")
		}
	}
}

func TestWithoutChoices(t *testing.T) {
	t.Parallel()
	b := open(t, &cloud{}).ask("toy").see("Delete what was created?", "c-1 “demo”: its nodes", "[ No, go back ]")
	if b.press("enter"); len(b.left) > 0 {
		t.Fatalf("left after no: %#v", b.left)
	}
	b.ask("toy").press("right", "enter")
	if yes, ok := b.yes(); !ok || yes.Record.ID != "r1" || yes.Target.Client != (client{}) {
		t.Errorf("left after yes: %#v", b.left)
	}
}

func TestChoicesAreTold(t *testing.T) {
	t.Parallel()
	c := &cloud{choices: choices}
	b := open(t, c).ask("toy").see("What goes along", "Deleting c-1 “demo”. Nothing is sent before you confirm.", "▸ Disks")
	if diff := cmp.Diff([]tea.Msg{deletion.Open{}}, b.left); diff != "" {
		t.Fatal(diff)
	}
	if b.press("shift+tab").see("▸ Disks"); b.dialog != nil {
		t.Fatal("back from the first question asks for the yes")
	}
	b.press("right", "tab", "99", "enter").see("▸ Backups", "✗ must be 0-30")
	if b.dialog != nil || b.said != "cannot be sent yet, problems: 1" {
		t.Fatalf("said %q", b.said)
	}
	b.press("ctrl+u", "7", "tab").see("Delete what was created?", "everything that is not kept is lost", "Disks: no", "Backups: 7", "[ No, go back ]")
	if b.press("enter").see("▸ Backups"); len(c.told) > 0 {
		t.Fatal("told without the yes")
	}
	b.press("enter", "right", "enter")
	if _, ok := b.yes(); !ok || len(c.told) != 1 {
		t.Fatalf("left %#v, told %d", b.left, len(c.told))
	}
	for path, want := range map[forms.Path]any{"disks": false, "keep": int64(7)} {
		if got, _ := c.told[0].Get(path); got != want {
			t.Errorf("told %s = %v, not %v", path, got, want)
		}
	}
	// What was chosen is still there where the cloud refused.
	b.ask("toy").see("no", "7")
	if b.left = nil; b.press("esc").left[0] != (deletion.Back{}) {
		t.Errorf("left %#v", b.left)
	}
}

// TestChoicesWithoutAPage are asked all the same.
func TestChoicesWithoutAPage(t *testing.T) {
	t.Parallel()
	b := open(t, &cloud{choices: &forms.Form{Fields: []forms.Field{{Key: "disks", Kind: forms.Boolean, Default: true, Label: forms.T("Disks", "磁盘")}}}})
	b.ask("toy").see("Deleting c-1 “demo”.", "▸ Disks", "● yes  ○ no  (default)").press("enter").see("Delete what was created?")
}

func TestAnotherRunBeginsAnew(t *testing.T) {
	t.Parallel()
	b := open(t, &cloud{choices: choices}).ask("toy").press("right").see("● no").press("esc")
	b.Ask(launch.Record{ID: "r2", Provider: "toy", Account: "env", Region: "here", Name: "other", Receipt: &providers.Receipt{ID: "c-2"}})
	b.settle().see("c-2 “other”", "● yes  ○ no  (default)")
}

func TestALateTargetIsDropped(t *testing.T) {
	t.Parallel()
	b := open(t, &cloud{})
	b.Ask(launch.Record{ID: "r1", Provider: "toy", Account: "env"})
	late := b.out.Take()[0].(message.Run).Cmd()
	b.Ask(launch.Record{ID: "r2", Provider: "toy", Account: "env"})
	b.out.Take()
	if b.Update(late); len(b.out.Take()) > 0 {
		t.Error("the target of another run was taken")
	}
}

func TestWhatCannotBeReachedIsSaid(t *testing.T) {
	t.Parallel()
	if b := open(t, &cloud{}).ask("gone"); b.dialog != nil || !strings.Contains(b.said, "there is no provider gone") {
		t.Errorf("said %q", b.said)
	}
}

func TestKeysOfTheMoment(t *testing.T) {
	t.Parallel()
	b := open(t, &cloud{choices: choices}).ask("toy")
	told := map[string]string{}
	for _, hint := range b.Keys() {
		told[hint.Name] = hint.Help.En
	}
	for name, want := range map[string]string{"enter": "go on", "esc": "back", "tab": "next"} {
		if told[name] != want {
			t.Errorf("%s: %q, not %q", name, told[name], want)
		}
	}
}

// TestAdopted: what nothing but a person's word says to be the run's goes only by
// its name.
func TestAdopted(t *testing.T) {
	t.Parallel()
	b := open(t, &cloud{})
	b.Ask(launch.Record{ID: "r1", Provider: "toy", Account: "env", Region: "here", Name: "demo", Unproven: true, Receipt: &providers.Receipt{ID: "c-1", Name: "demo"}})
	b.settle()
	if b.dialog == nil {
		t.Fatal("there is no question")
	}
	b.press("right", "enter")
	if b.dialog == nil || len(b.left) > 0 {
		t.Fatal("it goes without its name")
	}
	b.press("d", "e", "m", "o", "enter")
	if yes, ok := b.left[len(b.left)-1].(deletion.Yes); !ok || yes.Record.ID != "r1" {
		t.Errorf("left %v", b.left)
	}
}

// TestWhatIsNotRefunded is said before the yes, whether or not the cloud lets one choose.
func TestWhatIsNotRefunded(t *testing.T) {
	t.Parallel()
	costs := &providers.Costs{Deleted: []forms.Text{forms.T("was paid in advance: 2 nodes; no refund", "曾预付：2 个节点；不退费")}}
	for name, c := range map[string]*cloud{"without choices": {}, "with choices": {choices: choices}} {
		b := open(t, c)
		b.Ask(launch.Record{ID: "r1", Provider: "toy", Account: "env", Region: "here", Name: "demo", Receipt: &providers.Receipt{ID: "c-1"}, Costs: costs})
		b.settle()
		if c.choices != nil {
			b.press("tab", "tab")
		}
		if b.dialog == nil {
			t.Fatal(name, "no dialog")
		}
		if lines := b.dialog.Lines(); lines[len(lines)-1].Zh != "! 曾预付：2 个节点；不退费" {
			t.Error(name, lines)
		}
	}
}
