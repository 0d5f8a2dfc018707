package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/plan"
	"clusterwiz/providers/price"
	"clusterwiz/ui/plain"
)

// job is one document on its way: where it goes, and what is sent there.
type job struct {
	*document
	target connect.Target
	plan   launch.Plan
	// foreseen and quote are what will exist and what it costs; zero where the cloud was
	// not asked.
	foreseen plan.Plan
	quote    price.Quote
	// unasked: nobody is asked for a yes before it is sent.
	unasked bool
}

// ahead says what is paid in advance: how much, for how long and whether it is renewed.
func (j *job) ahead() []forms.Text {
	foreseen := j.foreseen
	if len(foreseen.Lines) == 0 {
		foreseen = plan.Of(j.form(), j.Answers, nil)
	}
	return price.Ahead(foreseen, j.quote)
}

// prepaid names the answers that commit to pay in advance; empty for none.
func (j *job) prepaid() string {
	var paths []string
	for _, path := range j.form().Commitments(j.Answers) {
		paths = append(paths, string(path))
	}
	return strings.Join(paths, ", ")
}

// confirmSend repeats what only warns, asks for the yes without which nothing is sent,
// and for the name of each thing that is paid in advance.
func confirmSend(ctx context.Context, prompts *plain.IO, jobs ...*job) error {
	for _, j := range jobs {
		for _, issue := range j.Locate(append(forms.Warnings(j.form().Check(j.Answers, nil)), j.exposed()...)) {
			prompts.Say(forms.Foreign(issue.String(forms.En), issue.String(forms.Zh)))
		}
	}
	yes, err := prompts.Confirm(ctx, question(jobs))
	if err == nil && !yes {
		return errDeclined
	}
	for _, j := range jobs {
		if err == nil && j.prepaid() != "" {
			err = typeName(ctx, prompts, j)
		}
	}
	if errors.Is(err, io.EOF) {
		return cli.Usagef("the input ended before a yes; nothing was sent", "尚未确认，输入已结束；未发送任何请求")
	}
	return err
}

// question names every address that is not the cloud's own, and tells where
// others can read what is sent.
func question(jobs []*job) forms.Text {
	var addresses []string
	exposed := false
	for _, j := range jobs {
		addresses = append(addresses, j.target.Elsewhere()...)
		exposed = exposed || !j.target.InClear().IsZero()
	}
	slices.Sort(addresses)
	base := forms.Same(strings.Join(slices.Compact(addresses), ", "))
	if exposed {
		base = forms.Tf("%s, over plain http, where others can read it", "%s（明文 http，他人可读取）", base)
	}
	switch {
	case len(jobs) > 1 && !base.IsZero():
		return forms.Tf("Send these %d requests to %s?", "向 %[2]s 发送这 %[1]d 个请求？", len(jobs), base)
	case len(jobs) > 1:
		return forms.Tf("Send these %d requests?", "发送这 %d 个请求？", len(jobs))
	case !base.IsZero():
		return forms.Tf("Send this request to %s?", "向 %s 发送该请求？", base)
	}
	return forms.T("Send this request?", "发送该请求？")
}

// typeName asks for the name of what is paid in advance until it is right. An
// empty line is no.
func typeName(ctx context.Context, prompts *plain.IO, j *job) error {
	name := cmp.Or(j.plan.Request.Short, j.plan.Request.Name)
	for _, line := range j.ahead() {
		prompts.Say(forms.Tf("  ! paid in advance: %s", "  ! 预付费：%s", line))
	}
	for {
		question := forms.Tf("You commit to pay in advance for %s (%s). Type its name to go on",
			"%s 包含预付费资源（%s）。请输入其名称以继续", name, j.prepaid())
		typed, err := prompts.Line(ctx, question)
		switch {
		case err != nil:
			return err
		case typed == name:
			return nil
		case typed == "":
			return errDeclined
		}
		if err := prompts.Refuse(question, forms.T("that is not the name; an empty line sends nothing", "名称不符；直接回车则不发送")); err != nil {
			return err
		}
	}
}

// prepaidError refuses to buy in advance without a person's word for it.
type prepaidError struct{ parts []forms.Text }

// Error implements error, in English.
func (e *prepaidError) Error() string { return e.Text().En }

