package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/ui/work"
)

// cloudScreens are the places of a cloud that say most of it: the first page,
// the largest one with everything unfolded, and an item within.
var cloudScreens = []struct {
	cloud           string
	largest, nested forms.Path
}{
	{cloud: "ack", largest: "node_pools[0].name", nested: "node_pools[0].data_disks[0].category"},
	{cloud: "batchcompute", largest: "system_disk", nested: "node_pools[1].name"},
	{cloud: "qingcloud", largest: "nodes.count", nested: "billing.charge_type"},
	{cloud: "modelarts", largest: "nodes.count", nested: "tags[0].key"},
}

func TestCloudScreens(t *testing.T) {
	t.Parallel()
	for _, c := range cloudScreens {
		t.Run(c.cloud, func(t *testing.T) {
			t.Parallel()
			first := c.largest
			if p, ok := work.ProviderOf(allClouds().Providers, c.cloud); ok {
				first = forms.Path(p.Form().Fields[0].Key)
			}
			for name, at := range map[string]forms.Path{"first": first, "largest": c.largest, "nested": c.nested} {
				for _, lang := range []string{"en", "zh"} {
					var all strings.Builder
					heights := []int{24}
					if name == "largest" {
						heights = append(heights, 100)
					}
					for _, h := range heights {
						d := example(t, c.cloud, 80, h)
						if lang == "zh" {
							d.press("ctrl+l")
						}
						d.jump(at)
						if name == "largest" {
							d.press("ctrl+o")
						}
						fits(t, fmt.Sprintf("%s %s %s", c.cloud, name, lang), d, [2]int{80, h})
						fmt.Fprintf(&all, "=== 80x%d\n%s\n", h, d.screen())
					}
					compare(t, filepath.Join("testdata", "screens", c.cloud+"_"+name+"."+lang+".txt"), all.String())
				}
			}
		})
	}
}

// TestPlanScreens of all clouds, at the sizes that people have.
func TestPlanScreens(t *testing.T) {
	t.Parallel()
	for _, cloud := range []string{"ack", "batchcompute", "modelarts", "qingcloud"} {
		golden(t, "plan_"+cloud, func(t *testing.T, w, h int) *driver {
			t.Helper()
			return example(t, cloud, w, h).press("ctrl+r")
		})
	}
}

func TestStartNamesWhatIsCreatedInFull(t *testing.T) {
	t.Parallel()
	cfg := allClouds()
	cfg.Lang = forms.Zh
	newDriver(t, cfg, 120, 40).see("阿里云批量计算集群", "华为云 ModelArts 节点池")
}

// TestPlanLeadsToItems: a line of the plan leads to the item that it tells of.
func TestPlanLeadsToItems(t *testing.T) {
	t.Parallel()
	filledCloud(t, 120, 40).press("ctrl+r", "down", "down", "down").see("▸ queue gpu").press("enter").see("▸   gpu")
}
