package e2e

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// words are what the journeys of ACK look for, in one language.
type words struct {
	lang, api, name, more, profile, auto, version, edition, vpc, plugin, pods, right, ask, created string
}

var languages = []words{
	{
		"en", "Where to create", "Cluster name", "3 more", "Cluster profile", "Auto mode", "Kubernetes version", "Edition", "VPC", "Network plugin", "Pod block",
		"Press s to submit", "Create this now?", "created (running)",
	},
	{
		"zh", "云与账号", "集群名称", "另有 3 项", "集群子类型", "智能托管模式", "Kubernetes 版本", "集群规格", "专有网络", "网络插件", "Pod 网段",
		"按 s 提交", "立即创建？", "创建成功",
	},
}

// TestACKOfToday builds by hand a cluster in auto mode, an edge cluster of an
// edition that no list has, and a serverless one, each to its end.
func TestACKOfToday(t *testing.T) {
	t.Parallel()
	const vpc, vSwitch = "vpc-m5efjevmclc0xdmys", "vsw-f8za5p0mwzgdu3wgx"
	for name, kind := range map[string]struct {
		basics, network func(m *terminal, w words)
		want            map[string]any
	}{
		"auto": {
			basics:  func(m *terminal, w words) { m.seek(w.auto).press("right").see(`"enable": true`) },
			network: func(*terminal, words) {},
			want:    map[string]any{"profile": "Default", "addons": nil, "auto_mode": map[string]any{"enable": true}},
		},
		"serverless": {
			basics: func(m *terminal, _ words) {
				m.press("enter").see("/ ").press("Serverless", "enter").see(`"profile": "Serverless"`)
			},
			network: func(*terminal, words) {},
			want:    map[string]any{"profile": "Serverless", "addons": nil, "auto_mode": nil},
		},
		"edge": {
			basics: func(m *terminal, w words) {
				m.press("enter").see("/ ").press("Edge", "enter").see(`"profile": "Edge"`).seek(w.version).take("1.22.15-aliyunedge.1", "enter")
				m.press("shift+tab", "shift+tab", "shift+tab").see("▸ "+w.edition).press("enter").see("/ ").press("ack.pro.8xlarge", "enter").see("ack.pro.8xlarge", "!")
			},
			network: func(m *terminal, w words) {
				m.seek(w.plugin).press("enter").see("/ ").press("flannel", "enter").see("▸ " + w.pods).press("172.20.0.0/16").see(`"container_cidr": "172`)
			},
			want: map[string]any{"profile": "Edge", "addons": []any{
				map[string]any{"name": "flannel"}, map[string]any{"name": "csi-plugin"}, map[string]any{"name": "csi-provisioner"},
			}, "auto_mode": nil},
		},
	} {
		for _, w := range languages {
			t.Run(name+" "+w.lang, func(t *testing.T) {
				t.Parallel()
				c := newCloud(t, speed)
				m := open(t, t.TempDir(), 120, 40, false, c.at("new", "ack", "--lang", w.lang)...)
				m.see(w.api).press("pgdown").see("▸ " + w.name).press("x-" + name).seek(w.more).press("enter").see("▸ " + w.profile)
				kind.basics(m, w)
				m.press("pgdown").see("▸ "+w.vpc).take(vpc, "tab").take(vSwitch, "enter").see(`"` + vSwitch + `"`)
				kind.network(m, w)
				m.press("ctrl+r").see(w.right).press("s").see(w.ask).press("right", "enter").see(w.created)
				var body map[string]any
				sent := c.sent()
				if len(sent) != 1 || json.Unmarshal([]byte(strings.Join(sent[0]["body"], "")), &body) != nil {
					t.Fatalf("sent %v", sent)
				}
				got := map[string]any{"vpcid": body["vpcid"], "vswitch_ids": body["vswitch_ids"], "snat_entry": body["snat_entry"]}
				want := map[string]any{"vpcid": vpc, "vswitch_ids": []any{vSwitch}, "snat_entry": true}
				for key, value := range kind.want {
					got[key], want[key] = body[key], value
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}
