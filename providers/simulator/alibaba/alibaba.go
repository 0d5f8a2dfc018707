// Package alibaba answers for Alibaba Cloud: the products behind one gateway in
// one world.
package alibaba

import (
	"maps"
	"slices"

	"clusterwiz/providers/simulator/alibaba/ack"
	"clusterwiz/providers/simulator/alibaba/ehpc"
	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/lookups"
	"clusterwiz/providers/simulator/alibaba/prices"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// Vendor is Alibaba Cloud.
func Vendor() engine.Vendor {
	return engine.Vendor{New: newCloud, APIs: apis, Codes: codes}
}

func codes() engine.Codes { return slices.Concat(gateway.ErrorCodes, ack.ErrorCodes) }

func newCloud(s *engine.Core) engine.Cloud {
	w := world.New(s.Seed)
	s.Shares("vpc", func(region, id string) bool {
		r := w.Region(region)
		// Of the networks in a region outside this world nothing is known.
		return r == nil || r.VPC(id) != nil
	})
	ecs := lookups.NewECS(s, w)
	maps.Copy(ecs.Actions, prices.ECS(w))
	return gateway.New(s, w, map[string]*gateway.Product{
		prices.BSSVersion:          prices.NewBSS(w),
		lookups.QuotasVersion:      lookups.NewQuotas(s, w),
		prices.CloudControlVersion: prices.NewCloudControl(w),
		lookups.STSVersion:         lookups.NewSTS(),
		lookups.RAMVersion:         lookups.NewRAM(),

		ehpc.Version: ehpc.New(s, w),
		"2014-05-26": ecs,
		"2016-04-28": lookups.NewVPC(s, w),
		"2017-06-26": lookups.NewNAS(w),
		"2020-03-31": lookups.NewResourceManager(w),
		ack.Version:  ack.New(s, w),
	})
}

// tells adds what ACK tells of limits to what both ask.
func tells() engine.Tells {
	t := lookups.Tells
	t.Balances = append(slices.Clone(t.Balances), world.TellsClusters)
	return t
}

func apis() []engine.API {
	beside := []string{"Ecs", "Vpc", "NAS", "ResourceManager", "BssOpenApi", "CloudControl", "quotas", "Sts", "Ram"}
	return []engine.API{
		{
			Provider: "ehpc", Creation: "CreateCluster", Stages: ehpc.Stages, Base: "/", Version: "x-acs-version: " + ehpc.Version, Signature: gateway.Algorithm,
			Shows:   ehpc.Shows,
			Tells:   prices.Tells,
			Older:   "RPC 1.0",
			Tried:   []string{"aliyun CLI 3 of 2026-07", "alibaba-cloud-sdk-go 1.63.107", "tea-rpc 1.2.0 (of the Terraform provider)", "pop-core 1.8.0 for Node", "ehpc-20240730 1.1.0 for Go"},
			Service: ehpc.Product, Beside: beside,
		},
		{
			Provider: "ack", Creation: "CreateCluster", Stages: ack.Stages, Base: "/", Version: "x-acs-version: " + ack.Version, Signature: gateway.Algorithm,
			Shows:   ack.Shows,
			Tells:   tells(), // Of what both look at; of prices above.
			Older:   "ROA 1.0",
			Tried:   []string{"aliyun CLI 3 of 2026-07", "alibaba-cloud-sdk-go 1.63.107", "aliyungo of 2022-09 (of the Terraform provider)", "pop-core 1.8.0 for Node", "cs-20151215 7.6.0 for Go"},
			Service: ack.Product, Beside: beside,
		},
	}
}
