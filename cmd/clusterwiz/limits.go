package main

import (
	"errors"

	"github.com/spf13/pflag"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/providers/price"
	"clusterwiz/ui/plain"
)

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
