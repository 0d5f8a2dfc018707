package batchcompute_test

import (
	"strings"
	"testing"

	"clusterwiz/providers/cloudtest"
)

// limits are the rules of the form, each from both sides.
func limits() []cloudtest.Limit {
	long := func(n int) string { return strings.Repeat("a", n) }
	classic := "requests/classic.toml"
	return []cloudtest.Limit{
		{Path: "basics.name", Good: []string{"ab", "A_b-9", long(64)}, Bad: []string{long(65), "1a", "a b", "集群", "a.b", "a:b"}},
		{Path: "basics.name", Good: []string{"ab"}, Bad: []string{"a", "_a", "-a"}, Warn: true},
		{Path: "basics.description", Good: []string{"ab", long(256), "任意 text: by b.py"}, Bad: []string{long(1025)}},
		{Path: "basics.description", Good: []string{"ab"}, Bad: []string{"a", "1ab", "http://a", long(257), long(1024)}, Warn: true},
		{Path: "network.kind", Good: []string{"VPC"}, Bad: []string{"vpc"}},
		{Path: "network.vpc_id", Good: []string{"vpc-x"}, Bad: []string{"vpc- x"}},
		{Path: "network.vpc_id", Good: []string{"vpc-x"}, Bad: []string{"vpc-", "vsw-x"}, Warn: true},
		{
			Path: "network.cidr_block", Good: []string{"10.0.0.0/12", "10.255.255.0/24", "172.16.0.0/12", "192.168.0.0/16", "192.168.1.0/24"},
			Bad: []string{"10.0.0.1/16", "x", "10.0.0.0", "10.0.0.0/33"},
		},
		{Path: "network.cidr_block", Good: []string{"10.0.0.0/12"}, Bad: []string{"10.0.0.0/8", "10.0.0.0/25", "192.0.0.0/12", "172.32.0.0/16", "11.0.0.0/16"}, Warn: true},
		{Path: "network.allow_ips", File: classic, Good: []string{"1.2.3.4", "1.2.3.0/24", "0.0.0.0/0"}, Bad: []string{`"a b"`, "1.2.3.4/99", "1.2.3", "foo", "::1"}},
		{Path: "network.allow_ips_egress", File: classic, Good: []string{"1.2.3.4"}, Bad: []string{"1.2.3.4/99"}},
		{Path: "network.allow_security_groups_egress", File: classic, Good: []string{"sg-1"}, Bad: []string{`"a b"`}},
		{Path: "network.allow_security_groups", File: classic, Good: []string{"sg-1"}, Bad: []string{"foo", "sg-"}, Warn: true},
		{Path: "nodes.image_id", Good: []string{"img-x", "m-x", long(256)}, Bad: []string{long(257), "a b"}},
		{Path: "nodes.instance_type", Good: []string{"ecs.x"}, Bad: []string{"ecs.a b"}},
		{Path: "nodes.instance_type", Good: []string{"ecs.x"}, Bad: []string{"large", "ecs.", "bcs.a2.large"}, Warn: true},
		{Path: "nodes.instance_type", File: classic, Good: []string{"ecs.x", "bcs.a2.large"}, Bad: []string{"bcs."}, Warn: true},
		{Path: "node_pools[0].name", Good: []string{"a", long(64)}, Bad: []string{long(65)}},
		{Path: "node_pools[0].name", Good: []string{"a_B-9"}, Bad: []string{"a.b", "组"}, Warn: true},
		{Path: "node_pools[0].count", Good: []string{"1", "65536"}, Bad: []string{"-1", "65537", "x"}},
		{Path: "node_pools[0].count", Good: []string{"1"}, Bad: []string{"0"}, Warn: true},
		{Path: "node_pools[0].instance_type", Good: []string{"ecs.x"}, Bad: []string{"bcs.a2.large", "x"}, Warn: true},
		{Path: "node_pools[0].resource_type", Good: []string{"OnDemand", "Spot"}, Bad: []string{"PrePaid", "spot"}, Warn: true},
		{Path: "node_pools[1].spot_strategy", Good: []string{"SpotAsPriceGo", "SpotWithPriceLimit"}, Bad: []string{"NoSpot"}, Warn: true},
		{Path: "node_pools[1].spot_price_limit", Good: []string{"0.001", "2"}, Bad: []string{"0", "-1", "0.0001"}, Warn: true},
		{Path: "node_pools[0].image_id", Good: []string{"img-x"}, Bad: []string{"a b", long(257)}},
		{Path: "node_pools[0].hostname_prefix", Good: []string{"a"}, Bad: []string{"a b"}},
		{Path: "system_disk.size", Good: []string{"40", "500"}, Bad: []string{"0", "-5"}},
		{Path: "system_disk.size", Good: []string{"40", "500"}, Bad: []string{"39", "501"}, Warn: true},
		{Path: "system_disk.category", File: cloudtest.Minimal, Good: []string{"cloud", "cloud_ssd", "cloud_efficiency", "ephemeral", "ephemeral_ssd"}, Bad: []string{"cloud_essd"}, Warn: true},
		{Path: "data_disk.category", Good: []string{"cloud_ssd"}, Bad: []string{"cloud", "cloud_efficiency", "ephemeral", "ephemeral_ssd"}, Warn: true},
		{Path: "data_disk.size", Good: []string{"5", "2000"}, Bad: []string{"0"}},
		{Path: "data_disk.size", Good: []string{"5", "2000"}, Bad: []string{"4", "2001"}, Warn: true},
		{Path: "data_disk.size", File: classic, Good: []string{"5", "1024"}, Bad: []string{"4", "1025"}, Warn: true},
		{Path: "data_disk.mount_dir", Good: []string{"/data", "E:"}, Bad: []string{"data", "/a b"}, Warn: true},
		{Path: "storage.mounts[0].source", Good: []string{"oss://b-1/", "oss://b-1/v1/", "nas://t:/"}, Bad: []string{"oss://b-1/a b/"}},
		{Path: "storage.mounts[0].source", Good: []string{"oss://b-1/"}, Bad: []string{"oss://", "s3://b/", "/b", "oss://Bucket/", "oss://b-1", "oss://b-1/v1", "oss://b_1/"}, Warn: true},
		{Path: "storage.mounts[0].source", File: "requests/page.toml", Set: []string{"network.vpc_id=", "storage.mounts[0].source=oss://b-1/"}, Good: []string{"oss://b-1/"}, Bad: []string{"nas://t:/"}, Warn: true},
		{Path: "storage.mounts[0].destination", Good: []string{"/x", "F:"}, Bad: []string{"x"}, Warn: true},
		{Path: "storage.locale", Good: []string{"GBK", "UTF-8"}, Bad: []string{"utf-8"}, Warn: true},
		{Path: "storage.cache_block_size", Good: []string{"1"}, Bad: []string{"0"}},
		{Path: "storage.cache_block_size", Good: []string{"1"}, Bad: []string{"1073741825"}, Warn: true},
		{Path: "storage.cache_total_size", Good: []string{"131072"}, Bad: []string{"0"}},
		{Path: "software.isv_service", Good: []string{"GTX"}, Bad: []string{"other"}, Warn: true},
		{Path: "software.user_data", Good: []string{long(128) + "=" + long(1024), "k="}, Bad: []string{long(129) + "=x", "k=" + long(1025), "x"}},
		{Path: "notification.endpoint", Good: []string{"http://a/", "https://a/"}, Bad: []string{"a", "ftp://a"}},
		{Path: "notification.events", Good: []string{"OnClusterDeleted"}, Bad: []string{"OnJobWaiting"}, Warn: true},
	}
}

// TestManyEntries: only maps have so many.
func TestManyEntries(t *testing.T) {
	t.Parallel()
	answers := cloud.Load(t, cloudtest.Minimal)
	for n, good := range map[int]bool{64: true, 65: false} {
		entries := map[string]string{}
		for i := range n {
			entries[strings.Repeat("k", i+1)] = ""
		}
		if err := answers.Set("software.user_data", entries); err != nil {
			t.Fatal(err)
		}
		if problems := cloud.Form().Check(answers, nil); good != (len(problems) == 0) {
			t.Errorf("%d entries: %v", n, problems)
		}
	}
}
