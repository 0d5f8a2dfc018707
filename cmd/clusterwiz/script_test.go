package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"clusterwiz/profiles"
	"clusterwiz/providers/clouds"
	"clusterwiz/providers/launch"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	// Under the race detector each program would wait a second at its end.
	if err := os.Setenv("GORACE", "atexit_sleep_ms=0"); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"clusterwiz": main})
}

// together are the scripts in which several things go on at once, for the race detector,
// under which a program takes long to start.
var together = []string{"demo", "delete", "ends", "exists", "faults", "jobs", "replay", "runs", "signals"}

func TestScripts(t *testing.T) {
	t.Parallel()
	dir, files := "testdata/script", []string(nil)
	if testing.Short() {
		for _, name := range together {
			files = append(files, filepath.Join(dir, name+".txtar"))
		}
		dir = ""
	}
	if runtime.GOOS == "windows" {
		dir, files = "", portable(t, filepath.Join(dir, "*.txtar"))
	}
	testscript.Run(t, testscript.Params{
		Dir: dir, Files: files,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			// Where it is without; a script that writes below it stays in its directory.
			env.Setenv("XDG_STATE_HOME", filepath.Join(home, ".local", "state"))
			if runtime.GOOS == "windows" {
				env.Setenv("USERPROFILE", home)
				env.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
			}
			env.Setenv("CANARY", canary)
			env.Setenv("GORACE", os.Getenv("GORACE"))
			return writeExamples(env.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exitsCommand,
			"events":    eventsCommand,
			"simulator": simulatorCommand,
			"interrupt": interruptCommand,
			"nocanary":  noCanaryCommand,
			"digests":   digestsCommand,
			"fresh":     freshCommand,
			"there":     thereCommand,
			"holds":     holdsCommand,
			"tries":     triesCommand,
		},
	})
}

// ofUnix is a line of a script that needs what Windows lacks: tools, terminals, signals and
// paths of Unix.
var ofUnix = regexp.MustCompile(`(?m)^\s*(\[.*\] *)?!? *(exec (sed|sh|bash|printf|chmod|mkfifo)|ttyin|interrupt|symlink|chmod)\b|bash -c|/dev/null|/\.local/|/\.config/`)

// portable are the scripts that run on Windows, too.
func portable(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(name string) bool {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return ofUnix.Match(text)
	})
}

// writeExamples puts the example of each cloud into a file of its name, and that
// of the first into example.toml.
func writeExamples(dir string) error {
	for i, provider := range clouds.All() {
		about := provider.About()
		names := []string{about.ID + ".toml"}
		if i == 0 {
			names = append(names, "example.toml")
		}
		for _, name := range names {
			if err := os.WriteFile(filepath.Join(dir, name), about.Example, 0o600); err != nil {
				return err
			}
		}
	}
	return nil
}

// exitsCommand is "exits CODE COMMAND...".
func exitsCommand(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := codeOf(ts.Exec(args[1], args[2:]...)); got != want {
		ts.Fatalf("exit %d, want %d", got, want)
	}
}

func codeOf(err error) int {
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		return ended.ExitCode()
	}
	if err != nil {
		return -1
	}
	return 0
}

// eventsCommand is "events LAST [alone]": what the last command wrote to stdout is
// one event a line by the contract, and the last of them is LAST, the only end of a
// run; alone is that of no run.
func eventsCommand(ts *testscript.TestScript, _ bool, args []string) {
	var last launch.Event
	over := map[string]bool{}
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		ts.Check(keepsContract(line))
		last = launch.Event{}
		if err := json.Unmarshal([]byte(line), &last); err != nil {
			ts.Fatalf("%v in %s", err, line)
		}
		of := last.Run + "\n" + last.Subject.Profile
		if over[of] {
			ts.Fatalf("after the end: %s", line)
		}
		over[of] = last.Ends()
		unrun := last.Run == "" && (last.Ends() && len(args) > 1 || !last.Ends())
		if last.Kind == "" || last.Time.IsZero() || !unrun && (last.Run == "" || last.Provider == "" || last.Subject.Name == "" || last.Subject.Account == "") {
			ts.Fatalf("incomplete: %s", line)
		}
	}
	if last.Kind != args[0] {
		ts.Fatalf("the last event is %q, want %q", last.Kind, args[0])
	}
	if (last.Kind == "created" || last.Kind == "detached") && (last.Receipt == nil || last.Receipt.ID == "") {
		ts.Fatalf("the last event has no receipt")
	}
}

// triesCommand is "tries COMMAND...", whichever way it ends.
func triesCommand(ts *testscript.TestScript, _ bool, args []string) {
	_ = ts.Exec(args[0], args[1:]...)
}

// thereCommand is "there COUNT PRODUCT": so many things of a product were made in
// the world of the last demonstration.
func thereCommand(ts *testscript.TestScript, _ bool, args []string) {
	worlds, err := filepath.Glob(filepath.Join(ts.Getenv("XDG_STATE_HOME"), "clusterwiz", "worlds", "demo-*.json"))
	ts.Check(err)
	if len(worlds) == 0 {
		ts.Fatalf("no world")
	}
	found := strings.Count(ts.ReadFile(slices.Max(worlds)), `{"product":"`+args[1]+`"`)
	if strconv.Itoa(found) != args[0] {
		ts.Fatalf("%d of %s in %s, want %s", found, args[1], slices.Max(worlds), args[0])
	}
}

