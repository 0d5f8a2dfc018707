package simulator_test

import (
	"encoding/json"
	"maps"
	"os"
	"testing"
)

// minimal is the smallest set of parameters that is known to work.
func minimal() map[string]string {
	const target = `"MountTargetDomain":"008b648bcb-sbs93.cn-hangzhou.nas.aliyuncs.com","FileSystemId":"008b648bcb","NASDirectory":"/","ProtocolType":"NFS","MountOptions":"-t nfs -o vers=3,nolock,proto=tcp,noresvport"`
	return map[string]string{
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
			`"DirectoryService":{"Type":"nis","Version":"1.0"},"ManagerNode":` + node + `}`,
	}
}

const node = `{"InstanceType":"ecs.c6.xlarge","ImageId":"centos_7_6_x64_20G_alibase_20211130.vhd","InstanceChargeType":"PostPaid",` +
	`"SpotStrategy":"NoSpot","EnableHT":true,"SystemDisk":{"Category":"cloud_essd","Size":40,"Level":"PL0"}}`

// with is the minimal request with some parameters replaced; "" removes one.
func with(pairs ...string) map[string]string {
	out := minimal()
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = pairs[i+1]
		if pairs[i+1] == "" {
			delete(out, pairs[i])
		}
	}
	return out
}

// fromFile reads a request from testdata: an object whose members that are not
// strings are sent as JSON text.
func fromFile(t testing.TB, name string) map[string]string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
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
