package ui

import (
	"io"
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/ui/work"
)

// Config is what the wizard needs of the world.
type Config struct {
	Providers []providers.Provider
	Store     *launch.Store
	Launcher  *launch.Launcher
	Drafts    *profiles.Drafts
	Dirs      profiles.Dirs
	Lang      forms.Lang
	// Charset is the character set of a terminal that takes no UTF-8, which is written to
	// in ASCII; empty where it does.
	Charset string
	// Connector makes what requests go to, by what the command line says; nil
	// is one of which it says nothing.
	Connector *connect.Connector
	In        io.Reader
	Out       io.Writer
	Start     Start
	// NoMouse leaves the mouse to the terminal.
	NoMouse bool
	// Terminal is the terminal's own name, TERM_PROGRAM. Quiet switches the bell and the
	// notice at the end of a run off.
	Terminal string
	Quiet    bool
	// Resolver reads referenced secrets just before submit.
	Resolver profiles.Resolver
	// Late makes columns of lists whose texts come later; nil makes those of prices.
	Late work.LateColumn
	// Now is the clock; nil is time.Now.
	Now func() time.Time

	// pause delivers a message after a moment without a key, and tick one each
	// second; tests stand the clock still.
	pause   func(tea.Msg) tea.Cmd
	tick    func() tea.Cmd
	traffic traffic
	// environ is the environment; nil is the program's.
	environ func(string) string
}

func (c Config) env() func(string) string {
	if c.environ != nil {
		return c.environ
	}
	return os.Getenv
}

// Start says where the wizard opens; the zero Start is its start screen.
type Start struct {
	// Provider opens the form of that cloud; Profile with these answers, after
	// telling what was Unread of its file.
	Provider string
	Profile  *profiles.Profile
	Unread   []profiles.Issue
	// Draft goes on with unfinished work.
	Draft *profiles.Draft
	// Run opens the progress of a run.
	Run *launch.Record
}

// Result is what happened.
type Result struct {
	// Record is the run, where one was started or watched.
	Record *launch.Record
	// Profile is the file that was saved.
	Profile string
	// Sent tells whether a request left.
	Sent bool
	// Draft holds the answers, where they were kept and not sent.
	Draft *profiles.Draft
}
