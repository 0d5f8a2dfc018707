package simulator_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"clusterwiz/providers/simulator"
)

const batchHost = "batchcompute.cn-hangzhou.aliyuncs.com"

func batchLike() restCaller {
	return restCaller{host: batchHost, sign: signROA, codeNames: []string{"Code"}}
}

func batch(t testing.TB, faults ...string) (*simulator.Simulator, *restCaller) {
	t.Helper()
	return rest(t, simulator.Options{}, batchLike(), faults...)
}

// signROA signs as the official SDKs do; headers that a test has set stay.
func signROA(c *restCaller, req *http.Request, _ []byte) {
	for name, value := range map[string]string{
		"Accept": "application/json", "Date": c.clock.Now().UTC().Format(http.TimeFormat), "x-acs-version": "2015-11-11",
		"x-acs-signature-method": "HMAC-SHA1", "x-acs-signature-version": "1.0", "x-acs-signature-nonce": fmt.Sprint("roa", nonceSerial.Add(1)),
	} {
		if req.Header.Get(name) == "" {
			req.Header.Set(name, value)
		}
	}
	_, signature := simulator.SignROA(c.secret, req.Method, req.URL.Path, req.URL.Query(), req.Header)
	req.Header.Set("Authorization", "acs "+c.id+":"+signature)
}

// TestROAVectors holds signatures against computed vectors and the string to
// sign against the official Java core's test.
func TestROAVectors(t *testing.T) {
	t.Parallel()
	common := http.Header{
		"Accept": {"application/json"}, "Date": {"Tue, 06 Nov 2018 06:12:40 GMT"}, "X-Acs-Signature-Method": {"HMAC-SHA1"},
		"X-Acs-Signature-Nonce": {"9b7a44b0-3be1-11e5-8c73-08002700c460"}, "X-Acs-Signature-Version": {"1.0"}, "X-Acs-Version": {"2015-11-11"},
	}
	create, list := common.Clone(), common.Clone()
	create.Set("Content-Type", "application/json")
	list.Set("Content-Type", "application/json")
	list.Set("x-acs-security-token", "STSTOKENEXAMPLE")
	_, one := simulator.SignROA("testsecret", "POST", "/clusters", url.Values{"IdempotentToken": {"vU7xaM9YCqqAFHAVvRVynoMBZSgD0MPn"}}, create)
	if one != "Sfp9tLYh+MbpYU0FQFTM/T/z79I=" {
		t.Errorf("create: %s", one)
	}
	_, two := simulator.SignROA("testsecret", "GET", "/clusters", url.Values{"Marker": {""}, "MaxItemCount": {"100"}}, list)
	if two != "v3Hk14q04uYpYIgVX6s/fitLPZg=" {
		t.Errorf("list: %s", two)
	}
	text, _ := simulator.SignROA("", "GET", "/r", url.Values{"queryKey1": {"queryValue1"}, "queryKey2": {"queryValue2"}, "queryKey3": {""}, "queryKey4": {"queryValue4"}}, http.Header{
		"Accept": {"XML"}, "Content-Md5": {"Content-MD5-Value"}, "Content-Type": {"Content-Type-Value"}, "Date": {"19910706"}, "X-Acs-Signature-Version": {"signature-version-value"},
	})
	const want = "GET\nXML\nContent-MD5-Value\nContent-Type-Value\n19910706\nx-acs-signature-version:signature-version-value\n" +
		"/r?queryKey1=queryValue1&queryKey2=queryValue2&queryKey3&queryKey4=queryValue4"
	if text != want {
		t.Errorf("string to sign: %q", text)
	}
}

