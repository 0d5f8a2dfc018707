package e2e

import (
	"strings"
	"testing"

	"clusterwiz/providers/simulator"
)

// TestExamplesOfEveryCloud takes the example of each cloud to its creation.
func TestExamplesOfEveryCloud(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lang, place, right, ask, created string
	}{
		"ack":          {"zh", "阿里云容器服务 ACK", "按 s 提交", "立即创建？", "✓ 创建成功（running）"},
		"batchcompute": {"en", "Alibaba Cloud BatchCompute", "Press s to submit", "Create this now?", "✓ created (Active)"},
		"qingcloud":    {"en", "QingCloud HPC", "Press s to submit", "Create this now?", "✓ created (active)"},
		"modelarts":    {"zh", "华为云 ModelArts", "按 s 提交", "立即创建？", "✓ 创建成功（available）"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, cloud := t.TempDir(), newCloud(t, speed)
			m := open(t, dir, 80, 24, false, "demo", name, "--lang", c.lang, "--endpoint", cloud.URL, "--simulate-speed", "600")
			m.see(c.place, c.right).press("s").see(c.ask).press("right", "enter").see(c.created)
			if code := m.press("q").code(); code != 0 {
				t.Errorf("exit status %d:\n%s", code, m.text())
			}
			if n := len(cloud.sent()); n != 1 {
				t.Errorf("%d requests", n)
			}
		})
	}
}

// TestInstanceTypesOfACK types the words that the rows show, takes them back and
// chooses one machine: that one is sent, and no other.
func TestInstanceTypesOfACK(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), newCloud(t, speed)
	m := open(t, dir, 120, 40, false, "demo", "ack", "--lang", "en", "--endpoint", c.URL, "--simulate-speed", "600")
	m.see("Press s to submit").press("ctrl+g").see("Go to").press("node pools", "enter").see("2 of at most").press("enter")
	m.seek("Instance types").press("ctrl+u", "enter").see("nothing chosen yet", "enter: use this one")
	m.press("16 vcpu").see("/ 16 vcpu", "nothing chosen yet").press("ctrl+u", "g7.4xlarge").see("▸ ecs.g7.4xlarge", " of 1")
	m.press("enter").see(`"ecs.g7.4xlarge"`, "▸ vSwitches")
	m.press("ctrl+r").see("Press s to submit").press("s").see("Create this now?").press("right", "enter").see("✓ created")
	m.press("q").code()
	if sent := c.sent(); len(sent) != 1 || !strings.Contains(sent[0].Get("body"), `"instance_types":["ecs.g7.4xlarge"]`) {
		t.Errorf("sent: %v", sent)
	}
}

// TestFailedACKCluster reads why a creation failed and deletes what is left.
func TestFailedACKCluster(t *testing.T) {
	t.Parallel()
	fault, err := simulator.ParseFault("CreateCluster:fail=init_master")
	if err != nil {
		t.Fatal(err)
	}
	dir, c := t.TempDir(), newCloud(t, speed, fault)
	m := open(t, dir, 120, 40, false, "demo", "ack", "--lang", "en", "--endpoint", c.URL, "--simulate-speed", "600")
	m.see("Press s to submit").press("s").see("Create this now?")
	m.press("right", "enter").see("✗ failed", "init_master", "sold out", "its nodes cost money", "d delete it")
	m.press("d").see("▸ Keep everything").press("enter").see("Delete what was created?", "k8s-demo").press("right", "enter").see("✓ deleted")
	m.press("q").code()
	if n := len(c.sent()); n != 1 {
		t.Errorf("%d requests", n)
	}
}

// TestRefusedACKCluster goes back to the answers after a refusal.
func TestRefusedACKCluster(t *testing.T) {
	t.Parallel()
	fault, err := simulator.ParseFault("CreateCluster:code=QuotaExceeded.Cluster,times=1")
	if err != nil {
		t.Fatal(err)
	}
	dir, c := t.TempDir(), newCloud(t, speed, fault)
	m := open(t, dir, 80, 24, false, "demo", "ack", "--lang", "en", "--endpoint", c.URL, "--simulate-speed", "600")
	m.see("Press s to submit").press("s").see("Create this now?")
	m.press("right", "enter").see("refused: nothing was created", "QuotaExceeded").press("enter").see("Press s to submit")
	m.press("s").see("Create this now?").press("right", "enter").see("✓ created (running)")
	if n := len(c.sent()); n != 2 {
		t.Errorf("%d requests", n)
	}
}

// TestDeletionOfAWatchedACKCluster comes back to a cluster and chooses what
// stays when it goes.
func TestDeletionOfAWatchedACKCluster(t *testing.T) {
	t.Parallel()
	dir, c := t.TempDir(), newCloud(t, speed)
	command(t, dir, "demo", "ack", "--lang", "en", "--plain", "--endpoint", c.URL, "--simulate-speed", "600")
	m := open(t, dir, 80, 24, false, "watch", "last", "--lang", "en", "--simulate-speed", "600")
	m.see("✓ created", "What now").press("d").see("▸ Keep everything", "1 more").press("tab").see("▸ CLB of Services").press("right").see("▸ CLB of Services      ○ delete  ● keep")
	m.press("tab", "tab").see("▸ Log project").press("right").see("● delete  ○ keep").press("enter").see("CLB of Services: keep", "Log project: delete", "[ No, go back ]")
	m.press("enter").see("▸ Log project").press("esc").see("d delete it")
	if n := len(c.deletions()); n > 0 {
		t.Fatalf("%d deletions were sent without a yes", n)
	}
	m.press("d").see("▸ Keep everything").press("enter").see("Log project: delete").press("right").see("[ Yes, delete it ]").press("enter").see("✓ deleted")
	if code := m.press("q").code(); code != 0 {
		t.Errorf("exit status %d:\n%s", code, m.text())
	}
	sent := c.deletions()
	if len(sent) != 1 {
		t.Fatalf("%d deletions", len(sent))
	}
	for resource, mode := range map[string]string{"SLB": "retain", "ALB": "retain", "SLS_Data": "delete", "SLS_ControlPlane": "retain"} {
		if want := `"resource_type":"` + resource + `","delete_mode":"` + mode; !strings.Contains(sent[0].Get("delete_options"), want) {
			t.Errorf("sent %v, without %s", sent[0], want)
		}
	}
}
