package batchcompute

import "clusterwiz/providers/simulator/engine"

// Vendor is BatchCompute.
func Vendor() engine.Vendor {
	return engine.Vendor{New: newCloud, APIs: apis, Codes: func() engine.Codes { return errorCodes }, First: true}
}

func apis() []engine.API {
	return []engine.API{{
		Provider: "batchcompute", Creation: "CreateCluster", Stages: stages, Base: "/", Version: "x-acs-version: " + apiVersion, Signature: engine.ROAAlgorithm,
		Shows:   []string{"GetCluster", "ListClusterInstances", "ListClusters"},
		Tried:   []string{"aliyun CLI 3 of 2026-07", "aliyun-sdk 1.12.10 for Node"},
		Service: productName, Beside: []string{"Ecs", "Vpc", "NAS", "ResourceManager", "BssOpenApi", "CloudControl", "quotas"},
	}}
}
