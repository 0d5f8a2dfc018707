package batchcompute_test

import (
	"net/http"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/simtest"
)

// smallBody is a small cluster in a VPC with everything that rules are about.
const smallBody = `{"Name":"demo","ImageId":"img-ubuntu","InstanceType":"ecs.sn1ne.large","Groups":{"g":{"DesiredVMCount":1,"ResourceType":"OnDemand"}},
"Notification":{"Topic":{"Name":"t","Endpoint":"http://1234567890123456.mns.cn-hangzhou.aliyuncs.com/"}},
"Configs":{"Disks":{"SystemDisk":{"Type":"cloud","Size":50},"DataDisk":{"Type":"cloud","Size":50,"MountPoint":"/data"}},
"Mounts":{"Entries":[{"Source":"nas://26a174a62f-sfi98.cn-hangzhou.nas.aliyuncs.com:/","Destination":"/nas","WriteSupport":true}]},
"Networks":{"VPC":{"CidrBlock":"192.168.0.0/16","VpcId":"vpc-m5efjevmclc0xdmys"}}}}`

func send(t *testing.T, changes ...string) simtest.Answer {
	t.Helper()
	_, c := setUp(t)
	return c.Call(http.MethodPost, "/clusters", string(simtest.Change(t, smallBody, changes...)))
}

const (
	batchVPC   = "Configs.Networks.VPC"
	batchDisk  = "Configs.Disks.SystemDisk"
	batchData  = "Configs.Disks.DataDisk"
	batchMount = "Configs.Mounts.Entries.0"
	batchTopic = "Notification.Topic"
)

// TestPageRules breaks rules of the pages "Create a cluster", "Specify
// disks", "Mount a NAS", "VPC" and "Notification".
func TestPageRules(t *testing.T) {
	t.Parallel()
	spot := func(members string) []string {
		return []string{"Groups.g", `{"DesiredVMCount":1,"ResourceType":"Spot",` + members + `}`}
	}
	simtest.CheckRefused(t, simtest.PageRules{
		{"errors: Name 1-64", []string{"Name", simtest.Quoted("a", 65)}, "InvalidName", "[1, 64]"},
		{"errors: Name does not begin with a digit", []string{"Name", `"1a"`}, "InvalidName", "[0-9]"},
		{"errors: Description 0-1024", []string{"Description", simtest.Quoted("a", 1025)}, "InvalidDescription", "[0, 1024]"},
		{"errors: ImageId 1-256", []string{"ImageId", simtest.Quoted("a", 257)}, "InvalidImageId", "[1, 256]"},
		{"errors: at most 64 UserData", []string{"UserData", simtest.Entries(65)}, "InvalidUserData", "[0, 64]"},
		{"errors: UserData key 1-128", []string{"UserData", "{" + simtest.Quoted("k", 129) + `:""}`}, "InvalidUserData." + strings.Repeat("k", 129), "[1, 128]"},
		{"errors: UserData value 0-1024", []string{"UserData", `{"k":` + simtest.Quoted("v", 1025) + "}"}, "InvalidUserData.k.value", "[0, 1024]"},
		{"errors: group name 1-64", []string{"Groups", "{" + simtest.Quoted("g", 65) + `:{"DesiredVMCount":1,"ResourceType":"OnDemand"}}`}, "InvalidGroups." + strings.Repeat("g", 65), "[1, 64]"},
		{"at least one group", []string{"Groups", "{}"}, "InvalidGroups", ""},
		{"errors: DesiredVMCount 1-65536", []string{"Groups.g.DesiredVMCount", "65537"}, "InvalidDesiredVMCount", "[1, 65536]"},
		{"SpotPriceLimit with SpotWithPriceLimit", spot(`"SpotStrategy":"SpotWithPriceLimit"`), "InvalidGroups.g.SpotPriceLimit", ""},
		{"SpotPriceLimit above 0", spot(`"SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":-1`), "InvalidGroups.g.SpotPriceLimit", ""},
		{"SpotPriceLimit only with SpotWithPriceLimit", spot(`"SpotStrategy":"SpotAsPriceGo","SpotPriceLimit":0.1`), "InvalidGroups.g.SpotPriceLimit", ""},

		{"SystemDisk.Size with SystemDisk", []string{batchDisk + ".Size", ""}, "Missing" + batchDisk + ".Size", ""},

		{"Entries[].Destination is required", []string{batchMount + ".Destination", ""}, "Missing" + batchMount + ".Destination", ""},
		{"Entries[].WriteSupport is required", []string{batchMount + ".WriteSupport", ""}, "Missing" + batchMount + ".WriteSupport", ""},

		{"CidrBlock has no bits behind its mask", []string{batchVPC + ".CidrBlock", `"10.0.0.1/16"`}, "InvalidCidrBlock", ""},
		{"a size above 0", []string{batchDisk + ".Size", "0"}, "Invalid" + batchDisk + ".Size", ""},
		{"VpcId needs CidrBlock", []string{batchVPC + ".CidrBlock", ""}, "InvalidCidrBlock", ""},

		{"Topic.Name is required", []string{batchTopic + ".Name", ""}, "Missing" + batchTopic + ".Name", ""},
		{"Topic.Endpoint is required", []string{batchTopic + ".Endpoint", ""}, "Missing" + batchTopic + ".Endpoint", ""},
	}, send)
	_, c := setUp(t)
	if a := c.Call(http.MethodPost, "/clusters?IdempotentToken="+strings.Repeat("t", 65), smallBody); a.Code != "InvalidIdempotentToken" {
		t.Errorf("a token of 65 characters: %d %s", a.Status, a.Raw)
	}
}

