package price

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"clusterwiz/forms"
)

// Number is an amount in a reply as the cloud wrote it: clouds write the same amount as
// a number or as a string. Null and an absent one are empty.
type Number string

// UnmarshalJSON implements [json.Unmarshaler]. What it keeps is not checked: see [Parse].
func (n *Number) UnmarshalJSON(data []byte) error {
	text := string(data)
	switch {
	case text == "null":
		text = ""
	case strings.HasPrefix(text, `"`):
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
	case strings.ContainsAny(text, "{[tf"):
		return errors.New("not an amount: " + text[:min(len(text), 20)])
	}
	*n = Number(text)
	return nil
}

// Money makes an amount of it, as [Parse] does.
func (n Number) Money(currency string) (Money, error) { return Parse(string(n), currency) }

// AmountError says what is wrong with the words of an amount.
type AmountError struct {
	// Amount and Currency are what was read.
	Amount, Currency string
	why              forms.Text
}

// Error implements error, in English.
func (e *AmountError) Error() string { return e.Text().En }

// Text says it in both languages.
func (e *AmountError) Text() forms.Text {
	if e.Amount == "" {
		return forms.T("there is no amount", "缺少金额")
	}
	return forms.Tf("%q is not an amount: %s", "%q 不是有效金额：%s", short(e.Amount)+" "+short(e.Currency), e.why)
}

func short(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "..."
	}
	return s
}

// The bounds of what is taken for an amount. mostDigits and mostExponent hold what a
// float prints; no cluster costs a million of millions.
const (
	mostDigits   = 20
	mostExponent = 20
	mostAmount   = 1_000_000_000_000
)

var (
	decimal = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,3}))?$`)
	})
	currency = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Z]{3}$`) })
)

// Parse reads an amount as a cloud wrote it, "1.55" or "4.2E-05", in a currency of three
// capital letters. It refuses what is no decimal number, is below zero, has more than 20
// digits or is above a million of millions: whoever writes such has another shape
// in mind. The error is an [AmountError].
func Parse(amount, code string) (Money, error) {
	refuse := func(why forms.Text) (Money, error) {
		return Money{}, &AmountError{Amount: amount, Currency: code, why: why}
	}
	match := decimal().FindStringSubmatch(amount)
	switch {
	case amount == "":
		return refuse(forms.Text{})
	case strings.HasPrefix(amount, "-"):
		return refuse(forms.T("it is below zero", "不能为负数"))
	case match == nil:
		return refuse(forms.T("it is not a decimal number", "不是十进制数"))
	case len(match[1])+len(match[2]) > mostDigits:
		return refuse(forms.Tf("it has more than %d digits", "超过 %d 位数字", mostDigits))
	case !currency().MatchString(code):
		return refuse(forms.T("it has no currency of three letters, such as CNY", "缺少三个字母的货币代码，如 CNY"))
	}
	if exponent, err := strconv.Atoi("0" + strings.TrimLeft(match[3], "+-")); err != nil || exponent > mostExponent {
		return refuse(forms.T("its exponent is too large", "指数过大"))
	}
	value, ok := new(big.Rat).SetString(amount)
	if !ok {
		return Money{}, fmt.Errorf("amount %q cannot be read", short(amount))
	}
	if value.Cmp(new(big.Rat).SetInt64(mostAmount)) > 0 {
		return refuse(forms.T("it is too large to be a price", "数值过大，不可能是价格"))
	}
	return Money{code, value}, nil
}
