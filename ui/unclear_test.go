package ui

import (
	"context"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/message"
	"clusterwiz/ui/progress"
	"clusterwiz/ui/work"
)

// lossy is the toy that takes the first creation without an answer.
type lossy struct {
	*toy
	repeat providers.Repeat
	// made is what the cloud lists from then on; blind: nobody may list before.
	made  []providers.Receipt
	blind bool
	// refuses is what every creation but the first is told.
	refuses *providers.Failure
}

func (p *lossy) Connect(account providers.Account, e providers.Endpoint) (providers.Client, error) {
	client, err := p.toy.Connect(account, e)
	return lossyClient{Client: client, cloud: p}, err
}

type lossyClient struct {
	providers.Client
	cloud *lossy
}

func (c lossyClient) Request(a *forms.Answers) (providers.Request, error) {
	request, err := c.Client.Request(a)
	request.Repeat = c.cloud.repeat
	return request, err
}

func (c lossyClient) Send(context.Context, providers.Request) (providers.Receipt, error) {
	switch n := c.cloud.sends.Add(1); {
	case n == 1:
		return providers.Receipt{}, &providers.Failure{Kind: providers.Unclear, Summary: forms.T("the reply was lost", "应答丢失")}
	case c.cloud.refuses != nil:
		return providers.Receipt{}, c.cloud.refuses
	}
	return providers.Receipt{ID: "toy-2"}, nil
}

func (c lossyClient) Find(context.Context, providers.Request) ([]providers.Receipt, error) {
	switch {
	case c.cloud.sends.Load() > 0:
		return c.cloud.made, nil
	case c.cloud.blind:
		return nil, &providers.Failure{Kind: providers.Permission, Summary: forms.T("no right to list", "无列举权限")}
	}
	return nil, nil
}

// unclear sends, and comes to the page of an unclear outcome.
func unclear(t *testing.T, cloud *lossy) *driver {
	t.Helper()
	cloud.toy = newToy()
	w := (&world{cfg: Config{
		Providers: []providers.Provider{cloud}, Start: Start{Provider: "toy"},
		Connector: &connect.Connector{Speed: 1e6},
	}}).on(t)
	d := newDriver(t, w.cfg, 100, 30).press("pgdown", "cfd", "pgdown", "vpc-a", "enter", "ctrl+r", "s", "right", "enter")
	return d.see("outcome unclear", "What now?", "▸ look again", "enter look again", "the reply was lost")
}

func (d *driver) sent(want int32) *driver {
	d.t.Helper()
	if n := d.app.cfg.Providers[0].(*lossy).sends.Load(); n != want {
		d.t.Fatalf("%d requests, not %d:\n%s", n, want, d.screen())
	}
	return d
}

var other = providers.Receipt{ID: "toy-9", Name: "cfd", Region: "cn-hangzhou"}

// TestLookAgainIsTheDefault, and esc does nothing.
func TestLookAgainIsTheDefault(t *testing.T) {
	t.Parallel()
	cloud := &lossy{}
	d := unclear(t, cloud).press("esc").see("▸ look again").press("enter").see("outcome unclear", "▸ look again").sent(1)
	cloud.made = []providers.Receipt{other}
	d.press("enter").see("▸ look again", "adopt toy-9", "it is not known whether it belongs to this run").miss("send again").sent(1)
	d.press("d").see("it is not known whether anything was created").miss("nothing was created")
}

// TestAdoption asks for a yes, and follows what was adopted.
func TestAdoption(t *testing.T) {
	t.Parallel()
	cloud := &lossy{made: []providers.Receipt{other, {ID: "toy-8", Name: "cfd", Created: "2026-11-20T12:00:01Z"}}}
	d := unclear(t, cloud).see("adopt toy-9", "adopt toy-8").press("down").see("▸ adopt toy-9", "enter adopt this one")
	d.press("enter").see("Is this the one that the run created?", "“cfd”: toy-9", "region: cn-hangzhou", "account: simulator", "[ No, go back ]")
	d.press("enter").see("outcome unclear", "▸ adopt toy-9").press("enter", "esc").see("outcome unclear")
	d.press("down").see("▸ adopt toy-8").press("enter").see("“cfd”: toy-8, created at 2026-11-20 12:00:01")
	d.press("right", "enter").see("✓ created", "toy-8").sent(1)
	records, _ := d.app.cfg.Store.List()
	if len(records) != 1 || !records[0].Unproven || records[0].Receipt.ID != "toy-8" {
		t.Errorf("kept %+v", records)
	}
}

