package main

import (
	"slices"
	"time"

	"clusterwiz/providers"
	"clusterwiz/providers/launch"
)

// concluding are the commands whose last JSON object is an end, always.
var concluding = []string{"clusterwiz", "new", "demo", "replay", "watch", "delete", "check", "price"}

// conclude writes the end of a command that came to none by itself, as it stopped
// before there was a run; one that only looks comes to none where all is well.
func (a *app) conclude(args []string, err error) {
	if !a.json() && !wantsJSON(args) || a.ended.Load() {
		return
	}
	io := a.prompts()
	io.JSON = true
	e := a.subject
	e.Time, e.Kind, e.Text, e.Failure = time.Now(), endOf(exitCode(err)), describe(err), providers.FailureIn(err)
	io.Event(e)
}

// endOf is the end that goes with an exit code where nothing was sent.
func endOf(code exit) string {
	switch code {
	case misused, denied:
		return launch.EventRefused
	case invalid:
		return launch.EventInvalid
	case exists:
		return launch.EventExists
	case unclear:
		return launch.EventUnclear
	case interrupted:
		return launch.EventInterrupted
	case detached:
		return launch.EventDetached
	case done, internal, short, failed:
	}
	return launch.EventRejected
}

// wantsJSON looks for the flag in a command line that could not be read whole.
func wantsJSON(args []string) bool {
	for i, arg := range args {
		switch arg {
		case "-ojson", "-o=json", "--output=json":
			return true
		case "-o", "--output":
			if slices.Contains(args[i+1:min(i+2, len(args))], "json") {
				return true
			}
		}
	}
	return false
}
