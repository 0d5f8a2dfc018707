package ui

import (
	"context"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/progress"
)

// choosy is the toy whose deletions can be told what goes along, in questions
// of every shape.
type choosy struct {
	*toy
	choices *forms.Form
	// deleted is what each deletion was told.
	deleted []*forms.Answers
}

func newChoosy() *choosy {
	return &choosy{toy: newToy(), choices: &forms.Form{
		Steps: []forms.Step{{ID: "first", Label: forms.T("What goes along", "随之删除的资源")}, {ID: "second", Label: forms.T("More", "更多")}},
		Fields: []forms.Field{
			{Key: "disks", Wire: "disks", Kind: forms.Boolean, Step: "first", Default: true, Label: forms.T("Disks", "磁盘"), Help: forms.T("Data disks.", "数据盘。")},
			{Key: "keep", Wire: "keep", Kind: forms.Integer, Step: "first", Unit: forms.T("days", "天"), Label: forms.T("Backups", "备份"), Rules: []forms.Rule{forms.Range{Min: 0, Max: 30}}},
			{Key: "spare", Wire: "spare", Kind: forms.List, Step: "second", Max: 2, Label: forms.T("Spared", "保留项"), Item: forms.T("spared", "保留项"), Fields: []forms.Field{
				{Key: "id", Wire: "id", Kind: forms.String, Required: true, Label: forms.T("Id", "ID"), Rules: []forms.Rule{forms.Prefix{"r-"}}},
				{Key: "kind", Wire: "kind", Kind: forms.Choice, Label: forms.T("Kind", "类型"), Options: forms.Options("disk", "disk", "磁盘", "address", "address", "地址")},
			}},
		},
	}}
}

func (p *choosy) Connect(account providers.Account, e providers.Endpoint) (providers.Client, error) {
	client, err := p.toy.Connect(account, e)
	return choosyClient{Client: client, cloud: p}, err
}

type choosyClient struct {
	providers.Client
	cloud *choosy
	told  *forms.Answers
}

func (c choosyClient) DeleteForm() *forms.Form { return c.cloud.choices }

func (c choosyClient) DeleteWith(answers *forms.Answers) providers.Client {
	c.told = answers.Clone()
	return c
}

func (c choosyClient) Delete(_ context.Context, r providers.Receipt) (providers.Receipt, error) {
	c.cloud.deleted = append(c.cloud.deleted, c.told)
	if len(c.cloud.deleted) == 1 {
		return r, &providers.Failure{Kind: providers.Permission, Code: "Forbidden", Summary: forms.T("no right to delete", "无删除权限")}
	}
	return r, &providers.Failure{Kind: providers.Absent}
}

// Status tells at once of what was deleted.
func (c choosyClient) Status(ctx context.Context, r providers.Receipt) (providers.Status, error) {
	if len(c.cloud.deleted) > 1 {
		return providers.Status{Phase: providers.Gone, State: "deleted"}, nil
	}
	return c.Client.Status(ctx, r)
}

// ended opens the page of a run that is through, as watch does: there is no
// form beside it.
func ended(t testing.TB, cfg Config, provider string, w, h int) *driver {
	t.Helper()
	d := newDriver(t, cfg, w, h)
	record := launch.Record{
		ID: "20261120-120000-abcd", Provider: provider, Name: "demo", Account: providers.SimulatorID, Region: "cn-hangzhou",
		Simulated: true, Phase: launch.Created, Receipt: &providers.Receipt{ID: "c1"}, Updated: noon,
	}
	d.app.openRun(progress.Run{Name: record.Name, About: d.app.work.AboutOf(record.Provider), Receipt: record.Receipt})
	return d.hear(progress.EndedMsg{Record: record})
}

func TestDeletionScreens(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{
		"choices": {}, "chosen": {"tab", "right", "enter"}, "all_kept": {"right", "enter"},
	} {
		golden(t, "delete_"+name, func(t *testing.T, w, h int) *driver {
			return ended(t, allClouds(), "ack", w, h).press("d").press(keys...)
		})
	}
	golden(t, "delete_wrong", func(t *testing.T, w, h int) *driver {
		return ended(t, Config{Providers: []providers.Provider{newChoosy()}}, "toy", w, h).press("d", "tab", "99", "enter")
	})
}

// TestDeletionAsksWhatGoesAlong goes there and back without deleting.
func TestDeletionAsksWhatGoesAlong(t *testing.T) {
	t.Parallel()
	d := ended(t, allClouds(), "ack", 80, 24)
	d.press("d").see("What is deleted with the cluster", "▸ Keep everything", "CLB of Services", "enter go on", "esc back")
	d.press("tab", "right", "enter").see("Delete what was created?", "CLB of Services: keep", "Log project: keep", "[ No, go back ]")
	d.press("enter").see("▸ CLB of Services").miss("Delete what was created?")
	d.press("esc").see("created", "d delete it").miss("CLB of Services")
	d.press("d").see("▸ Keep everything", "○ yes  ● no  (default)", "CLB of Services      ○ delete  ● keep").press("?").see("go on").miss("look up again", "save profile", "next page")
	if !d.app.run.Ended() {
		t.Error("something was deleted without the yes")
	}
}

// TestDeletionOfCloudsWithoutChoices asks for the yes at once.
func TestDeletionOfCloudsWithoutChoices(t *testing.T) {
	t.Parallel()
	d := ended(t, allClouds(), "ehpc", 80, 24)
	d.press("d").see("Delete what was created?", "its nodes and what is on their disks are lost", "[ No, go back ]")
	d.press("esc").see("d delete it")
	gone := d.app.run.Run().Record
	gone.Provider = "gone"
	d.hear(progress.EndedMsg{Record: gone}).press("d").see("there is no provider gone").miss("Delete what was created?")
}

