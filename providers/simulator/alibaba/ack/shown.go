package ack

import (
	"encoding/json"
	"slices"
	"strings"

	"clusterwiz/providers/simulator/alibaba/gateway"
	"clusterwiz/providers/simulator/alibaba/world"
	"clusterwiz/providers/simulator/engine"
)

// keep writes down what look-ups tell again of a request. Passwords come back as
// asterisks; certificates do not, and what may hold a secret stays out of files: of the
// settings of addons all text but that which is known to be none.
func keep(body engine.Value) engine.Kept {
	tree := body.Tree("login_password")
	delete(tree, "user_ca")
	kept := engine.KeptOf(tree, "user_data", "pre_user_data", "custom_config")
	return kept.Saving(func(saved engine.Answer) {
		for _, addon := range saved.Each("addons") {
			settings := map[string]any{}
			if json.Unmarshal([]byte(addon.Word("config")), &settings) != nil {
				if addon.Word("config") != "" {
					addon["config"] = engine.Masked
				}
				continue
			}
			for name, value := range settings {
				if !slices.Contains(harmless, name) {
					settings[name] = engine.Mask(value)
				}
			}
			addon["config"] = string(engine.Encode(settings))
		}
	})
}

// harmless are the settings of addons that hold no secret.
var harmless = append([]string{"PodVswitchId", "IngressDashboardEnabled", "IngressSlbNetworkType", "IngressSlbSpec"}, terwaySwitches...)

// told is what was kept; nothing of clusters from before it was.
func (c *cluster) told() engine.Answer { return c.Request.Sent.Told() }

// show adds to an answer about the cluster what the request said of it. Two members
// are JSON inside text.
func (c *cluster) show(out engine.Answer) engine.Answer {
	sent := c.told()
	for _, name := range []string{"extra_sans", "maintenance_window", "operation_policy", "control_plane_endpoints_config", "node_cidr_mask"} {
		if value, there := sent[name]; there {
			out[name] = value
		}
	}
	out["parameters"] = engine.Answer{"ContainerCIDR": c.Request.Container, "ServiceCIDR": c.Request.Service, "ProxyMode": c.Request.ProxyMode}
	rrsa := c.identities(sent)
	out["rrsa_config"] = rrsa
	out["meta_data"] = string(engine.Encode(engine.Answer{
		"Addons": c.Request.Addons, "Runtime": c.Request.Runtime.Name, "RuntimeVersion": c.Request.Runtime.Version,
		"Capabilities": engine.Answer{"NodeCIDRMask": sent.Word("node_cidr_mask"), "EncryptionKMSKeyId": sent.Word("encryption_provider_key")},
		"ExtraCertSAN": sent["extra_sans"], "RRSAConfig": rrsa,
	}))
	if names := sent.Word("custom_san"); names != "" {
		out["extra_sans"] = strings.Split(names, ",")
	}
	if m := controlPlane(sent); len(m) > 0 && c.Request.Masters != nil {
		delete(m, "login_password")
		out["control_plane_config"] = m.Filled(engine.Answer{"size": c.Request.Masters.Count})
	}
	return out
}

// controlPlane is what a request said of the masters. DescribeClusterDetail tells it in
// today's layout, whichever was sent.
func controlPlane(sent engine.Answer) engine.Answer {
	if m := sent.Within("control_plane_config"); len(m) > 0 {
		return m
	}
	m := engine.Answer{}
	for _, name := range []string{"image_type", "image_id", "key_pair", "cloud_monitor_flags", "cpu_policy", "node_port_range", "security_hardening_os", "soc_enabled"} {
		if value, there := sent[name]; there {
			m[name] = value
		}
	}
	for name, value := range sent {
		if now, of := strings.CutPrefix(name, "master_"); of {
			m[map[string]string{"count": "size", "instance_charge_type": "charge_type"}[now]] = value
			m[now] = value
		}
	}
	delete(m, "")
	if name := sent.Within("runtime").Word("name"); name != "" {
		m["runtime"] = name
	}
	return m
}

// identities are RRSA's, with an issuer of the cluster's own before the request's.
func (c *cluster) identities(sent engine.Answer) engine.Answer {
	enabled := sent.Within("rrsa_config")["enabled"] == true || sent["enable_rrsa"] == true
	var issuers []string
	if enabled {
		issuers = append(issuers, "https://oidc-ack-"+c.Region+".oss-"+c.Region+".aliyuncs.com/"+c.ID)
	}
	if own := sent.Word("service_account_issuer"); own != "" {
		issuers = append(issuers, own)
	}
	return engine.Answer{"enabled": enabled, "issuer": strings.Join(issuers, ","), "audience": sent.Word("api_audiences")}
}

// tags are the request's and one that ACK adds.
func (c *cluster) tags() []tag {
	return append(slices.Clone(c.Request.Tags), tag{"ack.aliyun.com", c.ID})
}

