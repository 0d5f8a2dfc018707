package main

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
)

// priceOptions are the flags of price.
type priceOptions struct {
	app    *app
	sets   []string
	preset string
}

func (a *app) priceCommand() *cobra.Command {
	o := &priceOptions{app: a}
	cmd := a.command(declaration{
		needs: remote,
		use:   "price FILE... [FLAGS]",
		short: forms.T("Ask the cloud what profiles cost; only reads", "向云端询问配置文件的价格；只读取"),
		long: forms.T(
			"Asks the cloud, with the profile's account, what everything in a profile costs: a row\nfor each thing, then the sums by the hour, in advance and by use, which are never added\nup, in the cloud's currency. What has no price is listed with the reason, never as 0.\nPrices are for reference.",
			"以配置文件的账号向云端询问其中各项的价格：每项一行，之后分别列出按小时、预付与按使用量的费用\n（三者不相加），货币以云端返回为准。没有价格的项会注明原因，绝不记为 0。\n价格仅供参考。",
		),
		examples: "clusterwiz price cfd.toml\nclusterwiz price *.toml -o json\nclusterwiz price cfd.toml --set 'queues[0].max_count=32' --account simulator",
		args:     orPreset(&o.preset, cli.Arguments(1, -1, forms.T("at least one profile", "配置文件（至少一个）"))),
		complete: a.completeProfile,
	}, o.run)
	a.answerFlag(cmd.Flags(), &o.sets)
	a.presetFlag(cmd, &o.preset)
	a.strictFlag(cmd.Flags())
	return cmd
}

// run asks for one profile after the other. The error is that a cloud told nothing at all.
func (o *priceOptions) run(ctx context.Context, paths []string) error {
	remarks := o.app.remarks()
	remarks.Out = o.app.Err // As JSON, too: stdout is an object for each profile.
	o.app.whole = true
	documents, err := o.app.loadAll(ctx, remarks, withPreset(o.preset, paths), o.sets)
	if err != nil {
		return err
	}
	var silent error
	for i, d := range documents {
		target, err := o.app.target(ctx, d.provider, savedOf(d))
		if err != nil {
			return d.blame(err)
		}
		d.at(target)
		foreseen, quote := askPrice(ctx, target, d)
		if err := ctx.Err(); err != nil {
			return err
		}
		mute := d.blame(unpriced(quote))
		silent = cmp.Or(silent, mute)
		if err := o.write(target, d, foreseen, quote, i > 0); err != nil {
			return err
		}
		o.app.ending(d)
	}
	return silent
}

// askPrice asks a target what the answers come to, and what that costs.
func askPrice(ctx context.Context, t connect.Target, d *document) (plan.Plan, price.Quote) {
	known := plan.Machines(ctx, t.Client, d.form(), d.Answers)
	return plan.Of(d.form(), d.Answers, known), price.Ask(ctx, t.Client, d.form(), d.Answers, known)
}

// unpriced is why nothing has a price, where that lies in the account or the way to the
// cloud, and not in the answers.
func unpriced(q price.Quote) error {
	failure := q.Silent()
	if failure == nil || failure.Kind == providers.Invalid || failure.Kind == providers.Absent {
		return nil
	}
	told := *failure
	told.Cause = nil // The failure says more than what is underneath.
	return &told
}

func (o *priceOptions) write(t connect.Target, d *document, p plan.Plan, q price.Quote, more bool) error {
	if o.app.json() {
		return o.writeJSON(t, d, q)
	}
	if more {
		_, _ = io.WriteString(o.app.Out, "\n")
	}
	out := o.app.prompts()
	out.Result(forms.Tf("%s: %s, %s, account %s", "%s：%s，%s，账号 %s", d.Source(), t.Provider.About().Title(), t.Endpoint.Region, accountText(t.Account)))
	if err := priceTable(p, q, o.app.lang).Write(o.app.Out, o.app.lang); err != nil {
		return err
	}
	for _, line := range totals(q) {
		out.Result(line)
	}
	return nil
}

// hoursOfMonth is what clouds take for a month.
const hoursOfMonth = 730

// totals are the sums of a quote, with what an hour comes to in a month.
func totals(q price.Quote) []forms.Text {
	lines, at := q.Words(), len(q.Totals)
	for _, t := range q.Totals {
		if t.Nature == price.Hourly && !t.Now.Free() {
			month := price.Sum{Money: t.Now.Times(hoursOfMonth), Open: t.Now.Open}
			lines = slices.Insert(lines, at, forms.Tf("in a month of %d hours: %s", "每月（按 %d 小时）：%s", hoursOfMonth, month.Text()))
			at++
		}
	}
	return lines
}

