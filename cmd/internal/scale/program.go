package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// program is the binary in a directory that is also its home.
type program struct{ binary, dir string }

// used is what a process took.
type used struct {
	n         int
	wall, cpu time.Duration
	// rss is the most of memory that it held, in bytes.
	rss int64
}

func (u used) each() time.Duration     { return u.cpu / time.Duration(u.n) }
func (u used) eachWall() time.Duration { return u.wall / time.Duration(u.n) }

// heading is that of the rows.
const heading = "profiles  what                     seconds   CPU s   MB at most   CPU ms each\n"

func (u used) row(what string) string {
	return fmt.Sprintf("%8d  %-22s %9.2f %7.2f %12.1f %13.2f\n", u.n, what, u.wall.Seconds(), u.cpu.Seconds(), float64(u.rss)/1e6, u.each().Seconds()*1e3)
}

func (p program) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p.binary, args...) //nolint:gosec // The program that is measured.
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), "HOME="+p.dir, "XDG_STATE_HOME="+p.dir+"/state", "XDG_CONFIG_HOME="+p.dir+"/config", "CLUSTERWIZ_DEMO_PASSWORD=Simulator-1")
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = time.Minute
	return cmd
}

// run runs a command to its end, which must be a good one.
func (p program) run(ctx context.Context, n int, args ...string) (used, error) {
	cmd := p.command(ctx, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = io.Discard, &said
	began := time.Now()
	err := cmd.Run()
	cost := costOf(cmd, n, time.Since(began))
	if err != nil {
		text := said.String()
		return cost, fmt.Errorf("%s: %w: %s", args[0], err, text[max(0, len(text)-500):])
	}
	return cost, nil
}

// costOf is what the kernel counted of a process that has ended.
func costOf(cmd *exec.Cmd, n int, wall time.Duration) used {
	state := cmd.ProcessState
	return used{n: n, wall: wall, cpu: state.UserTime() + state.SystemTime(), rss: peak(state)}
}

// world is the simulator in a process of its own.
type world struct {
	cmd      *exec.Cmd
	began    time.Time
	endpoint string
}

func (p program) serve(ctx context.Context, speed int) (*world, error) {
	cmd := p.command(ctx, "simulate", "-o", "json", "--addr", "127.0.0.1:0", "--speed", fmt.Sprint(speed), "--unlimited")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	w := &world{cmd: cmd, began: time.Now()}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	var told struct{ Endpoint string }
	if err := json.NewDecoder(out).Decode(&told); err != nil || told.Endpoint == "" {
		return nil, errors.Join(errors.New("the simulator did not say where it is"), err, cmd.Process.Kill(), cmd.Wait())
	}
	w.endpoint = told.Endpoint
	return w, nil
}

// stop ends the simulator and tells what it took.
func (w *world) stop(n int) (used, error) {
	err := errors.Join(w.cmd.Process.Signal(syscall.SIGTERM), w.cmd.Wait())
	return costOf(w.cmd, n, time.Since(w.began)), err
}
