package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"clusterwiz/cmd/internal/cli"
	"clusterwiz/forms"
	"clusterwiz/profiles"
	"clusterwiz/providers/launch"
)

// What a command may write with -o json instead of events.
const (
	// aValue is one value of JSON, aText what has no JSON.
	aValue = "a value"
	aText  = "a text"
)

// jsonCase is a command line with its exit code and the ends that it tells, in their
// order, or aValue or aText.
type jsonCase struct {
	line string
	code exit
	ends string
	// stopped: the context ends at the first call of the cloud.
	stopped bool
}

// jsonCases are lived through one after the other by one person: what one made the next
// ones find.
var jsonCases = []jsonCase{
	// What makes, follows, checks and asks for prices tells events, and each profile's end.
	{line: "replay ehpc.toml --yes --simulate", code: done, ends: "created ehpc"},
	{line: "replay ehpc.toml --yes --simulate", code: exists, ends: "exists ehpc"},
	{line: "replay ehpc.toml --yes --simulate --if-exists skip", code: done, ends: "exists ehpc"},
	{line: "replay ehpc.toml ack.toml --yes --simulate --if-exists skip", code: done, ends: "exists ehpc,created ack"},
	{line: "replay wrong.toml ack.toml --yes --simulate", code: invalid, ends: "invalid wrong,interrupted ack"},
	{line: "replay none.toml ack.toml --yes --simulate", code: misused, ends: "refused none,interrupted ack"},
	{line: "replay ehpc.toml ack.toml --yes", code: denied, ends: "refused ehpc,interrupted ack"},
	{line: "replay ehpc.toml ack.toml --simulate", code: misused, ends: "refused ehpc,refused ack"},
	{line: "replay ack.toml --yes --simulate --set basics.name=k8s-2 --max-price '1 CNY/h'", code: short, ends: "rejected ack"},
	{line: "replay ack.toml --yes --simulate --set basics.name=k8s-2", code: interrupted, ends: "interrupted ack", stopped: true},
	{line: "replay ehpc.toml --yes --simulate --set basics.name=cfd-2 --simulate-fault CreateCluster:drop", code: unclear, ends: "unclear ehpc"},
	{line: "replay ehpc.toml --yes --simulate --set basics.name=cfd-3 --simulate-fault CreateCluster:fail=ConfigNetwork", code: failed, ends: "failed ehpc"},
	{line: "replay ehpc.toml --yes --simulate --set basics.name=cfd-4 --detach", code: detached, ends: "detached ehpc"},
	{line: "watch", code: done, ends: "created ehpc"},
	{line: "watch nothing", code: misused, ends: "refused"},
	{line: "delete cfd-4 --yes", code: done, ends: "deleted ehpc"},
	{line: "delete cfd-4", code: misused, ends: "refused ehpc"},
	{line: "demo modelarts", code: done, ends: "created"},
	{line: "demo nonsense", code: misused, ends: "refused"},
	{line: "new ehpc --simulate", code: invalid, ends: "invalid"},
	{line: "new nonsense", code: misused, ends: "refused"},
	{line: "check ehpc.toml", code: done, ends: "valid ehpc"},
	{line: "check ehpc.toml wrong.toml ack.toml none.toml", code: invalid, ends: "valid ehpc,invalid wrong,valid ack,refused none"},
	{line: "check ehpc.toml copy.toml", code: invalid, ends: "valid ehpc,invalid copy"},
	{line: "check ack.toml --online --simulate", code: interrupted, ends: "interrupted ack", stopped: true},
	{line: "check ack.toml ehpc.toml --online --simulate --set basics.name=free", code: invalid, ends: "invalid ack,valid ehpc"},
	{line: "check ehpc.toml --online", code: denied, ends: "refused ehpc"},
	{line: "price ehpc.toml ack.toml --simulate", code: done, ends: "valid ehpc,valid ack"},
	{line: "price ack.toml wrong.toml --simulate", code: invalid, ends: "interrupted ack,invalid wrong"},
	{line: "price ack.toml", code: denied, ends: "refused ack"},
	{line: "price ack.toml --simulate", code: interrupted, ends: "interrupted ack", stopped: true},
	// What tells one thing tells that alone, and where it cannot an end in its place.
	{line: "preview ehpc.toml", code: done, ends: aValue},
	{line: "preview ehpc.toml --explain", code: done, ends: aValue},
	{line: "preview wrong.toml", code: invalid, ends: "invalid wrong"},
	{line: "import body.json", code: done, ends: aValue},
	{line: "import ehpc.toml", code: invalid, ends: "invalid"},
	{line: "import none.json", code: misused, ends: "refused"},
	{line: "import --from-cluster none --provider ack --simulate", code: failed, ends: "rejected"},
	{line: "import --from-cluster none --provider ack --simulate", code: interrupted, ends: "interrupted", stopped: true},
	{line: "diff ehpc.toml copy.toml", code: done, ends: aValue},
	{line: "diff ehpc.toml run:k8s-demo", code: troubled, ends: "refused ack"},
	{line: "diff ehpc.toml run:cfd-3", code: different, ends: aValue},
	{line: "drift k8s-demo", ends: aValue},
	{line: "drift nothing", code: troubled, ends: "refused"},
	{line: "runs", code: done, ends: aValue},
	{line: "runs --state lost", code: misused, ends: "refused"},
	{line: "runs export", code: done, ends: aText},
	{line: "runs export nothing", code: misused, ends: "refused"},
	{line: "runs import runs.jsonl", code: done, ends: "done"},
	{line: "runs import none", code: misused, ends: "refused"},
	{line: "runs prune --yes --older 1000d", code: done, ends: aValue},
	{line: "runs prune --older 0h", code: misused, ends: "refused"},
	{line: "clusters ehpc --simulate", code: done, ends: aValue},
	{line: "clusters ehpc --simulate", code: interrupted, ends: "interrupted", stopped: true},
	{line: "clusters ehpc", code: denied, ends: "refused"},
	{line: "kubeconfig k8s-demo --to kube", code: done, ends: aValue},
	{line: "kubeconfig k8s-demo --to kube2", code: interrupted, ends: "interrupted ack", stopped: true},
	{line: "kubeconfig cfd-demo", code: misused, ends: "refused ehpc"},
	{line: "login cfd-demo", code: misused, ends: "refused ehpc"},
	{line: "login k8s-demo", code: misused, ends: "refused ack"},
	{line: "login cfd-demo", code: interrupted, ends: "interrupted ehpc", stopped: true},
	{line: "providers", code: done, ends: aValue},
	{line: "presets", code: done, ends: aValue},
	{line: "presets none", code: misused, ends: "refused"},
	{line: "profiles", code: done, ends: aValue},
	{line: "profiles rename none other", code: misused, ends: "refused"},
	{line: "profiles remove none", code: misused, ends: "refused"},
	{line: "fields ehpc queues", code: done, ends: aValue},
	{line: "fields none", code: misused, ends: "refused"},
	{line: "schema ehpc", code: done, ends: aValue},
	{line: "schema --all schemas", code: done, ends: "done"},
	{line: "schema none", code: misused, ends: "refused"},
	{line: "accounts", code: done, ends: aValue},
	{line: "accounts --account none", code: denied, ends: "refused"},
	{line: "config", code: done, ends: aValue},
	{line: "config set jobs 8", code: done, ends: "done"},
	{line: "config set jobs many", code: misused, ends: "refused"},
	{line: "config unset jobs", code: done, ends: "done"},
	{line: "config unset none", code: misused, ends: "refused"},
	{line: "secret", code: misused, ends: "refused"},
	{line: "secret set name", code: misused, ends: "refused"},
	{line: "secret remove", code: misused, ends: "refused"},
	{line: "simulate --list", code: done, ends: aValue},
	{line: "simulate --addr 192.0.2.1:80", code: misused, ends: "refused"},
	{line: "version", code: done, ends: aValue},
	{line: "completion bash", code: done, ends: aText},
	{line: "completion tcsh", code: misused, ends: "refused"},
	{line: "help", code: done, ends: aText},
	{line: "help none", code: misused, ends: "refused"},
	{line: "runs --lang xx", code: misused, ends: "refused"},
	{line: "nonsense", code: misused, ends: "refused"},
	{line: "delete cfd-demo --yes", code: unclear, ends: "unclear ehpc", stopped: true},
	{line: "replay ehpc.toml --quiet", code: misused, ends: "refused"},
}