// priceRow is a row of the table: a thing, or several that are alike.
type priceRow struct {
	line string
	item price.Item
}

// like tells whether another row says the same of other things.
func (r priceRow) like(o priceRow) bool {
	return r.line == o.line && r.item.Subject == o.item.Subject && r.item.Nature == o.item.Nature && r.item.Note == o.item.Note &&
		r.item.Missing == o.item.Missing && r.item.Each() == o.item.Each() && r.item.List.String() == o.item.List.String()
}

// priceRows are the rows, in the order of the plan.
func priceRows(p plan.Plan, q price.Quote, lang forms.Lang) []priceRow {
	var rows []priceRow
	add := func(line string, item price.Item) {
		row := priceRow{line, item}
		if i := slices.IndexFunc(rows, row.like); i >= 0 {
			rows[i].item.Count = rows[i].item.Count.Plus(item.Count)
			return
		}
		rows = append(rows, row)
	}
	for _, line := range p.Lines {
		for _, item := range q.Line(line.ID()) {
			add(line.Called().In(lang), item)
		}
	}
	for _, item := range q.Items {
		if !known(p, item.Line) {
			add("-", item)
		}
	}
	return rows
}

// priceTable has a row for each thing that is priced, or is not.
func priceTable(p plan.Plan, q price.Quote, lang forms.Lang) *cli.Table {
	t := cli.NewTable(forms.T("PART OF", "所属"), forms.T("ITEM", "项目"), forms.T("COUNT", "数量"), forms.T("EACH", "单价"), forms.T("LIST", "目录价"), forms.T("NOW", "创建时"))
	for _, row := range priceRows(p, q, lang) {
		item := row.item
		each := cmp.Or(item.Each().In(lang), "?")
		t.Row(row.line, item.Subject.In(lang), counts(item.Count), each, atCreation(item, item.List), cmp.Or(atCreation(item, item.Pay), dash(item)))
		if !item.Note.IsZero() && item.Nature != price.Usage { // The price by use says it itself.
			t.Note(item.Note.In(lang))
		}
	}
	return t
}

// atCreation is what all that there are of an item at creation cost where one costs each;
// empty where that is not known, and for what is paid by use. Both columns of sums are
// made by it, so that they add up to what stands below the table.
func atCreation(item price.Item, each price.Money) string {
	if !item.Count.Now.Known || !item.Priced() || item.Nature == price.Usage || each.IsZero() {
		return ""
	}
	return each.Times(int64(item.Count.Now.N)).String()
}

func dash(item price.Item) string {
	if item.Priced() {
		return "-"
	}
	return "?"
}

func known(p plan.Plan, id string) bool {
	for _, line := range p.Lines {
		if line.ID() == id {
			return true
		}
	}
	return false
}

// counts are how many at creation, and between which numbers: "2 (0-16)".
func counts(c price.Count) string {
	number := func(a plan.Amount) string {
		if !a.Known {
			return "?"
		}
		return strconv.FormatFloat(a.N, 'f', -1, 64)
	}
	if c.Least == c.Now && c.Most == c.Now {
		return number(c.Now)
	}
	return number(c.Now) + " (" + number(c.Least) + "-" + number(c.Most) + ")"
}

func (o *priceOptions) writeJSON(t connect.Target, d *document, q price.Quote) error {
	e, err := o.app.quoteOf(t, d, q)
	if err != nil {
		return err
	}
	e.Issue = &launch.Issue{File: d.Source()}
	o.app.prompts().Event(e)
	return nil
}

// quoteJSON is a quote with its texts in one language.
func quoteJSON(q price.Quote, lang forms.Lang) (json.RawMessage, error) {
	tree, err := plan.Said(q, lang)
	if err != nil {
		return nil, err
	}
	return json.Marshal(tree)
}

// quoteOf is the quote of a document as an event.
func (a *app) quoteOf(t connect.Target, d *document, q price.Quote) (launch.Event, error) {
	data, err := quoteJSON(q, a.lang)
	e := aboutTarget(a.about(d), t)
	e.Time, e.Kind, e.Price, e.Text = q.At, launch.EventPrice, data, forms.Join(q.Words(), forms.T("; ", "；"))
	return e, err
}
