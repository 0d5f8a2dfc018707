package ack_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"clusterwiz/providers/simulator/alibaba/alibabatest"
	"clusterwiz/providers/simulator/engine"
	"clusterwiz/providers/simulator/simtest"
)

// refusals are changes to a good body with what the answer must be about. The
// code is InvalidParameter where none is told.
type refusalCase struct {
	body    string // Empty: alibabatest.ManagedBody.
	changes []string
	about   string
	code    string
	status  int
}

func (r refusalCase) check(t *testing.T) {
	t.Helper()
	body, code, status := r.body, r.code, r.status
	if body == "" {
		body = alibabatest.ManagedBody
	}
	if code == "" {
		code = "InvalidParameter"
	}
	if status == 0 {
		status = http.StatusBadRequest
	}
	a := alibabatest.SetUpACK(t).Create(simtest.Change(t, body, r.changes...))
	if a.Status != status || a.Code != code || !strings.Contains(a.Message, r.about) {
		t.Errorf("%d %s %s, want %d %s about %s", a.Status, a.Code, a.Message, status, code, r.about)
	}
	if a.Body["code"] != code || a.Body["Code"] != nil || a.Body["requestId"] == "" {
		t.Errorf("envelope: %s", a.Raw)
	}
}

func TestRefusesManaged(t *testing.T) {
	t.Parallel()
	const pool, group = "nodepools.0.", "nodepools.0.scaling_group."
	addons := func(items string) []string { return []string{"addons", "[" + items + "]"} }
	for name, r := range map[string]refusalCase{
		"no name":                  {changes: []string{"name", ""}, about: "name is required"},
		"name that is a number":    {changes: []string{"name", "7"}, about: "name"},
		"name with underscore":     {changes: []string{"name", `"_a"`}, about: "name"},
		"name too long":            {changes: []string{"name", `"` + strings.Repeat("a", 64) + `"`}, about: "name"},
		"no region":                {changes: []string{"region_id", ""}, about: "region_id"},
		"null":                     {changes: []string{"timezone", "null"}, about: "timezone"},
		"no type":                  {changes: []string{"cluster_type", ""}, about: "cluster_type"},
		"registered":               {changes: []string{"cluster_type", `"ExternalKubernetes"`}, about: "cluster_type"},
		"version":                  {changes: []string{"kubernetes_version", `"1.99.0-aliyun.1"`}, about: "kubernetes_version"},
		"retired version":          {changes: []string{"kubernetes_version", `"1.18.8-aliyun.1"`}, about: "kubernetes_version"},
		"mask as a number":         {changes: []string{"node_cidr_mask", "26"}, about: "node_cidr_mask"},
		"mask out of range":        {changes: []string{"node_cidr_mask", `"29"`}, about: "node_cidr_mask"},
		"mask wider than pods":     {changes: []string{"container_cidr", `"172.20.0.0/12"`}, about: "container_cidr"},
		"boolean as text":          {changes: []string{"snat_entry", `"true"`}, about: "snat_entry"},
		"pods not private":         {changes: []string{"container_cidr", `"8.8.0.0/16"`}, about: "container_cidr"},
		"pods with host part":      {changes: []string{"container_cidr", `"172.20.0.1/16"`}, about: "container_cidr"},
		"no pods with Flannel":     {changes: []string{"container_cidr", ""}, about: "container_cidr"},
		"services too wide":        {changes: []string{"service_cidr", `"172.16.0.0/15"`}, about: "service_cidr"},
		"pods in the VPC":          {changes: []string{"container_cidr", `"10.20.0.0/16"`}, about: "container_cidr"},
		"services in the VPC":      {changes: []string{"service_cidr", `"10.21.0.0/20"`}, about: "service_cidr"},
		"services in the pods":     {changes: []string{"service_cidr", `"172.20.16.0/20"`}, about: "service_cidr"},
		"no VPC":                   {changes: []string{"vpcid", ""}, about: "vpcid"},
		"unknown VPC":              {changes: []string{"vpcid", `"vpc-nowhere"`}, about: "vpcid"},
		"vSwitch of another VPC":   {changes: []string{"vswitch_ids", `["vsw-bp1s5fnvk4gn2tws0"]`}, about: "vswitch_ids.0"},
		"zones beside vSwitches":   {changes: []string{"zone_ids", `["cn-hangzhou-i"]`}, about: "zone_ids"},
		"unknown security group":   {changes: []string{"security_group_id", `"sg-nowhere"`}, about: "security_group_id"},
		"group of another VPC":     {changes: []string{"security_group_id", `"sg-bp1lab00000000001"`}, about: "security_group_id"},
		"resource group":           {changes: []string{"resource_group_id", `"rg-nowhere"`}, about: "resource_group_id"},
		"proxy mode of tomorrow":   {changes: []string{"proxy_mode", `"nftables"`}, about: "proxy_mode"},
		"domain":                   {changes: []string{"cluster_domain", `"Cluster_local"`}, about: "cluster_domain"},
		"tag key":                  {changes: []string{"tags", `[{"key":"acs:x","value":""}]`}, about: "tags.0.key"},
		"tag twice":                {changes: []string{"tags", `[{"key":"a"},{"key":"a"}]`}, about: "tags.1.key"},
		"upper-case tag":           {changes: []string{"tags", `[{"Key":"a"}]`}, about: "tags.0.key"},
		"auto mode without Pro":    {changes: []string{"cluster_spec", `"ack.standard"`, "auto_mode", `{"enable":true}`}, about: "auto_mode"},
		"secret key without Pro":   {changes: []string{"cluster_spec", `"ack.standard"`, "encryption_provider_key", `"k"`}, about: "encryption_provider_key"},
		"upgrade without window":   {changes: []string{"operation_policy", `{"cluster_auto_upgrade":{"enabled":true}}`}, about: "operation_policy.cluster_auto_upgrade.enabled"},
		"control plane of its own": {changes: []string{"control_plane_config", `{"size":3}`}, about: "control_plane_config"},

		"no network plugin":         {changes: addons(`{"name":"csi-plugin"}`), about: "addons"},
		"two network plugins":       {changes: addons(`{"name":"flannel"},{"name":"terway-eniip"}`), about: "addons"},
		"two kinds of storage":      {changes: addons(`{"name":"flannel"},{"name":"csi-plugin"},{"name":"flexvolume"}`), about: "addons"},
		"unknown addon":             {changes: addons(`{"name":"flannel"},{"name":"abacus"}`), about: "abacus", code: "AddonNotFound"},
		"addon twice":               {changes: addons(`{"name":"flannel"},{"name":"flannel"}`), about: "addons.1.name"},
		"addon version":             {changes: addons(`{"name":"flannel","version":"v9"}`), about: "addons.0.version"},
		"config as an object":       {changes: addons(`{"name":"flannel"},{"name":"logtail-ds","config":{"a":"b"}}`), about: "addons.1.config"},
		"config that is not JSON":   {changes: addons(`{"name":"flannel"},{"name":"logtail-ds","config":"{a}"}`), about: "addons.1.config", code: "InvalidParameter.Format"},
		"config that is an array":   {changes: addons(`{"name":"flannel"},{"name":"logtail-ds","config":"[]"}`), about: "addons.1.config", code: "InvalidParameter.Format"},
		"boolean in the config":     {changes: addons(`{"name":"flannel"},{"name":"logtail-ds","config":"{\"IngressDashboardEnabled\":true}"}`), about: "addons.1.config.IngressDashboardEnabled"},
		"Terway with a pod block":   {changes: addons(`{"name":"terway-eniip","config":"{\"PodVswitchId\":{\"cn-hangzhou-i\":[\"vsw-f8za5p0mwzgdupodi\"]}}"}`), about: "container_cidr"},
		"Terway without pods":       {changes: append(addons(`{"name":"terway-eniip"}`), "container_cidr", "", "node_cidr_mask", ""), about: "PodVswitchId"},
		"pods in another zone":      {changes: append(addons(`{"name":"terway-eniip","config":"{\"PodVswitchId\":{\"cn-hangzhou-j\":[\"vsw-f8za5p0mwzgdupodj\"]}}"}`), "container_cidr", "", "node_cidr_mask", ""), about: "cn-hangzhou-i"},
		"pods told of a wrong zone": {changes: append(addons(`{"name":"terway-eniip","config":"{\"PodVswitchId\":{\"cn-hangzhou-i\":[\"vsw-f8za5p0mwzgdupodj\"]}}"}`), "container_cidr", "", "node_cidr_mask", ""), about: "PodVswitchId.cn-hangzhou-i.0"},

		"pool without name":        {changes: []string{pool + "nodepool_info", "{}"}, about: pool + "nodepool_info.name"},
		"pool without group":       {changes: []string{pool + "scaling_group", ""}, about: pool + "scaling_group is required"},
		"both credentials":         {changes: []string{group + "login_password", `"Hello@1234"`}, about: group + "login_password"},
		"weak password":            {changes: []string{group + "key_pair", "", group + "login_password", `"hello1234"`}, about: group + "login_password"},
		"unknown key pair":         {changes: []string{group + "key_pair", `"nobody"`}, about: group + "key_pair"},
		"password of managed pool": {changes: []string{group + "key_pair", "", group + "login_password", `"Hello@1234"`, pool + "management", `{"enable":true}`}, about: group + "login_password"},
		"unknown type":             {changes: []string{group + "instance_types", `["ecs.x1.tiny"]`}, about: group + "instance_types.0"},
		"no types":                 {changes: []string{group + "instance_types", ""}, about: group + "instance_types is required"},
		"no nodes nor vSwitches":   {changes: []string{"vswitch_ids", "", "nodepools", "[]"}, about: "vswitch_ids is required"},
		"empty pools, no vSwitch":  {changes: []string{"vswitch_ids", "", group + "desired_size", "0"}, about: "vswitch_ids is required"},
		"no vSwitches":             {changes: []string{group + "vswitch_ids", ""}, about: group + "vswitch_ids is required"},
		"unknown vSwitch":          {changes: []string{group + "vswitch_ids", `["vsw-nowhere"]`}, about: group + "vswitch_ids.0"},
		"disk too small":           {changes: []string{group + "system_disk_size", "19"}, about: group + "system_disk_size"},
		"disk size as text":        {changes: []string{group + "system_disk_size", `"120"`}, about: group + "system_disk_size"},
		"level needs a size":       {changes: []string{group + "system_disk_performance_level", `"PL2"`}, about: "461"},
		"encrypted as a boolean":   {changes: []string{group + "data_disks", `[{"category":"cloud_essd","encrypted":true}]`}, about: group + "data_disks.0.encrypted"},
		"device":                   {changes: []string{group + "data_disks", `[{"device":"/dev/sdb"}]`}, about: group + "data_disks.0.device"},
		"PrePaid without period":   {changes: []string{group + "instance_charge_type", `"PrePaid"`}, about: group + "period is required"},
		"renewal without period":   {changes: []string{group + "instance_charge_type", `"PrePaid"`, group + "period", "1", group + "period_unit", `"Month"`, group + "auto_renew", "true"}, about: group + "auto_renew_period"},
		"spot in advance":          {changes: []string{group + "instance_charge_type", `"PrePaid"`, group + "period", "1", group + "period_unit", `"Month"`, group + "spot_strategy", `"SpotAsPriceGo"`}, about: group + "spot_strategy"},
		"spot without limit":       {changes: []string{group + "spot_strategy", `"SpotWithPriceLimit"`}, about: group + "spot_price_limit is required"},
		"limit as a number":        {changes: []string{group + "spot_strategy", `"SpotWithPriceLimit"`, group + "spot_price_limit", `[{"instance_type":"ecs.c7.xlarge","price_limit":0.4}]`}, about: group + "spot_price_limit.0.price_limit"},
		"scaling without bounds":   {changes: []string{pool + "auto_scaling", `{"enable":true}`, group + "desired_size", ""}, about: pool + "auto_scaling.max_instances is required"},
		"bounds crossed":           {changes: []string{pool + "auto_scaling", `{"enable":true,"min_instances":5,"max_instances":2}`, group + "desired_size", ""}, about: pool + "auto_scaling.min_instances"},
		"docker today":             {changes: []string{pool + "kubernetes_config.runtime", `"docker"`}, about: pool + "kubernetes_config.runtime"},
		"runtime version":          {changes: []string{pool + "kubernetes_config.runtime_version", `"1.4.8"`}, about: pool + "kubernetes_config.runtime_version"},
		"label":                    {changes: []string{pool + "kubernetes_config.labels", `[{"key":"a b","value":"c"}]`}, about: pool + "kubernetes_config.labels.0.key"},
		"taint":                    {changes: []string{pool + "kubernetes_config.taints", `[{"key":"a","effect":"Never"}]`}, about: pool + "kubernetes_config.taints.0.effect"},
		"user data":                {changes: []string{pool + "kubernetes_config.user_data", `"#!/bin/sh"`}, about: pool + "kubernetes_config.user_data"},
		"node names":               {changes: []string{pool + "kubernetes_config.node_name_mode", `"aliyun.com00055test"`}, about: pool + "kubernetes_config.node_name_mode"},
		"image type of the past":   {changes: []string{group + "image_type", `"CentOS"`}, about: group + "image_type"},
		"ARM image on x86":         {changes: []string{group + "image_type", `"AliyunLinux3Arm64"`}, about: group + "image_type"},
		"unknown image":            {changes: []string{group + "image_id", `"m-nowhere"`}, about: group + "image_id"},
		"managed pool, no repair":  {changes: []string{pool + "management", `{"enable":true}`, "addons", `[{"name":"flannel"},{"name":"ack-node-problem-detector","disabled":true}]`}, about: "ack-node-problem-detector", code: "InvalidParameter.Management"},
		"too many nodes":           {changes: []string{group + "desired_size", "101"}, about: "101", code: "QuotaExceeded.Node"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r.check(t)
		})
	}
}