func TestBatchGateway(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*restCaller)
		path   string
		status int
		code   string
	}{
		"signed":            {func(*restCaller) {}, "/available", 200, ""},
		"loopback":          {func(c *restCaller) { c.host = "127.0.0.1:1" }, "/available", 200, ""},
		"region header":     {func(c *restCaller) { c.host = "127.0.0.1:1"; c.before = header("x-acs-region-id", "cn-qingdao") }, "/available", 200, ""},
		"version":           {func(c *restCaller) { c.before = header("x-acs-version", "2015-06-30") }, "/available", 403, "InvalidVersion.NotFound"},
		"other version":     {func(c *restCaller) { c.before = header("x-acs-version", "2020-01-01") }, "/available", 403, "InvalidVersion.NotFound"},
		"no signature":      {func(c *restCaller) { c.after = header("Authorization", "") }, "/available", 400, "MissingAuthorization"},
		"wrong secret":      {func(c *restCaller) { c.secret = "x" }, "/available", 400, "InvalidSignature"},
		"unknown key":       {func(c *restCaller) { c.id = "x" }, "/available", 400, "InvalidAccessKeyId"},
		"clock":             {func(c *restCaller) { c.before = header("Date", "Sun, 01 Mar 2026 08:16:00 GMT") }, "/available", 400, "InvalidDate"},
		"date form":         {func(c *restCaller) { c.before = header("Date", "2026-03-01T08:00:00Z") }, "/available", 400, "InvalidDate"},
		"method":            {func(c *restCaller) { c.before = header("x-acs-signature-method", "HMAC-SHA256") }, "/available", 400, "Invalidx-acs-signature-method"},
		"temporary key":     {func(c *restCaller) { c.before = header("x-acs-security-token", "T") }, "/available", 400, "InvalidSecurityToken"},
		"changed":           {func(c *restCaller) { c.after = header("Accept", "application/xml") }, "/available", 400, "InvalidSignature"},
		"unknown region":    {func(c *restCaller) { c.host = "batchcompute.xx-1.aliyuncs.com" }, "/available", 400, "InvalidRegionId"},
		"unknown path":      {func(*restCaller) {}, "/jobs", 404, "InvalidResource.NotFound"},
		"unknown verb":      {func(*restCaller) {}, "/clusters?", 200, ""},
		"unknown query":     {func(*restCaller) {}, "/clusters?Name=x", 400, "InvalidName"},
		"page too long":     {func(*restCaller) {}, "/clusters?MaxItemCount=101", 400, "InvalidMaxItemCount"},
		"unknown marker":    {func(*restCaller) {}, "/clusters?Marker=x", 400, "InvalidMarker"},
		"no such cluster":   {func(*restCaller) {}, "/clusters/cls-x", 404, "InvalidResource.NotFound"},
		"no such image":     {func(*restCaller) {}, "/images/img-x", 404, "InvalidResource.NotFound"},
		"an image":          {func(*restCaller) {}, "/images/img-ubuntu", 200, ""},
		"encoded character": {func(*restCaller) {}, "/images/img%2Dubuntu", 200, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := batch(t)
			test.change(c)
			a := c.call(http.MethodGet, test.path, "")
			if a.Status != test.status || a.Code != test.code {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
			if a.Header.Get("x-acs-request-id") == "" {
				t.Error("no request id")
			}
		})
	}
}

func TestBatchNonce(t *testing.T) {
	t.Parallel()
	_, c := batch(t)
	c.before = header("x-acs-signature-nonce", "once")
	c.ok(http.MethodGet, "/available", "")
	if a := c.call(http.MethodGet, "/available", ""); a.Code != "InvalidSignatureNonce" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	if a := c.call(http.MethodPut, "/available", ""); a.Code != "MethodNotAllowed" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}

