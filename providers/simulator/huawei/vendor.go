package huawei

import "clusterwiz/providers/simulator/engine"

// Vendor is Huawei Cloud.
func Vendor() engine.Vendor {
	return engine.Vendor{New: newCloud, APIs: apis, Codes: func() engine.Codes { return errorCodes }}
}

func apis() []engine.API {
	return []engine.API{{
		Provider: "modelarts", Creation: "CreateNodePool", Stages: stages, Base: "/v2/", Signature: sdkAlgorithm, Project: fixedProject,
		Shows: []string{"ListEvents", "ListNodePoolNodes", "ListNodePools", "ListOrders", "ListPoolNodes", "ShowNodePool"},
		Tells: engine.Tells{
			Prices: []string{"ListOnDemandResourceRatings", "ListRateOnPeriodDetail"},
			Limits: []string{"ShowQuotas"}, Balances: []string{"ShowCustomerAccountBalances"},
		},
		Tried:   []string{"huaweicloud-sdk-go-v3 0.1.207 (CreateNodePool, ListNodePools)"},
		Service: productName, Beside: []string{"IAM", "VPC", bss},
	}}
}