// Text says what is paid in advance, and what to add.
func (e *prepaidError) Text() forms.Text {
	return forms.Tf("you commit to pay in advance for %[1]s; nothing was sent. To buy it without a question, add: --yes-prepaid",
		"%[1]s 包含预付费资源；未发送任何请求。如确认无需询问直接购买，请加：--yes-prepaid", forms.Join(e.parts, forms.T(", ", "，")))
}

// withoutPrepaid refuses jobs of which any is paid in advance.
func withoutPrepaid(jobs []*job) error {
	refused := &prepaidError{}
	for _, j := range jobs {
		if paths := j.prepaid(); paths != "" {
			_ = j.blame(refused)
			words := append([]forms.Text{forms.Same(paths)}, j.ahead()...)
			refused.parts = append(refused.parts, forms.Tf("%s (%s)", "%s（%s）", j.plan.Request.Name, forms.Join(words, forms.T("; ", "；"))))
		}
	}
	if len(refused.parts) == 0 {
		return nil
	}
	return refused
}

// limits are the most that profiles may cost at creation.
type limits struct {
	most []price.Limit
	// unknown: what has no price does not matter.
	unknown bool
}

func (l *limits) asked() bool { return len(l.most) > 0 }

// flags declares the flags of limits.
func (l *limits) flags(flags *pflag.FlagSet, lang forms.Lang) {
	flags.Var(cli.NewParsed(l.add), "max-price", forms.T(
		"send nothing that costs more than `LIMIT`, such as '20 CNY/h' (exit code 5)", "价格超过 `LIMIT`（如 '20 CNY/h'）则不发送（退出码 5）").In(lang))
	flags.BoolVar(&l.unknown, "allow-unknown-price", false, forms.T("with --max-price: send even if a part has no price", "与 --max-price 同用：部分价格未知时也发送").In(lang))
}

func (l *limits) add(text string) *cli.UsageError {
	limit, err := price.ParseLimit(text)
	if wrong := new(price.LimitError); errors.As(err, &wrong) {
		return cli.Usagef("--max-price: %s", "--max-price：%s", wrong.Text())
	}
	for _, other := range l.most {
		if other.Nature == limit.Nature {
			return cli.Usagef("--max-price: %s and %s limit the same thing; give only one", "--max-price：%s 与 %s 限制的是同一种费用；只保留一个", other.String(), limit.String())
		}
	}
	l.most = append(l.most, limit)
	return nil
}

// check refuses flags that mean nothing together.
func (l *limits) check() error {
	if l.unknown && !l.asked() {
		return cli.Usagef("--allow-unknown-price is for --max-price", "--allow-unknown-price 须与 --max-price 同用")
	}
	return nil
}

// hold refuses jobs of which any is above a limit, and says where one may grow above it.
func (l *limits) hold(io *plain.IO, jobs []*job) error {
	refused := &costlyError{}
	for _, j := range jobs {
		if l.asked() {
			for _, remark := range price.Unbounded(l.most, j.quote) {
				io.Say(forms.Tf("  ! %s: %s", "  ! %s：%s", j.plan.Request.Name, remark))
			}
		}
		for _, limit := range l.most {
			verdict, why := limit.Judge(j.quote)
			if verdict == price.Above || verdict == price.Unclear && !l.unknown {
				refused.parts = append(refused.parts, forms.Tf("%s: %s", "%s：%s", j.plan.Request.Name, why))
				refused.unclear = refused.unclear || verdict == price.Unclear
				_ = j.blame(refused)
				continue
			}
			for _, remark := range []forms.Text{why, limit.Grows(j.quote)} {
				if !remark.IsZero() {
					io.Say(forms.Tf("  ! %s: %s", "  ! %s：%s", j.plan.Request.Name, remark))
				}
			}
		}
	}
	if len(refused.parts) > 0 {
		return refused
	}
	return nil
}

// costlyError refuses what costs more than a person lets it.
type costlyError struct {
	parts []forms.Text
	// unclear: for one of them the price is not known whole.
	unclear bool
}

// Error implements error, in English.
func (e *costlyError) Error() string { return e.Text().En }

// Text says which cost too much, and what to add where it is only not known.
func (e *costlyError) Text() forms.Text {
	text := forms.Tf("%s; nothing was sent", "%s；未发送任何请求", forms.Join(e.parts, forms.T("; ", "；")))
	if e.unclear {
		text = forms.Tf("%s. To send it although a price is unknown, add: --allow-unknown-price", "%s。如允许价格未知，请加：--allow-unknown-price", text)
	}
	return text
}
