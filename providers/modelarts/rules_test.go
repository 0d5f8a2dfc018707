package modelarts_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/modelarts"
)

func TestFilesObeyTheRules(t *testing.T) {
	t.Parallel()
	for _, file := range requestFiles(t) {
		for _, p := range modelarts.New().Form().Check(load(t, file), nil) {
			t.Errorf("%s: %s: %s", file, p.Path, p.Summary.En)
		}
	}
}

// TestRules tries each limit from both sides. The values go into the largest
// request; warn tells that the bad ones are only worth a warning.
func TestRules(t *testing.T) {
	t.Parallel()
	long := func(n int) string { return strings.Repeat("a", n) }
	const id = "277e9abc-0e6b-431a-9232-cfd25d5fc566"
	cases := []struct {
		file, path string
		good, bad  []string
		warn       bool
	}{
		{path: "basics.project_id", good: []string{"a", "A-9", long(64)}, bad: []string{"a_b", long(65)}},
		{path: "pool.name", good: []string{"a", "pool-a1", long(63)}, bad: []string{"1a", "a-", "A", "a_b", "a/b", long(64)}},
		{path: "pool.kind", good: []string{"privileged"}, bad: []string{"lite"}},
		{path: "basics.name", good: []string{"ab", "a-1", long(50), "default", "a-defaults"}, bad: []string{"a", long(51), "1a", "a-", "aB", "a_b", "a-default", "a@b"}},
		{path: "tags[0].key", good: []string{"k", "xCCE-", long(128)}, bad: []string{"CCE-x", "__type_baremetal1", long(129)}},
		{path: "tags[0].value", good: []string{"v", long(255)}, bad: []string{long(256)}},
		{path: "nodes.instance_type", good: []string{"modelarts.vm.2u4g.dcc"}, bad: []string{"ecs.c7.large", "bcs.a2.large", "a b"}},
		{path: "nodes.count", file: "minimal", good: []string{"1", "30"}, bad: []string{"0", "-1", "many"}},
		{path: "nodes.count", file: "minimal", good: []string{"30"}, bad: []string{"31"}, warn: true},
		{path: "nodes.max_count", file: "logical", good: []string{"2", "9"}, bad: []string{"1", "0"}},
		{path: "nodes.zones[0].count", file: "../example", good: []string{"1"}, bad: []string{"0"}},
		{path: "nodes.zones[0].zone", good: []string{"cn-north-4c"}, bad: []string{"a b"}},
		{path: "nodes.labels", good: []string{"a=b", "x.y/z=1", "a="}, bad: []string{"a b=c", "-a=b", "a=b c", "a=" + long(64)}},
		{path: "nodes.taints[0].key", good: []string{"a", "x.y/z"}, bad: []string{"-a", "a b", long(64)}},
		{path: "nodes.taints[0].value", good: []string{"a", long(63)}, bad: []string{"a b", long(64)}},
		{path: "nodes.taints[0].effect", good: []string{"NoSchedule", "PreferNoSchedule", "NoExecute"}, bad: []string{"noschedule"}},
		{path: "nodes.batch.type", good: []string{"rack", "hyperinstance"}, bad: []string{"row"}},
		{path: "nodes.batch.step", good: []string{"1", "8"}, bad: []string{"0"}},
		{path: "network.vpc_id", good: []string{id}, bad: []string{"vpc-1", id + "0"}},
		{path: "network.vswitch_id", good: []string{id}, bad: []string{"x"}},
		{path: "network.security_group_ids", good: []string{id, id + "," + id}, bad: []string{id + ",x"}},
		{path: "network.parameter_plane_subnet_id", good: []string{id}, bad: []string{"x"}},
		{path: "nodes.system_disk.category", good: []string{"SSD", "GPSSD", "SAS"}, bad: []string{"ssd"}},
		{path: "nodes.system_disk.size", good: []string{"1", "40"}, bad: []string{"0", "100Gi"}},
		{path: "nodes.data_disks[0].count", good: []string{"1"}, bad: []string{"0"}},
		{path: "nodes.data_disks[1].volume_group", good: []string{"vgpaas", "default"}, bad: []string{"vguser", "vg"}},
		{path: "nodes.volume_groups[1].volume_group", good: []string{"vguser1"}, bad: []string{"vguserx"}},
		{path: "nodes.volume_groups[0].container_share", good: []string{"1", "100"}, bad: []string{"0", "101"}},
		{path: "nodes.volume_groups[1].lvm.path", good: []string{"/a", "/a/b.c-d_e"}, bad: []string{"a", "/a b", "/"}},
		{path: "nodes.volume_groups[1].lvm.type", good: []string{"linear"}, bad: []string{"raid"}},
		{path: "nodes.volume_groups[0].types", good: []string{"volume", "local,volume"}, bad: []string{"disk"}},
		{path: "nodes.image_id", good: []string{id}, bad: []string{"img"}},
		{path: "software.runtime", good: []string{"docker", "containerd"}, bad: []string{"podman"}},
		{path: "software.container_size", good: []string{"0", "50", "500"}, bad: []string{"1", "49", "501", "-1"}},
		{path: "software.extend_params", good: []string{"x=y"}, bad: []string{"runtime=docker", "dockerBaseSize=1"}},
		{path: "billing.charge_type", file: "minimal", good: []string{"PostPaid", "AsPool"}, bad: []string{"0", "2"}},
		{path: "billing.period", file: "subscription", good: []string{"1", "9"}, bad: []string{"0", "10"}},
		{path: "billing.period_unit", file: "subscription", good: []string{"Month", "Year", "Hour"}, bad: []string{"2", "Week"}},
		{path: "billing.return_url", file: "subscription", good: []string{"https://a/b"}, bad: []string{"a/b"}},
		{path: "billing.order_id", file: "subscription", good: []string{"CS1"}, bad: []string{"a b"}},
	}
	for _, c := range cases {
		t.Run(fmt.Sprintf("%s/warn=%t", c.path, c.warn), func(t *testing.T) {
			t.Parallel()
			file := "requests/largest.toml"
			if c.file != "" {
				file = "requests/" + c.file + ".toml"
			}
			at := func(value string) []forms.Problem {
				var list []forms.Problem
				for _, p := range check(t, file, c.path+"="+value) {
					if forms.Path(c.path).Contains(p.Path) {
						list = append(list, p)
					}
				}
				return list
			}
			for _, value := range c.good {
				if p := at(value); len(p) > 0 && p[0].Severity == forms.Error && !strings.Contains(p[0].Summary.En, "multiple") {
					t.Errorf("%.40s was refused: %s", value, p[0].Summary.En)
				}
			}
			for _, value := range c.bad {
				problems := check(t, file, c.path+"="+value)
				if len(problems) == 0 || c.warn == (len(forms.Errors(problems)) > 0) {
					t.Errorf("%.40s: %v", value, problems)
				}
			}
		})
	}
}

