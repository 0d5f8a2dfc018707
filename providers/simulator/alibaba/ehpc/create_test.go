package ehpc_test

import (
	"bufio"
	"maps"
	"os"
	"testing"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/simtest"
)

func TestFullRequestsAreAccepted(t *testing.T) {
	t.Parallel()
	for _, name := range alibabatest.FullRequests {
		for place, inBody := range map[string]bool{"query": false, "body": true} {
			t.Run(name+" in "+place, func(t *testing.T) {
				t.Parallel()
				_, c := alibabatest.SetUp(t)
				c.InBody = inBody
				c.OK("ehpc", "CreateCluster", alibabatest.FromFile(t, name))
			})
		}
	}
}

// TestEveryWireNameIsKnown holds the API page's list against the accepted
// requests, both ways.
func TestEveryWireNameIsKnown(t *testing.T) {
	t.Parallel()
	accepted := map[string]bool{}
	for _, name := range alibabatest.FullRequests {
		for param, text := range alibabatest.FromFile(t, name) {
			accepted[param] = true
			simtest.Collect(param, text, accepted)
		}
	}
	listed := wireNames(t)
	for name := range listed {
		if !accepted[name] {
			t.Errorf("%s is in the API but in no accepted request", name)
		}
	}
	for name := range accepted {
		if !listed[name] {
			t.Errorf("%s is accepted but not in the list of the API page", name)
		}
	}
}

func wireNames(t *testing.T) map[string]bool {
	t.Helper()
	f, err := os.Open("testdata/wire_names.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	out := map[string]bool{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if line := lines.Text(); line != "" && line[0] != '#' {
			out[line] = true
		}
	}
	return out
}

// queueWith is the minimal request with one queue of the given members beside
// its name.
func queueWith(members string) map[string]string {
	return alibabatest.With("Queues", `[{"QueueName":"comp",`+members+`}]`)
}

// nodeWith is the minimal request with a second compute node that has more
// members than the usual.
func nodeWith(members string) map[string]string {
	return queueWith(`"ComputeNodes":[` + alibabatest.Node + `,{"InstanceType":"ecs.c6.xlarge","ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd",` + members + `}]`)
}