// codesOf are the exit codes that go with an end.
var codesOf = map[string][]exit{
	launch.EventCreated: {done}, launch.EventDeleted: {done}, launch.EventValid: {done}, launch.EventDone: {done}, launch.EventExists: {done, exists},
	launch.EventFailed: {failed}, launch.EventUnclear: {unclear}, launch.EventDetached: {detached}, launch.EventInvalid: {invalid},
	launch.EventRefused: {misused, denied}, launch.EventInterrupted: {interrupted}, launch.EventRejected: {internal, invalid, denied, short, failed},
}

// TestJSONEnds: with -o json every command ends with what says how, by the contract and
// with the exit code that goes with it.
func TestJSONEnds(t *testing.T) {
	t.Parallel()
	s := newSandbox(t)
	s.Environ = func(name string) (string, bool) {
		return map[string]string{demoVariable: "Simulator-1"}[name], name == demoVariable
	}
	dir := t.TempDir()
	writeJSONCases(t, dir)
	tried := map[string]bool{}
	for _, c := range jsonCases {
		command := tryJSON(t, s, dir, c)
		tried[command] = true
	}
	for _, command := range allCommands(newApp(s.Streams, forms.En).root()) {
		if !tried[command.CommandPath()] {
			t.Errorf("nothing is tried of %s", command.CommandPath())
		}
		line := strings.TrimPrefix(command.CommandPath(), "clusterwiz ") + " --nonsense"
		tryJSON(t, s, dir, jsonCase{line: line, code: misused, ends: "refused"})
	}
}