// TestCrosses compares answers with each other, by the places of the problems.
func TestCrosses(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		file string
		set  []string
		want []string
	}{
		"zones below the count":         {"../example", []string{"nodes.count=3"}, []string{"nodes.zones"}},
		"zones above the count":         {"../example", []string{"nodes.zones[0].count=2"}, []string{"nodes.zones"}},
		"zone twice":                    {"../example", []string{"nodes.zones[1].zone=cn-north-4a"}, []string{"nodes.zones[1].zone"}},
		"no multiple of the step":       {"largest", []string{"nodes.batch.step=5"}, []string{"nodes.count"}},
		"maximum below the count":       {"logical", []string{"nodes.max_count=1"}, []string{"nodes.count"}},
		"subnet without VPC":            {"../example", []string{"network.vpc_id="}, []string{"network.vpc_id"}},
		"group without subnet":          {"../example", []string{"network.vswitch_id="}, []string{"network.vswitch_id"}},
		"VPC alone":                     {"../example", []string{"network.vswitch_id=", "network.security_group_ids="}, nil},
		"group of no line":              {"largest", []string{"nodes.data_disks[1].volume_group=vguser2"}, []string{"nodes.data_disks[1].volume_group"}},
		"default group needs no line":   {"largest", []string{"nodes.data_disks[1].volume_group=default"}, nil},
		"volume group twice":            {"largest", []string{"nodes.volume_groups[1].volume_group=vgpaas"}, []string{"nodes.volume_groups[1].volume_group", "nodes.data_disks[1].volume_group"}},
		"tag twice":                     {"largest", []string{"tags[1].key=project"}, []string{"tags[1].key"}},
		"subscription without a period": {"subscription", []string{"billing.period=", "billing.period_unit="}, []string{"billing.period_unit", "billing.period"}},
		"too many years":                {"subscription", []string{"billing.period_unit=Year", "billing.period=4"}, []string{"billing.period"}},
		"hours are free":                {"subscription", []string{"billing.period_unit=Hour", "billing.period=100"}, nil},
		"half a disk":                   {"../example", []string{"nodes.system_disk.size="}, []string{"nodes.system_disk.size"}},
		"half a batch":                  {"minimal", []string{"nodes.batch.step=1"}, []string{"nodes.batch.type"}},
		"nothing":                       {"minimal", []string{"basics.name=", "pool.name=", "pool.kind=", "nodes.instance_type=", "nodes.count="}, []string{"pool.name", "pool.kind", "basics.name", "nodes.instance_type", "nodes.count"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, p := range check(t, "requests/"+c.file+".toml", c.set...) {
				got = append(got, string(p.Path))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestConditions: what does not apply is not sent, whatever was answered.
func TestConditions(t *testing.T) {
	t.Parallel()
	at := func(names ...string) []string { return append([]string{"spec", "resources"}, names...) }
	annotation := func(name string) []string { return []string{"metadata", "annotations", "os.modelarts/" + name} }
	cases := map[string]struct {
		file string
		set  []string
		sent bool
		wire []string
	}{
		"network of a Lite Cluster":     {"largest", nil, true, at("network")},
		"network of a standard pool":    {"largest", []string{"pool.kind=standard"}, false, at("network")},
		"taints of a standard pool":     {"largest", []string{"pool.kind=standard"}, false, at("taints")},
		"tags of a logical pool":        {"largest", []string{"pool.kind=logical"}, false, at("tags")},
		"tags, kind not answered":       {"largest", []string{"pool.kind="}, false, at("tags")},
		"labels of a standard pool":     {"largest", []string{"pool.kind=standard"}, true, at("labels")},
		"period, pay-per-use":           {"subscription", []string{"billing.charge_type=PostPaid"}, false, annotation("period.num")},
		"mode":                          {"minimal", nil, true, annotation("billing.mode")},
		"mode left out":                 {"subscription", []string{"billing.charge_type=AsPool"}, false, annotation("billing.mode")},
		"order with the mode left out":  {"subscription", []string{"billing.charge_type=AsPool"}, false, annotation("order.id")},
		"image type without image":      {"largest", []string{"nodes.image_id="}, false, at("os", "imageType")},
		"no disk unless asked for":      {"minimal", nil, false, at("rootVolume")},
		"no batch unless asked for":     {"minimal", nil, false, at("creatingStep")},
		"maximum where not asked for":   {"minimal", nil, true, at("maxCount")},
		"no extendParams":               {"minimal", nil, false, at("extendParams")},
		"zones only where asked for":    {"minimal", nil, false, at("azs")},
		"further parameters are merged": {"largest", nil, true, at("extendParams", "nodePoolName")},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := newRequest(t, with(t, "requests/"+c.file+".toml", c.set...))
			if value, sent := request.Body.Get(c.wire...); sent != c.sent {
				t.Errorf("sent %t: %v", sent, value)
			}
		})
	}
}

// TestMountPath: only groups of the person's own are mounted where they say.
func TestMountPath(t *testing.T) {
	t.Parallel()
	for group, want := range map[string]bool{"vguser1": true, "vguser12": true, "vgpaas": false, "default": false, "vg-everest-localvolume-ephemeral": false} {
		answers := with(t, "requests/largest.toml", "nodes.volume_groups[1].volume_group="+group)
		q, ok := modelarts.New().Form().Question(answers, nil, "nodes.volume_groups[1].lvm.path")
		if !ok || q.Applies() != want {
			t.Errorf("%s: asked for a path %t", group, q.Applies())
		}
	}
}

// TestFacts compares answers with what look-ups have told.
func TestFacts(t *testing.T) {
	t.Parallel()
	known := &forms.Known{}
	known.Add(forms.Query{Source: "pools"}, []forms.Option{
		{Value: "pool-lite-a1b2", Facts: map[string]string{"kind": "privileged"}},
		{Value: "pool-std-c3d4", Facts: map[string]string{"kind": "standard"}},
	})
	known.Add(forms.Query{Source: "subnets", Args: map[string]string{"network.vpc_id": "other"}}, []forms.Option{
		{Value: "00000000-0000-4000-8000-000000000000", Facts: map[string]string{"vpc_id": "other"}},
	})
	cases := map[string]struct{ assignment, path string }{
		"right":                     {"pool.kind=privileged", ""},
		"wrong kind":                {"pool.kind=standard", "pool.kind"},
		"pool of another kind":      {"pool.name=pool-std-c3d4", "pool.kind"},
		"pool that does not exist":  {"pool.name=pool-none", "pool.name"},
		"subnet of another network": {"network.vswitch_id=00000000-0000-4000-8000-000000000000", "network.vswitch_id"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			problems := forms.Errors(modelarts.New().Form().Check(with(t, "example.toml", c.assignment), known))
			if (c.path == "") != (len(problems) == 0) || (c.path != "" && string(problems[0].Path) != c.path) {
				t.Error(problems)
			}
		})
	}
}
