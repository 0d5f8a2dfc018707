package main

import (
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/cmd/internal/report"
	"clusterwiz/forms"
	"clusterwiz/forms/files"
	"clusterwiz/forms/foreign"
	"clusterwiz/profiles"
	"clusterwiz/profiles/defaults"
	"clusterwiz/providers"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/connect"
	"clusterwiz/providers/launch"
	"clusterwiz/providers/simulator"
	"clusterwiz/ui"
	"clusterwiz/ui/plain"
)

// app is one run of the program: its streams, its language, what the flags
// said, and what is made of them when first needed.
type app struct {
	cli.Streams
	// screen is stdout as it is, for the wizard; results is out.
	screen  io.Writer
	results *cli.Results
	lang    forms.Lang
	// charset is that of a terminal that takes no UTF-8.
	charset string
	options
	clouds func() []providers.Provider
	dirs   func() profiles.Dirs
	log    *slog.Logger
	closes []func() error
	warned sync.Once
	// told are the warnings of targets that were said already.
	told sync.Map
	// worlds are the simulated worlds that are open; world is the one that new
	// things are made in, empty but for a demonstration. opening guards worlds.
	worlds  map[string]http.RoundTripper
	opening sync.Mutex
	world   string
	wizard  wizard
	// args are the command line.
	args []string
	// defaults are what the person's file says.
	defaults defaults.Defaults
	// followed: a run was followed, whose end is the program's whatever becomes of
	// the results. ended: an end was told.
	followed, ended atomic.Bool
	// subject is what an end is about that comes without a run; owes are the ends of
	// the profiles of a command.
	subject launch.Event
	owes    []*owed
	// temporary is a demonstration: it makes do without a state directory that
	// can be written.
	temporary bool
	// strict takes warnings for errors.
	strict bool
	// whole: the command does for all of its profiles what it does, or for none.
	whole bool
	// quiet leaves the ids alone of the results.
	quiet bool
	// gates hold the calls of all targets to the rate of their account.
	gates connect.Gates
	// report is what -o junit and -o github write at the end.
	report *report.Report
}

// options are the flags that every command knows.
type options struct {
	simulate    bool
	account     string
	region      string
	endpoint    string
	insecure    bool
	lang        string
	plain       bool
	noMouse     bool
	output      cli.Choice
	debug       string
	speed       float64
	faults      []simulator.Fault
	retired     bool
	interactive bool
}

func newApp(s cli.Streams, lang forms.Lang) *app {
	a := &app{lang: lang}
	s, charset := cli.InASCII(s, lang, a.json)
	s.Err = &report.Guard{To: s.Err, On: func() bool { return a.output.String() == github }}
	screen, out := s.Out, cli.NewResults(s.Out)
	// The net: whatever others wrote, it comes out as marks.
	s.Out, s.Err = &foreign.Writer{To: out, JSON: a.json}, &foreign.Writer{To: s.Err, JSON: a.json}
	*a = app{
		Streams: s, screen: screen, results: out, lang: lang, charset: charset, clouds: sync.OnceValue(clouds.All), dirs: sync.OnceValue(profiles.DefaultDirs),
		wizard: ui.Run, log: slog.New(slog.DiscardHandler), options: options{output: cli.OneOf("text", "json")}, report: &report.Report{Began: time.Now()},
	}
	return a
}

// begin opens what the flags ask for.
func (a *app) begin() error {
	if providers.InClear(a.endpoint) && !a.insecure {
		return cli.Usagef("--endpoint %s is plain http to another machine: anyone on the way could read passwords and keys; write https, or add --insecure-http if you accept that",
			"--endpoint %s 是通往其他机器的明文 http：途中任何人都可能读取密码与密钥；请改用 https，如接受该风险请加 --insecure-http", a.endpoint)
	}
	if err := a.useDefaults(); err != nil {
		return err
	}
	in, out := a.Terminal()
	a.sayCharset()
	a.tighten()
	if a.quiet && a.output.String() != "text" {
		a.quiet = false // The refusal is told in the format.
		return cli.Usagef("--quiet prints ids alone; leave -o out", "--quiet 只输出 ID；请去掉 -o")
	}
	a.interactive = in && out && !a.quiet && !a.reports() && !a.plain && !a.json() && a.Env("ACCESSIBLE") == "" && a.Env("TERM") != "dumb"
	return a.openLog()
}