// TestOldFields sends each field of the page at the top that managed clusters no
// longer have. Those of pools are deprecated, and still taken.
func TestOldFields(t *testing.T) {
	t.Parallel()
	var alive []string
	for name, value := range topLevel(t, "seed.json", "workers.json") {
		a := alibabatest.SetUpACK(t).Create(simtest.Change(t, alibabatest.ManagedBody, name, string(value)))
		if a.Status == 400 && strings.HasPrefix(a.Message, "The specified parameter "+name+" is deprecated and no longer supported") {
			continue
		}
		alive = append(alive, name)
	}
	slices.Sort(alive)
	if diff := cmp.Diff(strings.Fields(`addons api_audiences cluster_domain cluster_type container_cidr custom_san deletion_protection disable_rollback
		enable_rrsa endpoint_public_access is_enterprise_security_group kubernetes_version load_balancer_spec name nat_gateway node_cidr_mask nodepools
		pod_vswitch_ids proxy_mode region_id resource_group_id security_group_id service_account_issuer service_cidr snat_entry ssh_flags tags timeout_mins timezone vpcid zone_id`), alive); diff != "" {
		t.Errorf("fields that are not refused as old (-want +got):\n%s", diff)
	}
}

// topLevel collects the members of requests.
func topLevel(t *testing.T, files ...string) map[string]json.RawMessage {
	t.Helper()
	out := map[string]json.RawMessage{}
	for _, name := range files {
		if err := json.Unmarshal([]byte(simtest.FileText(t, name)), &out); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestRefusesDedicated(t *testing.T) {
	t.Parallel()
	seed := simtest.FileText(t, "seed.json")
	for name, r := range map[string]refusalCase{
		"both credentials":      {changes: []string{"key_pair", `"sin-name"`}, about: "login_password"},
		"no credential":         {changes: []string{"login_password", ""}, about: "key_pair"},
		"four masters":          {changes: []string{"master_count", "4"}, about: "master_count"},
		"masters as text":       {changes: []string{"master_count", `"3"`}, about: "master_count"},
		"two vSwitches":         {changes: []string{"master_vswitch_ids", `["vsw-8vbmoffowsztjaawjtyzo","vsw-8vbmoffowsztjaawjtyzo"]`}, about: "master_vswitch_ids"},
		"five masters":          {changes: []string{"master_count", "5"}, about: "master_vswitch_ids"},
		"two types":             {changes: []string{"master_instance_types", `["ecs.c6.large","ecs.c6.large"]`}, about: "master_instance_types"},
		"disk too large":        {changes: []string{"master_system_disk_size", "501"}, about: "master_system_disk_size"},
		"level too high":        {changes: []string{"master_system_disk_performance_level", `"PL3"`}, about: "1261"},
		"runtime of tomorrow":   {changes: []string{"runtime", `{"name":"containerd","version":"2.0"}`}, about: "runtime.version"},
		"docker in 1.28":        {changes: []string{"kubernetes_version", `"1.28.9-aliyun.1"`}, about: "runtime.name"},
		"edition":               {changes: []string{"cluster_spec", `"ack.pro.small"`}, about: "cluster_spec"},
		"both layouts":          {changes: []string{"control_plane_config", `{"size":3}`}, about: "master_count"},
		"node names":            {changes: []string{"node_name_mode", `"aliyun.com192.168.0.55test"`}, about: "node_name_mode"},
		"unknown image":         {changes: []string{"image_id", `"m-nowhere"`}, about: "image_id"},
		"both names of a size":  {changes: []string{"nodepools.0.auto_scaling", "", "nodepools.0.count", "1", "nodepools.0.scaling_group.desired_size", "2"}, about: "nodepools.0.count"},
		"region of another VPC": {changes: []string{"region_id", `"cn-hangzhou"`}, about: "resource"},
	} {
		if name == "region of another VPC" {
			r.about = "vpcid"
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r.body = seed
			r.check(t)
		})
	}
}

func TestRetiredUnlessAllowed(t *testing.T) {
	t.Parallel()
	c := alibabatest.ACKCaller{Caller: alibabatest.Open(t, simtest.NewClock(), engine.Options{})}
	a := c.Create([]byte(simtest.FileText(t, "seed.json")))
	if a.Status != 400 || a.Code != "InvalidParameter" || !strings.Contains(a.Message, "2024-08-21") {
		t.Errorf("dedicated: %d %s", a.Status, a.Raw)
	}
	if a := c.Create([]byte(alibabatest.ManagedBody)); a.Status != 200 {
		t.Errorf("managed: %d %s", a.Status, a.Raw)
	}
}

// TestStock asks ECS for a type that is sold out in the zone and wants it
// refused there.
func TestStock(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	offered := c.Caller.OK("ecs", "DescribeAvailableResource", map[string]string{
		"RegionId": "cn-hangzhou", "ZoneId": "cn-hangzhou-i", "DestinationResource": "InstanceType",
	})
	for _, one := range offered.List("AvailableZones", "AvailableZone", 0, "AvailableResources", "AvailableResource", 0, "SupportedResources", "SupportedResource") {
		if m, _ := one.(map[string]any); m["Status"] == "SoldOut" {
			a := c.Create(simtest.Change(t, alibabatest.ManagedBody, "nodepools.0.scaling_group.instance_types", fmt.Sprintf("[%q]", m["Value"])))
			if a.Status != 400 || !strings.Contains(a.Message, "not in stock") {
				t.Errorf("%v: %d %s", m["Value"], a.Status, a.Raw)
			}
			return
		}
	}
	t.Error("nothing is sold out")
}

// TestAccount checks what the account's other clusters forbid.
func TestAccount(t *testing.T) {
	t.Parallel()
	c := alibabatest.SetUpACK(t)
	c.Created([]byte(alibabatest.ManagedBody))
	for name, r := range map[string]refusalCase{
		"name":        {changes: []string{"container_cidr", `"172.24.0.0/16"`, "service_cidr", `"172.25.0.0/20"`}, code: "ErrorClusterNameAlreadyExist", about: "demo"},
		"pods":        {changes: []string{"name", `"two"`, "service_cidr", `"172.25.0.0/20"`}, code: "InvalidParameter", about: "container_cidr"},
		"services":    {changes: []string{"name", `"two"`, "container_cidr", `"172.24.0.0/16"`}, code: "InvalidParameter", about: "service_cidr"},
		"other's pod": {changes: []string{"name", `"two"`, "container_cidr", `"172.24.0.0/16"`, "service_cidr", `"172.20.16.0/20"`}, code: "InvalidParameter", about: "demo"},
	} {
		a := c.Create(simtest.Change(t, alibabatest.ManagedBody, r.changes...))
		if a.Status != 400 || a.Code != r.code || !strings.Contains(a.Message, r.about) {
			t.Errorf("%s: %d %s", name, a.Status, a.Raw)
		}
	}
	zones := simtest.FileText(t, "zones.json")
	for n := 2; n <= 20; n++ {
		c.Created(simtest.Change(t, zones, "name", fmt.Sprintf(`"zones-%d"`, n)))
	}
	if a := c.Create(simtest.Change(t, zones, "name", `"one-too-many"`)); a.Status != 400 || a.Code != "QuotaExceeded.Cluster" {
		t.Errorf("the 21st managed cluster: %d %s", a.Status, a.Raw)
	}
}

func TestBodies(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"not JSON":  `{"name":`,
		"an array":  `[]`,
		"two":       `{} {}`,
		"duplicate": `{"name":"a","name":"b"}`,
		"comments":  `{"name":"a" // x` + "\n}",
	} {
		if a := alibabatest.SetUpACK(t).Create([]byte(text)); a.Status != 400 || a.Code != "InvalidParameter.Format" {
			t.Errorf("%s: %d %s", name, a.Status, a.Raw)
		}
	}
}