// TestDeletionIsToldWhatWasChosen by any cloud that has something to choose,
// and keeps it where the cloud refuses.
func TestDeletionIsToldWhatWasChosen(t *testing.T) {
	t.Parallel()
	cloud := newChoosy()
	w := (&world{cfg: Config{Providers: []providers.Provider{cloud}, Start: Start{Provider: "toy"}}}).on(t)
	d := newDriver(t, w.cfg, 120, 30).press("pgdown", "cfd", "pgdown", "vpc-a", "enter", "ctrl+r", "s", "right", "enter").see("✓ created")
	d.press("d").see("What goes along", "▸ Disks").press("right", "tab", "99").see("✗ must be 0-30")
	d.press("enter").see("cannot be sent yet, problems: 1", "▸ Backups").miss("Delete what was created?")
	d.press("ctrl+u", "7", "tab").see("▸ Spared").press("enter", "a").see("▸ Id").press("x").see("✗").press("tab", "esc").see("Remove what is not finished?").press("n", "esc", "tab").see("problems: 1")
	d.see("▸ Id").press("ctrl+u", "r-1", "tab").see("▸ Kind").press("enter").see("▸ disk").miss("│").press("down", "enter", "esc").see("1 of at most 2").press("esc").see("▸ Spared")
	d.press("tab").see("Disks: no", "Backups: 7")
	if len(cloud.deleted) > 0 {
		t.Fatal("deleted without the yes")
	}
	d.press("right", "enter").see("no right to delete", "d delete it").press("d").see("Disks", "no", "7").press("enter", "right", "enter").see("✓ deleted")
	if len(cloud.deleted) != 2 {
		t.Fatalf("%d deletions", len(cloud.deleted))
	}
	for path, want := range map[forms.Path]string{"disks": "false", "keep": "7", "spare[0].id": "r-1", "spare[0].kind": "address"} {
		if value, _ := cloud.deleted[1].Get(path); forms.ValueText(value) != want {
			t.Errorf("told %s = %v, not %s", path, value, want)
		}
	}
}

// TestDeletionLeavesTheWizardAsItWas gives the panes back.
func TestDeletionLeavesTheWizardAsItWas(t *testing.T) {
	t.Parallel()
	cfg := Config{Providers: []providers.Provider{newChoosy()}, Start: Start{Provider: "toy"}}
	d := newDriver(t, cfg, 120, 40).press("pgdown", "cfd", "pgdown", "vpc-a", "enter", "ctrl+r", "ctrl+g", "home", "enter")
	d.app.openRun(progress.Run{Name: "cfd", About: d.app.work.About, Receipt: accepted.Receipt})
	d.hear(progress.EndedMsg{Err: refused, Record: launch.Record{
		ID: "20261120-120000-abcd", Provider: "toy", Account: providers.SimulatorID, Region: "cn-hangzhou", Simulated: true,
		Name: "cfd", Phase: launch.Rejected, Receipt: accepted.Receipt,
	}})
	d.press("d").see("▸ Disks").press("right", "esc").see("▸ Disks").press("esc", "e").see("▸ Review", "Network      ✓").press("esc").see("▸ Cloud", "POST https")
}

// TestDeletionChoicesAreUndone, and given again, apart from the answers to the wizard.
func TestDeletionChoicesAreUndone(t *testing.T) {
	t.Parallel()
	cfg := Config{Providers: []providers.Provider{newChoosy()}, Start: Start{Provider: "toy"}}
	d := newDriver(t, cfg, 80, 24).press("pgdown", "cfd", "pgdown")
	d.app.openRun(progress.Run{Name: "cfd", About: d.app.work.About, Receipt: accepted.Receipt})
	d.hear(progress.EndedMsg{Record: launch.Record{
		ID: "20261120-120000-abcd", Provider: "toy", Account: providers.SimulatorID, Region: "cn-hangzhou", Simulated: true,
		Name: "cfd", Phase: launch.Created, Receipt: accepted.Receipt,
	}})
	told := func(path forms.Path) string {
		value, _ := d.app.deletion.Sheet().Answers.Get(path)
		return forms.ValueText(value)
	}
	d.press("d").see("▸ Disks").press("ctrl+z").see("there is nothing to undo")
	d.press("right", "tab", "7", "tab", "enter", "a", "r-1", "tab", "tab", "d", "esc")
	if told("disks") != "false" || told("keep") != "7" {
		t.Fatalf("disks %q, keep %q", told("disks"), told("keep"))
	}
	d.press("ctrl+z").see("Spared as before", "r-1").press("ctrl+z").see("Id is empty again").press("ctrl+z").see("Spared as before").press("ctrl+z").see("Backups is empty again", "▸ Backups")
	d.press("ctrl+z").see("Disks is empty again", "▸ Disks").press("ctrl+z").see("nothing to undo")
	d.press("ctrl+y", "ctrl+y").see("Backups is 7 days again")
	if got := d.answer("basics.name"); got != "cfd" || told("disks") != "false" || told("keep") != "7" {
		t.Errorf("name %q, disks %q, keep %q", got, told("disks"), told("keep"))
	}
}

// TestEscOnTheEndOffersToLeave, as it does on a page, and changes nothing by itself.
func TestEscOnTheEndOffersToLeave(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{"n": "d delete it", "esc": "d delete it", "s": "What would you like to do?"} {
		d := ended(t, allClouds(), "ack", 80, 24).press("esc").see("Leave this run?", "clusterwiz watch 20261120-120000-abcd").press(key).see(want)
		if d.quit {
			t.Errorf("%s quits", key)
		}
	}
	if d := ended(t, allClouds(), "ack", 80, 24).press("esc", "q"); !d.quit {
		t.Error("not left")
	}
}
