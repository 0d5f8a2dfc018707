package engine

import (
	"strconv"
	"strings"
)

// String writes the fault in the form that ParseFault reads; "" for none.
func (f Fault) String() string {
	if f.Action == "" {
		return ""
	}
	parts := f.effectText()
	if f.Delay > 0 {
		parts = append(parts, "delay="+f.Delay.String())
	}
	if f.RetryAfter > 0 {
		parts = append(parts, "retry-after="+f.RetryAfter.String())
	}
	parts = appendNumber(parts, "skip", f.Skip)
	if f.Times != f.usual() && f.Effect != Forget {
		parts = append(parts, "times="+strconv.Itoa(f.Times))
	}
	return f.Action + ":" + strings.Join(parts, ",")
}

// effectText is what the fault does.
func (f Fault) effectText() (parts []string) {
	switch f.Effect {
	case Refuse:
		parts = appendNumber(parts, "status", f.Status)
	case Executed:
		parts = appendNumber(parts, string(Executed), f.Status)
		if f.Own {
			parts = append(parts, "own")
		}
	case Fail:
		parts = appendText(parts, "fail", f.Stage)
	case Currency, Amounts:
		parts = append(parts, string(f.Effect)+"="+f.Value)
	case Left:
		parts = append(parts, string(f.Effect)+"="+strconv.Itoa(f.Left))
	case Lag, Forget, Foreign, Skew:
		parts = append(parts, f.spanText())
	case Twice:
		parts = append(parts, map[bool]string{false: "twice", true: "twice=second"}[f.Second])
	case "":
	default:
		parts = append(parts, string(f.Effect))
	}
	return appendText(appendText(parts, "code", f.Code), "param", f.Param)
}

func (f Fault) spanText() string {
	switch {
	case f.Span != 0:
		return string(f.Effect) + "=" + f.Span.String()
	case f.Effect == Forget:
		return "forget=" + strconv.Itoa(f.Times)
	}
	return string(f.Effect)
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