// TestCreateRefusals names for each bad request the parameter of the message.
func TestCreateRefusals(t *testing.T) {
	t.Parallel()
	tests := map[string]map[string]map[string]string{
		"top level": {
			"ClusterName":        alibabatest.With("ClusterName", ""),
			"ClusterMode":        alibabatest.With("ClusterMode", ""),
			"ClusterVpcId":       alibabatest.With("ClusterVpcId", "vpc-nowhere"),
			"ClusterVSwitchId":   alibabatest.With("ClusterVSwitchId", "vsw-bp1s5fnvk4gn2tws0"),
			"SecurityGroupId":    alibabatest.With("SecurityGroupId", "sg-bp1lab00000000001"),
			"MaxCoreCount":       alibabatest.With("MaxCoreCount", "many"),
			"DeletionProtection": alibabatest.With("DeletionProtection", "1"),
			"ResourceGroupId":    alibabatest.With("ResourceGroupId", "rg-nowhere"),
			"GrowInterval":       alibabatest.With("GrowInterval", "-1"),
			"RegionId":           alibabatest.With("RegionId", "cn-hangzhou"),
			"ClientToken":        alibabatest.With("ClientToken", "x"),
			"ClusterCredentials": alibabatest.With("ClusterCredentials", `{}`),
			"Manager":            alibabatest.With("Manager", ""),
			"SharedStorages":     alibabatest.With("SharedStorages", "[]"),
			"Tags":               alibabatest.With("Tags", `{"key":"a"}`),
			"AdditionalPackages": alibabatest.With("AdditionalPackages", `[{"Name":`),
		},
		"second thoughts": {
			"ClusterVpcId":                      alibabatest.With("ClusterVpcId", ""),
			"ClusterVSwitchId":                  alibabatest.With("ClusterVSwitchId", "vsw-nowhere"),
			"ClusterCredentials":                alibabatest.With("ClusterCredentials", `{"KeyPairName":"ali0824","Password":"aliHPC123"}`),
			"ClusterCustomConfiguration.Script": alibabatest.With("ClusterCustomConfiguration", `{"Script":"ftp://example.com/x"}`),
			"SharedStorages":                    alibabatest.With("SharedStorages", ""),
			"Queues":                            alibabatest.With("Queues", `[{"QueueName":"a","QueueName":"b"}]`),
		},
		"passwords": {
			"ClusterCredentials.User": alibabatest.With("ClusterCredentials", `{"Password":"aliHPC123","User":"root"}`),
		},
		"tags": {
			"Tags.0.key": alibabatest.With("Tags", `[{"Key":"env","Value":"test"}]`),
		},
		"manager": {
			"Manager.Scheduler":                   alibabatest.Edited("Manager", `"Scheduler":{"Type":"SLURM","Version":"22.05.8"},`, ``),
			"Manager.Scheduler.Version":           alibabatest.Edited("Manager", `"Type":"SLURM","Version":"22.05.8"`, `"Type":"SLURM"`),
			"Manager.ManagerNode.InstanceType":    alibabatest.Edited("Manager", `ecs.c6.xlarge`, `ecs.c0.xlarge`),
			"Manager.ManagerNode.SystemDisk.Size": alibabatest.Edited("Manager", `"Size":40`, `"Size":"40"`),
			"Manager.ManagerNode.EnableHT":        alibabatest.Edited("Manager", `"EnableHT":true`, `"EnableHT":"true"`),
			"Manager.DNS.Version":                 alibabatest.Edited("Manager", `"DNS":{"Type":"nis","Version":"1.0"}`, `"DNS":{"Type":"nis"}`),
			"Manager.ManagerNode.SystemDisk":      alibabatest.Edited("Manager", `{"Category":"cloud_essd","Size":40,"Level":"PL0"}`, `[]`),
			"Manager.ManagerNode.systemDisk":      alibabatest.Edited("Manager", `"SystemDisk"`, `"systemDisk"`),
		},
		"queues": {
			"Queues.1.QueueName":    alibabatest.With("Queues", `[{"QueueName":"comp"},{"QueueName":"comp"}]`),
			"Queues.0.VSwitchIds.0": queueWith(`"VSwitchIds":["vsw-bp1s5fnvk4gn2tws0"]`),
			"Queues.0.Name":         queueWith(`"Name":"x"`),
			"Queues.0":              alibabatest.With("Queues", `["comp"]`),
		},
		"queue limits": {},
		"nodes": {
			"Queues.0.ComputeNodes.1.DataDisks.0.MountDir": nodeWith(`"DataDisks":[{"Size":100,"MountDir":"data"}]`),
			"Queues.0.ComputeNodes.1.Period":               nodeWith(`"InstanceChargeType":"PrePaid"`),
			"Queues.0.ComputeNodes.1.SpotPriceLimit":       nodeWith(`"SpotStrategy":"SpotWithPriceLimit"`),
		},
		"another VPC": {
			"SharedStorages.0.MountTargetDomain": alibabatest.With("ClusterVpcId", "vpc-bp1aevy8sofi8mh1q", "ClusterVSwitchId", "vsw-bp1s5fnvk4gn2tws0", "SecurityGroupId", ""),
		},
		"performance levels": {},
		"money":              {},
		"storage": {
			"SharedStorages.0.FileSystemId":      alibabatest.Edited("SharedStorages", `"FileSystemId":"008b648bcb"`, `"FileSystemId":"000"`),
			"SharedStorages.0.MountTargetDomain": alibabatest.Edited("SharedStorages", `sbs93`, `sbs94`),
			"SharedStorages.1.MountDirectory":    alibabatest.Edited("SharedStorages", `/opt`, `/home`),
			"SharedStorages.0.NASDirectory":      alibabatest.Edited("SharedStorages", `"NASDirectory":"/",`, ``),
		},
		"software and addons": {
			"AdditionalPackages.0.Name":                         alibabatest.With("AdditionalPackages", `[{"Name":"doom"}]`),
			"AdditionalPackages.0.Version":                      alibabatest.With("AdditionalPackages", `[{"Name":"mpich","Version":"9"}]`),
			"Addons.0.Version":                                  alibabatest.With("Addons", `[{"Name":"Login","Version":"9.9"}]`),
			"Addons.0.ServicesSpec":                             alibabatest.AddonWith("{}", ""),
			"Addons.0.ServicesSpec.0.Port":                      alibabatest.AddonWith(`[{"ServiceName":"SSH","Port":22}]`, ""),
			"Addons.0.ServicesSpec.0.NetworkACL.0.Port":         alibabatest.AddonWith(`[{"ServiceName":"SSH","NetworkACL":[{"IpProtocol":"TCP","Port":"22","SourceCidrIp":"10.0.0.0/8"}]}]`, ""),
			"Addons.0.ServicesSpec.0.NetworkACL.0.SourceCidrIp": alibabatest.AddonWith(`[{"ServiceName":"SSH","NetworkACL":[{"IpProtocol":"TCP","Port":22,"SourceCidrIp":"10.0.0.0/40"}]}]`, ""),
			"Addons.0.ResourcesSpec.EcsResources.0.ImageId":     alibabatest.AddonWith("", `{"EcsResources":[{"InstanceType":"ecs.c7.xlarge"}]}`),
			"Addons.0.ResourcesSpec.EipResource.AutoCreate":     alibabatest.AddonWith("", `{"EipResource":{"AutoCreate":"yes"}}`),
			"Addons.0.ResourcesSpec.EcsResources.0.DataDisks.0.Device": alibabatest.AddonWith("",
				`{"EcsResources":[{"InstanceType":"ecs.c7.xlarge","ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd","DataDisks":[{"Device":"/dev/xvdb"}]}]}`),
		},
	}
	for group, cases := range tests {
		for path, request := range cases {
			t.Run(group+"/"+path, func(t *testing.T) {
				t.Parallel()
				s, c := alibabatest.SetUp(t)
				a := c.Call("ehpc", "CreateCluster", request)
				if want := "The specified parameter " + path + " is invalid."; a.Status != 400 || a.Code != "InvalidParams" || a.Message != want {
					t.Errorf("%d %s %q, want 400 InvalidParams %q", a.Status, a.Code, a.Message, want)
				}
				if list := c.OK("ehpc", "ListClusters", nil); list.At("TotalCount") != 0.0 {
					t.Errorf("a refused request made a cluster: %s", list.Raw)
				}
				if calls := s.Calls(); calls[0].Code != "InvalidParams" || calls[0].Status != 400 || calls[0].Product != "EHPC" {
					t.Errorf("recorded %+v", calls[0])
				}
			})
		}
	}
}

