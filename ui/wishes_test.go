package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/work"
)

// held is a look-up that the test ends itself.
type held struct {
	cmd tea.Cmd
	d   *driver
}

// hold opens the list of the question with the focus and keeps its look-up.
func hold(d *driver) held {
	_, cmd := d.app.Update(tea.KeyMsg{Type: tea.KeyCtrlT})
	return held{cmd: cmd, d: d}
}

// answers gives the look-up's answer to the wizard.
func (h held) answers() { h.d.run(h.cmd) }

func TestCancelledLookupStaysCancelled(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown")
	late := hold(d)
	d.press("enter").see("loading…").press("esc").see("look-up failed: cancelled")
	late.answers()
	d.see("look-up failed: cancelled").press("ctrl+t").see("enter: choose among 2")
}

func TestStaleLookupIsDropped(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown")
	late := hold(d)
	d.press("enter", "esc", "ctrl+t").see("enter: choose among 2")
	toyOf(d).lookups["vpcs"] = nil
	late.answers()
	d.see("enter: choose among 2")
}

// TestLookingUpAgainAsksTheCloud: what the client knows from before will not do.
func TestLookingUpAgainAsksTheCloud(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown").see("enter: choose among 2")
	toy := toyOf(d)
	if toy.afresh.Load() != 0 {
		t.Errorf("%d afresh", toy.afresh.Load())
	}
	toy.lookups["vpcs"] = append(toy.lookups["vpcs"], forms.Option{Value: "vpc-new"})
	if d.press("ctrl+t").see("enter: choose among 3"); toy.afresh.Load() != 1 {
		t.Errorf("%d afresh", toy.afresh.Load())
	}
	toy.lookups["vpcs"] = toy.lookups["vpcs"][:2]
	if d.press("enter", "ctrl+t", "esc").see("enter: choose among 2"); toy.afresh.Load() != 2 {
		t.Errorf("%d afresh", toy.afresh.Load())
	}
}

func toyOf(d *driver) *toy { return d.app.work.Provider.(*toy) }

func TestDependentsAreLookedUpOnThePage(t *testing.T) {
	t.Parallel()
	d := emptyCloud(t, 120, 40).press("pgdown", "pgdown", "tab", "vsw-f8za5p0mwzgdu3wgx", "shift+tab")
	d.miss("prod-i").press("vpc-m5efjevmclc0xdmys", "enter", "shift+tab").see("▸ VPC", "prod-i  vsw-f8za5p0mwzgdu3wgx")
}

func TestSidebarCountsItems(t *testing.T) {
	t.Parallel()
	filledCloud(t, 80, 24).see("Queues  ×2 ! 1", "Storage   ×3 ✓") // What is only warned of counts, too.
}

func TestSecretTellsWhereItIsFrom(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("pgdown")
	if err := d.app.work.Main.Answers.Set("network.password", forms.Referenced(forms.Ref{Kind: forms.FromEnv, Name: "PW"})); err != nil {
		t.Fatal(err)
	}
	d.settled().see(forms.Mask+"  from the environment").press("tab", "tab", "tab").see("set: from the environment variable PW; ctrl+u")
	d.press("ctrl+u").miss("environment variable")
	if d.answer("network.password") != "" {
		t.Error("the reference is still there")
	}
}