func TestBatchExamples(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"batch_seed.json", "batch_full.json"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := batch(t)
			a := c.ok(http.MethodPost, "/clusters?IdempotentToken=vU7xaM9YCqqAFHAVvRVynoMBZSgD0MPn", fileText(t, name))
			if id, _ := a.at("Id").(string); a.Status != 201 || len(a.Body) != 1 || !regexp.MustCompile(`^cls-[a-z0-9]{22}$`).MatchString(id) {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
}

func TestBatchNames(t *testing.T) {
	t.Parallel()
	group := regexp.MustCompile(`"(group1|a|b)":`)
	full := group.ReplaceAllString(fileText(t, "batch_full.json"), `"{}":`)
	compareNames(t, "batch_names.txt", group.ReplaceAllString(fileText(t, "batch_seed.json"), `"{}":`), full,
		`{"Groups":{"{}":{"ImageId":"of the first group","HostnamePrefix":"too"}}}`)
}

func TestBatchRefusals(t *testing.T) {
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
		"count zero":         {`"DesiredVMCount": 3`, `"DesiredVMCount": 0`, 400, "InvalidDesiredVMCount", "Specified parameter DesiredVMCount is not valid. It must be in [1, 65536]."},
		"count quota":        {`"DesiredVMCount": 3`, `"DesiredVMCount": 1001`, 403, "QuotaExhausted.MaxClusterGroupDesiredVMCount", "The MaxClusterGroupDesiredVMCount (1000) quota is exhausted."},
		"no type":            {`"InstanceType": "ecs.sn1ne.large",`, ``, 400, "MissingInstanceType", "InstanceType is mandatory for this action."},
		"unknown type":       {`ecs.sn1ne.large`, `ecs.sn9.large`, 400, "InvalidInstanceType", "Specified parameter InstanceType is not valid."},
		"own type in a VPC":  {`ecs.sn1ne.large`, `bcs.a2.large`, 400, "InvalidInstanceType", "Specified parameter InstanceType is not valid."},
		"no billing":         {`"ResourceType": "OnDemand",`, ``, 400, "MissingResourceType", "ResourceType is mandatory for this action."},
		"billing":            {`"OnDemand"`, `"PrePaid"`, 400, "InvalidResourceType", "Specified parameter ResourceType is not valid."},
		"strategy":           {`"SpotStrategy": ""`, `"SpotStrategy": "SpotAsPriceGo"`, 400, "InvalidGroups.group1.SpotStrategy", "Specified parameter Groups.group1.SpotStrategy is not valid."},
		"ceiling":            {`"SpotPriceLimit": 0.0`, `"SpotPriceLimit": 0.5`, 400, "InvalidGroups.group1.SpotPriceLimit", "Specified parameter Groups.group1.SpotPriceLimit is not valid."},
		"ceiling type":       {`"SpotPriceLimit": 0.0`, `"SpotPriceLimit": ""`, 400, "InvalidGroups.group1.SpotPriceLimit", "Specified parameter Groups.group1.SpotPriceLimit is not valid."},
		"system disk":        {`"Size": 50` + "\n", `"Size": 39` + "\n", 400, "InvalidConfigs.Disks.SystemDisk.Size", "Specified parameter Configs.Disks.SystemDisk.Size is not valid."},
		"two disk types":     {`"Type": "cloud_efficiency",` + "\n                \"Size\": 500", `"Type": "cloud_ssd", "Size": 500`, 400, "InvalidConfigs.Disks.DataDisk.Type", "Specified parameter Configs.Disks.DataDisk.Type is not valid."},
		"no mount point":     {`"Size": 500,` + "\n                \"MountPoint\": \"/home/my-data-disk\"", `"Size": 500`, 400, "MissingConfigs.Disks.DataDisk.MountPoint", "Configs.Disks.DataDisk.MountPoint is mandatory for this action."},
		"locale":             {`"GBK"`, `"gbk"`, 400, "InvalidConfigs.Mounts.Locale", "Specified parameter Configs.Mounts.Locale is not valid."},
		"source":             {`"oss://my-test-bk/"`, `"http://my-test-bk/"`, 400, "InvalidConfigs.Mounts.Entries.1.Source", "Specified parameter Configs.Mounts.Entries.1.Source is not valid."},
		"NAS without VPC":    {`"VpcId": "vpc-m5efjevmclc0xdmys",`, ``, 400, "InvalidConfigs.Mounts.Entries.0.Source", "Specified parameter Configs.Mounts.Entries.0.Source is not valid."},
		"unknown VPC":        {`vpc-m5efjevmclc0xdmys`, `vpc-nowhere`, 400, "InvalidConfigs.Networks.VPC.VpcId", "Specified parameter Configs.Networks.VPC.VpcId is not valid."},
		"CIDR block":         {`192.168.0.0/16`, `192.168.0.0/12`, 400, "InvalidCidrBlock", "Specified parameter CidrBlock is not valid. Configs.Networks.VPC.CidrBlock is not valid."},
		"no CIDR block":      {`"CidrBlock": "192.168.0.0/16"`, `"CidrBlock": ""`, 400, "InvalidCidrBlock", "Specified parameter CidrBlock is not valid. Configs.Networks.VPC.CidrBlock is not valid."},
		"both networks":      {`"AllowIpAddress": []`, `"AllowIpAddress": ["1.2.3.4"]`, 400, "InvalidConfigs.Networks.Classic", "Specified parameter Configs.Networks.Classic is not valid."},
		"no router":          {`"CidrBlock"`, `"OppositeInterfaceId": "ri-1", "CidrBlock"`, 400, "MissingConfigs.Networks.VPC.OppositeRouterId", "Configs.Networks.VPC.OppositeRouterId is mandatory for this action."},
		"router type":        {`"CidrBlock"`, `"OppositeRouterType": "VBR", "OppositeRouterId": "a", "OppositeAccessPointId": "b", "OppositeRegionId": "c", "CidrBlock"`, 403, "QuotaExhausted.Configs.Networks.VPC.OppositeRouterType", "The Configs.Networks.VPC.OppositeRouterType (VBR) is forbidden."},
		"event":              {`"OnInstanceActive"`, `"OnJobWaiting"`, 400, "InvalidNotification.Topic.Events.2", "Specified parameter Notification.Topic.Events.2 is not valid."},
		"unknown":            {`"Name"`, `"ScheduleType": "Poll", "Name"`, 400, "InvalidScheduleType", "Specified parameter ScheduleType is not valid."},
		"case of a name":     {`"Mounts"`, `"mounts"`, 400, "InvalidConfigs.mounts", "Specified parameter Configs.mounts is not valid."},
		"no JSON":            {`"Name"`, `Name`, 400, "InvalidJsonFormat", "The request body has an invalid json format."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, c := batch(t)
			body := fileText(t, "batch_seed.json")
			a := c.call(http.MethodPost, "/clusters", replaced(t, body, test.old, test.replacement))
			if a.Status != test.status || a.Code != test.code || a.Message != test.message {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
		})
	}
	_, c := batch(t)
	for body, code := range map[string]string{`[]`: "InvalidHttpBody", ``: "InvalidContentType", `{`: "InvalidJsonFormat"} {
		if a := c.call(http.MethodPost, "/clusters", body); a.Status != 400 || a.Code != code {
			t.Errorf("%q: %d %s", body, a.Status, a.Raw)
		}
	}
	if a := c.call(http.MethodPost, "/clusters?IdempotentToken=a-b", fileText(t, "batch_seed.json")); a.Code != "InvalidIdempotentToken" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}

