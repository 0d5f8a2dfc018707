package e2e

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clusterwiz/providers/ehpc"
)

// holding gives the person an account of that name, which the simulator takes.
func holding(t *testing.T, dir, name string) {
	t.Helper()
	file := filepath.Join(dir, ".aliyun", "config.json")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	text := `{"current":"` + name + `","profiles":[{"name":"` + name + `","mode":"AK","access_key_id":"simulator","access_key_secret":"simulator-secret"}]}`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// sentBy sends the example by the account of that name and leaves it to the cloud.
func sentBy(t *testing.T, dir, name string, c *cloud) {
	t.Helper()
	holding(t, dir, name)
	file := filepath.Join(dir, "mine.toml")
	if err := os.WriteFile(file, ehpc.New().About().Example, 0o600); err != nil {
		t.Fatal(err)
	}
	var ended *exec.ExitError
	out, err := started(context.Background(), t, dir, "replay", file, "--yes", "--detach", "--account", "profile:"+name, "--endpoint", c.URL).CombinedOutput()
	if !errors.As(err, &ended) || ended.ExitCode() != 8 {
		t.Fatalf("%v\n%s", err, out)
	}
}

// TestRunThatOutlivesItsAccount is told on the screen though its keys are gone,
// and goes on by another account where it is not over.
func TestRunThatOutlivesItsAccount(t *testing.T) {
	t.Parallel()
	t.Run("over", func(t *testing.T) {
		t.Parallel()
		dir, c := t.TempDir(), newCloud(t, 1e6)
		sentBy(t, dir, "before", c)
		if text := command(t, dir, "watch", "last", "--plain"); !strings.Contains(text, "created:") {
			t.Fatal(text)
		}
		if err := os.RemoveAll(filepath.Join(dir, ".aliyun")); err != nil {
			t.Fatal(err)
		}
		m := open(t, dir, 100, 30, false, "watch", "last")
		m.see("created: ehpc-hz-").press("q")
		if code := m.code(); code != 0 {
			t.Errorf("exit status %d", code)
		}
	})
	t.Run("under way", func(t *testing.T) {
		t.Parallel()
		dir, c := t.TempDir(), newCloud(t, 1)
		sentBy(t, dir, "before", c)
		holding(t, dir, "after")
		m := open(t, dir, 100, 30, false, "watch", "last")
		m.see(`there is no account "profile:before"; found: profile:after`).press("q")
		if code := m.code(); code != 4 {
			t.Errorf("exit status %d", code)
		}
		m = open(t, dir, 100, 30, false, "watch", "last", "--account", "profile:after")
		// The cloud's own word: before it has answered nobody knows that it goes on.
		m.see("being created (creating)", "ConfigNetwork").press("q")
		if code := m.code(); code != 8 {
			t.Errorf("exit status %d", code)
		}
	})
}

// TestWizardLogs what it asks the cloud.
func TestWizardLogs(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), newCloud(t, speed)
	file := filepath.Join(dir, "debug.txt")
	m := open(t, dir, 100, 30, false, c.at("demo", "--debug="+file)...)
	m.see("Press s to submit").press("ctrl+c").see("Quit?").press("right", "enter")
	m.code()
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), "msg=call method=POST host=127.0.0.1") {
		t.Errorf("%v\n%s", err, text)
	}
}

// TestPaceFollowsTheAccount: an account that was chosen on the first page is asked
// at the pace of a real cloud, though the wizard began with the simulator's.
func TestPaceFollowsTheAccount(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), newCloud(t, 20)
	holding(t, dir, "prod")
	file := filepath.Join(dir, "mine.toml")
	if err := os.WriteFile(file, ehpc.New().About().Example, 0o600); err != nil {
		t.Fatal(err)
	}
	m := open(t, dir, 120, 40, false, "new", "--from", file, "--simulate", "--endpoint", c.URL)
	m.first("Press s to submit", "Where to create").see("SIMULATED").seek("Account").press("ctrl+u").paste("profile:prod").press("enter")
	m.gone("SIMULATED")
	m.press("ctrl+r").see("Press s to submit").press("s").see("Create this now?", "endpoint: "+c.URL).press("right", "enter").see("being created")
	until(t, func() bool { return len(c.polls()) > 1 })
	// Every wait is within a fifth of its length, of 5 s with a real cloud.
	if polls := c.polls(); polls[1].Sub(polls[0]) < 3*time.Second {
		t.Errorf("asked again after %s", polls[1].Sub(polls[0]))
	}
}

// TestABrokenChainOpensInRed: the account that decides and is not there stands
// on the first page with the reason and with what there is; no other is taken
// until the person takes it.
func TestABrokenChainOpensInRed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	holding(t, dir, "prod")
	file := filepath.Join(dir, ".aliyun", "config.json")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), `"current":"prod"`, `"current":"gone"`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	m := open(t, dir, 120, 30, false, "new", "ehpc", "--lang", "en")
	m.see("▸ Account", "profile:gone", "✗ ", "· profile:prod").gone("SIMULATED")
	m.press("ctrl+u", "enter").see("1/").press("profile:prod", "enter").see("account: profile:prod").gone("✗ account")
	m.press("ctrl+c").see("Quit?").press("ctrl+c").code()
}
