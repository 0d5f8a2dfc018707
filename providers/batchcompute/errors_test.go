package batchcompute_test

import (
	"fmt"
	"strings"
	"testing"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/batchcompute"
	"clusterwiz/providers/cloudtest"
)

// TestErrors is the error table of the API page and that of the common codes.
func TestErrors(t *testing.T) {
	t.Parallel()
	cases := []struct {
		status        int
		code, message string
		kind          providers.Kind
		field         forms.Path
	}{
		{400, "IdempotentTokenMismatch", "Specified idempotent token mismatch.", providers.Unclear, ""},
		{400, "InvalidJsonFormat", "The request body has an invalid json format.", providers.Invalid, ""},
		{400, "InvalidHttpBody", "Specified parameter HttpBody is not valid. Its type must be object.", providers.Invalid, ""},
		{400, "InvalidUrlPattern", "no", providers.Invalid, ""},
		{400, "MethodNotAllowed", "no", providers.Invalid, ""},
		{403, "InvalidQueryString", "no", providers.Invalid, ""},
		{400, "MissingName", "Name is mandatory for this action.", providers.Invalid, "basics.name"},
		{400, "InvalidName", "Specified parameter Name is not valid. Its length must be in [1, 64].", providers.Invalid, "basics.name"},
		{400, "InvalidDescription", "Specified parameter Description is not valid.", providers.Invalid, "basics.description"},
		{400, "MissingImageId", "ImageId is mandatory for this action.", providers.Invalid, "nodes.image_id"},
		{400, "InvalidParameter.ImageId", "no", providers.Invalid, ""}, // That of the cluster, or of the first group.
		{400, "InvalidUserData", "Its size must be in [0, 64].", providers.Invalid, "software.user_data"},
		{400, "InvalidUserData.a.b", "Specified parameter UserData.{key} is not valid.", providers.Invalid, "software.user_data"},
		{400, "InvalidUserData.empty.value", "no", providers.Invalid, "software.user_data"},
		{400, "InvalidGroups", "Its type must be object.", providers.Invalid, "node_pools"},
		{400, "InvalidGroups.limited", "Its size must be in [1, 64].", providers.Invalid, "node_pools[1]"},
		{400, "InvalidGroups.market.SpotStrategy", "no", providers.Invalid, "node_pools[2].spot_strategy"},
		{400, "InvalidGroups.none", "no", providers.Invalid, "node_pools"},
		{400, "MissingDesiredVMCount", "DesiredVMCount is mandatory for this action.", providers.Invalid, ""}, // Of three groups.
		{400, "InvalidDesiredVMCount", "It must be in [1, 65536].", providers.Invalid, ""},
		{400, "InvalidSpotPriceLimit", "no", providers.Invalid, "node_pools[1].spot_price_limit"},
		{400, "InvalidCidrBlock", "Specified parameter CidrBlock is not valid. Configs.Networks.VPC.CidrBlock is not valid.", providers.Invalid, "network.cidr_block"},
		{400, "InvalidConfigs.Disks.DataDisk.Size", "no", providers.Invalid, "data_disk.size"},
		{400, "InvalidConfigs.Mounts.Entries.1.Source", "no", providers.Invalid, "storage.mounts[1].source"},
		{400, "MissingInstanceType", "InstanceType is mandatory for this action.", providers.Invalid, "nodes.instance_type"},
		{400, "InvalidInstanceType", "Specified parameter InstanceType is not valid.", providers.Invalid, ""}, // Cluster or group.
		{400, "InvalidHostnamePrefix", "no", providers.Invalid, "node_pools[0].hostname_prefix"},
		{400, "MissingResourceType", "ResourceType is mandatory for this action.", providers.Invalid, ""},
		{400, "InvalidSomething", "Specified parameter Something is not valid.", providers.Invalid, ""},
		{400, "MissingConfigs.Networks.VPC.OppositeRouterId", "mandatory", providers.Invalid, ""},
		{403, "QuotaExhausted", "no", providers.Quota, ""},
		{403, "QuotaExhausted.MaxClusterCount", "The MaxClusterCount (10) quota is exhausted.", providers.Quota, ""},
		{403, "QuotaExhausted.MaxClusterGroupCount", "no", providers.Quota, "node_pools"},
		{403, "QuotaExhausted.MaxClusterGroupDesiredVMCount", "no", providers.Quota, ""},
		{403, "QuotaExhausted.Configs.Networks.VPC.OppositeRouterType", "no", providers.Quota, ""},
		{403, "QuotaExhausted.Other", "no", providers.Quota, ""},
		{403, "QuotaExhausted.Type", "The quota of ecs.sn1ne.xlarge is exhausted.", providers.Quota, "node_pools[0].instance_type"},
		{403, "InvalidVersion.NotFound", "no", providers.Invalid, ""},
		{403, "InvalidResource.AlreadyExisting", "no", providers.Conflict, ""},
		{404, "InvalidResource.NotFound", "no", providers.Absent, ""},
		{403, "Forbidden", "no", providers.Permission, ""},
		{409, "StateConflict", "no", providers.Conflict, ""},
		{500, "InternalError", "no", providers.Unclear, ""},
		{400, "SignatureDoesNotMatch", "no", providers.Auth, ""},
		{400, "InvalidDate", "Specified parameter Date is not valid. It is more than 15 minutes off.", providers.Auth, ""},
	}
	tried := map[string]bool{}
	for _, c := range cases {
		tried[c.code] = true
		t.Run(c.code, func(t *testing.T) {
			t.Parallel()
			client := cloud.Connect(t, providers.Endpoint{Transport: script{"POST /clusters": {fmt.Sprintf(`%d {"Code":%q,"Message":%q}`, c.status, c.code, c.message)}}})
			_, err := client.Send(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Largest)))
			f := providers.AsFailure(err)
			if f == nil || f.Kind != c.kind || f.Field != c.field || f.Code != c.code || f.RequestID != "R-1" || !f.Summary.Complete() || !f.Remedy.Complete() ||
				strings.HasPrefix(c.code, "Missing") != strings.HasSuffix(f.Summary.En, " is missing") {
				t.Errorf("got %+v", f)
			}
		})
	}
	for _, code := range batchcompute.Codes() {
		if !tried[code] {
			t.Errorf("%s is not tried", code)
		}
	}
}

// TestOnlyGroup: where there is one group, it is meant.
func TestOnlyGroup(t *testing.T) {
	t.Parallel()
	for code, field := range map[string]forms.Path{
		"InvalidDesiredVMCount":                        "node_pools[0].count",
		"QuotaExhausted.MaxClusterGroupDesiredVMCount": "node_pools[0].count",
		"InvalidInstanceType":                          "nodes.instance_type",
		"InvalidImageId":                               "nodes.image_id",
		"InvalidResourceType":                          "node_pools[0].resource_type",
	} {
		client := cloud.Connect(t, providers.Endpoint{Transport: script{"POST /clusters": {fmt.Sprintf(`400 {"Code":%q,"Message":"no"}`, code)}}})
		_, err := client.Send(t.Context(), cloudtest.Request(t, client, cloud.Load(t, cloudtest.Minimal)))
		if f := providers.AsFailure(err); f.Field != field {
			t.Errorf("%s: at %q", code, f.Field)
		}
	}
}
