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
	"clusterwiz/ui/plain"
)

// owed is the end that is owed of one of the profiles that a command is about.
type owed struct {
	about launch.Event
	// err is why it came to nothing; nil where that is not its own.
	err  error
	told bool
}

// blame notes why a document comes to nothing, and returns it.
func (d *document) blame(err error) error {
	if d.owed != nil {
		d.owed.err = err
	}
	return err
}

// at notes where it goes.
func (d *document) at(t connect.Target) {
	if d.owed != nil {
		d.owed.about = aboutTarget(d.owed.about, t)
	}
}

// heard notes that the end was told.
func (o *owed) heard(e launch.Event) {
	if o != nil && e.Ends() {
		o.told = true
	}
}

// ending tells the end of a document of which all is known.
func (a *app) ending(d *document) {
	if !a.json() || d.owed == nil || d.owed.told {
		return
	}
	o := d.owed
	if o.told = true; o.err != nil {
		a.end(a.prompts(), o.about, endOf(exitCode(o.err)), describe(o.err), providers.FailureIn(o.err))
		return
	}
	a.end(a.prompts(), o.about, launch.EventValid, faultless, nil)
}

func (a *app) end(io *plain.IO, e launch.Event, kind string, text forms.Text, failure *providers.Failure) {
	e.Time, e.Kind, e.Text, e.Failure = time.Now(), kind, text, failure
	io.Event(e)
}

// faultless is said of profiles with which nothing is wrong, beside is why nothing came of
// them.
var (
	faultless = forms.T("the profile is right", "配置文件无误")
	beside    = forms.T("nothing was sent, since others are to be corrected", "其他配置文件有待修改，因此未发送")
)

// conclude writes the ends that nobody wrote yet: of each profile of the command, else of
// the one thing that it is about, which may be nothing. Where all is well one is missing
// only of a command that had nothing to write.
func (a *app) conclude(args []string, err error) {
	if !a.json() && !wantsJSON(args) {
		return
	}
	io := a.prompts()
	io.JSON = true
	if err == nil {
		if !a.ended.Load() && !a.results.Some() {
			a.end(io, a.subject, launch.EventDone, forms.T("done", "完成"), nil)
		}
		return
	}
	blamed := slices.ContainsFunc(a.owes, func(o *owed) bool { return o.err != nil })
	for _, o := range a.owes {
		switch why := cmp.Or(o.err, err); {
		case o.told:
		case o.err != nil || !blamed:
			a.end(io, o.about, endOf(exitCode(why)), describe(why), providers.FailureIn(why))
		case a.whole:
			a.end(io, o.about, launch.EventInterrupted, beside, nil)
		default:
			a.end(io, o.about, launch.EventValid, faultless, nil)
		}
	}
	if len(a.owes) == 0 && !a.ended.Load() {
		a.end(io, a.subject, endOf(exitCode(err)), describe(err), providers.FailureIn(err))
	}
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
