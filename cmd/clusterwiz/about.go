package main

import (
	"cmp"
	"path/filepath"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
)

// aboutFile is what events of a profile are about of which no more is known than its
// name; nothing of standard input and of presets, which are no files.
func aboutFile(path string) launch.Event {
	if strings.HasPrefix(path, presetMark) || path == "" || path == "-" {
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