// TestAnAdoptionThatIsRefused leaves the run as it was.
func TestAnAdoptionThatIsRefused(t *testing.T) {
	t.Parallel()
	cloud := &lossy{made: []providers.Receipt{other}}
	d := unclear(t, cloud).press("down", "enter")
	cloud.made = nil
	d.press("right", "enter").see("toy-9 cannot be adopted", "outcome unclear", "▸ look again").sent(1)
}

// TestSendingAgainWantsTheName, and looks first.
func TestSendingAgainWantsTheName(t *testing.T) {
	t.Parallel()
	d := unclear(t, &lossy{}).press("up").see("▸ send again", "enter send again").press("enter")
	d.see("Send it again?", "Toy cluster “cfd” in cn-hangzhou", "Type its name", "[ No, go back ]")
	d.press("right", "enter").see("the text does not match", "Send it again?").sent(1)
	for _, wrong := range []string{"CFD", "cf", "cfd2", "cfd ", "yes"} {
		d.press("ctrl+u", wrong, "enter").see("the text does not match", "Send it again?").sent(1)
	}
	d.press("esc").see("outcome unclear", "▸ send again").sent(1)
	d.press("enter", "cfd", "right", "left", "enter").see("outcome unclear").sent(1) // The cursor was put on no.
	d.press("enter", "cfd", "enter").see("✓ created", "toy-2").sent(2)
	records, _ := d.app.cfg.Store.List()
	if len(records) != 2 {
		t.Errorf("%d runs", len(records))
	}
}

// TestWhatShowsMeanwhileIsNotSentAgain.
func TestWhatShowsMeanwhileIsNotSentAgain(t *testing.T) {
	t.Parallel()
	cloud := &lossy{}
	d := unclear(t, cloud).press("up", "enter", "cfd", "right")
	cloud.made = []providers.Receipt{other}
	d.press("enter").see("outcome unclear", "▸ look again", "adopt toy-9").miss("send again").sent(1)
}

// TestARefusalOfWhatIsSentAgain says nothing of the first.
func TestARefusalOfWhatIsSentAgain(t *testing.T) {
	t.Parallel()
	cloud := &lossy{refuses: &providers.Failure{Kind: providers.Quota, Summary: forms.T("no quota is left", "配额不足")}}
	d := unclear(t, cloud).press("up", "enter", "cfd", "right", "enter").see("no quota is left", "this run created nothing").sent(2)
	d.miss("refused: nothing was created").press("d").see("this run created nothing").miss("▸ look again")
}

// TestWhatIsNotOffered: sending again where that may do harm in silence.
func TestWhatIsNotOffered(t *testing.T) {
	t.Parallel()
	for name, cloud := range map[string]*lossy{
		"the API makes a second one of the name": {repeat: providers.Never},
		"nobody could look before":               {blind: true},
		"something of the name is there":         {made: []providers.Receipt{other}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			unclear(t, cloud).miss("send again").press("up", "enter").miss("Send it again?").sent(1)
		})
	}
}

// TestAfterTheAnswersAreOpen nothing is kept to be sent again.
func TestAfterTheAnswersAreOpen(t *testing.T) {
	t.Parallel()
	d := unclear(t, &lossy{}).press("e").see("Review").miss("the reply was lost")
	records, _ := d.app.cfg.Store.List()
	if _, ok := d.app.work.Again(records[0]); ok {
		t.Error("the secrets are still there")
	}
}

