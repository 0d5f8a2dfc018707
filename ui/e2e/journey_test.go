package e2e

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFromNothingToACluster builds a cluster with two queues and a data disk
// by hand, slips on the way included, saves it, and replays the profile.
func TestFromNothingToACluster(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), newCloud(t, speed)
	m := open(t, dir, 120, 40, false, c.at("--lang", "en")...)
	m.see("What would you like to do?", "SIMULATED").press("enter").see("Where to create")
	m.press("pgdown").see("▸ Cluster name").press("x", "tab").see("must be 2-128 characters long, not 1")
	m.press("shift+tab").see("▸ Cluster name").paste("-e2e").see(`"ClusterName": "x-e2e"`)
	network(m)
	m.press("pgdown").see("▸ Scheduler").seek("Instance type").take("ecs.c6.xlarge", "tab").take("aliyun_3_x64_20G_alibase_20221102.vhd", "enter")
	queues(m)
	storage(m)
	access(m)
	m.press("ctrl+r").see("Press s to submit")
	m.press("s").see("Create this now?", "[ No, go back ]").press("enter").gone("Create this now?")
	if n := len(c.sent()); n > 0 {
		t.Fatalf("%d requests were sent without a yes", n)
	}
	m.press("s").see("Create this now?").press("right").see("[ Yes, create it ]").press("enter").see("created (running)")
	m.press("ctrl+s").see("Save the answers").press("enter").see("saved ")
	if code := m.press("q").code(); code != 0 {
		t.Errorf("exit status %d:\n%s", code, m.text())
	}
	if left := drafts(t, dir); left != "" {
		t.Errorf("the draft of a created cluster is still there: %s", left)
	}
	again := newCloud(t, speed)
	command(t, dir, again.at("replay", filepath.Join(dir, "config", "clusterwiz", "profiles", "x-e2e.toml"), "--yes")...)
	if diff := cmp.Diff(untagged(t, c.sent()), untagged(t, again.sent())); diff != "" || len(c.sent()) != 1 {
		t.Errorf("the replay differs (-wizard +replay):\n%s", diff)
	}
}

// untagged drops the run tags, which differ from run to run.
func untagged(t *testing.T, sent []url.Values) []url.Values {
	t.Helper()
	for _, request := range sent {
		if !strings.HasPrefix(request.Get("ClusterDescription"), "clusterwiz-run_") {
			t.Errorf("there is no run tag: %v", request)
		}
		request.Del("ClusterDescription")
	}
	return sent
}

func network(m *terminal) {
	m.press("pgdown").see("▸ VPC").press("enter").see("10.0.0.0/10").press("prod", "enter").see("▸ vSwitch", "vpc-m5efjevmclc0xdmys")
	// A vSwitch of another VPC, by hand.
	m.press("vsw-bp1s5fnvk4gn2tws0", "tab").see("vsw-bp1s5fnvk4gn2tws0 does not exist")
	m.press("shift+tab").see("▸ vSwitch").press("ctrl+u", "enter").see("10.0.16.0/20").press("wgx", "enter").see("▸ Security group", `"vsw-f8za5p0mwz`)
	m.gone("does not exist")
}

func queues(m *terminal) {
	m.press("pgdown").see("press a to add").press("a").see("▸ Queue name")
	m.press("comp", "tab", "9", "tab", "4", "tab").see("must be at most Maximum nodes (4)")
	m.press("shift+tab", "shift+tab").see("▸ Minimum").press("ctrl+u", "0").gone("must be at most Maximum")
	m.seek("Compute nodes").press("enter").see("press a to add").press("a").see("▸ Instance type")
	m.press("enter").see("▸ ecs.").press("c7.xlarge", "enter").see("▸ Image").take("aliyun_3_x64_20G_alibase_20221102.vhd", "enter")
	m.seek("Data disks").press("enter").see("press a to add").press("a").see("▸ Disk")
	m.press("tab", "100").see(`"Size": 100`).press("tab", "esc").see("1 of at most 16").press("esc").see("▸ Data disks")
	m.press("esc").see("1 of at most 10").press("esc").see("▸ Compute nodes").press("esc").see("1 of at most 8")
	m.press("c").see("2 of at most 8", "✗").press("enter").see("comp is used twice")
	m.press("ctrl+u", "gpu", "tab", "esc").see(`"QueueName": "gpu"`).gone("✗")
	m.press("d").see("deleted; u brings it back").press("u").see("2 of at most 8")
}

