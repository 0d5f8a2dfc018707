package ui

import (
	"context"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/ehpc"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
	"clusterwiz/providers/simulator"
	"clusterwiz/ui/work"
)

// priced is the fixed cloud with prices, and asked what for.
type priced struct {
	fixed
	asked *int
	// trouble is why what has no price has none.
	trouble providers.Kind
}

// Connect implements providers.Provider.
func (p priced) Connect(account providers.Account, endpoint providers.Endpoint) (providers.Client, error) {
	client, err := p.fixed.Connect(account, endpoint)
	return pricedClient{client, p.asked, p.trouble}, err
}

type pricedClient struct {
	providers.Client
	asked   *int
	trouble providers.Kind
}

// typePrice is what a machine costs; those of one family have no price.
func typePrice(ahead bool, kind string) price.Item {
	item := price.Item{Subject: forms.Same(kind), Nature: price.Hourly}
	amounts := map[string]string{"ecs.c6.xlarge": "0.78", "ecs.c7.xlarge": "1.02"}
	if ahead {
		amounts = map[string]string{"ecs.c6.xlarge": "300", "ecs.c7.xlarge": "1200.5"}
		item.Nature, item.Period, item.Months, item.Renews = price.Advance, forms.T("2 months", "2 个月"), 2, true
	}
	var err error
	if item.Pay, err = price.Parse(amounts[kind], "CNY"); err != nil {
		item.Missing = forms.T("the account may not look up prices; have an administrator grant ecs:DescribePrice", "账号无权询价；请联系管理员授权 ecs:DescribePrice")
	}
	return item
}

// Prices implements [price.Pricer].
func (c pricedClient) Prices(_ context.Context, answers *forms.Answers, known *forms.Known) []price.Item {
	*c.asked++
	var items []price.Item
	for _, line := range plan.Of(ehpc.New().Form(), answers, known).Lines {
		if line.Nodes != nil && line.Nodes.Type != "" {
			item := typePrice(line.Prepaid(), line.Nodes.Type)
			item.Line = line.ID()
			if c.trouble != "" && !item.Priced() {
				item.Failure = &providers.Failure{Kind: c.trouble}
			}
			items = append(items, item)
		}
	}
	return items
}

// TypePrices implements [price.Pricer].
func (c pricedClient) TypePrices(_ context.Context, _ *forms.Answers, _ forms.Path, types []string) map[string]price.Item {
	prices := map[string]price.Item{}
	for _, kind := range types {
		prices[kind] = typePrice(false, kind)
	}
	return prices
}

// pricedCloud opens the example of E-HPC where machines have prices.
func pricedCloud(t testing.TB, w, h int) (*driver, *int) {
	t.Helper()
	cfg, asked := pricedConfig(t, "")
	return newDriver(t, cfg, w, h).first(), asked
}

// pricedAt is pricedCloud with a clock and trouble.
func pricedAt(t testing.TB, now func() time.Time, trouble providers.Kind) (*driver, *int) {
	t.Helper()
	cfg, asked := pricedConfig(t, trouble)
	cfg.Now = now
	return newDriver(t, cfg, 120, 40).first(), asked
}

func pricedConfig(t testing.TB, trouble providers.Kind) (Config, *int) {
	t.Helper()
	asked := new(int)
	p := priced{fixed{alone{ehpc.New()}}, asked, trouble}
	cfg := Config{Providers: []providers.Provider{p}, Connector: builtIn(simulator.New(simulator.Options{}).Transport())}
	profile, issues := profiles.Parse(p.About().Example, "example.toml", work.FormsOf(cfg.Providers))
	if len(issues) > 0 {
		t.Fatal(issues)
	}
	cfg.Start.Profile, cfg.Dirs.Config = profile, "/home/me/.config/clusterwiz"
	return cfg, asked
}

