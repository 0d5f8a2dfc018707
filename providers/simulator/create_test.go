package simulator_test

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"strings"
	"testing"
)

// fullRequests together hold every parameter.
var fullRequests = []string{"create_spot.json", "create_prepaid.json"}

func TestFullRequestsAreAccepted(t *testing.T) {
	t.Parallel()
	for _, name := range fullRequests {
		for place, inBody := range map[string]bool{"query": false, "body": true} {
			t.Run(name+" in "+place, func(t *testing.T) {
				t.Parallel()
				_, c := setUp(t)
				c.inBody = inBody
				c.ok("ehpc", "CreateCluster", fromFile(t, name))
			})
		}
	}
}

// TestEveryWireNameIsKnown holds the API page's list against the accepted
// requests, both ways.
func TestEveryWireNameIsKnown(t *testing.T) {
	t.Parallel()
	accepted := map[string]bool{}
	for _, name := range fullRequests {
		for param, text := range fromFile(t, name) {
			accepted[param] = true
			collect(param, text, accepted)
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

// collect adds the paths of members to seen; strings that hold JSON count as
// what they hold.
func collect(path, text string, seen map[string]bool) {
	var v any
	if json.Unmarshal([]byte(text), &v) == nil {
		walk(path, v, seen)
	}
}

func walk(path string, v any, seen map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for name, member := range v {
			seen[path+"."+name] = true
			walk(path+"."+name, member, seen)
		}
	case []any:
		for _, item := range v {
			walk(path+"[]", item, seen)
		}
	case string:
		if strings.HasPrefix(v, "[") || strings.HasPrefix(v, "{") {
			collect(path, v, seen)
		}
	}
}

// edited is the minimal request with text replaced in one parameter.
func edited(param, old, replacement string) map[string]string {
	out := minimal()
	if !strings.Contains(out[param], old) {
		panic("nothing to replace in " + param + ": " + old)
	}
	out[param] = strings.Replace(out[param], old, replacement, 1)
	return out
}

// queueWith is the minimal request with one queue of the given members beside
// its name.
func queueWith(members string) map[string]string {
	return with("Queues", `[{"QueueName":"comp",`+members+`}]`)
}

// nodeWith is the minimal request with a second compute node that has more
// members than the usual.
func nodeWith(members string) map[string]string {
	return queueWith(`"ComputeNodes":[` + node + `,{"InstanceType":"ecs.c6.xlarge","ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd",` + members + `}]`)
}

func addonWith(services, resources string) map[string]string {
	item := map[string]string{"Name": "Login", "Version": "1.0"}
	if services != "" {
		item["ServicesSpec"] = services
	}
	if resources != "" {
		item["ResourcesSpec"] = resources
	}
	raw, _ := json.Marshal([]any{item})
	return with("Addons", string(raw))
}

func manyQueues(n int) string {
	queues := make([]string, n)
	for i := range queues {
		queues[i] = `{"QueueName":"q` + string(rune('a'+i)) + `"}`
	}
	return "[" + strings.Join(queues, ",") + "]"
}

// TestCreateRefusals names for each bad request the parameter of the message.
func TestCreateRefusals(t *testing.T) {
	t.Parallel()
	tests := map[string]map[string]map[string]string{
		"top level": {
			"ClusterName":        with("ClusterName", ""),
			"ClusterCategory":    with("ClusterCategory", "standard"),
			"ClusterMode":        with("ClusterMode", ""),
			"ClusterVpcId":       with("ClusterVpcId", "vpc-nowhere"),
			"ClusterVSwitchId":   with("ClusterVSwitchId", "vsw-bp1s5fnvk4gn2tws0"),
			"SecurityGroupId":    with("SecurityGroupId", "sg-bp1lab00000000001"),
			"MaxCount":           with("MaxCount", "5001"),
			"MaxCoreCount":       with("MaxCoreCount", "many"),
			"DeletionProtection": with("DeletionProtection", "1"),
			"ResourceGroupId":    with("ResourceGroupId", "rg-nowhere"),
			"ClientVersion":      with("ClientVersion", "newest"),
			"ClusterDescription": with("ClusterDescription", "a b"),
			"GrowInterval":       with("GrowInterval", "-1"),
			"RegionId":           with("RegionId", "cn-hangzhou"),
			"ClientToken":        with("ClientToken", "x"),
			"ClusterCredentials": with("ClusterCredentials", `{}`),
			"Manager":            with("Manager", ""),
			"SharedStorages":     with("SharedStorages", "[]"),
			"Tags":               with("Tags", `{"key":"a"}`),
			"Queues":             with("Queues", manyQueues(9)),
			"AdditionalPackages": with("AdditionalPackages", `[{"Name":`),
			"Addons":             with("Addons", `[{"Name":"Login","Version":"1.0"},{"Name":"Login","Version":"1.0"}]`),
		},
		"second thoughts": {
			"ClusterName":                       with("ClusterName", "x"),
			"ClusterVpcId":                      with("ClusterVpcId", ""),
			"ClusterVSwitchId":                  with("ClusterVSwitchId", "vsw-nowhere"),
			"ClusterCredentials":                with("ClusterCredentials", `{"KeyPairName":"ali0824","Password":"aliHPC123"}`),
			"ClusterCredentials.Password":       with("ClusterCredentials", `{"Password":"aliHPC_123"}`),
			"ClusterCustomConfiguration.Script": with("ClusterCustomConfiguration", `{"Script":"ftp://example.com/x"}`),
			"SharedStorages":                    with("SharedStorages", ""),
			"Queues":                            with("Queues", `[{"QueueName":"a","QueueName":"b"}]`),
		},
		"passwords": {
			"ClusterCredentials.Password":    with("ClusterCredentials", `{"Password":"alihpc123"}`),
			"ClusterCredentials.KeyPairName": with("ClusterCredentials", `{"KeyPairName":"1key"}`),
			"ClusterCredentials.User":        with("ClusterCredentials", `{"Password":"aliHPC123","User":"root"}`),
		},
		"tags": {
			"Tags.0.key":   with("Tags", `[{"Key":"env","Value":"test"}]`),
			"Tags.1.key":   with("Tags", `[{"key":"env"},{"key":"aliyun-x"}]`),
			"Tags.0.value": with("Tags", `[{"key":"env","value":"http://x"}]`),
		},
		"manager": {
			"Manager.Scheduler":                      edited("Manager", `"Scheduler":{"Type":"SLURM","Version":"22.05.8"},`, ``),
			"Manager.Scheduler.Type":                 edited("Manager", `SLURM`, `slurm`),
			"Manager.Scheduler.Version":              edited("Manager", `"Type":"SLURM","Version":"22.05.8"`, `"Type":"SLURM"`),
			"Manager.ManagerNode.InstanceType":       edited("Manager", `ecs.c6.xlarge`, `ecs.c0.xlarge`),
			"Manager.ManagerNode.SystemDisk.Size":    edited("Manager", `"Size":40`, `"Size":"40"`),
			"Manager.ManagerNode.SystemDisk.Level":   edited("Manager", `cloud_essd`, `cloud_ssd`),
			"Manager.ManagerNode.EnableHT":           edited("Manager", `"EnableHT":true`, `"EnableHT":"true"`),
			"Manager.DNS.Version":                    edited("Manager", `"DNS":{"Type":"nis","Version":"1.0"}`, `"DNS":{"Type":"nis"}`),
			"Manager.ManagerNode.SystemDisk":         edited("Manager", `{"Category":"cloud_essd","Size":40,"Level":"PL0"}`, `[]`),
			"Manager.ManagerNode.systemDisk":         edited("Manager", `"SystemDisk"`, `"systemDisk"`),
			"Manager.ManagerNode.InstanceChargeType": edited("Manager", `PostPaid`, `Postpaid`),
		},
		"queues": {
			"Queues.0.QueueName":      with("Queues", `[{"QueueName":"comp-1"}]`),
			"Queues.1.QueueName":      with("Queues", `[{"QueueName":"comp"},{"QueueName":"comp"}]`),
			"Queues.0.VSwitchIds.0":   queueWith(`"VSwitchIds":["vsw-bp1s5fnvk4gn2tws0"]`),
			"Queues.0.VSwitchIds":     queueWith(`"VSwitchIds":[]`),
			"Queues.0.MaxCount":       queueWith(`"MinCount":3,"MaxCount":2`),
			"Queues.0.InitialCount":   queueWith(`"MinCount":3,"MaxCount":5,"InitialCount":2`),
			"Queues.0.ComputeNodes":   queueWith(`"InitialCount":1`),
			"Queues.0.InterConnect":   queueWith(`"InterConnect":"eRDMA","ComputeNodes":[` + node + `]`),
			"Queues.0.HostnamePrefix": queueWith(`"HostnamePrefix":"Compute"`),
			"Queues.0.Name":           queueWith(`"Name":"x"`),
			"Queues.0":                with("Queues", `["comp"]`),
		},
		"queue limits": {
			"Queues.0.MaxCount": with("MaxCount", "10", "Queues", `[{"QueueName":"comp","MaxCount":11}]`),
		},
		"nodes": {
			"Queues.0.ComputeNodes.1.SystemDisk.Size":        nodeWith(`"SystemDisk":{"Category":"cloud_essd","Size":460,"Level":"PL2"}`),
			"Queues.0.ComputeNodes.1.SystemDisk.Category":    nodeWith(`"SystemDisk":{"Category":"cloud_auto"}`),
			"Queues.0.ComputeNodes.1.DataDisks.0.Size":       nodeWith(`"DataDisks":[{"Category":"cloud_ssd","Size":32769}]`),
			"Queues.0.ComputeNodes.1.DataDisks.0.Category":   nodeWith(`"DataDisks":[{"Category":"cloud","Size":100}]`),
			"Queues.0.ComputeNodes.1.DataDisks.0.MountDir":   nodeWith(`"DataDisks":[{"Size":100,"MountDir":"data"}]`),
			"Queues.0.ComputeNodes.1.Period":                 nodeWith(`"InstanceChargeType":"PrePaid"`),
			"Queues.0.ComputeNodes.1.PeriodUnit":             nodeWith(`"PeriodUnit":"Month"`),
			"Queues.0.ComputeNodes.1.AutoRenewPeriod":        nodeWith(`"InstanceChargeType":"PrePaid","Period":1,"AutoRenewPeriod":1`),
			"Queues.0.ComputeNodes.1.SpotPriceLimit":         nodeWith(`"SpotStrategy":"SpotWithPriceLimit"`),
			"Queues.0.ComputeNodes.1.SpotStrategy":           nodeWith(`"InstanceChargeType":"PrePaid","Period":1,"SpotStrategy":"SpotAsPriceGo"`),
			"Queues.0.ComputeNodes.1.Duration":               nodeWith(`"Duration":1`),
			"Queues.0.ComputeNodes.1.DataDisks.0.SnapshotId": nodeWith(`"DataDisks":[{"Size":100,"SnapshotId":"snap-1"}]`),
		},
		"another VPC": {
			"SharedStorages.0.MountTargetDomain": with("ClusterVpcId", "vpc-bp1aevy8sofi8mh1q", "ClusterVSwitchId", "vsw-bp1s5fnvk4gn2tws0", "SecurityGroupId", ""),
		},
		"performance levels": {
			"Queues.0.ComputeNodes.1.SystemDisk.Size":  nodeWith(`"SystemDisk":{"Category":"cloud_essd","Size":1260,"Level":"PL3"}`),
			"Queues.0.ComputeNodes.1.DataDisks.0.Size": nodeWith(`"DataDisks":[{"Category":"cloud_essd","Size":65537}]`),
			"Queues.0.ComputeNodes.0.SystemDisk.Size":  queueWith(`"ComputeNodes":[{"InstanceType":"ecs.c6.xlarge","ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd","SystemDisk":{"Category":"cloud","Size":501}}]`),
		},
		"money": {
			"Queues.0.ComputeNodes.1.Period":         nodeWith(`"InstanceChargeType":"PrePaid","PeriodUnit":"Week","Period":5`),
			"Queues.0.ComputeNodes.1.SpotPriceLimit": nodeWith(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":0.1234`),
		},
		"storage": {
			"SharedStorages.0.FileSystemId":      edited("SharedStorages", `"FileSystemId":"008b648bcb"`, `"FileSystemId":"000"`),
			"SharedStorages.0.MountTargetDomain": edited("SharedStorages", `sbs93`, `sbs94`),
			"SharedStorages.1.MountDirectory":    edited("SharedStorages", `/opt`, `/home`),
			"SharedStorages.0.ProtocolType":      edited("SharedStorages", `"NFS"`, `"SMB"`),
			"SharedStorages.0.NASDirectory":      edited("SharedStorages", `"NASDirectory":"/",`, ``),
		},
		"software and addons": {
			"AdditionalPackages.0.Name":                         with("AdditionalPackages", `[{"Name":"doom"}]`),
			"AdditionalPackages.0.Version":                      with("AdditionalPackages", `[{"Name":"mpich","Version":"9"}]`),
			"Addons.0.Version":                                  with("Addons", `[{"Name":"Login","Version":"9.9"}]`),
			"Addons.0.ServicesSpec":                             addonWith("{}", ""),
			"Addons.0.ServicesSpec.0.Port":                      addonWith(`[{"ServiceName":"SSH","Port":22}]`, ""),
			"Addons.0.ServicesSpec.0.NetworkACL.0.Port":         addonWith(`[{"ServiceName":"SSH","NetworkACL":[{"IpProtocol":"TCP","Port":"22","SourceCidrIp":"10.0.0.0/8"}]}]`, ""),
			"Addons.0.ServicesSpec.0.NetworkACL.0.SourceCidrIp": addonWith(`[{"ServiceName":"SSH","NetworkACL":[{"IpProtocol":"TCP","Port":22,"SourceCidrIp":"10.0.0.0/40"}]}]`, ""),
			"Addons.0.ResourcesSpec.EcsResources.0.ImageId":     addonWith("", `{"EcsResources":[{"InstanceType":"ecs.c7.xlarge"}]}`),
			"Addons.0.ResourcesSpec.EipResource.AutoCreate":     addonWith("", `{"EipResource":{"AutoCreate":"yes"}}`),
			"Addons.0.ResourcesSpec.EcsResources.0.DataDisks.0.Device": addonWith("",
				`{"EcsResources":[{"InstanceType":"ecs.c7.xlarge","ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd","DataDisks":[{"Device":"/dev/xvdb"}]}]}`),
		},
	}
	for group, cases := range tests {
		for path, request := range cases {
			t.Run(group+"/"+path, func(t *testing.T) {
				t.Parallel()
				s, c := setUp(t)
				a := c.call("ehpc", "CreateCluster", request)
				if want := "The specified parameter " + path + " is invalid."; a.Status != 400 || a.Code != "InvalidParams" || a.Message != want {
					t.Errorf("%d %s %q, want 400 InvalidParams %q", a.Status, a.Code, a.Message, want)
				}
				if list := c.ok("ehpc", "ListClusters", nil); list.at("TotalCount") != 0.0 {
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
		"key pair of nobody": {with("ClusterCredentials", `{"KeyPairName":"nobody"}`), "KeyPairNotFound"},
		"no such image":      {edited("Manager", "centos_7_6_x64_20G_alibase_20211130.vhd", "m-nothing"), "ImageNotFound"},
		"windows image":      {edited("Manager", "centos_7_6_x64_20G_alibase_20211130.vhd", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"), "ImageNotFound"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			if a := c.call("ehpc", "CreateCluster", test.request); a.Status != 404 || a.Code != test.code {
				t.Errorf("%d %s, want 404 %s", a.Status, a.Code, test.code)
			}
		})
	}
}

func TestManagedSecurityGroup(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	groups := c.ok("ecs", "DescribeSecurityGroups", map[string]string{"RegionId": "cn-hangzhou", "MaxResults": "100"})
	for _, g := range groups.list("SecurityGroups", "SecurityGroup") {
		g := g.(map[string]any)
		if g["ServiceManaged"] != true {
			continue
		}
		vpcID, _ := g["VpcId"].(string)
		switches := c.ok("vpc", "DescribeVSwitches", map[string]string{"VpcId": vpcID})
		vSwitchID, _ := switches.at("VSwitches", "VSwitch", 0, "VSwitchId").(string)
		a := c.call("ehpc", "CreateCluster", with("ClusterVpcId", vpcID, "ClusterVSwitchId", vSwitchID, "SecurityGroupId", g["SecurityGroupId"].(string)))
		if a.Message != "The specified parameter SecurityGroupId is invalid." {
			t.Errorf("managed group: %d %s", a.Status, a.Message)
		}
		return
	}
	t.Error("no managed group")
}

func TestParameterTwice(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	c.inBody = true
	req, err := c.request(t.Context(), "ehpc", "CreateCluster", minimal())
	if err != nil {
		t.Fatal(err)
	}
	req.URL.RawQuery = "ClusterName=other"
	c.sign(req)
	resp, err := c.rt.RoundTrip(req)
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
	_, c := setUp(t)
	one, two := c.ok("ehpc", "CreateCluster", minimal()), c.ok("ehpc", "CreateCluster", minimal())
	if one.at("ClusterId") == two.at("ClusterId") {
		t.Error("two clusters have one id")
	}
}

func FuzzCreateCluster(f *testing.F) {
	s, c := setUp(f)
	for _, name := range fullRequests {
		for param, text := range fromFile(f, name) {
			f.Add(param, text)
		}
	}
	f.Add("Queues", `[[{}]]`)
	f.Add("Tags", `[{"key":"\u0000"}]`)
	f.Fuzz(func(t *testing.T, param, text string) {
		request := maps.Clone(minimal())
		request[param] = text
		a, err := c.send(t.Context(), "ehpc", "CreateCluster", request)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status != 200 && a.Code == "" {
			t.Fatalf("%d without code: %s", a.Status, a.Raw)
		}
		if a.Status == 200 && a.at("ClusterId") == nil {
			t.Fatalf("no id: %s", a.Raw)
		}
		if len(s.Calls()) == 0 {
			t.Fatal("nothing recorded")
		}
	})
}
