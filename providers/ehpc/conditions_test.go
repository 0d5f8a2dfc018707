package ehpc_test

import (
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers/cloudtest"
)

// needed are the answers that a cluster does not come up without, and the file
// that misses each.
func needed() map[string]string {
	return map[string]string{
		"basics.name":                                      cloudtest.Minimal,
		"network.vpc_id":                                   cloudtest.Minimal,
		"network.vswitch_id":                               cloudtest.Minimal,
		"manager.instance_type":                            cloudtest.Minimal,
		"manager.image_id":                                 cloudtest.Minimal,
		"storage.shared":                                   cloudtest.Minimal,
		"storage.shared[0].file_system_id":                 cloudtest.Minimal,
		"storage.shared[0].mount_target":                   cloudtest.Minimal,
		"storage.shared[0].mount_directory":                cloudtest.Minimal,
		"access.key_pair":                                  cloudtest.Minimal,
		"manager.period":                                   "requests/prepaid.toml",
		"queues[0].name":                                   "requests/spot.toml",
		"queues[0].compute_nodes[0].instance_type":         "requests/spot.toml",
		"queues[0].compute_nodes[0].image_id":              "requests/spot.toml",
		"queues[0].compute_nodes[0].spot_price_limit":      "requests/spot.toml",
		"queues[0].compute_nodes[0].data_disks[0].size":    "example.toml",
		"tags[0].key":                                      "example.toml",
		"software.packages[0].name":                        "example.toml",
		"addons[0].name":                                   "requests/addon.toml",
		"addons[0].version":                                "requests/addon.toml",
		"addons[0].services[0].name":                       "requests/addon.toml",
		"addons[0].services[0].network_acl[0].port":        "requests/addon.toml",
		"addons[0].services[0].network_acl[0].source_cidr": "requests/addon.toml",
		"addons[0].resources.nodes[0].instance_type":       "requests/addon.toml",
	}
}

