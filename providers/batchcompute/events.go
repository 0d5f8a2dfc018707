package batchcompute

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"clusterwiz/providers"
)

// logLine is "[time][group]text" or "[time]text".
var logLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\[([^\]]*)\](?:\[([^\]]*)\])?\s*(.*)$`) })

// logTimes are forms of the time in the log. No page gives one; the last is
// that of the other times of this API.
var logTimes = []string{time.DateTime, "2006-01-02 15:04:05.999999", "2006-01-02T15:04:05.999999", time.RFC3339Nano}

// events are the lines of the log and the error code.
func (c cluster) events() []providers.Event {
	events := c.log()
	if code := c.code(); code != "" {
		events = append(events, providers.Event{ID: codeID(code), Level: providers.Fault, Text: "ErrorCode " + code})
	}
	return events
}

func codeID(code string) string { return "ErrorCode|" + code }

// log are the lines of the log. Nothing numbers them: a line's id is its text,
// and how often it stood there before.
func (c cluster) log() []providers.Event {
	seen := map[string]int{}
	var events []providers.Event
	for _, line := range c.OperationLogs {
		text := strings.TrimSpace(string(line))
		if text == "" {
			continue
		}
		event := providers.Event{ID: text, Level: levelOf(text), Text: text}
		if n := seen[text]; n > 0 {
			event.ID += "|" + strconv.Itoa(n)
		}
		seen[text]++
		if m := logLine().FindStringSubmatch(text); m != nil {
			event.Time, event.Text = timeOf(m[1]), strings.TrimSpace(m[2]+" "+m[3])
		}
		events = append(events, event)
	}
	return events
}

func timeOf(text string) time.Time {
	for _, form := range logTimes {
		if at, err := time.Parse(form, text); err == nil {
			return at.UTC()
		}
	}
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil && seconds > 0 {
		return time.Unix(seconds, 0).UTC()
	}
	return time.Time{}
}

// levelOf reads the weight out of the words, as the log does not give one.
func levelOf(text string) providers.Level {
	text = strings.ToLower(text)
	for _, word := range []string{"error", "fail", "exhausted", "insufficient", "out of stock", "not enough"} {
		if strings.Contains(text, word) {
			return providers.Fault
		}
	}
	return providers.Info
}
