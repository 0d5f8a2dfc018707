package batchcompute_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/batchcompute"
)

func check(t testing.TB, file string, assignments ...string) []forms.Problem {
	t.Helper()
	return batchcompute.New().Form().Check(with(t, file, assignments...), nil)
}

func TestFilesObeyTheRules(t *testing.T) {
	t.Parallel()
	for _, file := range requestFiles(t) {
		for _, p := range check(t, file) {
			t.Errorf("%s: %s: %s", file, p.Path, p.Summary.En)
		}
	}
}

// TestRules tries each limit from both sides. The values go into the largest
// request, or into the file that is named; warn tells that the bad ones are
// only worth a warning.
func TestRules(t *testing.T) {
	t.Parallel()
	long := func(n int) string { return strings.Repeat("a", n) }
	classic := "requests/classic.toml"
	cases := []struct {
		path, file string
		good, bad  []string
		warn       bool
	}{
		{path: "basics.name", good: []string{"ab", "A_b-9", long(64)}, bad: []string{"a", long(65), "1a", "_a", "a b", "集群", "a.b", "a:b"}},
		{path: "basics.description", good: []string{"ab", long(256), "任意 text"}, bad: []string{long(1025)}},
		{path: "basics.description", good: []string{"ab"}, bad: []string{"a", long(257)}, warn: true},
		{path: "network.kind", good: []string{"VPC"}, bad: []string{"vpc"}},
		{path: "network.vpc_id", good: []string{"vpc-x"}, bad: []string{"vpc-", "vsw-x"}},
		{
			path: "network.cidr_block", good: []string{"10.0.0.0/12", "10.255.255.0/24", "172.16.0.0/12", "192.168.0.0/16", "192.168.1.0/24"},
			bad: []string{"10.0.0.0/8", "10.0.0.0/25", "192.0.0.0/12", "172.32.0.0/16", "11.0.0.0/16", "10.0.0.1/16", "x"},
		},
		{path: "network.allow_ips", file: classic, good: []string{"1.2.3.4"}, bad: []string{`"a b"`}},
		{path: "network.allow_security_groups_egress", file: classic, good: []string{"sg-1"}, bad: []string{`"a b"`}},
		{path: "nodes.image_id", good: []string{"img-x", "m-x", long(256)}, bad: []string{long(257), "a b"}},
		{path: "nodes.instance_type", good: []string{"ecs.x"}, bad: []string{"large", "ecs.", "bcs.a2.large"}},
		{path: "nodes.instance_type", file: classic, good: []string{"ecs.x", "bcs.a2.large"}, bad: []string{"bcs."}},
		{path: "node_pools[0].name", good: []string{"a", long(64)}, bad: []string{long(65)}},
		{path: "node_pools[0].name", good: []string{"a_B-9"}, bad: []string{"a.b", "组"}, warn: true},
		{path: "node_pools[0].count", good: []string{"1", "65536"}, bad: []string{"0", "65537", "x"}},
		{path: "node_pools[0].instance_type", good: []string{"ecs.x"}, bad: []string{"bcs.a2.large", "x"}},
		{path: "node_pools[0].resource_type", good: []string{"OnDemand", "Spot"}, bad: []string{"PrePaid", "spot"}},
		{path: "node_pools[1].spot_strategy", good: []string{"SpotAsPriceGo", "SpotWithPriceLimit"}, bad: []string{"NoSpot"}},
		{path: "node_pools[1].spot_price_limit", good: []string{"0.001", "2"}, bad: []string{"0", "-1", "0.0001"}},
		{path: "node_pools[0].image_id", good: []string{"img-x"}, bad: []string{"a b", long(257)}},
		{path: "node_pools[0].hostname_prefix", good: []string{"a"}, bad: []string{"a b"}},
		{path: "system_disk.size", good: []string{"40", "500"}, bad: []string{"39", "501"}},
		{path: "system_disk.category", file: "requests/minimal.toml", good: []string{"cloud", "cloud_ssd", "cloud_efficiency", "ephemeral", "ephemeral_ssd"}, bad: []string{"cloud_essd"}},
		{path: "data_disk.category", good: []string{"cloud_ssd"}, bad: []string{"cloud", "cloud_efficiency", "ephemeral", "ephemeral_ssd"}},
		{path: "data_disk.size", good: []string{"5", "2000"}, bad: []string{"4", "2001"}},
		{path: "data_disk.size", file: classic, good: []string{"5", "1024"}, bad: []string{"4", "1025"}},
		{path: "data_disk.mount_dir", good: []string{"/data", "E:"}, bad: []string{"data", "/a b"}},
		{path: "storage.mounts[0].source", good: []string{"oss://b/", "nas://t:/"}, bad: []string{"oss://", "s3://b/", "/b"}},
		{path: "storage.mounts[0].source", file: "page-without-vpc", good: []string{"oss://b/"}, bad: []string{"nas://t:/"}},
		{path: "storage.mounts[0].destination", good: []string{"/x", "F:"}, bad: []string{"x"}},
		{path: "storage.locale", good: []string{"GBK", "UTF-8"}, bad: []string{"utf-8"}},
		{path: "storage.cache_block_size", good: []string{"1"}, bad: []string{"0"}},
		{path: "storage.cache_total_size", good: []string{"1"}, bad: []string{"0"}},
		{path: "software.isv_service", good: []string{"GTX"}, bad: []string{"other"}},
		{path: "software.user_data", good: []string{long(128) + "=" + long(1024), "k="}, bad: []string{long(129) + "=x", "k=" + long(1025), "x"}},
		{path: "notification.endpoint", good: []string{"http://a/", "https://a/"}, bad: []string{"a", "ftp://a"}},
		{path: "notification.events", good: []string{"OnClusterDeleted"}, bad: []string{"OnJobWaiting"}},
	}
	for _, c := range cases {
		t.Run(strings.TrimSuffix(c.path+" "+c.file, " "), func(t *testing.T) {
			t.Parallel()
			file, before := "requests/largest.toml", []string{}
			switch c.file {
			case "":
			case "page-without-vpc":
				file, before = "requests/page.toml", []string{"network.vpc_id="}
				before = append(before, "storage.mounts[0].source=oss://b/")
			default:
				file = c.file
			}
			for _, value := range c.good {
				if p := only(check(t, file, append(before, c.path+"="+value)...), forms.Path(c.path)); len(p) > 0 {
					t.Errorf("%.40s was refused: %s", value, p[0].Summary.En)
				}
			}
			for _, value := range c.bad {
				problems := only(check(t, file, append(before, c.path+"="+value)...), forms.Path(c.path))
				if len(problems) == 0 || c.warn == (len(forms.Errors(problems)) > 0) {
					t.Errorf("%.40s: %v", value, problems)
				}
			}
		})
	}
}