// conditions give each conditional question an answer.
func conditions() map[string]cloudtest.Condition {
	node := "queues[0].compute_nodes[0]."
	return map[string]cloudtest.Condition{
		"group kind without a group": {File: cloudtest.Minimal, Set: []string{"network.enterprise_security_group=true"}, Path: "network.enterprise_security_group", Applies: true},
		"group kind with a group":    {File: cloudtest.Minimal, Set: []string{"network.security_group_id=sg-1", "network.enterprise_security_group=true"}, Path: "network.enterprise_security_group"},
		"period when prepaid":        {File: cloudtest.Minimal, Set: []string{"manager.charge_type=PrePaid", "manager.period=1"}, Path: "manager.period", Applies: true},
		"period when postpaid":       {File: cloudtest.Minimal, Set: []string{"manager.charge_type=PostPaid", "manager.period=1"}, Path: "manager.period"},
		"period by default":          {File: cloudtest.Minimal, Set: []string{"manager.period=1"}, Path: "manager.period"},
		"unit when postpaid":         {File: cloudtest.Minimal, Set: []string{"manager.period_unit=Week"}, Path: "manager.period_unit"},
		"renewal when postpaid":      {File: cloudtest.Minimal, Set: []string{"manager.auto_renew=true"}, Path: "manager.auto_renew"},
		"renewal period":             {File: cloudtest.Minimal, Set: []string{"manager.charge_type=PrePaid", "manager.auto_renew=true", "manager.auto_renew_period=2"}, Path: "manager.auto_renew_period", Applies: true},
		"renewal period, no renewal": {File: cloudtest.Minimal, Set: []string{"manager.charge_type=PrePaid", "manager.auto_renew_period=2"}, Path: "manager.auto_renew_period"},
		"spot when postpaid":         {File: cloudtest.Minimal, Set: []string{"manager.spot_strategy=SpotAsPriceGo"}, Path: "manager.spot_strategy", Applies: true},
		"spot when prepaid":          {File: cloudtest.Minimal, Set: []string{"manager.charge_type=PrePaid", "manager.spot_strategy=SpotAsPriceGo"}, Path: "manager.spot_strategy"},
		"price limit":                {File: cloudtest.Minimal, Set: []string{"manager.spot_strategy=SpotWithPriceLimit", "manager.spot_price_limit=1"}, Path: "manager.spot_price_limit", Applies: true},
		"price limit at market":      {File: cloudtest.Minimal, Set: []string{"manager.spot_strategy=SpotAsPriceGo", "manager.spot_price_limit=1"}, Path: "manager.spot_price_limit"},
		"price limit when prepaid":   {File: cloudtest.Minimal, Set: []string{"manager.charge_type=PrePaid", "manager.spot_strategy=SpotWithPriceLimit", "manager.spot_price_limit=1"}, Path: "manager.spot_price_limit"},
		"protection at market":       {File: cloudtest.Minimal, Set: []string{"manager.spot_strategy=SpotAsPriceGo", "manager.spot_duration=1"}, Path: "manager.spot_duration", Applies: true},
		"protection without spot":    {File: cloudtest.Minimal, Set: []string{"manager.spot_duration=1"}, Path: "manager.spot_duration"},
		"level of an ESSD":           {File: cloudtest.Minimal, Set: []string{"manager.system_disk.level=PL1"}, Path: "manager.system_disk.level", Applies: true},
		"level of an SSD":            {File: cloudtest.Minimal, Set: []string{"manager.system_disk.category=cloud_ssd", "manager.system_disk.level=PL1"}, Path: "manager.system_disk.level"},
		"data disk level of an SSD":  {File: cloudtest.Example, Set: []string{node + "data_disks[0].category=cloud_ssd"}, Path: node + "data_disks[0].level"},
		"data disk level of an ESSD": {File: cloudtest.Example, Path: node + "data_disks[0].level", Applies: true},
		"vSwitches of a pool":        {File: cloudtest.Example, Set: []string{"queues[1].reserved_node_pool_id=rnp-1"}, Path: "queues[1].vswitch_ids"},
		"prefix of a pool":           {File: cloudtest.Example, Set: []string{"queues[1].reserved_node_pool_id=rnp-1"}, Path: "queues[1].hostname_prefix"},
		"suffix of a pool":           {File: cloudtest.Example, Set: []string{"queues[1].reserved_node_pool_id=rnp-1", "queues[1].hostname_suffix=x"}, Path: "queues[1].hostname_suffix"},
		"suffix without a pool":      {File: cloudtest.Example, Set: []string{"queues[1].hostname_suffix=x"}, Path: "queues[1].hostname_suffix", Applies: true},
		"arguments with a script":    {File: cloudtest.Minimal, Set: []string{"software.script=http://a/b", "software.args=x"}, Path: "software.args", Applies: true},
		"arguments without a script": {File: cloudtest.Minimal, Set: []string{"software.args=x"}, Path: "software.args"},
		"NFS options under SMB":      {File: cloudtest.Minimal, Set: []string{"storage.shared[0].protocol=SMB", "storage.shared[0].mount_options=x"}, Path: "storage.shared[0].mount_options"},
		"SMB options under SMB":      {File: cloudtest.Minimal, Set: []string{"storage.shared[0].protocol=SMB", "storage.shared[0].smb_options=x"}, Path: "storage.shared[0].smb_options", Applies: true},
		"URL of a service":           {File: "requests/addon.toml", Path: "addons[0].services[1].access_url", Applies: true},
		"no URL of a service":        {File: "requests/addon.toml", Set: []string{"addons[0].services[0].access_url=x"}, Path: "addons[0].services[0].access_url"},
		"address beside a new one":   {File: "requests/addon.toml", Set: []string{"addons[0].resources.eip.instance_id=eip-1"}, Path: "addons[0].resources.eip.instance_id"},
		"bandwidth of an old one":    {File: cloudtest.Largest, Set: []string{"addons[0].resources.eip.bandwidth=5"}, Path: "addons[0].resources.eip.bandwidth"},
	}
}