// simulatorCommand is "simulator NAME [FLAG...]": it serves the simulator and
// puts its address into the variable NAME.
func simulatorCommand(ts *testscript.TestScript, _ bool, args []string) {
	cmd := exec.Command("clusterwiz", append([]string{"simulate", "-o", "json", "--addr", "127.0.0.1:0"}, args[1:]...)...)
	cmd.Env = append(os.Environ(), "HOME="+ts.Getenv("HOME"))
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	var told struct{ Endpoint string }
	ts.Check(json.NewDecoder(out).Decode(&told))
	ts.Setenv(args[0], told.Endpoint)
	ts.Defer(func() {
		if runtime.GOOS == "windows" { // It has no such signal.
			ts.Check(cmd.Process.Kill())
			_ = cmd.Wait()
			return
		}
		ts.Check(cmd.Process.Signal(syscall.SIGTERM))
		if err := cmd.Wait(); err != nil {
			ts.Fatalf("simulate ended with %v", err)
		}
	})
}

// watcher calls then once what was written matches.
type watcher struct {
	text  bytes.Buffer
	match *regexp.Regexp
	then  func()
}

func (w *watcher) Write(p []byte) (int, error) {
	n, err := w.text.Write(p)
	if w.then != nil && w.match.Match(w.text.Bytes()) {
		w.then()
		w.then = nil
	}
	return n, err
}

// interruptCommand is "interrupt SIGNAL REGEXP CODE COMMAND...": it sends the
// signal once the output matches, and looks at the exit code, which is -1 for a
// program that the signal ended. The output is in the file "interrupted" then.
// Standard input stays open and says nothing.
func interruptCommand(ts *testscript.TestScript, _ bool, args []string) {
	signals := map[string]syscall.Signal{"INT": syscall.SIGINT, "TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP, "KILL": syscall.SIGKILL}
	want, err := strconv.Atoi(args[2])
	ts.Check(err)
	cmd := exec.Command(args[3], args[4:]...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), "HOME="+ts.Getenv("HOME"), "XDG_STATE_HOME="+ts.Getenv("XDG_STATE_HOME"), "LANG=en", "ROOT_PASSWORD="+ts.Getenv("ROOT_PASSWORD"))
	silent, stop, err := os.Pipe()
	ts.Check(err)
	defer func() { _, _ = silent.Close(), stop.Close() }()
	w := &watcher{match: regexp.MustCompile(args[1]), then: func() { _ = cmd.Process.Signal(signals[args[0]]) }}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = silent, w, w
	// A signal that this process catches has its usual effect in the child,
	// even where whoever started the test ignores it.
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(caught)
	stuck := time.AfterFunc(30*time.Second, func() { _ = cmd.Process.Kill() })
	defer stuck.Stop()
	got := codeOf(cmd.Run())
	ts.Check(os.WriteFile(ts.MkAbs("interrupted"), w.text.Bytes(), 0o600))
	if got != want || w.then != nil {
		ts.Fatalf("exit %d, want %d, signalled: %v\n%s", got, want, w.then == nil, w.text.String())
	}
}

// noCanaryCommand looks for the secret in all files below $WORK but the one
// named, which is where the script put it.
func noCanaryCommand(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.Getenv("WORK"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || len(args) > 0 && entry.Name() == args[0] {
			return err
		}
		data, err := os.ReadFile(path)
		if strings.Contains(string(data), canary) {
			ts.Fatalf("the secret stands in %s", path)
		}
		return err
	}))
	for _, name := range []string{"stdout", "stderr"} {
		if strings.Contains(ts.ReadFile(name), canary) {
			ts.Fatalf("the secret stands in %s", name)
		}
	}
}

// digestsCommand wants N runs whose requests were all the same.
func digestsCommand(ts *testscript.TestScript, _ bool, args []string) {
	var records []launch.Record
	ts.Check(ts.Exec("clusterwiz", "runs", "-o", "json"))
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &records))
	if strconv.Itoa(len(records)) != args[0] {
		ts.Fatalf("%d runs, want %s", len(records), args[0])
	}
	for _, record := range records {
		if record.Digest != records[0].Digest || record.Digest == "" {
			ts.Fatalf("request %s differs from %s", record.Digest, records[0].Digest)
		}
	}
}

// freshCommand goes on with a state directory in which nothing happened yet,
// so that the simulator knows no cluster of the name.
func freshCommand(ts *testscript.TestScript, _ bool, _ []string) {
	dir, err := os.MkdirTemp(ts.Getenv("WORK"), "state-")
	ts.Check(err)
	ts.Setenv("XDG_STATE_HOME", dir)
}

// holdsCommand has the newest draft open until the script ends, as another session would.
func holdsCommand(ts *testscript.TestScript, _ bool, _ []string) {
	drafts, err := profiles.OpenDrafts(filepath.Join(ts.Getenv("XDG_STATE_HOME"), "clusterwiz", "drafts"), nil)
	ts.Check(err)
	kept, _, err := drafts.List()
	ts.Check(err)
	if len(kept) == 0 || drafts.Hold(kept[0].ID) != nil {
		ts.Fatalf("there is no draft to hold among %d", len(kept))
	}
	ts.Defer(drafts.LetGo)
}
