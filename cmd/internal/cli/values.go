package cli

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

// Parsed is a flag whose text is looked at while the command line is read:
// what cannot be meant is wrong usage before anything else has happened.
type Parsed struct {
	set   func(text string) *UsageError
	shown func() string
}

var _ pflag.Value = Parsed{}

// NewParsed is a flag whose text set takes, with what is not shown as a default.
func NewParsed(set func(text string) *UsageError) Parsed { return Parsed{set: set} }

// String implements pflag.Value. The library also asks a zero value.
func (p Parsed) String() string {
	if p.shown == nil {
		return ""
	}
	return p.shown()
}

// Set implements pflag.Value.
func (p Parsed) Set(text string) error {
	if refusal := p.set(text); refusal != nil {
		return refusal
	}
	return nil
}

// Type implements pflag.Value; the help names values by their usage text.
func (p Parsed) Type() string { return "value" }

// OneValue is a flag that takes what parse makes of its text; the last counts.
func OneValue[T any](to *T, parse func(text string) (T, *UsageError)) Parsed {
	shown := func() string {
		if is, ok := any(*to).(interface{ IsZero() bool }); ok && is.IsZero() {
			return "" // The year 1 is nobody's default.
		}
		return fmt.Sprint(*to)
	}
	return Parsed{shown: shown, set: func(text string) (refusal *UsageError) {
		value, refusal := parse(text)
		if refusal == nil {
			*to = value
		}
		return refusal
	}}
}

// ManyValues is a flag that may be repeated.
func ManyValues[T any](to *[]T, parse func(text string) (T, *UsageError)) Parsed {
	return Parsed{set: func(text string) *UsageError {
		value, refusal := parse(text)
		if refusal == nil {
			*to = append(*to, value)
		}
		return refusal
	}}
}

// Endpoint wants scheme and host. An address with a user in it is not
// repeated, as a password may follow.
func Endpoint(text string) (string, *UsageError) {
	_, err := providers.Endpoint{Base: text, InsecureHTTP: true}.Origin() // Judged when all flags are known.
	if text != "" && err == nil {
		return text, nil
	}
	if errors.Is(err, providers.ErrZone) {
		return "", Usagef("--endpoint takes an address without a network interface, such as http://[::1]:8080", "--endpoint 的地址不能带网络接口，如 http://[::1]:8080")
	}
	refusal := Usagef("--endpoint takes scheme and host alone, such as http://127.0.0.1:8080", "--endpoint 只含协议和主机，如 http://127.0.0.1:8080")
	if !strings.Contains(text, "@") {
		refusal.text = forms.Tf("%s, not %q", "%s，而非 %q", refusal.text, text)
	}
	return "", refusal
}

// Region wants what may stand in the name of a host.
func Region(text string) (string, *UsageError) {
	if _, err := (providers.Endpoint{Region: text}).Origin(); text == "" || err != nil {
		return "", Usagef("--region takes the id of one, such as cn-hangzhou, not %q", "--region 须为地域 ID，如 cn-hangzhou，而非 %q", text)
	}
	return text, nil
}

// Account wants an id, whichever it is.
func Account(text string) (string, *UsageError) {
	if strings.TrimSpace(text) == "" {
		return "", Usagef("--account takes the id of one; list them with: clusterwiz accounts", "--account 须为账号 ID；可用 clusterwiz accounts 列出")
	}
	return text, nil
}

// From wants the name of a profile.
func From(text string) (string, *UsageError) {
	if text == "" {
		return "", Usagef("--from takes the name of a profile", "--from 须为配置文件文件名")
	}
	return text, nil
}

// Assignment reads a --set, of which example is one. Nothing but a path is
// repeated: the rest may be a secret.
func Assignment(example string) func(text string) (string, *UsageError) {
	return func(text string) (string, *UsageError) {
		path, _, assigned := strings.Cut(text, "=")
		switch {
		case profiles.Assignment(text):
		case !assigned:
			return "", Usagef("--set takes PATH=VALUE, such as %s; there is no = in it", "--set 须写作 PATH=VALUE，如 %s；缺少 =", example)
		default:
			return "", Usagef("--set takes PATH=VALUE, such as %s; %q is no path", "--set 须写作 PATH=VALUE，如 %s；%q 不是路径", example, profiles.Repeated(path))
		}
		return text, nil
	}
}

// fastest is as fast as a simulated world may live: a day in a tenth of a
// second.
const fastest = 1_000_000

// Speed reads how many simulated seconds go by in a real one, for the flag of that
// name.
func Speed(flag string) func(text string) (float64, *UsageError) {
	return func(text string) (float64, *UsageError) {
		speed, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(speed) || speed <= 0 || speed > fastest {
			return 0, Usagef("--%s takes a number above 0 and up to %d, not %q", "--%s 须大于 0 且不超过 %d，而非 %q", flag, fastest, text)
		}
		return speed, nil
	}
}

// Timeout reads how long to wait; 0 is the cloud's own limit.
func Timeout(text string) (time.Duration, *UsageError) {
	limit, err := time.ParseDuration(text)
	if err != nil || limit < 0 {
		return 0, Usagef("--timeout takes a duration such as 45m, not %q", "--timeout 须为时长，如 45m，而非 %q", text)
	}
	return limit, nil
}

// Count reads how many there are to be, for the flag of that name.
func Count(flag string) func(text string) (int, *UsageError) {
	return func(text string) (int, *UsageError) {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return 0, Usagef("--%s takes a whole number from 1, not %q", "--%s 须为不小于 1 的整数，而非 %q", flag, text)
		}
		return n, nil
	}
}

// mostDays keeps ages within what a duration can be.
const mostDays = 36500

// Age reads how old something is, also in days, for the flag of that name.
func Age(flag string) func(text string) (time.Duration, *UsageError) {
	return func(text string) (time.Duration, *UsageError) {
		age, err := time.ParseDuration(text)
		if days, found := strings.CutSuffix(text, "d"); found {
			var n int
			n, err = strconv.Atoi(days)
			age = time.Duration(n) * 24 * time.Hour
			if n > mostDays {
				err = strconv.ErrRange
			}
		}
		if err != nil || age < 0 {
			return 0, Usagef("--%s takes an age such as 12h or 90d, not %q", "--%s 须为时长，如 12h 或 90d，而非 %q", flag, text)
		}
		return age, nil
	}
}

// Since reads a date of this machine's time zone, or how long ago, for the flag of
// that name.
func Since(flag string) func(text string) (time.Time, *UsageError) {
	return func(text string) (time.Time, *UsageError) {
		if day, err := time.ParseInLocation(time.DateOnly, text, time.Local); err == nil {
			return day, nil
		}
		age, refusal := Age(flag)(text)
		if refusal != nil {
			return time.Time{}, Usagef("--%s takes a date such as 2026-11-01, or an age such as 12h or 7d, not %q", "--%s 须为日期（如 2026-11-01）或时长（如 12h、7d），而非 %q", flag, text)
		}
		return time.Now().Add(-age), nil
	}
}