// TestGateway checks what is refused before ACK sees it, in the gateway's
// envelope.
func TestGateway(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]struct {
		before, after func(*http.Request)
		status        int
		code          string
	}{
		"wrong path":      {before: func(r *http.Request) { r.URL.Path = "/cluster" }, status: 404, code: "InvalidAction.NotFound"},
		"wrong method":    {before: func(r *http.Request) { r.Method = http.MethodPut }, status: 404, code: "InvalidAction.NotFound"},
		"another action":  {before: func(r *http.Request) { r.Header.Set("x-acs-action", "DeleteCluster") }, status: 404, code: "InvalidAction.NotFound"},
		"retired call":    {before: func(r *http.Request) { r.Header.Set("x-acs-action", "DescribeClustersV1") }, status: 404, code: "InvalidAction.NotFound"},
		"form":            {before: func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") }, status: 400, code: "InvalidContentType"},
		"path not signed": {after: func(r *http.Request) { r.URL.RawQuery = "a=b" }, status: 400, code: "SignatureDoesNotMatch"},
		"body hash":       {before: func(r *http.Request) { r.Header.Set("x-acs-content-sha256", engine.HashHex(nil)) }, status: 400, code: "SignatureDoesNotMatch"},
		"parameter":       {before: func(r *http.Request) { r.URL.RawQuery = "RegionId=cn-hangzhou" }, status: 400, code: "InvalidParameter"},
	} {
		c := alibabatest.SetUpACK(t)
		c.Before, c.After = r.before, r.after
		a := c.Create([]byte(alibabatest.ManagedBody))
		if a.Status != r.status || a.Code != r.code {
			t.Errorf("%s: %d %s", name, a.Status, a.Raw)
		}
		if own := a.Body["code"] != nil; own != (r.code == "InvalidParameter") || !own && a.Body["HostId"] == nil {
			t.Errorf("%s: envelope %s", name, a.Raw)
		}
	}
	c := alibabatest.SetUpACK(t)
	c.Host = "cs.cn-shanghai.aliyuncs.com"
	if a := c.Post("CreateCluster", "", []byte(alibabatest.ManagedBody)); a.Status != 400 || !strings.Contains(a.Message, "region_id") {
		t.Errorf("another region's endpoint: %d %s", a.Status, a.Raw)
	}
}