func TestCreateRefusalsWithOtherCodes(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		request map[string]string
		code    string
	}{
		"key pair of nobody": {alibabatest.With("ClusterCredentials", `{"KeyPairName":"nobody"}`), "KeyPairNotFound"},
		"no such image":      {alibabatest.Edited("Manager", "centos_7_6_x64_20G_alibase_20211130.vhd", "m-nothing"), "ImageNotFound"},
		"windows image":      {alibabatest.Edited("Manager", "centos_7_6_x64_20G_alibase_20211130.vhd", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"), "ImageNotFound"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := alibabatest.SetUp(t)
			if a := c.Call("ehpc", "CreateCluster", test.request); a.Status != 404 || a.Code != test.code {
				t.Errorf("%d %s, want 404 %s", a.Status, a.Code, test.code)
			}
		})
	}
}

func TestManagedSecurityGroup(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	groups := c.OK("ecs", "DescribeSecurityGroups", map[string]string{"RegionId": "cn-hangzhou", "MaxResults": "100"})
	for _, g := range groups.List("SecurityGroups", "SecurityGroup") {
		g := g.(map[string]any)
		if g["ServiceManaged"] != true {
			continue
		}
		vpcID, _ := g["VpcId"].(string)
		switches := c.OK("vpc", "DescribeVSwitches", map[string]string{"VpcId": vpcID})
		vSwitchID, _ := switches.At("VSwitches", "VSwitch", 0, "VSwitchId").(string)
		a := c.Call("ehpc", "CreateCluster", alibabatest.With("ClusterVpcId", vpcID, "ClusterVSwitchId", vSwitchID, "SecurityGroupId", g["SecurityGroupId"].(string)))
		if a.Message != "The specified parameter SecurityGroupId is invalid." {
			t.Errorf("managed group: %d %s", a.Status, a.Message)
		}
		return
	}
	t.Error("no managed group")
}

func TestParameterTwice(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	c.InBody = true
	req, err := c.Request(t.Context(), "ehpc", "CreateCluster", alibabatest.Minimal())
	if err != nil {
		t.Fatal(err)
	}
	req.URL.RawQuery = "ClusterName=other"
	c.Sign(req)
	resp, err := c.RT.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != 400 {
		t.Errorf("a parameter in query and body: %d", resp.StatusCode)
	}
}

func TestSameNameTwice(t *testing.T) {
	t.Parallel()
	_, c := alibabatest.SetUp(t)
	one, two := c.OK("ehpc", "CreateCluster", alibabatest.Minimal()), c.OK("ehpc", "CreateCluster", alibabatest.Minimal())
	if one.At("ClusterId") == two.At("ClusterId") {
		t.Error("two clusters have one id")
	}
}

func FuzzCreateCluster(f *testing.F) {
	s, c := alibabatest.SetUp(f)
	for _, name := range alibabatest.FullRequests {
		for param, text := range alibabatest.FromFile(f, name) {
			f.Add(param, text)
		}
	}
	f.Add("Queues", `[[{}]]`)
	f.Add("Tags", `[{"key":"\u0000"}]`)
	f.Fuzz(func(t *testing.T, param, text string) {
		request := maps.Clone(alibabatest.Minimal())
		request[param] = text
		a, err := c.Send(t.Context(), "ehpc", "CreateCluster", request)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status != 200 && a.Code == "" {
			t.Fatalf("%d without code: %s", a.Status, a.Raw)
		}
		if a.Status == 200 && a.At("ClusterId") == nil {
			t.Fatalf("no id: %s", a.Raw)
		}
		if len(s.Calls()) == 0 {
			t.Fatal("nothing recorded")
		}
	})
}