// TestBounds goes to the ends of the same pages' ranges.
func TestBounds(t *testing.T) {
	t.Parallel()
	plain := []string{"Configs", `{"Networks":{"Classic":{"AllowIpAddress":["1.2.3.4"]}}}`}
	simtest.CheckAccepted(t, simtest.PageBounds{
		{"Name 1-64", simtest.Each("Name", `"a"`, `"_"`, `"-"`, simtest.Quoted("a", 64))},
		{"Description 0-1024", simtest.Each("Description", `""`, simtest.Quoted("集", 1024))},
		{"UserData", simtest.Each("UserData", "{}", simtest.Entries(64), "{"+simtest.Quoted("k", 128)+`:""}`, `{"k":`+simtest.Quoted("v", 1024)+"}")},
		{"group names", simtest.Each("Groups", `{"g":{"DesiredVMCount":1,"ResourceType":"OnDemand"}}`, "{"+simtest.Quoted("g", 64)+`:{"DesiredVMCount":1,"ResourceType":"OnDemand"}}`)},
		{"DesiredVMCount from none to the quota", simtest.Each("Groups.g.DesiredVMCount", "0", "1", "1000")},
		{"a strategy of later", simtest.Each("Groups.g", `{"DesiredVMCount":1,"ResourceType":"Spot","SpotStrategy":"SpotOfLater"}`)},
		{"SpotPriceLimit", simtest.Each("Groups.g", `{"DesiredVMCount":1,"ResourceType":"Spot","SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":0.001}`, `{"DesiredVMCount":1,"ResourceType":"Spot"}`)},
		{"sizes that one page forbids", append(simtest.Each(batchDisk+".Size", "39", "40", "500", "501"), simtest.Each(batchData+".Size", "4", "5", "2000", "2001")...)},
		{"ephemeral DataDisk", [][]string{{batchDisk + ".Type", `"ephemeral"`, batchData + ".Type", `"ephemeral"`, batchData + ".Size", "1025"}}},
		{"own types in a VPC, which one page forbids", [][]string{{"InstanceType", `"bcs.a2.large"`, batchDisk + ".Type", `"ephemeral"`, batchData + ".Type", `"ephemeral"`}}},
		{"blocks that one page forbids", simtest.Each(batchVPC+".CidrBlock", `"192.168.0.0/15"`, `"11.0.0.0/16"`)},
		{"disks that one page forbids", [][]string{{batchData + ".Type", `"cloud_ssd"`}, {"InstanceType", `"bcs.a2.large"`}}},
		{"mounts that one page forbids", append(simtest.Each(batchMount+".Source", `"http://my-bucket/"`), []string{batchVPC + ".VpcId", ""})},
		{"both networks, which one page forbids", simtest.Each("Configs.Networks.Classic", `{"AllowSecurityGroup":["sg-1"]}`)},
		{"masks that one page forbids", simtest.Each(batchVPC+".CidrBlock", `"10.0.0.0/11"`, `"10.0.0.0/25"`)},
		{"decimals that one page forbids", simtest.Each("Groups.g", `{"DesiredVMCount":1,"ResourceType":"Spot","SpotStrategy":"SpotWithPriceLimit","SpotPriceLimit":0.1234}`)},
		{"an empty disk type is the service's", [][]string{
			{batchDisk + ".Type", "", batchData + ".Type", `""`},
			{"InstanceType", `"bcs.a2.large"`, "Configs", `{"Disks":{"SystemDisk":{"Size":40}}}`},
		}},
		{"CidrBlock", simtest.Each(batchVPC+".CidrBlock", `"10.0.0.0/12"`, `"10.255.255.0/24"`, `"172.16.0.0/12"`, `"172.31.255.0/24"`, `"192.168.255.0/24"`)},
		{"Windows paths", [][]string{{
			"ImageId", `"img-windows"`, batchData + ".MountPoint", `"E:"`, batchMount + ".Destination", `"F:\\data"`,
			batchMount + ".Source", `"nas://26a174a62f-sfi98.cn-hangzhou.nas.aliyuncs.com:/!"`,
		}}},
		{"Locale", simtest.Each("Configs.Mounts.Locale", `"GBK"`, `"UTF-8"`, `"gb18030"`)},
		{"Topic.Events", simtest.Each(batchTopic+".Events", `[]`, `["OnClusterDeleted","OnInstanceCreated","OnInstanceActive"]`, `["OnTaskFailed"]`)},
		{"Topic.Endpoint", simtest.Each(batchTopic+".Endpoint", `"https://1234567890123456.mns.cn-hangzhou-internal.aliyuncs.com"`)},
		{"what is named as of then", [][]string{{"DependencyIsvService", `"OTHER"`}, {"Groups.g.ResourceType", `"PrePaid"`}}},
		{"a disk type of later", [][]string{{batchDisk + ".Type", `"cloud_essd"`, batchData + ".Type", `"cloud_essd"`}}},
		{"places that show themselves at the mount", simtest.Each(batchMount+".Destination", `"E:"`, `"/nas/"`)},
		{"what the Python SDK has", [][]string{
			{"ScheduleType", `"Poll"`, "Groups.g.Mode", `""`},
			{"Configs.Mounts.RefreshStrategy", `"s"`, "Configs.Mounts.RefreshTimeOut", "30", "Configs.Mounts.NasMetaCache", "true"},
			{batchTopic + ".UserData", `"d"`, batchTopic + ".UserTemplate", `"t"`},
		}},
		{"the token of the JavaScript SDK", simtest.Each("Configs.Mounts.OSS", `{"AccessKeyId":"i","AccessKeySecret":"s","AccessSecurityToken":"t"}`)},
		{"Classic", [][]string{plain}},
	}, send)
	_, c := setUp(t)
	c.OK(http.MethodPost, "/clusters?IdempotentToken="+strings.Repeat("t", 64), smallBody)
	for _, query := range []string{"MaxItemCount=1", "MaxItemCount=100"} {
		c.OK(http.MethodGet, "/clusters?"+query, "")
	}
}
