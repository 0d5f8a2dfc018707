package engine

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ParseFault reads a fault from "ACTION:ITEM[,ITEM...]". ACTION is the name that
// the cloud gives to a call, such as CreateCluster (E-HPC, BatchCompute),
// CreateNodePool (ModelArts) or createCluster (QingCloud, where it may have its
// module before it: cluster/createCluster), or * for every action. What the items
// mean is told by [Items]: one of them chooses the effect, the others stand beside
// it. Faults of the world (lag=, forget=, foreign, skew=) happen beside what
// becomes of the call by another fault. Examples:
// "CreateCluster:lost", "GetCluster:status=503,code=ServiceUnavailable,times=3",
// "DescribeVpcs:delay=20s", "CreateCluster:fail=ConfigNetwork", "*:throttle,times=0",
// "CreateCluster:executed-then=503,code=ServiceUnavailable", "ListClusters:lag=60s".
// An error is a [*NoEffectError] where no cloud has the action or stage, or where
// the effect is not for the action, else a [*Mistake].
func ParseFault(text string) (Fault, error) {
	action, rest, found := strings.Cut(text, ":")
	if !found || rest == "" {
		return Fault{}, mistaken("want ACTION:EFFECT, such as CreateCluster:lost", "须写作“操作:效果”，如 CreateCluster:lost")
	}
	if action != "*" && !isWord(action) {
		return Fault{}, mistaken("%q is not an action name; * stands for all", "%q 不是操作名称；* 表示全部", action)
	}
	f := Fault{Action: action, Times: notTold}
	for _, item := range strings.Split(rest, ",") {
		if err := f.set(strings.TrimSpace(item)); err != nil {
			return Fault{}, err
		}
	}
	if f.Times == notTold {
		f.Times = f.usual()
	}
	if err := f.check(); err != nil {
		return Fault{}, err
	}
	return f, nil
}

// notTold is how often a fault happens while its text has not told it.
const notTold = -1

func isWord(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '/'
	})
}

// set applies one item of the text form.
func (f *Fault) set(item string) error {
	name, value, valued := strings.Cut(item, "=")
	i := slices.IndexFunc(items, func(i Item) bool { return i.word() == name })
	either := name == string(Twice) || name == string(Foreign)
	if i < 0 || valued != strings.Contains(items[i].Form, "=") && !either {
		return unknownItem(item)
	}
	if err := f.choose(items[i].Effect, name == "code"); err != nil {
		return err
	}
	return f.setValue(item, name, value, valued)
}

func unknownItem(item string) error {
	return &Mistake{
		En: fmt.Sprintf("%q is not %s", item, itemNames(", ", " or ")),
		Zh: fmt.Sprintf("%q 不是 %s", item, itemNames("、", " 或 ")),
	}
}

// setValue reads what an item says beside its name.
func (f *Fault) setValue(item, name, value string, valued bool) (err error) {
	switch name {
	case "status":
		f.Status, err = status(item, value, 400)
	case string(Executed):
		f.Status, err = status(item, value, 200)
	case "code":
		if f.Code = value; value == "" {
			err = mistaken("code= is empty", "code= 为空")
		}
	case "param":
		f.Param = value
	case "fail":
		f.Stage = value
	case "own":
		f.Own = true
	case string(Twice):
		if f.Second = valued; valued && value != "second" {
			err = mistaken("%s: want twice or twice=second", "%s：须为 twice 或 twice=second", item)
		}
	case "times":
		if f.Effect == Forget {
			return forgetTells()
		}
		f.Times, err = count(item, value)
	case "skip":
		f.Skip, err = count(item, value)
	case "delay":
		f.Delay, err = duration(item, value)
	case "retry-after":
		f.RetryAfter, err = duration(item, value)
	case string(Currency), string(Amounts):
		f.Value, err = value, known(item, name, value)
	case string(Left):
		f.Left, err = count(item, value)
	case string(Lag), string(Foreign), string(Forget), string(Skew):
		err = f.setSpan(item, value, valued)
	}
	return err
}

