package engine

import (
	"strconv"
	"strings"
	"time"
)

// String writes the fault in the form that ParseFault reads; "" for none.
func (f Fault) String() string {
	if f.Action == "" {
		return ""
	}
	var parts []string
	switch f.Effect {
	case Refuse:
		parts = appendNumber(parts, "status", f.Status)
		parts = appendText(parts, "code", f.Code)
		parts = appendText(parts, "param", f.Param)
	case Fail:
		parts = appendText(parts, "fail", f.Stage)
	case "":
	default:
		parts = append(parts, string(f.Effect))
	}
	if f.Delay > 0 {
		parts = append(parts, "delay="+f.Delay.String())
	}
	parts = appendNumber(parts, "skip", f.Skip)
	if f.Times != 1 {
		parts = append(parts, "times="+strconv.Itoa(f.Times))
	}
	return f.Action + ":" + strings.Join(parts, ",")
}

func appendText(parts []string, name, value string) []string {
	if value == "" {
		return parts
	}
	return append(parts, name+"="+value)
}

func appendNumber(parts []string, name string, n int) []string {
	if n == 0 {
		return parts
	}
	return append(parts, name+"="+strconv.Itoa(n))
}

// ParseFault reads a fault from "ACTION:ITEM[,ITEM...]". ACTION is the name that
// the cloud gives to a call, such as CreateCluster (E-HPC, BatchCompute),
// CreateNodePool (ModelArts) or createCluster (QingCloud, where it may have its
// module before it: cluster/createCluster), or * for every action. One of these
// items tells what happens:
//
//	lost          the call is executed, then the connection is cut
//	drop          the connection is cut before the call is executed
//	throttle      refused as too fast, as the cloud does it
//	status=503    refused with this HTTP status, before it is executed
//	code=DbError  refused with this code; alone it takes the documented status
//	fail=STAGE    accepted, but the work ends in failure at that stage, or at
//	              the last one when the request does not need that stage
//	delay=20s     the answer is held back for real time; also beside another
//
// and these say how often:
//
//	times=3       so many calls; 1 when left out, 0 means always
//	skip=2        after so many matching calls went through
//
// param=NAME fills in what the message of a code names. Examples:
// "CreateCluster:lost", "GetCluster:status=503,code=ServiceUnavailable,times=3",
// "DescribeVpcs:delay=20s", "CreateCluster:fail=ConfigNetwork", "*:throttle,times=0".
// An error is a [*NoEffectError] where no cloud has the action or stage, else a
// [*Mistake].
func ParseFault(text string) (Fault, error) {
	action, rest, found := strings.Cut(text, ":")
	if !found || rest == "" {
		return Fault{}, mistaken("want ACTION:EFFECT, such as CreateCluster:lost", "须写作“操作:效果”，如 CreateCluster:lost")
	}
	if action != "*" && !isWord(action) {
		return Fault{}, mistaken("%q is not an action name; * stands for all", "%q 不是操作名称；* 表示全部", action)
	}
	f := Fault{Action: action, Times: 1}
	for _, item := range strings.Split(rest, ",") {
		if err := f.set(strings.TrimSpace(item)); err != nil {
			return Fault{}, err
		}
	}
	if err := f.check(); err != nil {
		return Fault{}, err
	}
	return f, nil
}

func isWord(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '/'
	})
}

// set applies one item of the text form.
func (f *Fault) set(item string) error {
	name, value, valued := strings.Cut(item, "=")
	if valued == (name == string(Lost) || name == string(Drop) || name == string(Throttle)) {
		return unknownItem(item)
	}
	var err error
	switch name {
	case "lost", "drop", "throttle":
		err = f.choose(Effect(name))
	case "status":
		err = f.choose(Refuse)
		if f.Status, _ = strconv.Atoi(value); f.Status < 400 || f.Status > 599 {
			return mistaken("status %q is not between 400 and 599", "status %q 不在 400-599 之内", value)
		}
	case "code":
		err = f.choose(Refuse)
		f.Code = value
	case "param":
		f.Param = value
	case "fail":
		err = f.choose(Fail)
		f.Stage = value
	case "delay":
		if f.Delay, err = time.ParseDuration(value); err != nil || f.Delay <= 0 {
			return mistaken("delay %q is not a duration such as 20s", "delay %q 不是时长，应如 20s", value)
		}
	case "times":
		f.Times, err = count(item, value)
	case "skip":
		f.Skip, err = count(item, value)
	default:
		return unknownItem(item)
	}
	return err
}

func unknownItem(item string) error {
	return mistaken("%q is not lost, drop, throttle, status=, code=, param=, fail=, delay=, times= or skip=",
		"%q 不是 lost、drop、throttle、status=、code=、param=、fail=、delay=、times= 或 skip=", item)
}

func count(item, value string) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0, mistaken("%s: want a number from 0", "%s：须为不小于 0 的整数", item)
	}
	return n, nil
}

// choose sets the effect once; status and code together are one.
func (f *Fault) choose(e Effect) error {
	if f.Effect != "" && (f.Effect != e || e != Refuse) {
		return mistaken("%s and %s cannot be one fault; give two", "%s 与 %s 须写成两个故障", f.Effect, e)
	}
	f.Effect = e
	return nil
}

// check refuses what could never happen.
func (f *Fault) check() error {
	switch {
	case f.Effect == "" && f.Delay == 0:
		return mistaken("nothing goes wrong; give lost, drop, throttle, status=, code=, fail= or delay=",
			"未指定故障；请使用 lost、drop、throttle、status=、code=、fail= 或 delay=")
	case f.Effect == Refuse && f.Code == "" && f.Status == 0:
		return mistaken("code= is empty", "code= 为空")
	case f.Effect == Refuse && f.Status == 0 && documented(f.Code) == nil:
		return mistaken("code %s is not in the documented tables; give status= as well", "文档的错误码表中没有 %s；请同时指定 status=", f.Code)
	case f.Param != "" && f.Code == "":
		return mistaken("param= needs code=", "param= 须与 code= 同用")
	}
	return f.Check()
}
