package simulator_test

import (
	"net/http"
	"strings"
	"testing"

	"clusterwiz/providers/simulator"
)

// TestCloudsAreToldApart sends unsigned calls and looks who takes them.
func TestCloudsAreToldApart(t *testing.T) {
	t.Parallel()
	const loopback = "127.0.0.1:8080"
	for name, test := range map[string]struct {
		method, host, path string
		header             []string
		product, action    string
	}{
		"E-HPC":                         {"POST", loopback, "/", []string{"x-acs-version", "2024-07-30", "x-acs-action", "CreateCluster"}, "EHPC", "CreateCluster"},
		"Alibaba by its parameters":     {"GET", loopback, "/?Action=DescribeVpcs&Version=2016-04-28", nil, "Vpc", "DescribeVpcs"},
		"Alibaba by a key alone":        {"GET", loopback, "/?AccessKeyId=a", nil, "", ""},
		"Alibaba by a form":             {"POST", loopback, "/", []string{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}, "", ""},
		"ACK by an older signature":     {"GET", loopback, "/regions", []string{"x-acs-version", "2015-12-15", "Authorization", "acs a:b"}, "CS", "DescribeRegions"},
		"BatchCompute by version":       {"POST", loopback, "/clusters", []string{"x-acs-version", "2015-11-11"}, "BatchCompute", "CreateCluster"},
		"BatchCompute by host":          {"GET", "batchcompute.cn-hangzhou.aliyuncs.com", "/clusters", nil, "BatchCompute", "ListClusters"},
		"BatchCompute by signature":     {"GET", loopback, "/images", []string{"Authorization", "acs a:b"}, "BatchCompute", "ListImages"},
		"ModelArts by host":             {"GET", "modelarts.cn-north-4.myhuaweicloud.com", "/v2/p/pools", nil, "ModelArts", "ListPools"},
		"ModelArts, Hong Kong":          {"GET", "modelarts.ap-southeast-1.myhuaweicloud.cn", "/v2/p/pools", nil, "ModelArts", "ListPools"},
		"ModelArts by path":             {"POST", loopback, "/v2/p/pools/n/nodepools", nil, "ModelArts", "CreateNodePool"},
		"IAM by path":                   {"GET", loopback, "/v3/projects?name=cn-north-4", nil, "IAM", "KeystoneListProjects"},
		"VPC by path":                   {"GET", loopback, "/v1/p/vpcs", nil, "VPC", "ListVpcs"},
		"an unknown service of Huawei":  {"GET", "obs.cn-north-4.myhuaweicloud.com", "/", nil, "unknown", ""},
		"Huawei by signature":           {"GET", loopback, "/x", []string{"Authorization", "SDK-HMAC-SHA256 x"}, "", ""},
		"QingCloud by host":             {"POST", "hpc-api.qingcloud.com", "/api/cluster/createCluster", nil, "HPC", "cluster/createCluster"},
		"QingCloud by path":             {"GET", loopback, "/api/operation", nil, "HPC", "operation"},
		"the general API of QingCloud":  {"GET", loopback, "/iaas/?action=DescribeVxnets", nil, "IaaS", "DescribeVxnets"},
		"another version of /clusters":  {"POST", loopback, "/clusters", []string{"x-acs-version", "2015-12-15"}, "not BatchCompute", ""},
		"/clusters without a version":   {"POST", loopback, "/clusters", nil, "nobody", ""},
		"a path that nobody has at all": {"GET", loopback, "/favicon.ico", nil, "nobody", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := simulator.New(simulator.Options{})
			req, err := http.NewRequestWithContext(t.Context(), test.method, "http://"+test.host+test.path, strings.NewReader(""))
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i < len(test.header); i += 2 {
				req.Header.Set(test.header[i], test.header[i+1])
			}
			resp, err := s.Transport().RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			_ = resp.Body.Close()
			calls := s.Calls()
			switch test.product {
			case "nobody":
				if len(calls) != 0 || resp.StatusCode != http.StatusNotFound {
					t.Errorf("%+v, %d", calls, resp.StatusCode)
				}
			case "not BatchCompute":
				if len(calls) != 1 || calls[0].Product == "BatchCompute" {
					t.Errorf("%+v", calls)
				}
			default:
				if len(calls) != 1 || calls[0].Product != test.product || calls[0].Action != test.action {
					t.Errorf("%+v", calls)
				}
			}
		})
	}
}