// known refuses a currency that is no code and amounts that are odd in no way
// that there is.
func known(item, name, value string) error {
	switch {
	case name == string(Currency) && !currencyCode(value):
		return mistaken("%s: want a code of three capitals, such as USD", "%s：须为三个大写字母的币种代码，如 USD", item)
	case name == string(Amounts) && !slices.Contains(amounts, value):
		return mistaken("%s: want %s", "%s：须为 %s 之一", item, strings.Join(amounts, ", "))
	}
	return nil
}

// setSpan reads the duration of a fault of the world, and forget's number of
// calls.
func (f *Fault) setSpan(item, value string, valued bool) (err error) {
	switch {
	case !valued:
		return nil
	case f.Effect == Forget && f.Times != notTold:
		return forgetTells()
	}
	if n, none := strconv.Atoi(value); f.Effect == Forget && none == nil && n >= 0 {
		f.Times = n
		return nil
	}
	behind, negative := strings.CutPrefix(value, "-")
	if f.Effect != Skew {
		behind, negative = value, false
	}
	if f.Span, err = duration(item, behind); negative {
		f.Span = -f.Span
	}
	return err
}

func forgetTells() error {
	return mistaken("forget= itself says how often or how long", "forget= 本身已指定次数或时长，不能再用 times=")
}

// longest bounds durations, so that none leads beyond what time can tell.
const longest = 30 * 24 * time.Hour

func duration(item, value string) (time.Duration, error) {
	d, err := time.ParseDuration(value)
	if err != nil || d <= 0 || d > longest {
		return 0, mistaken("%s: want a duration such as 20s", "%s：须为时长，如 20s", item)
	}
	return d, nil
}

func status(item, value string, least int) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < least || n > 599 || n == 204 || n == 304 { // Those two have no page.
		return 0, mistaken("%s: want a status between %d and 599", "%s：状态码须在 %d-599 之内", item, least)
	}
	return n, nil
}

func count(item, value string) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0, mistaken("%s: want a number from 0", "%s：须为不小于 0 的整数", item)
	}
	return n, nil
}

// choose sets the effect once. Status and code together are one, and a code
// beside executed-then or declined words that answer.
func (f *Fault) choose(e Effect, code bool) error {
	switch {
	case e == "" || e == Refuse && f.Effect == Refuse || code && (f.Effect == Executed || f.Effect == Declined):
		return nil
	case f.Effect == "" || (e == Executed || e == Declined) && f.Effect == Refuse && f.Status == 0:
		f.Effect = e
		return nil
	}
	return mistaken("%s and %s cannot be one fault; give two", "%s 与 %s 须写成两个故障", f.Effect, e)
}

// check refuses what could never happen.
func (f *Fault) check() error {
	switch {
	case f.Effect == "" && f.Delay == 0:
		return mistaken("no fault is named; name one, such as lost or delay=20s", "未指定故障；请给出故障，如 lost 或 delay=20s")
	case f.Effect == Refuse && f.Status == 0 && documented(f.Code) == nil:
		return mistaken("code %s is not in the documented tables; give status= as well", "文档的错误码表中没有 %s；请同时指定 status=", f.Code)
	case f.Param != "" && f.Code == "":
		return mistaken("param= needs code=", "param= 须与 code= 同用")
	case (f.Effect == Left || f.Effect == Unverified) && (f.Times > 0 || f.Skip > 0):
		return mistaken("%s is of the account, from the first call to the last: neither times= nor skip=", "%s 是账号本身的状态，始终有效，不能与 times= 或 skip= 同用", f.Effect)
	case f.Own && (f.Effect != Executed || f.Code != ""):
		return mistaken("own is for executed-then= without code=", "own 仅用于不带 code= 的 executed-then=")
	case f.RetryAfter > 0 && (f.besides() || f.cuts()):
		return mistaken("retry-after= needs an answer, such as that of status=503", "retry-after= 须与有应答的故障同用，如 status=503")
	case f.Delay > 0 && f.besides():
		return mistaken("delay= and %s cannot be one fault; give two", "delay= 与 %s 须写成两个故障", f.Effect)
	}
	return f.Check()
}
