package alibabatest

import (
	"embed"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

//go:embed testdata
var requests embed.FS

// FullRequests together hold every parameter.
var FullRequests = []string{"create_spot.json", "create_prepaid.json"}

// Minimal is the smallest set of parameters that is known to work.
func Minimal() map[string]string {
	const target = `"MountTargetDomain":"008b648bcb-sbs93.cn-hangzhou.nas.aliyuncs.com","FileSystemId":"008b648bcb","NASDirectory":"/","ProtocolType":"NFS","MountOptions":"-t nfs -o vers=3,nolock,proto=tcp,noresvport"`
	return map[string]string{ //nolint:gosec // A key pair's name is no secret.
		"ClusterName":        "cfd-prod",
		"ClusterCategory":    "Standard",
		"ClusterMode":        "Integrated",
		"ClusterVpcId":       "vpc-m5efjevmclc0xdmys",
		"ClusterVSwitchId":   "vsw-f8za5p0mwzgdu3wgx",
		"SecurityGroupId":    "sg-bp13n61xsydodfyg",
		"DeletionProtection": "false",
		"ClusterCredentials": `{"KeyPairName":"ali0824"}`,
		"SharedStorages": `[{"MountDirectory":"/home",` + target + `},{"MountDirectory":"/opt",` + target +
			`},{"MountDirectory":"/ehpcdata",` + target + `}]`,
		"Manager": `{"Scheduler":{"Type":"SLURM","Version":"22.05.8"},"DNS":{"Type":"nis","Version":"1.0"},` +
			`"DirectoryService":{"Type":"nis","Version":"1.0"},"ManagerNode":` + Node + `}`,
	}
}

// With is the minimal request with some parameters replaced; "" removes one.
func With(pairs ...string) map[string]string {
	out := Minimal()
	for pair := range slices.Chunk(pairs, 2) {
		out[pair[0]] = pair[1]
		if pair[1] == "" {
			delete(out, pair[0])
		}
	}
	return out
}

// FromFile reads a request from testdata: an object whose members that are not
// strings are sent as JSON text.
func FromFile(t testing.TB, name string) map[string]string {
	t.Helper()
	raw, err := requests.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(raw, &members); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	out := map[string]string{}
	for k, v := range members {
		var s string
		if json.Unmarshal(v, &s) != nil {
			s = string(v)
		}
		out[k] = s
	}
	return maps.Clone(out)
}

// Edited is the minimal request with text replaced in one parameter.
func Edited(param, old, replacement string) map[string]string {
	out := Minimal()
	if !strings.Contains(out[param], old) {
		panic("nothing to replace in " + param + ": " + old)
	}
	out[param] = strings.Replace(out[param], old, replacement, 1)
	return out
}

// AddonWith is the minimal request with a login component.
func AddonWith(services, resources string) map[string]string {
	item := map[string]string{"Name": "Login", "Version": "1.0"}
	if services != "" {
		item["ServicesSpec"] = services
	}
	if resources != "" {
		item["ResourcesSpec"] = resources
	}
	raw, _ := json.Marshal([]any{item})
	return With("Addons", string(raw))
}

// Listing is a call that lists something, with where the list is and what
// tells its items apart.
type Listing struct {
	Product, Action string
	Params          map[string]string
	Path            []any
	Key             string
}

// PagedListings are the look-ups with page numbers.
func PagedListings() []Listing {
	hangzhou := map[string]string{"RegionId": "cn-hangzhou"}
	return []Listing{
		{"vpc", "DescribeVpcs", hangzhou, []any{"Vpcs", "Vpc"}, "VpcId"},
		{"vpc", "DescribeVSwitches", hangzhou, []any{"VSwitches", "VSwitch"}, "VSwitchId"},
		{"ecs", "DescribeKeyPairs", hangzhou, []any{"KeyPairs", "KeyPair"}, "KeyPairName"},
		{"ecs", "DescribeImages", hangzhou, []any{"Images", "Image"}, "ImageId"},
		{"nas", "DescribeFileSystems", nil, []any{"FileSystems", "FileSystem"}, "FileSystemId"},
		{"resourcemanager", "ListResourceGroups", map[string]string{"Status": "OK"}, []any{"ResourceGroups", "ResourceGroup"}, "Id"},
		{"ehpc", "ListAvailableImages", nil, []any{"Images"}, "ImageId"},
		{"ehpc", "ListAvailableFileSystems", nil, []any{"FileSystemList"}, "FileSystemId"},
		{"ehpc", "ListSoftwares", nil, []any{"AdditionalPackages", "AdditionalPackageInfos"}, "Name"},
		{"ehpc", "ListAddonTemplates", nil, []any{"Addons"}, "Name"},
	}
}

// Node is a node of a queue, as a request has it.
const Node = `{"InstanceType":"ecs.c6.xlarge","ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd","InstanceChargeType":"PostPaid",` +
	`"SpotStrategy":"NoSpot","EnableHT":true,"SystemDisk":{"Category":"cloud_essd","Size":40,"Level":"PL0"}}`
