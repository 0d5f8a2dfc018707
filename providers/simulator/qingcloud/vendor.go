package qingcloud

import "clusterwiz/providers/simulator/engine"

// Vendor is QingCloud.
func Vendor() engine.Vendor {
	return engine.Vendor{New: newCloud, APIs: apis, Codes: func() engine.Codes { return errorCodes }}
}

func apis() []engine.API {
	return []engine.API{{
		Provider: "qingcloud", Creation: "cluster/createCluster", Stages: stages, Base: apiPath, Version: "version=1", Signature: algorithm,
		Shows:   []string{"cluster/list", "cluster/listNodes", "operation"},
		Service: productName, Beside: []string{iaasProduct},
	}}
}
