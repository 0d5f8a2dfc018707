package alicloud_test

import (
	"strings"
	"testing"

	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
)

func TestEndpoints(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		product  alicloud.Product
		endpoint providers.Endpoint
		want     string
	}{
		"regional":         {ehpc, providers.Endpoint{Region: "cn-shanghai"}, "https://ehpc.cn-shanghai.aliyuncs.com"},
		"ECS":              {alicloud.ECS, providers.Endpoint{Region: "cn-shanghai"}, "https://ecs.cn-shanghai.aliyuncs.com"},
		"ECS Hangzhou":     {alicloud.ECS, providers.Endpoint{Region: "cn-hangzhou"}, "https://ecs-cn-hangzhou.aliyuncs.com"},
		"ECS finance":      {alicloud.ECS, providers.Endpoint{Region: "cn-hangzhou-finance"}, "https://ecs.aliyuncs.com"},
		"ECS no region":    {alicloud.ECS, providers.Endpoint{}, "https://ecs-cn-hangzhou.aliyuncs.com"},
		"VPC":              {alicloud.VPC, providers.Endpoint{Region: "cn-beijing"}, "https://vpc.cn-beijing.aliyuncs.com"},
		"VPC Hangzhou":     {alicloud.VPC, providers.Endpoint{Region: "cn-hangzhou"}, "https://vpc.aliyuncs.com"},
		"NAS":              {alicloud.NAS, providers.Endpoint{Region: "cn-hangzhou"}, "https://nas.cn-hangzhou.aliyuncs.com"},
		"NAS finance":      {alicloud.NAS, providers.Endpoint{Region: "cn-hangzhou-finance"}, "https://nas.cn-hangzhou-dg-a01.aliyuncs.com"},
		"resource manager": {alicloud.ResourceManager, providers.Endpoint{Region: "cn-beijing"}, "https://resourcemanager.aliyuncs.com"},
		"by hand":          {alicloud.VPC, providers.Endpoint{Region: "cn-beijing", Base: "http://127.0.0.1:8080/"}, "http://127.0.0.1:8080"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := connect(t, c.endpoint).URL(c.product); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	for _, base := range []string{"127.0.0.1:8080", "ftp://x", "http://", "http://x/path", "http://u:canary@x", "http://x?q"} {
		_, err := alicloud.Connect(providers.Simulator(), providers.Endpoint{Base: base})
		if f := providers.AsFailure(err); f == nil || f.Kind != providers.Invalid || strings.Contains(f.Error(), "canary") {
			t.Errorf("%s: %v", base, err)
		}
	}
}
