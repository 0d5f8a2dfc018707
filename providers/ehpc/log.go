package ehpc

import (
	"slices"
	"strings"
	"time"

	"clusterwiz/providers"
)

// stageOf sums up the lines of a stage. Of each method the last line counts:
// with HiddenProcess off there is one for its start and one for its end. The
// last stage that is listed may get more methods, so open keeps it at work.
func stageOf(stage logStage, open bool) providers.Stage {
	shown := providers.Stage{Name: string(stage.StageName), Phase: providers.Ready}
	latest := map[string]logLine{}
	var order []string
	for _, line := range stage.Stages {
		key := string(line.Method) + " " + string(line.Target)
		if _, known := latest[key]; !known {
			order = append(order, key)
		}
		latest[key] = line
	}
	for _, key := range order {
		switch line := latest[key]; line.Status {
		case "Failed":
			shown.Phase, shown.Detail = providers.Failed, string(line.Method)
			return shown
		case "Finished":
		default:
			shown.Phase, shown.Detail = providers.Working, string(line.Method)
		}
	}
	if open {
		shown.Phase = providers.Working
	}
	return shown
}

// logTime is the form of times in the log. No page names the zone; UTC is what
// the other times of this API are in.
const logTime = "2006-01-02 15:04:05"

// eventOf makes an event of a line. Nothing numbers the lines, but no two of
// them agree in all that the id is made of.
func eventOf(stage string, line logLine) providers.Event {
	at, _ := time.Parse(logTime, string(line.Time))
	event := providers.Event{
		ID:   strings.Join([]string{string(line.Time), stage, string(line.Method), string(line.Target), string(line.Status)}, "|"),
		Time: at, Level: providers.Info,
		Text: strings.Join(present(stage, string(line.Method), string(line.Target)), " ") + ": " + string(line.Message),
	}
	switch line.LogLevel {
	case "WARN":
		event.Level = providers.Warn
	case "ERROR":
		event.Level = providers.Fault
	}
	return event
}

func present(parts ...string) []string {
	return slices.DeleteFunc(parts, func(part string) bool { return part == "" })
}

// sortEvents puts the oldest first; lines of the same second stay in order.
func sortEvents(events []providers.Event) {
	slices.SortStableFunc(events, func(a, b providers.Event) int { return a.Time.Compare(b.Time) })
}