func allCommands(root *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, command := range root.Commands() {
		if !command.Hidden {
			all = append(append(all, command), allCommands(command)...)
		}
	}
	return all
}

// writeJSONCases writes the files that the cases name.
func writeJSONCases(t *testing.T, dir string) {
	t.Helper()
	if err := writeExamples(dir); err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile(filepath.Join(dir, "ehpc.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"copy.toml": string(example), "wrong.toml": string(example) + "\n[nonsense]\na = 1\n", "runs.jsonl": "",
		"body.json": `{"name":"k8s","cluster_type":"ManagedKubernetes","profile":"Default","region_id":"cn-hangzhou"}`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// stopper ends a context at the first call.
type stopper func()

// RoundTrip implements http.RoundTripper.
func (stop stopper) RoundTrip(*http.Request) (*http.Response, error) {
	stop()
	return nil, context.Canceled
}

// tryJSON runs the program, and returns the path of the command that ran.
func tryJSON(t *testing.T, s *sandbox, dir string, c jsonCase) (command string) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var out buffer
	streams := s.Streams
	streams.Out, streams.Err, streams.In = &out, io.Discard, strings.NewReader("")
	a := newApp(streams, forms.En)
	a.dirs = func() profiles.Dirs { return s.dirs }
	a.speed = 6000
	if c.stopped {
		a.worlds = map[string]http.RoundTripper{"": stopper(stop)}
	}
	args := append(c.words(dir), "-o", "json")
	_, wrong := cli.ChooseLang(args, s.Env)
	code := exit(a.run(ctx, args, wrong))
	if cmd, _, err := newApp(streams, forms.En).root().Find(args); err == nil {
		command = cmd.CommandPath()
	}
	told, err := endsOf(out.String())
	switch {
	case c.ends == aText && code == c.code:
		return command
	case err != nil:
		t.Errorf("%s: %v; the end of it:\n%s", c.line, err, tail(out.String()))
		return command
	case code != c.code || strings.Join(told, ",") != c.ends:
		t.Errorf("%s: exit %d, %q; want %d, %q; the end of it:\n%s", c.line, code, told, c.code, c.ends, tail(out.String()))
	}
	kind, _, _ := strings.Cut(told[0], " ")
	if len(told) == 1 && told[0] != aValue && !slices.Contains(codesOf[kind], code) {
		t.Errorf("%s: %s does not go with exit code %d", c.line, kind, code)
	}
	return command
}

// words are those of the line, with the files in dir.
func (c jsonCase) words(dir string) []string {
	var words []string
	for i, part := range strings.Split(c.line, "'") {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		for word := range strings.FieldsSeq(part) {
			if strings.Contains(word, ".toml") || strings.Contains(word, ".json") || slices.Contains([]string{"schemas", "kube"}, word) {
				word = filepath.Join(dir, word)
			}
			words = append(words, word)
		}
	}
	return words
}

// endsOf are the ends of a stream of events, each with its profile; aValue where there is
// one value that is no event. Each event keeps the contract, and the last is an end.
func endsOf(out string) ([]string, error) {
	var ends []string
	decoder := json.NewDecoder(strings.NewReader(out))
	for n := 1; ; n++ {
		var raw json.RawMessage
		err := decoder.Decode(&raw)
		if errors.Is(err, io.EOF) {
			break
		}
		var e launch.Event
		switch {
		case err != nil:
			return nil, err
		case json.Unmarshal(raw, &e) != nil || e.Kind == "":
			if n > 1 || decoder.More() {
				return nil, errors.New("a value beside others")
			}
			return []string{aValue}, nil
		}
		if err := keepsContract(string(raw)); err != nil {
			return nil, err
		}
		if e.Ends() {
			name := strings.TrimSuffix(filepath.Base(e.Subject.Profile), ".toml")
			ends = append(ends, strings.TrimSuffix(e.Kind+" "+name, " ."))
		}
		if !e.Ends() && !decoder.More() {
			return nil, fmt.Errorf("%s is no end", raw)
		}
	}
	if len(ends) == 0 {
		return nil, errors.New("no end")
	}
	return ends, nil
}

// tail is as much of an output as shows how it ended.
func tail(out string) string { return out[max(0, len(out)-600):] }
