package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// waitLimit is how long the program may take for one command. It hardly ever
// needs a hundredth of it, but waits two minutes of real time, whatever the pace
// of the cloud, for a young thing that cannot be found.
const waitLimit = 150 * time.Second

// password is what the examples' secrets are read from.
const password = "Campaign-4711-x"

// machine is one computer: directories of its own, and a way to the cloud.
type machine struct {
	name   string
	binary string
	home   string
	cloud  *cloud
	proxy  *proxy

	mu sync.Mutex
	// process is the one that runs in front.
	process   *os.Process
	signalled bool
	// atWork is how many programs run.
	atWork int
	steps  []step
}

func newMachine(ctx context.Context, name, binary, dir string, c *cloud, w *world) (*machine, error) {
	m := &machine{name: name, binary: binary, home: filepath.Join(dir, name), cloud: c}
	if err := os.MkdirAll(m.home, 0o700); err != nil {
		return nil, err
	}
	if err := os.WriteFile(m.profile(), c.example, 0o600); err != nil {
		return nil, err
	}
	var err error
	m.proxy, err = newProxy(ctx, c, w, name)
	return m, err
}

func (m *machine) profile() string { return filepath.Join(m.home, m.cloud.id+".toml") }

func (m *machine) runs() string { return filepath.Join(m.home, "state", "clusterwiz", "runs") }

// verb is what a step does.
type verb string

const (
	replay verb = "replay"
	watch  verb = "watch"
	erase  verb = "delete"
)

// step is one command of the program, and what it told.
type step struct {
	verb verb
	args []string
	// exit is the code, -1 for a program that a signal ended.
	exit int
	// killed: the campaign ended it; hung: it would not end; deaf: nobody heard
	// it to its end.
	killed, hung, deaf bool
	// journals are as they were when a deaf step was over.
	journals     []journalled
	events       []event
	stdout, text string
	// sent counts the creations that arrived meanwhile.
	sent int
	// truth is what there was when the step was over.
	truth []thing
	// fair: nothing was made to go wrong meanwhile.
	fair bool
}

// event is what the campaign reads of a JSON object.
type event struct {
	Run     string
	Event   string
	Phase   string
	Message string
	Receipt *struct{ ID string }
	// raw is all of it.
	raw string
}

// killing is what is done to the program at one line that it writes.
type killing struct {
	// signal is sent; 0 stands for the reader who goes away.
	signal syscall.Signal
	// line is the number of the event, from 1; 0 for never.
	line int
}

// arguments are those of a command against the machine's proxy.
func (m *machine) arguments(v verb, host string) []string {
	args := map[verb][]string{
		replay: {"replay", m.profile(), "--yes", "--account", "simulator"},
		watch:  {"watch", "last"},
		erase:  {"delete", "last", "--yes"},
	}[v]
	args = append(args, "-o", "json", "--lang", "en", "--simulate-speed", fmt.Sprint(speed))
	if v == replay {
		args = append(args, "--endpoint", "http://"+host+":"+m.proxy.port())
	}
	return args
}

// run makes the next step.
func (m *machine) run(ctx context.Context, v verb, k killing, more ...string) error {
	return m.runVia(ctx, "127.0.0.1", v, k, more...)
}

func (m *machine) runVia(ctx context.Context, host string, v verb, k killing, more ...string) error {
	m.mu.Lock()
	number := len(m.steps)
	m.steps = append(m.steps, step{verb: v})
	m.atWork++
	m.mu.Unlock()
	m.proxy.begin(number)
	s, err := m.command(ctx, v, k, append(m.arguments(v, host), more...))
	m.mu.Lock()
	m.atWork--
	alone := m.atWork == 0
	m.mu.Unlock()
	if err != nil {
		return err
	}
	if alone {
		m.proxy.rest()
	}
	s.sent = m.proxy.sentIn(number)
	if s.truth, err = m.proxy.world.things(); err != nil {
		return err
	}
	if s.deaf {
		if s.journals, err = m.journals(); err != nil {
			return err
		}
	}
	m.mu.Lock()
	m.steps[number] = s
	m.mu.Unlock()
	return nil
}

func (m *machine) command(ctx context.Context, v verb, k killing, args []string) (step, error) {
	s := step{verb: v, args: args, fair: m.proxy.fair()}
	limited, cancel := context.WithTimeout(ctx, waitLimit)
	defer cancel()
	cmd := exec.CommandContext(limited, m.binary, args...) //nolint:gosec // Our own program.
	cmd.Dir = m.home
	cmd.Env = []string{
		"HOME=" + m.home, "XDG_STATE_HOME=" + filepath.Join(m.home, "state"), "XDG_CONFIG_HOME=" + filepath.Join(m.home, "config"),
		"PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "CLUSTERWIZ_DEMO_PASSWORD=" + password, "TMPDIR=" + m.home,
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return s, err
	}
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		return s, err
	}
	m.front(cmd.Process)
	var out bytes.Buffer
	s.deaf = hear(stdout, &out, k.line, func() bool {
		if k.signal == 0 {
			return false
		}
		m.signal(k.signal)
		return true
	})
	err = cmd.Wait()
	signalled := m.front(nil)
	if ctx.Err() != nil {
		return s, context.Cause(ctx)
	}
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		return s, err
	}
	s.exit = cmd.ProcessState.ExitCode()
	s.hung = limited.Err() != nil
	s.killed = s.exit == -1 && signalled && !s.hung
	s.stdout, s.text = out.String(), out.String()+errs.String()
	s.events = events(s.stdout)
	return s, nil
}

// hear reads what the program writes to its end. At a line it asks whether to
// go on; if not it goes away, and the program is left deaf.
func hear(from io.ReadCloser, to *bytes.Buffer, at int, goOn func() bool) (deaf bool) {
	in := bufio.NewReader(from)
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		to.WriteString(line)
		if err != nil {
			return false
		}
		if n == at && !goOn() {
			_ = from.Close()
			return true
		}
	}
}

// front notes the program that runs, nil for none, and tells whether the one
// before was sent a signal.
func (m *machine) front(p *os.Process) (signalled bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	signalled, m.process, m.signalled = m.signalled, p, false
	return signalled
}

// signal sends a signal to the program that runs, if one does.
func (m *machine) signal(sig syscall.Signal) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.process != nil {
		m.signalled = m.process.Signal(sig) == nil || m.signalled
	}
}

// events reads what was written to stdout; a line that is no object is one
// without a name.
func events(text string) []event {
	var all []event
	for line := range strings.Lines(text) {
		var e event
		_ = json.Unmarshal([]byte(line), &e)
		e.raw = strings.TrimSpace(line)
		all = append(all, e)
	}
	return all
}