// showPool adds to an item of DescribeClusterNodePools what the request said of the
// pool, and what ACK adds itself.
func (c *cluster) showPool(i int, view engine.Answer) engine.Answer {
	pools := c.told().Each("nodepools")
	if i >= len(pools) {
		return view
	}
	sent := pools[i]
	for _, part := range []string{"nodepool_info", "scaling_group", "kubernetes_config", "auto_scaling", "management"} {
		own, _ := view[part].(engine.Answer)
		view[part] = sent.Within(part).Filled(own)
	}
	for _, name := range []string{"node_config", "node_components", "interconnect_config"} {
		if value, there := sent[name]; there {
			view[name] = value
		}
	}
	view["tee_config"] = sent.Within("tee_config").Filled(engine.Answer{"tee_enable": false})
	view["interconnect_mode"], view["max_nodes"] = sent.Word("interconnect_mode"), 0
	if view["interconnect_mode"] == "" {
		view["interconnect_mode"] = "basic"
	}
	if n, there := sent["max_nodes"]; there {
		view["max_nodes"] = n
	}
	c.showGroup(i, view)
	kubernetes, _ := view["kubernetes_config"].(engine.Answer)
	labels, _ := kubernetes["labels"].([]any)
	kubernetes["labels"] = append(labels, engine.Answer{"key": "alibabacloud.com/nodepool-id", "value": c.poolID(i)})
	kubernetes.Filled(engine.Answer{"cms_enabled": false, "cpu_policy": "none", "unschedulable": false})
	management, _ := view["management"].(engine.Answer)
	management.Filled(engine.Answer{"auto_repair": false, "auto_upgrade": false, "auto_vul_fix": false, "auto_fault_diagnosis": false})
	return view
}

// showGroup fills in what the pool's scaling group is by itself. Sizes of data disks
// come as text; automatic scaling leaves no desired size.
func (c *cluster) showGroup(i int, view engine.Answer) {
	group, _ := view["scaling_group"].(engine.Answer)
	group.Filled(engine.Answer{
		"security_group_id": c.securityGroup(), "security_group_ids": []string{c.securityGroup()}, "ram_policy": "recycle", "platform": "AliyunLinux",
		"ram_role_name": "KubernetesWorkerRole-" + engine.Letters(c.Random, 8, engine.HexDigits), "image_id": "aliyun_3_x64_20G_alibase_20241103.vhd",
		"period": 0, "auto_renew": group.Word("instance_charge_type") == "PrePaid", "auto_renew_period": 0, "period_unit": "", "spot_strategy": "NoSpot", "scaling_policy": "release",
		"multi_az_policy": "PRIORITY", "login_as_non_root": false, "system_disk_encrypted": false, "cis_enabled": false,
	})
	disks := []engine.Answer{}
	for _, disk := range group.Each("data_disks") {
		if size, ok := disk["size"].(json.Number); ok {
			disk["size"] = size.String()
		}
		disks = append(disks, disk.Filled(engine.Answer{"encrypted": "false"}))
	}
	group["data_disks"] = disks
	if c.Request.Pools[i].Scaling {
		delete(group, "desired_size")
	} else {
		group["desired_size"] = c.Request.Pools[i].nodes() // Also where the request had the old count.
	}
}

// addonInstances is the call ListClusterAddonInstances.
func (a *api) addonInstances(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	return a.about(c, func(found *cluster) engine.Answer {
		views := []engine.Answer{}
		for _, one := range found.Request.Addons {
			if !one.Disabled && found.passed(stageAddons, c.Now) {
				views = append(views, engine.Answer{"name": one.Name, "state": "active", "version": one.Version})
			}
		}
		return engine.Answer{"addons": views}
	})
}

// addonInstance is the call GetClusterAddonInstance. Its settings are JSON text.
func (a *api) addonInstance(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	name := c.Path[1]
	var refused *engine.Refusal
	out, r := a.about(c, func(found *cluster) engine.Answer {
		for _, one := range found.Request.Addons {
			if one.Name != name || one.Disabled {
				continue
			}
			config := ""
			for _, sent := range found.told().Each("addons") {
				if sent.Word("name") == name {
					config = sent.Word("config")
				}
			}
			if name == terway && config == "" && len(found.Request.PodVSwitches) > 0 {
				config = found.podSwitches(a.world.Region(found.Region))
			}
			return engine.Answer{
				"name": one.Name, "state": "active", "version": one.Version, "config": config,
				"logging": engine.Answer{"capable": false, "enabled": false},
			}
		}
		refused = refuse("AddonNotFound", name)
		return nil
	})
	if refused != nil {
		return nil, refused
	}
	return out, r
}

// podSwitches are Terway's settings where the request had the pods' vSwitches beside it.
func (c *cluster) podSwitches(where *world.Region) string {
	zones := engine.Answer{}
	for _, id := range c.Request.PodVSwitches {
		if v := where.VSwitch(id); v != nil {
			ids, _ := zones[v.Zone.ID].([]string)
			zones[v.Zone.ID] = append(ids, id)
		}
	}
	return string(engine.Encode(engine.Answer{"PodVswitchId": zones}))
}

// audit is the call GetClusterAuditProject. Without a project of the request's the
// log goes to one that is named after the cluster.
func (a *api) audit(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	return a.about(c, func(found *cluster) engine.Answer {
		sent := found.told().Within("audit_log_config")
		enabled, project := sent["enabled"] == true, sent.Word("sls_project_name")
		if enabled && project == "" {
			project = found.logProject()
		}
		return engine.Answer{"audit_enabled": enabled, "sls_project_name": project}
	})
}

// controlLogs is the call CheckControlPlaneLogEnable.
func (a *api) controlLogs(c *gateway.Call) (engine.Answer, *engine.Refusal) {
	return a.about(c, func(found *cluster) engine.Answer {
		sent := found.told()
		components, there := sent["controlplane_log_components"]
		if !there {
			return engine.Answer{"components": []string{}, "log_project": "", "log_ttl": "", "aliuid": ""}
		}
		project, ttl := sent.Word("controlplane_log_project"), sent.Word("controlplane_log_ttl")
		if project == "" {
			project = found.logProject()
		}
		return engine.Answer{"components": components, "log_project": project, "log_ttl": ttl, "aliuid": "1"}
	})
}

func (c *cluster) logProject() string { return "k8s-log-" + c.ID }
