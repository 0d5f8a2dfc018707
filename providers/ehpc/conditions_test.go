package ehpc_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/forms"
	"clusterwiz/providers/ehpc"
)

// TestNeeded takes away each answer that a cluster does not come up without.
func TestNeeded(t *testing.T) {
	t.Parallel()
	cases := map[string]string{
		"basics.name":                                      "requests/minimal.toml",
		"network.vpc_id":                                   "requests/minimal.toml",
		"network.vswitch_id":                               "requests/minimal.toml",
		"manager.instance_type":                            "requests/minimal.toml",
		"manager.image_id":                                 "requests/minimal.toml",
		"storage.shared":                                   "requests/minimal.toml",
		"storage.shared[0].file_system_id":                 "requests/minimal.toml",
		"storage.shared[0].mount_target":                   "requests/minimal.toml",
		"storage.shared[0].mount_directory":                "requests/minimal.toml",
		"access.key_pair":                                  "requests/minimal.toml",
		"manager.period":                                   "requests/prepaid.toml",
		"queues[0].name":                                   "requests/spot.toml",
		"queues[0].compute_nodes":                          "requests/spot.toml",
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
	for path, file := range cases {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			if len(forms.Errors(only(check(t, file, path+"="), forms.Path(path)))) == 0 {
				t.Error("nothing was missed")
			}
		})
	}
}

// TestConditions gives each conditional question an answer and looks whether
// it applies, that is whether it goes into the request.
func TestConditions(t *testing.T) {
	t.Parallel()
	node := "queues[0].compute_nodes[0]."
	cases := map[string]struct {
		file    string
		set     []string
		path    string
		applies bool
	}{
		"group kind without a group": {set: []string{"network.enterprise_security_group=true"}, path: "network.enterprise_security_group", applies: true},
		"group kind with a group":    {set: []string{"network.security_group_id=sg-1", "network.enterprise_security_group=true"}, path: "network.enterprise_security_group"},
		"period when prepaid":        {set: []string{"manager.charge_type=PrePaid", "manager.period=1"}, path: "manager.period", applies: true},
		"period when postpaid":       {set: []string{"manager.charge_type=PostPaid", "manager.period=1"}, path: "manager.period"},
		"period by default":          {set: []string{"manager.period=1"}, path: "manager.period"},
		"unit when postpaid":         {set: []string{"manager.period_unit=Week"}, path: "manager.period_unit"},
		"renewal when postpaid":      {set: []string{"manager.auto_renew=true"}, path: "manager.auto_renew"},
		"renewal period":             {set: []string{"manager.charge_type=PrePaid", "manager.auto_renew=true", "manager.auto_renew_period=2"}, path: "manager.auto_renew_period", applies: true},
		"renewal period, no renewal": {set: []string{"manager.charge_type=PrePaid", "manager.auto_renew_period=2"}, path: "manager.auto_renew_period"},
		"spot when postpaid":         {set: []string{"manager.spot_strategy=SpotAsPriceGo"}, path: "manager.spot_strategy", applies: true},
		"spot when prepaid":          {set: []string{"manager.charge_type=PrePaid", "manager.spot_strategy=SpotAsPriceGo"}, path: "manager.spot_strategy"},
		"price limit":                {set: []string{"manager.spot_strategy=SpotWithPriceLimit", "manager.spot_price_limit=1"}, path: "manager.spot_price_limit", applies: true},
		"price limit at market":      {set: []string{"manager.spot_strategy=SpotAsPriceGo", "manager.spot_price_limit=1"}, path: "manager.spot_price_limit"},
		"price limit when prepaid":   {set: []string{"manager.charge_type=PrePaid", "manager.spot_strategy=SpotWithPriceLimit", "manager.spot_price_limit=1"}, path: "manager.spot_price_limit"},
		"protection at market":       {set: []string{"manager.spot_strategy=SpotAsPriceGo", "manager.spot_duration=1"}, path: "manager.spot_duration", applies: true},
		"protection without spot":    {set: []string{"manager.spot_duration=1"}, path: "manager.spot_duration"},
		"level of an ESSD":           {set: []string{"manager.system_disk.level=PL1"}, path: "manager.system_disk.level", applies: true},
		"level of an SSD":            {set: []string{"manager.system_disk.category=cloud_ssd", "manager.system_disk.level=PL1"}, path: "manager.system_disk.level"},
		"data disk level of an SSD":  {file: "example.toml", set: []string{node + "data_disks[0].category=cloud_ssd"}, path: node + "data_disks[0].level"},
		"data disk level of an ESSD": {file: "example.toml", path: node + "data_disks[0].level", applies: true},
		"vSwitches of a pool":        {file: "example.toml", set: []string{"queues[1].reserved_node_pool_id=rnp-1"}, path: "queues[1].vswitch_ids"},
		"prefix of a pool":           {file: "example.toml", set: []string{"queues[1].reserved_node_pool_id=rnp-1"}, path: "queues[1].hostname_prefix"},
		"suffix of a pool":           {file: "example.toml", set: []string{"queues[1].reserved_node_pool_id=rnp-1", "queues[1].hostname_suffix=x"}, path: "queues[1].hostname_suffix"},
		"suffix without a pool":      {file: "example.toml", set: []string{"queues[1].hostname_suffix=x"}, path: "queues[1].hostname_suffix", applies: true},
		"arguments with a script":    {set: []string{"software.script=http://a/b", "software.args=x"}, path: "software.args", applies: true},
		"arguments without a script": {set: []string{"software.args=x"}, path: "software.args"},
		"NFS options under SMB":      {set: []string{"storage.shared[0].protocol=SMB", "storage.shared[0].mount_options=x"}, path: "storage.shared[0].mount_options"},
		"SMB options under SMB":      {set: []string{"storage.shared[0].protocol=SMB", "storage.shared[0].smb_options=x"}, path: "storage.shared[0].smb_options", applies: true},
		"URL of a service":           {file: "requests/addon.toml", path: "addons[0].services[1].access_url", applies: true},
		"no URL of a service":        {file: "requests/addon.toml", set: []string{"addons[0].services[0].access_url=x"}, path: "addons[0].services[0].access_url"},
		"address beside a new one":   {file: "requests/addon.toml", set: []string{"addons[0].resources.eip.instance_id=eip-1"}, path: "addons[0].resources.eip.instance_id"},
		"bandwidth of an old one":    {file: "requests/largest.toml", set: []string{"addons[0].resources.eip.bandwidth=5"}, path: "addons[0].resources.eip.bandwidth"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c.file == "" {
				c.file = "requests/minimal.toml"
			}
			answers := with(t, c.file, c.set...)
			q, ok := ehpc.New().Form().Question(answers, nil, forms.Path(c.path))
			if !ok {
				t.Fatal("no such question")
			}
			if q.Applies() != c.applies {
				t.Errorf("applies: %t", q.Applies())
			}
			without := answers.Clone()
			without.Unset(forms.Path(c.path))
			body := func(a *forms.Answers) string {
				text, _ := ehpc.New().Form().Body(a).JSON(forms.Masked)
				return string(text)
			}
			if sent := body(answers) != body(without) || strings.HasSuffix(c.path, "level") && c.applies; sent != c.applies {
				t.Errorf("sent: %t", sent)
			}
		})
	}
}