func TestEveryProblemOfAFileIsTold(t *testing.T) {
	t.Parallel()
	cfg := toyConfig()
	cfg.Dirs.Config = t.TempDir()
	dir := filepath.Join(cfg.Dirs.Config, "profiles")
	if err := os.MkdirAll(dir, 0o750); err != nil {
		t.Fatal(err)
	}
	text := "version = 1\nprovider = \"toy\"\n[basics]\nnam = \"x\"\nsize = \"many\"\n[network]\nvpc_id = \"vpc-a\"\n"
	if err := os.WriteFile(filepath.Join(dir, "mine.toml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newDriver(t, cfg, 120, 30).see("Profiles", "mine.toml").press("mine", "enter")
	told := func(d *driver) {
		d.see("Problems in the file: 2")
		// On the screen the path of the file decides where a line breaks.
		for i, want := range []string{"4:1: basics.nam", "5:1: basics.size"} {
			if got := d.app.dialog.Lines()[i].En; !strings.Contains(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		}
		d.press("enter").see("Cloud").press("pgdown", "pgdown").see("vpc-a")
	}
	told(d)
	profile, unread, err := profiles.Load(t.Context(), filepath.Join(dir, "mine.toml"), work.FormsOf(cfg.Providers))
	if err != nil {
		t.Fatal(err)
	}
	cfg.Start = Start{Provider: "toy", Profile: profile, Unread: unread}
	told(newDriver(t, cfg, 120, 30))
}

func TestDraftsCanBeDiscarded(t *testing.T) {
	t.Parallel()
	w := toyWorld().on(t)
	newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "tab")
	w.cfg.Start = Start{}
	d := newDriver(t, w.cfg, 120, 30).see("Continue", "cfd").press("ctrl+d").see("Discard this draft?").press("enter").see("Continue")
	d.press("ctrl+d", "right", "enter").miss("Continue")
	if list, _, err := w.cfg.Drafts.List(); err != nil || len(list) != 0 {
		t.Error(list, err)
	}
}

func TestDraftsThatCannotBeReadAreNamed(t *testing.T) {
	t.Parallel()
	w, dir := toyWorld().on(t), t.TempDir()
	w.cfg.Drafts, _ = profiles.OpenDrafts(dir, work.FormsOf(w.cfg.Providers))
	newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "tab")
	if err := os.WriteFile(filepath.Join(dir, "draft-torn.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.cfg.Start = Start{}
	newDriver(t, w.cfg, 120, 30).see("Continue", "cfd", "skipped 1 draft that cannot be read")
	w.cfg.Lang = forms.Zh
	newDriver(t, w.cfg, 120, 30).see("已跳过 1 个无法读取的草稿")
}

func TestUntouchedProfileLeavesNoDraft(t *testing.T) {
	t.Parallel()
	w := cloudWorld(t).on(t)
	newDriver(t, w.cfg, 80, 24).press("pgdown", "tab", "ctrl+r", "ctrl+c").see("Nothing was changed")
	if list, _, err := w.cfg.Drafts.List(); err != nil || len(list) != 0 {
		t.Error(list, err)
	}
}

func TestLanguageSwitchesInEveryOverlay(t *testing.T) {
	t.Parallel()
	d := atToy(t, 80, 24).press("pgdown", "enter", "lab").see("1/1 of 2").press("ctrl+l").see("1/1，共 2", "专有网络").press("esc", "esc")
	d.press("ctrl+g").see("跳转到", "网络").press("ctrl+l").see("Go to", "Network").press("esc")
	d.press("ctrl+c").see("Quit?").press("ctrl+l").see("退出？").press("esc", "ctrl+l", "f1").see("Keys").press("ctrl+l").see("按键")
}

func TestMenuOpensOverTheReview(t *testing.T) {
	t.Parallel()
	atToy(t, 80, 24).press("ctrl+r", "ctrl+g").see("Go to", "▸ Review").press("up", "enter").see("No queue yet")
}

func TestReviewGoesBackWhereItCameFrom(t *testing.T) {
	t.Parallel()
	atToy(t, 80, 24).press("ctrl+r", "esc").see("▸ Name")
}

func TestFoldKeepsTheQuestion(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("tab", "ctrl+o").see("▸ Size", "Note").press("ctrl+o").see("▸ Size", "1 more ›")
	d.press("down", "down", "down", "enter").see("▸ Note")
}

func TestLongTextTakesLines(t *testing.T) {
	t.Parallel()
	d := atToy(t, 120, 30).press("ctrl+o", "tab", "tab", "tab", "tab").see("▸ Note").press("a", "enter", "b")
	if got := d.answer("basics.note"); got != "a\nb" {
		t.Errorf("got %q", got)
	}
}

func TestMissingAccountOfAProfileIsSaid(t *testing.T) {
	t.Parallel()
	cfg := toyConfig()
	cfg.Start.Profile = &profiles.Profile{Provider: "toy", Account: "profile:gone", Answers: &forms.Answers{}}
	d := newDriver(t, cfg, 120, 30).see("▸ Account         profile:gone", `✗ there is no account "profile:gone"`, "· simulator  built-in simulator").miss("SIMULATED")
	if d.app.work.Target.Client != nil {
		t.Error("another account was taken in its place")
	}
	// Once the person chose, it is right.
	d.press("ctrl+u", "enter").see("1/1").press("enter").see("SIMULATED").miss("✗ there is no account")
}

// broken is the toy with one account in trouble and another one.
type broken struct{ *toy }

// Accounts implements providers.Provider.
func (broken) Accounts(context.Context) []providers.Account {
	return []providers.Account{
		{ID: "env", Trouble: forms.T("the secret is missing", "缺少密钥")},
		{ID: "profile:prod", Source: forms.Same("~/.toy"), Key: "AK…1"},
	}
}

// Connect implements providers.Provider.
func (p broken) Connect(account providers.Account, e providers.Endpoint) (providers.Client, error) {
	if !account.Trouble.IsZero() {
		return nil, account.Unusable()
	}
	return p.toy.Connect(account, e)
}

// TestABrokenChainStopsAtItsAccount: what decides stands there in red, what
// there is beside it, and nothing is chosen in its place.
func TestABrokenChainStopsAtItsAccount(t *testing.T) {
	t.Parallel()
	cfg := Config{Providers: []providers.Provider{broken{newToy()}}, Start: Start{Provider: "toy"}}
	d := newDriver(t, cfg, 120, 30)
	d.see("▸ Account         env", "✗ account env cannot be used: the secret is missing", "· profile:prod  ~/.toy  AK…1", "· simulator").miss("SIMULATED", "· env")
	if d.press("ctrl+r", "s").see("cannot be sent yet").app.work.Target.Client != nil {
		t.Error("another account was taken in its place")
	}
	d.press("ctrl+g", "home", "enter").press("tab").see("▸ Account").press("ctrl+u", "profile:prod", "tab").miss("✗ account")
	if got := d.app.work.Target.Account.ID; got != "profile:prod" {
		t.Errorf("the account is %q", got)
	}
}

// TestNothingFoundSimulatesAndSaysSo in both languages.
func TestNothingFoundSimulatesAndSaysSo(t *testing.T) {
	t.Parallel()
	for lang, says := range map[forms.Lang]string{forms.En: "no account was found: the simulator is used", forms.Zh: "未找到账号：改用模拟环境"} {
		cfg := toyConfig()
		cfg.Start.Provider, cfg.Lang = "toy", lang
		if d := newDriver(t, cfg, 120, 30).see(says); !d.app.work.Target.Simulated() {
			t.Error("not simulated")
		}
		cfg.Connector = &connect.Connector{Simulate: true}
		newDriver(t, cfg, 120, 30).miss(says)
	}
}

// roleOwner has an account that only its name leads to.
type roleOwner struct{ *toy }

func (roleOwner) Unlisted() []providers.Account {
	return []providers.Account{{ID: "role", Source: forms.T("role of the machine", "实例角色")}}
}

func TestUnlistedAccountIsUsedWhereItIsNamed(t *testing.T) {
	t.Parallel()
	cfg := toyConfig()
	cfg.Providers, cfg.Start.Provider = []providers.Provider{roleOwner{newToy()}}, "toy"
	if d := newDriver(t, cfg, 120, 30).miss("role"); d.app.work.Account.ID != providers.SimulatorID {
		t.Errorf("unasked: %+v", d.app.work.Account)
	}
	cfg.Connector = &connect.Connector{Account: "role"}
	d := newDriver(t, cfg, 120, 30).see("account: role")
	if s := d.app.work; s.Target.Client == nil || s.Account.ID != "role" {
		t.Errorf("asked for: %+v", s.Account)
	}
	if _, err := d.app.work.TargetOf(t.Context(), launch.Record{Provider: "toy", Account: "role", Region: "cn-hangzhou"}); err != nil {
		t.Errorf("that of a run: %v", err)
	}
}
