package work

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

// How long a quote is not asked for again; sooner where the cloud had trouble.
const (
	believed = time.Hour
	patience = 15 * time.Second
)

// costing is what a quote is of.
type costing struct {
	rev    uint64
	client providers.Client
}

// bill is where the question stands of what the answers cost: what was told last, what
// it is of, and what is being asked about.
type bill struct {
	quote     price.Quote
	of, asked costing
	told      bool
	// at is when it was told.
	at   time.Time
	stop context.CancelFunc
}

// lasts is how long the quote is believed.
func (b bill) lasts() time.Duration {
	for _, item := range b.quote.Items {
		if f := item.Failure; f != nil && (f.Kind == providers.Throttled || f.Kind == providers.Unavailable) {
			return patience
		}
	}
	return believed
}

// QuoteMsg brings what the answers cost.
type QuoteMsg struct {
	of    costing
	quote price.Quote
}

func (w *Work) costing() costing { return costing{w.Main.Answers.Rev(), w.Target.Client} }

// askPrice asks what the answers cost, unless that is known or under way: one question
// at a time, since the clouds answer few in a second. Answers that change nothing of it
// cost no call, as the client remembers what it asked.
func (w *Work) askPrice(ctx context.Context) {
	if !w.cfg.Prices || w.Main == nil || w.Target.Client == nil || w.bill.asked.client != nil {
		return
	}
	now := w.costing()
	if w.bill.told && w.bill.of == now && w.cfg.Now().Sub(w.bill.at) < w.bill.lasts() || !w.costs() {
		return
	}
	ctx, stop := context.WithCancel(ctx)
	w.bill.asked, w.bill.stop = now, stop
	form, answers := w.Main.Form, w.Main.Answers.Clone()
	w.out.Do(func() tea.Msg {
		defer stop()
		return QuoteMsg{now, price.Ask(ctx, now.client, form, answers, nil)}
	})
}

// costs tells whether the answers name any machine yet.
func (w *Work) costs() bool {
	for _, line := range w.Plan().Lines {
		if n := line.Nodes; n != nil && (n.Type != "" || n.Cores.Known) {
			return true
		}
	}
	return false
}

// gotQuote keeps what came, and asks on where the answers have changed since. What an
// earlier client was asked is dropped.
func (w *Work) gotQuote(msg QuoteMsg) {
	if msg.of != w.bill.asked {
		return
	}
	w.bill = bill{quote: msg.quote, of: msg.of, told: true, at: w.cfg.Now()}
	w.askPrice(w.ctx)
}

// forgetPrice drops what was told and what is under way: another account has other
// prices.
func (w *Work) forgetPrice() {
	if w.bill.stop != nil {
		w.bill.stop()
	}
	w.bill = bill{}
}

// Quote is what the answers cost, as far as it was told. Fresh tells whether it is of
// the answers as they stand; else it is of those before, and will be asked for.
func (w *Work) Quote() (quote price.Quote, fresh bool) {
	if w.Main == nil || !w.bill.told || w.bill.of.client != w.Target.Client {
		return price.Quote{}, false
	}
	return w.bill.quote, w.bill.of == w.costing()
}

// quoted is the quote of the answers as they stand; the zero Quote where there is none.
func (w *Work) quoted() price.Quote {
	quote, fresh := w.Quote()
	if !fresh {
		return price.Quote{}
	}
	return quote
}

// Pricing tells whether the cloud is being asked what the answers cost.
func (w *Work) Pricing() bool { return w.bill.asked.client != nil }

// prices is the column of what machines cost, beside the values of a question that asks
// for one.
func prices(client providers.Client, answers *forms.Answers, form *forms.Form, q forms.Question) (Late, bool) {
	pricer, ok := client.(price.Pricer)
	if !ok || !plan.AsksMachine(form, answers, q.Path()) {
		return Late{}, false
	}
	late := Late{Head: forms.T("price", "价格"), Batch: 1}
	if many, ok := client.(price.Batcher); ok {
		late.Batch = many.TypesAtOnce()
	}
	path := q.Path()
	late.Ask = func(ctx context.Context, values []string) map[string]forms.Text {
		texts := map[string]forms.Text{}
		for value, item := range pricer.TypePrices(ctx, answers, path, values) {
			if text := item.Each(); !text.IsZero() {
				texts[value] = text
			}
		}
		return texts
	}
	return late, true
}