// TestComparisons tries each comparison between answers from both sides. The
// problem must stand at the path where it can be mended.
func TestComparisons(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		set  []string
		path string // "" for no problem
	}{
		"as it is":               {},
		"no credentials":         {set: []string{"access.key_pair="}, path: "access.key_pair"},
		"two credentials":        {set: []string{"access.password=aliHPC123"}, path: "access.password"},
		"minimum above maximum":  {set: []string{"queues[0].initial_count=", "queues[0].min_count=17"}, path: "queues[0].min_count"},
		"initial above maximum":  {set: []string{"queues[0].initial_count=17"}, path: "queues[0].initial_count"},
		"initial at maximum":     {set: []string{"queues[0].initial_count=16"}},
		"minimum above initial":  {set: []string{"queues[0].min_count=3"}, path: "queues[0].min_count"},
		"maximum above cluster":  {set: []string{"queues[0].max_count=101"}, path: "queues[0].max_count"},
		"maximum at cluster":     {set: []string{"queues[0].max_count=100"}},
		"initial sum above all":  {set: []string{"limits.max_count=16", "queues[0].initial_count=16"}, path: "limits.max_count"},
		"queue names twice":      {set: []string{"queues[1].name=comp"}, path: "queues[1].name"},
		"directories twice":      {set: []string{"storage.shared[2].mount_directory=/home"}, path: "storage.shared[2].mount_directory"},
		"PL2 too small":          {set: []string{"manager.system_disk.level=PL2", "manager.system_disk.size=460"}, path: "manager.system_disk.size"},
		"PL2 large enough":       {set: []string{"manager.system_disk.level=PL2", "manager.system_disk.size=461"}},
		"PL3 too small":          {set: []string{"manager.system_disk.level=PL3", "manager.system_disk.size=1260"}, path: "manager.system_disk.size"},
		"SLURM version with PBS": {set: []string{"scheduler.type=PBS"}, path: "scheduler.version"},
		"PBS version":            {set: []string{"scheduler.type=PBS", "scheduler.version=19.1.1"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var at []string
			for _, p := range check(t, "example.toml", c.set...) {
				at = append(at, string(p.Path))
			}
			var want []string
			if c.path != "" {
				want = append(want, c.path)
			}
			if diff := cmp.Diff(want, at); diff != "" {
				t.Error(diff)
			}
		})
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
	cases := map[string]struct{ assignment, path string }{
		"vSwitch of another VPC":         {"network.vswitch_id=vsw-other", "network.vswitch_id"},
		"vSwitch that does not exist":    {"network.vswitch_id=vsw-none", "network.vswitch_id"},
		"group of another VPC":           {"network.security_group_id=sg-other", "network.security_group_id"},
		"queue's vSwitch of another VPC": {"queues[1].vswitch_ids=vsw-f8za5p0mwzgdu3wgx,vsw-other", "queues[1].vswitch_ids"},
		"mount target of another VPC":    {"storage.shared[0].mount_target=other.nas", "storage.shared[0].mount_target"},
		"vSwitches of this VPC":          {"queues[1].vswitch_ids=vsw-f8za5p0mwzgdu3wgx", ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			problems := ehpc.New().Form().Check(with(t, "example.toml", c.assignment), known)
			if c.path == "" != (len(problems) == 0) {
				t.Fatal(problems)
			}
			for _, p := range problems {
				if string(p.Path) != c.path || p.Severity != forms.Error {
					t.Errorf("%s: %s", p.Path, p.Summary.En)
				}
			}
		})
	}
}