// comparisons try each comparison between answers from both sides.
func comparisons() map[string]cloudtest.Comparison {
	return map[string]cloudtest.Comparison{
		"as it is":               {},
		"no credentials":         {Set: []string{"access.key_pair="}, At: "access.key_pair"},
		"two credentials":        {Set: []string{"access.password=aliHPC123"}, At: "access.password"},
		"a directory twice":      {Set: []string{"storage.shared[1].mount_directory=/home/"}, At: "storage.shared[1].mount_directory"},
		"an empty queue":         {Set: []string{"queues[1].name=more"}},
		"a tag twice":            {Set: []string{"tags[1].key=project"}, At: "tags[1].key", Warn: true},
		"a tag in capitals":      {Set: []string{"tags[0].key=ALIYUN-x"}, At: "tags[0].key", Warn: true},
		"minimum above maximum":  {Set: []string{"queues[0].initial_count=", "queues[0].min_count=17"}, At: "queues[0].min_count", Warn: true},
		"initial above maximum":  {Set: []string{"queues[0].initial_count=17"}, At: "queues[0].initial_count", Warn: true},
		"initial at maximum":     {Set: []string{"queues[0].initial_count=16"}},
		"minimum above initial":  {Set: []string{"queues[0].min_count=3"}, At: "queues[0].min_count", Warn: true},
		"maximum above cluster":  {Set: []string{"queues[0].max_count=101"}, At: "queues[0].max_count", Warn: true},
		"maximum at cluster":     {Set: []string{"queues[0].max_count=100"}},
		"initial sum above all":  {Set: []string{"limits.max_count=16", "queues[0].initial_count=16"}, At: "limits.max_count", Warn: true},
		"queue names twice":      {Set: []string{"queues[1].name=comp"}, At: "queues[1].name"},
		"directories twice":      {Set: []string{"storage.shared[2].mount_directory=/home"}, At: "storage.shared[2].mount_directory"},
		"PL2 too small":          {Set: []string{"manager.system_disk.level=PL2", "manager.system_disk.size=460"}, At: "manager.system_disk.size", Warn: true},
		"PL2 large enough":       {Set: []string{"manager.system_disk.level=PL2", "manager.system_disk.size=461"}},
		"PL3 too small":          {Set: []string{"manager.system_disk.level=PL3", "manager.system_disk.size=1260"}, At: "manager.system_disk.size", Warn: true},
		"SLURM version with PBS": {Set: []string{"scheduler.type=PBS"}, At: "scheduler.version", Warn: true},
		"PBS version":            {Set: []string{"scheduler.type=PBS", "scheduler.version=19.1.1"}},
	}
}

// TestFacts compares answers with what look-ups have told.
func TestFacts(t *testing.T) {
	t.Parallel()
	known := &forms.Known{}
	here := map[string]string{"network.vpc_id": "vpc-m5efjevmclc0xdmys"}
	known.Add(forms.Query{Source: "vswitches", Args: here}, []forms.Option{
		{Value: "vsw-f8za5p0mwzgdu3wgx", Facts: map[string]string{"vpc_id": "vpc-m5efjevmclc0xdmys"}},
		{Value: "vsw-f8za5p0mwzgdu3wgy", Facts: map[string]string{"vpc_id": "vpc-m5efjevmclc0xdmys"}},
	})
	known.Add(forms.Query{Source: "vswitches", Args: map[string]string{"network.vpc_id": "vpc-other"}}, []forms.Option{
		{Value: "vsw-other", Facts: map[string]string{"vpc_id": "vpc-other"}},
	})
	known.Add(forms.Query{Source: "security_groups", Args: map[string]string{"network.vpc_id": "vpc-other"}}, []forms.Option{
		{Value: "sg-other", Facts: map[string]string{"vpc_id": "vpc-other"}},
	})
	known.Add(forms.Query{Source: "mount_targets", Args: map[string]string{"file_system_id": "other"}}, []forms.Option{
		{Value: "other.nas", Facts: map[string]string{"vpc_id": "vpc-other", "file_system_id": "other"}},
	})
	cloud.Comparisons(t, known, map[string]cloudtest.Comparison{
		"vSwitch of another VPC":         {Set: []string{"network.vswitch_id=vsw-other"}, At: "network.vswitch_id"},
		"vSwitch that does not exist":    {Set: []string{"network.vswitch_id=vsw-none"}, At: "network.vswitch_id"},
		"group of another VPC":           {Set: []string{"network.security_group_id=sg-other"}, At: "network.security_group_id"},
		"queue's vSwitch of another VPC": {Set: []string{"queues[1].vswitch_ids=vsw-f8za5p0mwzgdu3wgx,vsw-other"}, At: "queues[1].vswitch_ids"},
		"mount target of another VPC":    {Set: []string{"storage.shared[0].mount_target=other.nas"}, At: "storage.shared[0].mount_target,storage.shared[0].mount_target"},
		"vSwitches of this VPC":          {Set: []string{"queues[1].vswitch_ids=vsw-f8za5p0mwzgdu3wgx"}},
	})
}