// TestManyEntries: only maps have so many.
func TestManyEntries(t *testing.T) {
	t.Parallel()
	answers := load(t, "requests/minimal.toml")
	for n, good := range map[int]bool{64: true, 65: false} {
		entries := map[string]string{}
		for i := range n {
			entries[strings.Repeat("k", i+1)] = ""
		}
		if err := answers.Set("software.user_data", entries); err != nil {
			t.Fatal(err)
		}
		if problems := batchcompute.New().Form().Check(answers, nil); good != (len(problems) == 0) {
			t.Errorf("%d entries: %v", n, problems)
		}
	}
}

// TestNeeded takes away each answer that cannot be missed.
func TestNeeded(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"basics.name": "requests/minimal.toml", "nodes.image_id": "requests/minimal.toml", "node_pools": "requests/minimal.toml",
		"node_pools[0].name": "requests/minimal.toml", "node_pools[0].count": "requests/minimal.toml",
		"node_pools[0].instance_type":    "requests/classic.toml",
		"node_pools[1].spot_price_limit": "requests/largest.toml",
		"system_disk.size":               "requests/largest.toml", "data_disk.size": "requests/largest.toml", "data_disk.mount_dir": "requests/largest.toml",
		"storage.mounts[0].source": "requests/largest.toml", "storage.mounts[0].destination": "requests/largest.toml",
		"storage.oss.access_key_id": "requests/largest.toml", "storage.oss.access_key_secret": "requests/largest.toml",
		"notification.topic": "requests/largest.toml", "notification.endpoint": "requests/largest.toml",
	}
	for path, file := range cases {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			if len(forms.Errors(only(check(t, file, path+"="), forms.Path(path)))) == 0 {
				t.Error("nothing was missed")
			}
		})
	}
	if problems := check(t, "requests/minimal.toml", "network.cidr_block=", "node_pools[0].resource_type="); len(problems) > 0 {
		t.Error("defaults do not stand in:", problems)
	}
}

