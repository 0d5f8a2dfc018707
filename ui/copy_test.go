package ui

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// asked decodes what the terminal was asked to take, the last time.
func asked(t *testing.T, out *bytes.Buffer) string {
	t.Helper()
	_, rest, found := strings.Cut(out.String(), "\x1b]52;c;")
	for more := found; more; {
		var next string
		if _, next, more = strings.Cut(rest, "\x1b]52;c;"); more {
			rest = next
		}
	}
	code, _, ended := strings.Cut(rest, "\x07")
	data, err := base64.StdEncoding.DecodeString(code)
	if !found || !ended || err != nil {
		t.Fatalf("%q: %v", out, err)
	}
	return string(data)
}

// TestWhatIsShownIsCopied: the value with the focus, a tab, an id; a secret is not.
func TestWhatIsShownIsCopied(t *testing.T) {
	t.Parallel()
	out := &bytes.Buffer{}
	w := cloudWorld(t).on(t)
	w.cfg.Out, w.cfg.environ = out, func(string) string { return "" }
	d := newDriver(t, w.cfg, 120, 40).jump("basics.name").press("alt+y").see("Cluster name handed to the terminal's clipboard")
	name := d.answer("basics.name")
	if got := asked(t, out); got != name {
		t.Errorf("copied %q", got)
	}
	d.press("ctrl+r", "4", "y")
	body := map[string]any{}
	if err := json.Unmarshal([]byte(asked(t, out)), &body); err != nil || body["ClusterName"] != name {
		t.Errorf("%v: %v", err, body["ClusterName"])
	}
	if d.press("7", "y"); !strings.Contains(asked(t, out), `name = "`+name+`"`) {
		t.Errorf("copied %q", asked(t, out))
	}
	d.press("s", "y").see("created").press("y")
	if got, id := asked(t, out), d.app.run.Run().Receipt.ID; got != id {
		t.Errorf("copied %q, not %q", got, id)
	}
	out.Reset()
	d = newDriver(t, toyWorld().on(t).cfg, 120, 30).jump("network.password").press("Canary-99-typed", "alt+y").see("a secret is not copied")
	if out.Len() > 0 || strings.Contains(d.screen(), "Canary") {
		t.Error("it was")
	}
}

// TestRowsAreCopied: an item as a profile has it, also one within another, and the value
// under the cursor of an open list, which can be written and shown alone too.
func TestRowsAreCopied(t *testing.T) {
	t.Parallel()
	out := &bytes.Buffer{}
	w := cloudWorld(t).on(t)
	w.cfg.Out, w.cfg.environ = out, func(string) string { return "" }
	d := newDriver(t, w.cfg, 120, 40).jump("queues[1]").press("y").see("queue 2 as TOML handed to the terminal's clipboard")
	if got := asked(t, out); !strings.HasPrefix(got, "[[queues]]\n") || !strings.Contains(got, `name = "gpu"`) || strings.Contains(got, "comp\"") {
		t.Errorf("copied %s", got)
	}
	d.jump("queues[1].compute_nodes[0]").press("y").see("as TOML")
	if got := asked(t, out); !strings.HasPrefix(got, "[[queues.compute_nodes]]\n") || !strings.Contains(got, "instance_type") {
		t.Errorf("copied %s", got)
	}
	d.jump("manager.instance_type").press("ecs.c7a.6xlarge").see("▸ ecs.c7a.6xlarge").press("alt+y").see("handed to the terminal's clipboard")
	if got := asked(t, out); got != "ecs.c7a.6xlarge" {
		t.Errorf("copied %q", got)
	}
	d.press("alt+z").see("ecs.c7a.6xlarge", "24 vCPU").miss("type to filter", "│").press("esc").see("/ ecs.c7a.6xlarge")
	file := filepath.Join(t.TempDir(), "machines.txt")
	d.press("alt+w").see("Write to a file").press("ctrl+u", file, "enter").see("written to")
	if data, err := os.ReadFile(file); err != nil || !strings.Contains(string(data), "ecs.c7a.6xlarge") || strings.Contains(string(data), "as typed") {
		t.Errorf("%v: %s", err, data)
	}
	d.press("ctrl+u", "nothing like it", "alt+z").see("there is nothing here yet").press("alt+y").see("there is no value to copy here")
}

// TestMultiplexersHandItOn in their own wrapping.
func TestMultiplexersHandItOn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		env  map[string]string
		want []string
	}{
		"none":   {nil, []string{"\x1b]52;c;Zm9v\x07"}},
		"tmux":   {map[string]string{"TMUX": "/tmp/x,1,0", "TERM": "screen-256color"}, []string{"\x1b]52;c;Zm9v\x07\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\"}},
		"screen": {map[string]string{"TERM": "screen"}, []string{"\x1bP\x1b]52;c;Zm9v\x07\x1b\\"}},
	} {
		out := &bytes.Buffer{}
		toClipboard(out, "foo", func(name string) string { return c.env[name] })()
		for _, want := range c.want {
			if out.String() != want {
				t.Errorf("%s: %q", name, out)
			}
		}
	}
}

// TestWhatIsShownIsWritten to a file that is not there, and over one that is only
// after a yes; secrets are masked.
func TestWhatIsShownIsWritten(t *testing.T) {
	t.Parallel()
	w := cloudWorld(t).on(t)
	file := filepath.Join(t.TempDir(), "curl.sh")
	d := newDriver(t, w.cfg, 120, 40).press("ctrl+r", "6", "w").see("Write to a file: request as curl").press("ctrl+u", file, "enter").see("written to")
	first, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(first), "curl ") {
		t.Fatalf("%v: %s", err, first)
	}
	d.press("4", "w").press("ctrl+u", file, "enter").see("The file exists. Overwrite it?").press("n")
	if now, _ := os.ReadFile(file); !bytes.Equal(now, first) {
		t.Error("replaced without a yes")
	}
	d.press("w").press("ctrl+u", file, "enter").press("y").see("written to")
	if now, _ := os.ReadFile(file); !json.Valid(now) {
		t.Errorf("written %s", now)
	}
}

// TestOnePaneAlone over the screen, whole along its lines.
func TestOnePaneAlone(t *testing.T) {
	t.Parallel()
	d := filledCloud(t, 60, 20).press("ctrl+r", "6", "z").see("curl", "esc back").miss("clusterwiz ", "Review")
	d.press("G", "right", "right").miss("curl -sS").press("g").see("curl")
	d.do(tea.WindowSizeMsg{Width: 45, Height: 12})
	d.press("esc").see("[curl]")
	d.press("4", "z").see("ClusterName").press("q").see("[JSON]")
	filledCloud(t, 60, 20).jump("basics.name").press("alt+z").see(`"ClusterName": "cfd-demo"`).press("esc").see("▸ Cluster name")
}

// TestHelpListsEachKeyOnce: where letters are keys, their twins with alt stand beside them
// and work as well.
func TestHelpListsEachKeyOnce(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string][]string{"table": {"ctrl+g", "Queues", "enter"}, "field": {"pgdown"}, "review": {"ctrl+r"}} {
		d := filledCloud(t, 120, 40).press(keys...)
		told := map[string]int{}
		for _, hint := range d.app.hints() {
			told[hint.Help.En]++
		}
		for _, words := range []string{"copy", "write to a file", "full screen, to select text"} {
			if n := told[words]; n != 1 && (words != "copy" || name != "table" || n != 2) {
				t.Errorf("%s: %q stands %d times", name, words, n)
			}
		}
		d.press("alt+z").see("esc back").press("esc")
		if d.app.zoom != nil {
			t.Errorf("%s: not left", name)
		}
	}
}
