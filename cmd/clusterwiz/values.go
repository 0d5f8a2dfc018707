package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
)

// parsed is a flag whose text is looked at while the command line is read:
// what cannot be meant is wrong usage before anything else has happened.
type parsed struct {
	set   func(text string) *usageError
	shown func() string
}

var _ pflag.Value = parsed{}

// String implements pflag.Value. The library also asks a zero value.
func (p parsed) String() string {
	if p.shown == nil {
		return ""
	}
	return p.shown()
}

// Set implements pflag.Value.
func (p parsed) Set(text string) error {
	if refusal := p.set(text); refusal != nil {
		return refusal
	}
	return nil
}

// Type implements pflag.Value; the help names values by their usage text.
func (p parsed) Type() string { return "value" }

// oneValue is a flag that takes what parse makes of its text; the last counts.
func oneValue[T any](to *T, parse func(text string) (T, *usageError)) parsed {
	return parsed{shown: func() string { return fmt.Sprint(*to) }, set: func(text string) (refusal *usageError) {
		value, refusal := parse(text)
		if refusal == nil {
			*to = value
		}
		return refusal
	}}
}

// manyValues is a flag that may be repeated.
func manyValues[T any](to *[]T, parse func(text string) (T, *usageError)) parsed {
	return parsed{set: func(text string) *usageError {
		value, refusal := parse(text)
		if refusal == nil {
			*to = append(*to, value)
		}
		return refusal
	}}
}

// endpointValue wants scheme and host. An address with a user in it is not
// repeated, as a password may follow.
func endpointValue(text string) (string, *usageError) {
	_, err := providers.Endpoint{Base: text, InsecureHTTP: true}.Origin() // Judged when all flags are known.
	if text != "" && err == nil {
		return text, nil
	}
	if errors.Is(err, providers.ErrZone) {
		return "", usagef("--endpoint takes an address without a network interface, such as http://[::1]:8080", "--endpoint 的地址不能带网络接口，如 http://[::1]:8080")
	}
	refusal := usagef("--endpoint takes scheme and host alone, such as http://127.0.0.1:8080", "--endpoint 只含协议和主机，如 http://127.0.0.1:8080")
	if !strings.Contains(text, "@") {
		refusal.text = forms.Tf("%s, not %q", "%s，而非 %q", refusal.text, text)
	}
	return "", refusal
}

func regionValue(text string) (string, *usageError) {
	if _, err := (providers.Endpoint{Region: text}).Origin(); text == "" || err != nil {
		return "", usagef("--region takes the id of one, such as cn-hangzhou, not %q", "--region 须为地域 ID，如 cn-hangzhou，而非 %q", text)
	}
	return text, nil
}

func accountValue(text string) (string, *usageError) {
	if strings.TrimSpace(text) == "" {
		return "", usagef("--account takes the id of one; list them with: clusterwiz accounts", "--account 须为账号 ID；可用 clusterwiz accounts 列出")
	}
	return text, nil
}

func fromValue(text string) (string, *usageError) {
	if text == "" {
		return "", usagef("--from takes the name of a profile", "--from 须为配置文件文件名")
	}
	return text, nil
}

// assignment reads a --set, of which example is one. Nothing but a path is
// repeated: the rest may be a secret.
func assignment(example string) func(text string) (string, *usageError) {
	return func(text string) (string, *usageError) {
		path, _, assigned := strings.Cut(text, "=")
		switch {
		case !assigned:
			return "", usagef("--set takes PATH=VALUE, such as %s; there is no = in it", "--set 须写作 PATH=VALUE，如 %s；缺少 =", example)
		case !profiles.Assignment(text):
			return "", usagef("--set takes PATH=VALUE, such as %s; %q is no path", "--set 须写作 PATH=VALUE，如 %s；%q 不是路径", example, profiles.Repeated(path))
		}
		return text, nil
	}
}

// answerFlag declares the --set that changes an answer.
func (a *app) answerFlag(flags *pflag.FlagSet, to *[]string) {
	flags.Var(manyValues(to, assignment("basics.name=demo")), "set", forms.T("change an answer, `PATH=VALUE`; repeatable", "修改填写项 `PATH=VALUE`；可重复").In(a.lang))
}

// strictFlag makes warnings refuse, for machines that nobody watches.
func (a *app) strictFlag(flags *pflag.FlagSet) {
	flags.BoolVar(&a.strict, "strict", false, forms.T("take warnings for errors (exit code 3)", "将警告视为错误（退出码 3）").In(a.lang))
}

// severe makes errors of warnings where that was asked for.
func (a *app) severe(issues []profiles.Issue) {
	for i := range issues {
		if a.strict {
			issues[i].Severity = forms.Error
		}
	}
}

// fastest is as fast as a simulated world may live: a day in a tenth of a
// second.
const fastest = 1_000_000

func speedValue(flag string) func(text string) (float64, *usageError) {
	return func(text string) (float64, *usageError) {
		speed, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(speed) || speed <= 0 || speed > fastest {
			return 0, usagef("--%s takes a number above 0 and up to %d, not %q", "--%s 须大于 0 且不超过 %d，而非 %q", flag, fastest, text)
		}
		return speed, nil
	}
}

// timeoutValue reads how long to wait; 0 is the cloud's own limit.
func timeoutValue(text string) (time.Duration, *usageError) {
	limit, err := time.ParseDuration(text)
	if err != nil || limit < 0 {
		return 0, usagef("--timeout takes a duration such as 45m, not %q", "--timeout 须为时长，如 45m，而非 %q", text)
	}
	return limit, nil
}

func jobsValue(text string) (int, *usageError) {
	jobs, err := strconv.Atoi(text)
	if err != nil || jobs < 1 {
		return 0, usagef("--jobs takes a whole number from 1, not %q", "--jobs 须为不小于 1 的整数，而非 %q", text)
	}
	return jobs, nil
}