// prepaid has the manager paid in advance.
func prepaid(t testing.TB, w, h int) *driver {
	t.Helper()
	d, _ := pricedCloud(t, w, h)
	for path, value := range map[forms.Path]any{"manager.charge_type": "PrePaid", "manager.period": int64(2), "manager.period_unit": "Month", "manager.auto_renew": true} {
		d.app.work.Set(d.app.work.Main, path, value)
	}
	return d
}

func TestPriceScreens(t *testing.T) {
	t.Parallel()
	open := func(t *testing.T, w, h int) *driver {
		d, _ := pricedCloud(t, w, h)
		return d
	}
	golden(t, "price_page", func(t *testing.T, w, h int) *driver { return open(t, w, h).press("pgdown") })
	golden(t, "price_list", func(t *testing.T, w, h int) *driver {
		return open(t, w, h).press("pgdown", "pgdown", "pgdown", "tab", "tab", "enter")
	})
	golden(t, "price_plan", func(t *testing.T, w, h int) *driver { return open(t, w, h).press("ctrl+r") })
	golden(t, "price_yes", func(t *testing.T, w, h int) *driver { return open(t, w, h).press("ctrl+r", "s") })
	golden(t, "price_prepaid_plan", func(t *testing.T, w, h int) *driver { return prepaid(t, w, h).press("ctrl+r") })
	golden(t, "price_prepaid_yes", func(t *testing.T, w, h int) *driver { return prepaid(t, w, h).press("ctrl+r", "s") })
}

// TestPricesAreAskedOneAtATime: no key asks, a pause does, and while the cloud is asked
// nothing more is; what was told of earlier answers is marked until it is of these.
func TestPricesAreAskedOneAtATime(t *testing.T) {
	t.Parallel()
	d, asked := pricedCloud(t, 120, 40)
	d.jump("queues[0].initial_count")
	typed := func(keys string) (cmds []tea.Cmd) {
		for _, r := range keys {
			_, cmd := d.app.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
			cmds = append(cmds, cmd)
		}
		return cmds
	}
	d.see("≥ CNY 2.82/h").miss("/h…")
	d.press("backspace")
	before := *asked
	first := typed("4")
	d.see("/h…")
	if *asked != before {
		t.Errorf("a key asks for prices")
	}
	// The pause, and what it hands out, stays under way while the person types on.
	var pause tea.Cmd
	for _, msg := range messages(first) {
		_, pause = d.app.Update(msg)
	}
	for _, cmd := range typed("2") {
		d.run(cmd)
	}
	if *asked != before {
		t.Errorf("asked twice at a time")
	}
	d.run(pause)
	if *asked != before+2 {
		t.Errorf("asked %d times, want once for each of two answers", *asked-before)
	}
	d.see("≥ CNY 43.62/h").miss("/h…")
	d.jump("basics.name")
	d.press("ctrl+l").see("≥ CNY 43.62/小时")
}

// messages are what commands bring, those of batches too.
func messages(cmds []tea.Cmd) (all []tea.Msg) {
	for _, cmd := range cmds {
		if cmd == nil {
			continue
		}
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			all = append(all, messages(msg)...)
		default:
			all = append(all, msg)
		}
	}
	return all
}

// TestAQuoteIsAskedForAgain after an hour, and soon where the cloud had trouble.
func TestAQuoteIsAskedForAgain(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		kind  providers.Kind
		after time.Duration
		again bool
	}{
		"at once":                 {"", time.Second, false},
		"after an hour":           {"", time.Hour, true},
		"a missing right":         {providers.Permission, time.Minute, false},
		"throttled, at once":      {providers.Throttled, time.Second, false},
		"throttled, after a wait": {providers.Throttled, time.Minute, true},
		"lost, after a wait":      {providers.Unavailable, time.Minute, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now := noon
			d, asked := pricedAt(t, func() time.Time { return now }, c.kind)
			before := *asked
			now = now.Add(c.after)
			d.first().press("ctrl+r")
			if again := *asked > before; before == 0 || again != c.again {
				t.Errorf("asked %d times, again %t", before, again)
			}
		})
	}
}