// atHand puts what the answers make at hand to be sent again.
func (d *driver) atHand() string {
	d.t.Helper()
	w := d.app.work
	w.Resolve(nil)
	for _, msg := range d.app.out.Take() {
		if run, ok := msg.(message.Run); ok {
			if resolved, ok := run.Cmd().(work.ResolvedMsg); ok {
				plan, _ := w.Resolved(resolved)
				return plan.Request.Digest()
			}
		}
	}
	d.t.Fatal("nothing to send")
	return ""
}

// lost is the page of a run whose outcome is unclear.
func lost(t *testing.T, w, h int, maybe ...providers.Receipt) *driver {
	t.Helper()
	d := onRun(t, w, h, course(0)[:2]...)
	digest := d.atHand()
	failure := &providers.Failure{Kind: providers.Unclear, Code: "EOF", Summary: forms.T("the reply was lost; the request may have been executed", "应答丢失；请求可能已被执行"), Remedy: forms.T("look again with: clusterwiz watch", "请用 clusterwiz watch 再次查找")}
	d.hear(progress.EventMsg{Event: launch.Event{
		Time: noon, Run: "20261120-120000-abcd", Kind: launch.EventUnclear, Phase: launch.Unclear, Failure: failure,
		Text: forms.T(
			"it is not known whether \"cfd-demo\" was created; nothing was sent again. Look again with: clusterwiz watch 20261120-120000-abcd",
			"尚不清楚 \"cfd-demo\" 是否已创建；未再次发送。可用 clusterwiz watch 20261120-120000-abcd 再次查找"),
	}})
	return d.hear(progress.EndedMsg{Err: launch.ErrUnclear, Record: launch.Record{
		ID: "20261120-120000-abcd", Provider: "ehpc", Account: "simulator", Region: "cn-hangzhou", Simulated: true,
		Name: "cfd-demo", Phase: launch.Unclear, Digest: digest, Before: []string{}, Maybe: maybe, Failure: failure,
	}})
}

func TestUnclearScreens(t *testing.T) {
	t.Parallel()
	both := []providers.Receipt{{ID: "ehpc-hz-QcLEbiVYHk", Created: "2026-11-20T12:00:00Z"}, {ID: "ehpc-hz-FNdxkWxWMl", Created: "2026-11-20T12:00:31Z"}}
	golden(t, "run_unclear_send", func(t *testing.T, w, h int) *driver { return lost(t, w, h).press("down") })
	golden(t, "run_unclear_sending", func(t *testing.T, w, h int) *driver {
		return lost(t, w, h).press("down", "enter", "cfd", "right", "enter")
	})
	golden(t, "run_unclear_candidates", func(t *testing.T, w, h int) *driver { return lost(t, w, h, both...).press("down", "down") })
	golden(t, "run_unclear_adopt", func(t *testing.T, w, h int) *driver { return lost(t, w, h, both...).press("down", "enter") })
	golden(t, "run_twins", func(t *testing.T, w, h int) *driver {
		twins := &providers.Failure{
			Kind: providers.Unclear, Summary: forms.T("more than one \"cfd-demo\" was created: ehpc-hz-1 ehpc-hz-2", "创建了多个 \"cfd-demo\"：ehpc-hz-1 ehpc-hz-2"),
			Remedy: forms.T("keep one, and delete the others in the cloud's console", "请保留一个，并在云控制台中删除其余"),
		}
		d := onRun(t, w, h, append(course(3), launch.Event{Kind: launch.EventCreated, Phase: launch.Created, Failure: twins, Text: twins.Summary})...)
		return d.ends(launch.Created, twins)
	})
}

// TestTwinsAreTold with both ids, and are no reason to go back to the answers.
func TestTwinsAreTold(t *testing.T) {
	t.Parallel()
	twins := &providers.Failure{Kind: providers.Unclear, Summary: forms.T("more than one was created: ehpc-hz-1 ehpc-hz-2", "创建了多个：ehpc-hz-1 ehpc-hz-2")}
	d := onRun(t, 80, 24, course(0)...).ends(launch.Created, twins)
	d.see("✓ created", "ehpc-hz-1 ehpc-hz-2", "d delete it").miss("edit answers")
	if d.press("enter"); !d.quit || strings.Contains(d.screen(), "Review") {
		t.Error("enter does not quit")
	}
}