func TestBatchOwnTypes(t *testing.T) {
	t.Parallel()
	_, c := batch(t)
	const body = `{"Name":"own","ImageId":"img-ubuntu","InstanceType":"bcs.a2.large","Groups":{"g":{"DesiredVMCount":1,"ResourceType":"OnDemand"}},"Configs":{"Disks":{"SystemDisk":{"Type":"ephemeral","Size":50}},"Networks":{"Classic":{"AllowIpAddress":["1.2.3.4"]}}}}`
	c.ok(http.MethodPost, "/clusters", body)
	if a := c.call(http.MethodPost, "/clusters", strings.Replace(body, "ephemeral", "cloud", 1)); a.Code != "InvalidConfigs.Disks" {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
}

func TestBatchTokens(t *testing.T) {
	t.Parallel()
	_, c := batch(t, "CreateCluster:lost")
	const target = "/clusters?IdempotentToken=token_1"
	body := fileText(t, "batch_seed.json")
	if _, err := c.send(context.Background(), http.MethodPost, target, body); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Fatal(err)
	}
	one := c.ok(http.MethodPost, target, body)
	two := c.ok(http.MethodPost, target, strings.ReplaceAll(body, "\n", ""))
	list := c.ok(http.MethodGet, "/clusters", "")
	if one.Status != 201 || one.at("Id") != two.at("Id") || len(list.list("Items")) != 1 || list.at("Items", 0, "Id") != one.at("Id") {
		t.Errorf("%s %s %s", one.Raw, two.Raw, list.Raw)
	}
	if a := c.call(http.MethodPost, target, replaced(t, body, "test-cluster", "other")); a.Status != 400 || a.Code != "IdempotentTokenMismatch" || a.Message != "Specified idempotent token mismatch." {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	three := c.ok(http.MethodPost, "/clusters", body)
	four := c.ok(http.MethodPost, "/clusters", body)
	if three.at("Id") == one.at("Id") || three.at("Id") == four.at("Id") {
		t.Error("without a token, one cluster")
	}
	if a := c.at("batchcompute.cn-qingdao.aliyuncs.com").call(http.MethodPost, target, replaced(t, body, "vpc-m5efjevmclc0xdmys", "")); a.Code != "InvalidCidrBlock" && a.Status != 400 {
		t.Errorf("another region: %d %s", a.Status, a.Raw)
	}
}

func TestBatchLife(t *testing.T) {
	t.Parallel()
	_, c := batch(t)
	id, _ := c.ok(http.MethodPost, "/clusters", fileText(t, "batch_seed.json")).at("Id").(string)
	one := "/clusters/" + id
	a := c.ok(http.MethodGet, one, "")
	if a.at("State") != "Active" || a.at("Groups", "group1", "ActualVMCount") != 0.0 || a.at("Groups", "group1", "DesiredVMCount") != 3.0 {
		t.Errorf("at once: %s", a.Raw)
	}
	if a.at("CreationTime") != "2026-03-01T08:00:00.000000Z" || a.at("UserData", "key1") != "value1" || a.at("Configs", "Disks", "SystemDisk", "Size") != 50.0 {
		t.Errorf("%s", a.Raw)
	}
	if strings.Contains(string(a.Raw), "Canary") {
		t.Error("the credentials of OSS come back")
	}
	states := map[any]bool{}
	for range 500 {
		c.clock.Add(time.Second)
		instances := c.ok(http.MethodGet, one+"/groups/group1/instances", "")
		states[instances.at("Items", 0, "State")] = true
		if a = c.ok(http.MethodGet, one, ""); a.at("Groups", "group1", "ActualVMCount") == 3.0 {
			break
		}
	}
	if took := c.clock.Now().Sub(newClock().Now()); took < 3*time.Minute || took > 5*time.Minute {
		t.Errorf("took %v", took)
	}
	if len(states) != 4 || !states["Pending"] || !states["Starting"] || !states["Running"] {
		t.Errorf("states of an instance: %v", states)
	}
	if a.at("State") != "Active" || a.at("Metrics", "RunningCount") != 3.0 || len(a.list("OperationLogs")) != 7 {
		t.Errorf("%s", a.Raw)
	}
	if text, _ := a.at("OperationLogs", 1).(string); !regexp.MustCompile(`^\[2026-03-01T08:00:40\.000000Z\]\[group1\]Instance ins-\w+ is created\.$`).MatchString(text) {
		t.Errorf("log: %s", text)
	}
	instances := c.ok(http.MethodGet, one+"/groups/group1/instances?MaxItemCount=2", "")
	next, _ := instances.at("NextMarker").(string)
	if rest := c.ok(http.MethodGet, one+"/groups/group1/instances?MaxItemCount=2&Marker="+next, ""); len(rest.list("Items")) != 1 || rest.at("NextMarker") != "" {
		t.Errorf("%s", rest.Raw)
	}
	instance, _ := instances.at("Items", 0, "Id").(string)
	if a := c.ok(http.MethodGet, one+"/groups/group1/instances/"+instance, ""); a.at("InstancePassword") == nil {
		t.Errorf("%s", a.Raw)
	}
	if a := c.call(http.MethodGet, one+"/groups/none/instances", ""); a.Status != 404 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	checkBatchDeletion(t, c, one)
}

func checkBatchDeletion(t *testing.T, c *restCaller, one string) {
	t.Helper()
	if a := c.ok(http.MethodDelete, one, ""); a.Status != 204 || len(a.Raw) != 0 {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	if a := c.ok(http.MethodGet, one, ""); a.at("State") != "Deleting" {
		t.Errorf("%s", a.Raw)
	}
	if a := c.call(http.MethodDelete, one, ""); a.Status != 409 || a.Code != "StateConflict" || !strings.Contains(a.Message, "Deleting") {
		t.Errorf("%d %s", a.Status, a.Raw)
	}
	c.clock.Add(time.Minute)
	for _, method := range []string{http.MethodGet, http.MethodDelete} {
		if a := c.call(method, one, ""); a.Status != 404 || a.Code != "InvalidResource.NotFound" {
			t.Errorf("%d %s", a.Status, a.Raw)
		}
	}
}

func TestBatchFailures(t *testing.T) {
	t.Parallel()
	for stage, want := range map[string]struct {
		state, code, log string
		actual           float64
	}{
		"CreateInstance": {"Active", "OperationDenied.NoStock", "out of stock", 1},
		"StartInstance":  {"Error", "InstanceStartFailed", "exit status 1", 1},
	} {
		t.Run(stage, func(t *testing.T) {
			t.Parallel()
			_, c := batch(t, "CreateCluster:fail="+stage)
			c.call(http.MethodPost, "/clusters", "{}") // Refused; must not use the fault up.
			id, _ := c.ok(http.MethodPost, "/clusters", fileText(t, "batch_seed.json")).at("Id").(string)
			c.clock.Add(10 * time.Minute)
			a := c.ok(http.MethodGet, "/clusters/"+id, "")
			if a.at("State") != want.state || a.at("ErrorCode") != want.code || a.at("Groups", "group1", "ActualVMCount") != want.actual {
				t.Errorf("%s", a.Raw)
			}
			if !strings.Contains(string(a.Raw), want.log) {
				t.Errorf("no reason: %s", a.Raw)
			}
		})
	}
}

func TestBatchFaults(t *testing.T) {
	t.Parallel()
	for fault, want := range map[string]struct {
		status int
		code   string
	}{
		"CreateCluster:code=QuotaExhausted.MaxClusterCount,param=10": {403, "QuotaExhausted.MaxClusterCount"},
		"CreateCluster:status=500":                                   {500, "InternalError"},
		"CreateCluster:status=502":                                   {502, ""},
		"CreateCluster:status=403":                                   {403, "Forbidden"},
		"CreateCluster:throttle":                                     {429, "Throttling"},
	} {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			_, c := batch(t, fault)
			a := c.call(http.MethodPost, "/clusters", fileText(t, "batch_seed.json"))
			if a.Status != want.status || a.Code != want.code {
				t.Errorf("%d %s", a.Status, a.Raw)
			}
			if want.status == 502 && !strings.HasPrefix(string(a.Raw), "<html>") {
				t.Errorf("%s", a.Raw)
			}
		})
	}
}

