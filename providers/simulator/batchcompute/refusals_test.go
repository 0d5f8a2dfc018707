package batchcompute_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"clusterwiz/providers/simulator/simtest"
)

func TestRefusals(t *testing.T) {
	t.Parallel()
	many := `"UserData": {`
	for n := range 65 {
		many += fmt.Sprintf(`"k%d":"",`, n)
	}
	groups := ""
	for n := range 8 {
		groups += fmt.Sprintf(`"g%d":{"DesiredVMCount":1,"ResourceType":"OnDemand"},`, n)
	}
	for name, test := range map[string]struct {
		old, replacement string
		status           int
		code, message    string
	}{
		"no name":            {`"Name": "test-cluster",`, ``, 400, "MissingName", "Name is mandatory for this action."},
		"name type":          {`"test-cluster"`, `1`, 400, "InvalidName", "Specified parameter Name is not valid. Its type must be string."},
		"name length":        {`"test-cluster"`, `"` + strings.Repeat("a", 65) + `"`, 400, "InvalidName", "Specified parameter Name is not valid. Its length must be in [1, 64]."},
		"empty name":         {`"test-cluster"`, `""`, 400, "InvalidName", "Specified parameter Name is not valid. Its length must be in [1, 64]."},
		"name characters":    {`"test-cluster"`, `"1a"`, 400, "InvalidName", "Specified parameter Name is not valid. It must only contain characters within [a-zA-Z0-9_-], and must not start with [0-9]."},
		"description type":   {`"demo"`, `[]`, 400, "InvalidDescription", "Specified parameter Description is not valid. Its type must be string."},
		"description length": {`"demo"`, `"` + strings.Repeat("集", 1025) + `"`, 400, "InvalidDescription", "Specified parameter Description is not valid. Its length must be in [0, 1024]."},
		"no image":           {`"ImageId": "img-ubuntu",`, ``, 400, "MissingImageId", "ImageId is mandatory for this action."},
		"image type":         {`"img-ubuntu"`, `{}`, 400, "InvalidImageId", "Specified parameter ImageId is not valid. Its type must be string."},
		"image length":       {`"img-ubuntu"`, `""`, 400, "InvalidImageId", "Specified parameter ImageId is not valid. Its length must be in [1, 256]."},
		"unknown image":      {`"img-ubuntu"`, `"img-x"`, 400, "InvalidParameter.ImageId", "Specified parameter ImageId is not valid."},
		"data type":          {`"UserData": {`, `"UserData": [], "X": {`, 400, "InvalidUserData", "Specified parameter UserData is not valid. Its type must be object."},
		"too much data":      {`"UserData": {`, many, 400, "InvalidUserData", "Specified parameter UserData is not valid. Its size must be in [0, 64]."},
		"data key":           {`"key1"`, `"` + strings.Repeat("k", 129) + `"`, 400, "InvalidUserData." + strings.Repeat("k", 129), "Specified parameter UserData." + strings.Repeat("k", 129) + " is not valid. Its length must be in [1, 128]."},
		"data value type":    {`"value1"`, `1`, 400, "InvalidUserData.key1.value", "Specified parameter UserData.key1.value is not valid. Its type must be string."},
		"data value length":  {`"value1"`, `"` + strings.Repeat("v", 1025) + `"`, 400, "InvalidUserData.key1.value", "Specified parameter UserData.key1.value is not valid. Its length must be in [0, 1024]."},
		"variable":           {`"value3"`, `3`, 400, "InvalidEnvVars.key3", "Specified parameter EnvVars.key3 is not valid."},
		"groups type":        {`"Groups": {`, `"Groups": [], "X": {`, 400, "InvalidGroups", "Specified parameter Groups is not valid. Its type must be object."},
		"no group":           {`"Groups": {`, `"Groups": {}, "X": {`, 400, "InvalidGroups", "Specified parameter Groups is not valid."},
		"group type":         {`"Groups": {`, `"Groups": {"g":1,`, 400, "InvalidGroups.g", "Specified parameter Groups.g is not valid. Its type must be object."},
		"group name":         {`"group1"`, `"` + strings.Repeat("g", 65) + `"`, 400, "InvalidGroups." + strings.Repeat("g", 65), "Specified parameter Groups." + strings.Repeat("g", 65) + " is not valid. Its size must be in [1, 64]."},
		"groups quota":       {`"Groups": {`, `"Groups": {` + groups, 403, "QuotaExhausted.MaxClusterGroupCount", "The MaxClusterGroupCount (8) quota is exhausted."},
		"no count":           {`"DesiredVMCount": 3,`, ``, 400, "MissingDesiredVMCount", "DesiredVMCount is mandatory for this action."},
		"count type":         {`"DesiredVMCount": 3`, `"DesiredVMCount": "3"`, 400, "InvalidDesiredVMCount", "Specified parameter DesiredVMCount is not valid. Its type must be integer."},
		"count fraction":     {`"DesiredVMCount": 3`, `"DesiredVMCount": 3.5`, 400, "InvalidDesiredVMCount", "Specified parameter DesiredVMCount is not valid. Its type must be integer."},
		"count below zero":   {`"DesiredVMCount": 3`, `"DesiredVMCount": -1`, 400, "InvalidDesiredVMCount", "Specified parameter DesiredVMCount is not valid. It must be in [1, 65536]."},
		"count quota":        {`"DesiredVMCount": 3`, `"DesiredVMCount": 1001`, 403, "QuotaExhausted.MaxClusterGroupDesiredVMCount", "The MaxClusterGroupDesiredVMCount (1000) quota is exhausted."},
		"no type":            {`"InstanceType": "ecs.sn1ne.large",`, ``, 400, "MissingInstanceType", "InstanceType is mandatory for this action."},
		"unknown type":       {`ecs.sn1ne.large`, `ecs.sn9.large`, 400, "InvalidInstanceType", "Specified parameter InstanceType is not valid."},
		"no billing":         {`"ResourceType": "OnDemand",`, ``, 400, "MissingResourceType", "ResourceType is mandatory for this action."},
		"billing":            {`"OnDemand"`, `"Bought"`, 400, "InvalidResourceType", "Specified parameter ResourceType is not valid."},
		"strategy":           {`"SpotStrategy": ""`, `"SpotStrategy": "SpotAsPriceGo"`, 400, "InvalidGroups.group1.SpotStrategy", "Specified parameter Groups.group1.SpotStrategy is not valid."},
		"ceiling":            {`"SpotPriceLimit": 0.0`, `"SpotPriceLimit": 0.5`, 400, "InvalidGroups.group1.SpotPriceLimit", "Specified parameter Groups.group1.SpotPriceLimit is not valid."},
		"ceiling type":       {`"SpotPriceLimit": 0.0`, `"SpotPriceLimit": ""`, 400, "InvalidGroups.group1.SpotPriceLimit", "Specified parameter Groups.group1.SpotPriceLimit is not valid."},
		"system disk":        {`"Size": 50` + "\n", `"Size": 0` + "\n", 400, "InvalidConfigs.Disks.SystemDisk.Size", "Specified parameter Configs.Disks.SystemDisk.Size is not valid."},
		"no mount point":     {`"Size": 500,` + "\n                \"MountPoint\": \"/home/my-data-disk\"", `"Size": 500`, 400, "MissingConfigs.Disks.DataDisk.MountPoint", "Configs.Disks.DataDisk.MountPoint is mandatory for this action."},
		"unknown VPC":        {`vpc-m5efjevmclc0xdmys`, `vpc-nowhere`, 400, "InvalidConfigs.Networks.VPC.VpcId", "Specified parameter Configs.Networks.VPC.VpcId is not valid."},
		"CIDR block":         {`192.168.0.0/16`, `192.168.0.1/16`, 400, "InvalidCidrBlock", "Specified parameter CidrBlock is not valid. Configs.Networks.VPC.CidrBlock is not valid."},
		"no CIDR block":      {`"CidrBlock": "192.168.0.0/16"`, `"CidrBlock": ""`, 400, "InvalidCidrBlock", "Specified parameter CidrBlock is not valid. Configs.Networks.VPC.CidrBlock is not valid."},
		"no router":          {`"CidrBlock"`, `"OppositeInterfaceId": "ri-1", "CidrBlock"`, 400, "MissingConfigs.Networks.VPC.OppositeRouterId", "Configs.Networks.VPC.OppositeRouterId is mandatory for this action."},
		"unknown":            {`"Name"`, `"Scheduler": "Poll", "Name"`, 400, "InvalidScheduler", "Specified parameter Scheduler is not valid."},
		"case of a name":     {`"Mounts"`, `"mounts"`, 400, "InvalidConfigs.mounts", "Specified parameter Configs.mounts is not valid."},
		"no JSON":            {`"Name"`, `Name`, 400, "InvalidJsonFormat", "The request body has an invalid json format."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := setUp(t)
			body := simtest.FileText(t, "seed.json")
			a := c.Call(http.MethodPost, "/clusters", simtest.Replaced(t, body, test.old, test.replacement))
			if a.Status != test.status || a.Code != test.code || a.Message != test.message {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
	_, c := setUp(t)
	for body, code := range map[string]string{`[]`: "InvalidHttpBody", ``: "InvalidJsonFormat", `{`: "InvalidJsonFormat"} {
		if a := c.Call(http.MethodPost, "/clusters", body); a.Status != 400 || a.Code != code {
			t.Errorf("%q: %d %s", body, a.Status, a.Raw)
		}
	}
	if a := c.Call(http.MethodPost, "/clusters?IdempotentToken=a-b", simtest.FileText(t, "seed.json")); a.Code != "InvalidIdempotentToken" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}

func TestOwnTypes(t *testing.T) {
	t.Parallel()
	_, c := setUp(t)
	const body = `{"Name":"own","ImageId":"img-ubuntu","InstanceType":"bcs.a2.large","Groups":{"g":{"DesiredVMCount":1,"ResourceType":"OnDemand"}},"Configs":{"Disks":{"SystemDisk":{"Type":"ephemeral","Size":50}},"Networks":{"Classic":{"AllowIpAddress":["1.2.3.4"]}}}}`
	c.OK(http.MethodPost, "/clusters", body)
}