func storage(m *terminal) {
	m.press("pgdown").see("Storage", "press a to add it").press("a").see("▸ File system").take("008b648bcb", "enter")
	m.see("▸ Mount target").press("enter").see("008b648bcb-sbs93").press("enter").see("▸ Mount directory")
	m.press("/home", "tab", "esc").see("1 of at most 20")
}

func access(m *terminal) {
	m.press("pgdown", "pgdown").see("▸ Key pair", "or Password of root").seek("or Password of root").press("short", "shift+tab").see("▸ Key pair", "must have 8-30")
	m.press("tab").see("▸ or Password").press("ctrl+u", "shift+tab").see("▸ Key pair").take("ali0824", "tab").gone("must have 8-30")
}

// TestDemoInChinese goes through the filled-in example and comes back later.
func TestDemoInChinese(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), newCloud(t, 60)
	m := open(t, dir, 80, 24, false, "demo", "--lang", "zh", "--endpoint", c.URL, "--simulate-speed", "600")
	m.first("按 s 提交", "在哪里创建").see("模拟环境").press("ctrl+l").see("Where to create").press("ctrl+l").see("在哪里创建")
	m.press("ctrl+r").see("按 s 提交").resize(60, 20).see("第 10/10 页").resize(120, 40).see("[方案]")
	m.press("s").see("立即创建？").press("right", "enter").see("创建中")
	if code := m.press("q").code(); code != 8 {
		t.Errorf("exit status %d after letting go:\n%s", code, m.text())
	}
	m.see("clusterwiz watch")
	again := open(t, dir, 80, 24, false, "watch", "last", "--lang", "zh", "--simulate-speed", "600")
	again.see("创建成功")
	if n := len(c.sent()); n != 1 {
		t.Errorf("%d requests", n)
	}
}

// TestKilledWhileFollowing loses the program in the middle of a creation.
func TestKilledWhileFollowing(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), newCloud(t, 200)
	m := open(t, dir, 80, 24, false, "demo", "--lang", "en", "--endpoint", c.URL, "--simulate-speed", "600")
	m.see("Press s to submit").press("s").see("Create this now?").press("right", "enter").see("being created")
	m.signal(9)
	if code := m.code(); code == 0 {
		t.Error("exit status 0")
	}
	if text := command(t, dir, "watch", "last", "--plain", "--simulate-speed", "600"); !strings.Contains(text, "created") {
		t.Error(text)
	}
	if n := len(c.sent()); n != 1 {
		t.Errorf("%d requests", n)
	}
}

// TestSavingAsksBeforeItReplaces keeps a person's file.
func TestSavingAsksBeforeItReplaces(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), newCloud(t, speed)
	file := filepath.Join(dir, "mine.toml")
	if err := os.WriteFile(file, []byte("# mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := open(t, dir, 80, 24, false, "demo", "--lang", "en", "--endpoint", c.URL)
	m.see("Press s to submit").press("ctrl+s").see("Save the answers").press("ctrl+u", file, "enter").see("The file exists", "[ Cancel ]")
	m.press("enter").gone("The file exists")
	if text, err := os.ReadFile(file); err != nil || string(text) != "# mine\n" {
		t.Errorf("the file is now %q (%v)", text, err)
	}
	m.press("ctrl+s").see("Save the answers").press("ctrl+u", file, "enter").see("The file exists").press("right", "enter").see("saved ")
	m.press("ctrl+c").see("Nothing was changed").press("ctrl+c")
	if code := m.code(); code != 130 {
		t.Errorf("exit status %d", code)
	}
}