// TestConditions gives conditional questions an answer and looks whether it
// applies and goes into the request.
func TestConditions(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		file, path string
		set        []string
		applies    bool
	}{
		"VPC in a VPC":             {path: "network.vpc_id", applies: true},
		"VPC on classic":           {path: "network.vpc_id", set: []string{"network.kind=Classic"}},
		"block on classic":         {path: "network.cidr_block", set: []string{"network.kind=Classic"}},
		"openings on classic":      {file: "requests/classic.toml", path: "network.allow_ips", applies: true},
		"openings in a VPC":        {file: "requests/classic.toml", path: "network.allow_ips", set: []string{"network.kind=VPC"}},
		"strategy of spot":         {path: "node_pools[1].spot_strategy", applies: true},
		"strategy of on demand":    {path: "node_pools[1].spot_strategy", set: []string{"node_pools[1].resource_type=OnDemand"}},
		"limit of a limited group": {path: "node_pools[1].spot_price_limit", applies: true},
		"limit at market price":    {path: "node_pools[1].spot_price_limit", set: []string{"node_pools[1].spot_strategy=SpotAsPriceGo"}},
		"limit of on demand":       {path: "node_pools[1].spot_price_limit", set: []string{"node_pools[1].resource_type=OnDemand"}},
		"cache size":               {path: "storage.cache_block_size", applies: true},
		"cache size without cache": {path: "storage.cache_block_size", set: []string{"storage.cache=no"}},
	}
	form := batchcompute.New().Form()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.file == "" {
				c.file = "requests/largest.toml"
			}
			answers := with(t, c.file, c.set...)
			q, ok := form.Question(answers, nil, forms.Path(c.path))
			if !ok || q.Applies() != c.applies {
				t.Fatalf("applies: %t", q.Applies())
			}
			without := answers.Clone()
			without.Unset(forms.Path(c.path))
			body := func(a *forms.Answers) string {
				text, _ := form.Body(a).JSON(forms.Masked)
				return string(text)
			}
			if sent := body(answers) != body(without); sent != c.applies {
				t.Errorf("sent: %t", sent)
			}
		})
	}
}

// TestComparisons tries comparisons between answers; the problem must stand
// where it can be mended.
func TestComparisons(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		file, path string
		set        []string
	}{
		"group names twice":            {set: []string{"node_pools[1].name=market"}, path: "node_pools[2].name"},
		"bcs with cloud disks":         {file: "requests/classic.toml", set: []string{"system_disk.category=cloud", "data_disk.category="}, path: "node_pools[0].instance_type"},
		"bcs with a cloud data disk":   {file: "requests/classic.toml", set: []string{"system_disk=", "data_disk.category=cloud_ssd"}, path: "node_pools[0].instance_type"},
		"bcs in a VPC":                 {file: "requests/classic.toml", set: []string{"network.kind=VPC"}, path: "node_pools[0].instance_type"},
		"cluster's bcs in a VPC":       {file: "requests/minimal.toml", set: []string{"nodes.instance_type=bcs.a2.large"}, path: "nodes.instance_type"},
		"bcs with the service's disks": {file: "requests/classic.toml", set: []string{"system_disk.category=", "data_disk.category="}},
		"disks of two kinds":           {set: []string{"data_disk.category=cloud"}, path: "data_disk.category"},
		"data disk as the system disk": {set: []string{"data_disk.category="}},
		"kind of the data disk alone":  {set: []string{"system_disk.category="}, path: "data_disk.category"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.file == "" {
				c.file = "requests/largest.toml"
			}
			var at, want []string
			for _, p := range check(t, c.file, c.set...) {
				at = append(at, string(p.Path))
			}
			if c.path != "" {
				want = []string{c.path}
			}
			if diff := cmp.Diff(want, at); diff != "" {
				t.Error(diff)
			}
		})
	}
}