func TestBatchLookups(t *testing.T) {
	t.Parallel()
	_, c := batch(t)
	for name, test := range map[string]struct {
		path string
		at   []any
		want any
	}{
		"types":         {"/available", []any{"AvailableClusterInstanceType", 0, "InstanceType"}, "ecs.sn1ne.large"},
		"cores":         {"/available", []any{"AvailableClusterInstanceType", 0, "CpuCore"}, 2.0},
		"not in a VPC":  {"/available", []any{"AvailableClusterInstanceType", 16, "Network", "Vpc"}, false},
		"billing":       {"/available", []any{"AvailableResourceType", 1}, "Spot"},
		"disks":         {"/quotas", []any{"AvailableClusterInstanceSystemDiskType", 3}, "ephemeral"},
		"system images": {"/images?Type=System", []any{"Items", 0, "Id"}, "img-ubuntu"},
		"own images":    {"/images", []any{"Items", 0, "Type"}, "Self"},
		"image pages":   {"/images?Type=System&MaxItemCount=3", []any{"NextMarker"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := c.ok(http.MethodGet, test.path, "").at(test.at...); got != test.want {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

func TestBatchInParallelWithState(t *testing.T) {
	t.Parallel()
	path := statePath(t)
	_, one := rest(t, simulator.Options{State: path}, batchLike())
	_, two := rest(t, simulator.Options{State: path}, batchLike())
	body := fileText(t, "batch_seed.json")
	ids := make([]any, 16)
	var wg sync.WaitGroup
	for n := range ids {
		wg.Go(func() {
			c := []*restCaller{one, two}[n%2]
			// Two callers share each token.
			a, err := c.send(t.Context(), http.MethodPost, fmt.Sprint("/clusters?IdempotentToken=t", n/2), body)
			if err != nil {
				t.Error(err)
			}
			ids[n] = a.at("Id")
			if _, err := c.send(t.Context(), http.MethodGet, "/clusters", ""); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for n := 0; n < len(ids); n += 2 {
		if ids[n] == nil || ids[n] != ids[n+1] {
			t.Errorf("one token, two clusters: %v %v", ids[n], ids[n+1])
		}
	}
	a, b := one.ok(http.MethodGet, "/clusters", ""), two.ok(http.MethodGet, "/clusters", "")
	if len(a.list("Items")) != 8 || string(a.Raw) != string(b.Raw) {
		t.Errorf("%d clusters", len(a.list("Items")))
	}
	if raw := readFile(t, path); strings.Contains(raw, "Canary") || strings.Contains(raw, "simulator-secret") {
		t.Errorf("a secret in the state file:\n%s", raw)
	}
}

func FuzzBatchBody(f *testing.F) {
	f.Add([]byte(fileText(f, "batch_seed.json")))
	f.Add([]byte(fileText(f, "batch_full.json")))
	f.Add([]byte(`{"Groups":{"":{"SpotPriceLimit":1e9}},"Configs":{"Networks":{"VPC":{"CidrBlock":"::/0"}}}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		if code := simulator.ReadBatch(body); code != "" && !regexp.MustCompile(`^(Invalid|Missing|QuotaExhausted)`).MatchString(code) {
			t.Errorf("code %q", code)
		}
	})
}