// tighten keeps the directories that there are to their owner, and says so: who
// may write in one could replace a profile, a draft or a journal.
func (a *app) tighten() {
	d := a.dirs()
	dirs := slices.DeleteFunc([]string{d.Config, d.Profiles(), d.State, d.Runs(), d.Drafts()}, func(dir string) bool { return profiles.Placed(dir) != nil })
	for _, text := range files.Private(dirs...) {
		a.prompts().Say(text)
	}
}

// openLog opens what --debug asks for: stderr, a file, or a pipe that somebody
// reads. On a screen, which is no place for a log, stderr is a file, too.
func (a *app) openLog() error {
	if a.debug == "" {
		return nil
	}
	if a.debug == "-" && a.interactive {
		state := a.dirs().State
		if err := profiles.Placed(state); err != nil {
			return err
		}
		_ = os.MkdirAll(state, 0o700) // Told below, where the file is opened.
		a.debug = filepath.Join(state, "debug.log")
		a.prompts().Say(forms.Tf("log: %s", "日志：%s", a.debug))
	}
	w := a.Err
	if a.debug != "-" {
		log, err := cli.OpenLogFile(a.debug)
		if err != nil {
			return err
		}
		a.closes = append(a.closes, log.Close)
		w = log
	}
	a.log = slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: slog.LevelDebug}))
	return nil
}

// sayCharset says why the texts are in ASCII.
func (a *app) sayCharset() {
	if a.charset == "" || a.json() {
		return
	}
	a.prompts().Say(forms.Tf("the locale says %s: texts are in English and ASCII; where the terminal takes UTF-8, set LC_ALL=zh_CN.UTF-8 or LC_ALL=C.UTF-8",
		"区域设置为 %s：文本以英文和 ASCII 显示；如终端支持 UTF-8，请设置 LC_ALL=zh_CN.UTF-8 或 LC_ALL=C.UTF-8", a.charset))
}

func (a *app) close() {
	for _, f := range a.closes {
		_ = f()
	}
	a.closes = nil
}

func (a *app) json() bool { return a.output.String() == "json" }

// prompts returns the line prompts and plain lines on our streams.
func (a *app) prompts() *plain.IO {
	out := a.Out
	switch {
	case a.quiet:
		out = io.Discard // The ids are written by themselves.
	case a.reports():
		out = a.Err
	}
	return &plain.IO{In: a.In, Out: out, Err: a.Err, Lang: a.lang, JSON: a.json(), Echo: !a.Asked(), Unattended: !a.Asked(), ReadSecret: a.ReadSecret}
}

// store opens the journal of runs.
func (a *app) store() (*launch.Store, error) {
	if err := profiles.Placed(a.dirs().State); err != nil {
		return nil, err
	}
	return launch.Open(a.dirs().Runs())
}

// provider returns the cloud with that id.
func (a *app) provider(id string) (providers.Provider, error) {
	for _, provider := range a.clouds() {
		if provider.About().ID == id {
			return provider, nil
		}
	}
	ids := a.providerIDs()
	refusal := cli.Usagef("there is no provider %q; there are: %s", "没有云产品 %q；可选：%s", id, listed(ids))
	return nil, refusal.Suggest("", forms.Nearest(id, ids))
}

// forms are those of the clouds that there are.
func (a *app) forms() profiles.Forms {
	return profiles.FormsOf(a.clouds(), func(p providers.Provider) string { return p.About().ID })
}
