package main

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
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

// aboutFile is what events of a profile are about of which no more is known than its
// name; nothing of standard input and of presets, which are no files.
func aboutFile(path string) launch.Event {
	if strings.HasPrefix(path, presetMark) || strings.HasPrefix(path, runMark) || path == "" || path == "-" {
		return launch.Event{}
	}
	whole, err := filepath.Abs(path)
	if err != nil {
		whole = path
	}
	return launch.Event{Subject: launch.Subject{Profile: whole}}
}

// about is what events of a document are about, as far as it and the command line
// tell without a call.
func (a *app) about(d *document) launch.Event {
	about := aboutFile(d.Files())
	about.Provider = d.Provider
	if d.Answers != nil {
		name, _ := d.Answers.Get("basics.name")
		about.Subject.Name = forms.ValueText(name)
	}
	about.Subject.Region, about.Subject.Account = cmp.Or(a.region, d.Region), cmp.Or(a.account, d.Account)
	if a.simulate {
		about.Subject.Account = providers.SimulatorID
	}
	about.Subject.Simulated = about.Subject.Account == providers.SimulatorID
	return about
}

// aboutTarget adds where it goes.
func aboutTarget(about launch.Event, t connect.Target) launch.Event {
	about.Subject.Region, about.Subject.Account, about.Subject.Simulated = t.Endpoint.Region, t.Account.ID, t.Simulated()
	return about
}

// aboutRun is what events about a run are about.
func aboutRun(r launch.Record) launch.Event {
	return launch.Event{Run: r.ID, Provider: r.Provider, Phase: r.Phase, Subject: r.Subject()}
}
