package ack

import (
	"context"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/mirror"
)

// Live implements [providers.Reader]: the cluster, its node pools, its add-ons, and
// where its logs go. What a call beside DescribeClusterDetail does not tell must not
// hide what that has told.
func (c *Client) Live(ctx context.Context, receipt providers.Receipt) (providers.Live, error) {
	var cluster mirror.Tree
	if err := c.read(ctx, reading("DescribeClusterDetail", of(receipt.ID, "")), &cluster); err != nil {
		return providers.Live{}, err
	}
	thing := c.thing(cluster)
	thing.Receipt.ID = receipt.ID
	if !thing.Unreadable.IsZero() {
		return providers.Live{}, &providers.Failure{
			Kind: providers.Invalid, Summary: thing.Unreadable, Remedy: forms.T("read a managed or a dedicated cluster", "请选择托管集群或专有集群"),
		}
	}
	d := mirror.New(nil)
	itself(d, cluster)
	liesIn(d, cluster)
	controlPlane(d, cluster)
	c.addGateway(ctx, d, cluster.Text("vpc_id"))
	c.addPools(ctx, d, receipt.ID, cluster.Text("security_group_id"))
	c.addAddons(ctx, d, receipt.ID, cluster)
	c.addLogTargets(ctx, d, receipt.ID)
	if err := ctx.Err(); err != nil {
		return providers.Live{}, err
	}
	live, err := d.Live(form(), thing)
	if err == nil && cluster.Text("cluster_type") == dedicatedType {
		live.Whole.Layout = map[forms.Path]any{"basics.layout": currentLayout}
	}
	return live, err
}

// itself copies what a cluster is.
func itself(d *mirror.Draft, cluster mirror.Tree) {
	for _, name := range []string{
		"name", "cluster_type", "profile", "cluster_spec", "resource_group_id", "deletion_protection", "timezone", "cluster_domain", "tags",
		"maintenance_window", "operation_policy", "auto_mode",
	} {
		d.Put(name, cluster.Get(name))
	}
	d.OmitItems("tags", systemTag, forms.T("ACK's own tags, and that of the run that made it", "ACK 的系统标签以及创建它的运行标签"))
	version, first := current(cluster), cluster.Text("init_version")
	d.Put("kubernetes_version", version)
	if first != "" && first != version {
		d.Note(forms.Tf("it was made with Kubernetes %s and has %s now", "创建时为 Kubernetes %s，现为 %s", forms.Same(first), forms.Same(version)))
	}
	meta := cluster.Tree("meta_data")
	d.Put("extra_sans", either(cluster.Get("extra_sans"), meta.Get("ExtraCertSAN")))
	d.Put("encryption_provider_key", meta.Get("Capabilities.EncryptionKMSKeyId"))
	issuers(d, cluster.Tree("rrsa_config"), meta.Tree("RRSAConfig"))
	d.Missing(forms.Text{}, "is_enterprise_security_group", "load_balancer_spec", "load_balancer_id", "user_ca", "zone_ids")
}

// systemTag tells a tag that nobody chose.
func systemTag(tag mirror.Tree) bool {
	key := tag.Text("key")
	return key == "ack.aliyun.com" || key == providers.TagKey || strings.HasPrefix(key, "acs:") || strings.HasPrefix(key, "ack.alibabacloud.com/")
}

// issuers copies RRSA. The first issuer is the cluster's own.
func issuers(d *mirror.Draft, told, meta mirror.Tree) {
	if told == nil {
		told = meta
	}
	enabled := told.Bool("enabled")
	d.Put("rrsa_config.enabled", told.Get("enabled"))
	all := strings.Split(told.Text("issuer"), ",")
	if enabled && all[0] != "" {
		all = all[1:]
		d.Note(forms.T("the first issuer of service account tokens is the cluster's own and was left out", "服务账户令牌的首个签发者为该集群专有，未带入"))
	}
	d.Put("service_account_issuer", strings.Join(all, ","))
	d.Put("api_audiences", told.Get("audience"))
}

// liesIn copies where the cluster lies and which addresses it has.
func liesIn(d *mirror.Draft, cluster mirror.Tree) {
	meta := cluster.Tree("meta_data")
	d.Put("vpcid", cluster.Get("vpc_id"))
	if ids := cluster.Texts("vswitch_ids"); len(ids) > 0 {
		d.Put("vswitch_ids", ids)
	} else if old := cluster.Text("vswitch_id"); old != "" {
		d.Put("vswitch_ids", strings.Split(old, ","))
	}
	d.Put("container_cidr", either(cluster.Get("container_cidr"), cluster.Get("subnet_cidr"), cluster.Get("parameters.ContainerCIDR")))
	d.Put("service_cidr", either(cluster.Get("service_cidr"), cluster.Get("parameters.ServiceCIDR")))
	d.Put("node_cidr_mask", either(cluster.Get("node_cidr_mask"), meta.Get("Capabilities.NodeCIDRMask")))
	d.Put("ip_stack", cluster.Get("ip_stack"))
	d.Put("proxy_mode", either(cluster.Get("proxy_mode"), cluster.Get("parameters.ProxyMode")))
	if cluster.Text("vpc_id") != "" {
		d.Note(forms.T("the blocks of pods and services must differ from those of this cluster where another lies in the same VPC",
			"若新集群位于同一专有网络，容器与服务网段须与该集群不同"))
	}
	if id := cluster.Text("security_group_id"); id != "" {
		d.Put("security_group_id", id)
		d.Drop("security_group_id", theirs(id))
	}
	d.Put("control_plane_endpoints_config", cluster.Get("control_plane_endpoints_config"))
	d.Drop("control_plane_endpoints_config.load_balancers_config[].load_balancer_id", forms.T("two clusters cannot share it", "两个集群不能共用"))
	at := place{MasterURL: alicloud.Text(cluster.Text("master_url"))}
	if e, known := at.endpoints(); known {
		d.Infer("endpoint_public_access", e.Public != "", forms.T("by the addresses of the API server", "根据 API Server 地址推断"))
	} else {
		d.Missing(forms.Text{}, "endpoint_public_access")
	}
}

// addGateway concludes by the NAT gateways of the VPC whether one was asked for. Of the
// cluster itself that tells nothing: gateways come and go without it.
func (c *Client) addGateway(ctx context.Context, d *mirror.Draft, vpc string) {
	const snat = "snat_entry"
	gateways, err := c.cloud.NATGateways(ctx, vpc)
	switch {
	case vpc == "":
		d.Missing(forms.Text{}, snat)
	case err != nil:
		d.Unread(err, snat)
	case len(gateways) == 0:
		d.Guess(snat, false, forms.T("the VPC has no NAT gateway today", "该专有网络目前没有 NAT 网关"))
	default:
		d.Guess(snat, true, forms.Tf("the VPC has the NAT gateway %s, whoever asked for it", "该专有网络已有 NAT 网关 %s，无论由谁创建", forms.Same(strings.Join(gateways, ", "))))
	}
}

// theirs is said of a group that a cluster may have got for itself.
func theirs(id string) forms.Text {
	return forms.Tf("%s may have been made for this cluster alone; put in a group to share it, or leave it empty for a new one",
		"%s 可能专属于该集群；如需共用请自行填写，留空则新建", forms.Same(id))
}

// controlPlane copies the masters of a dedicated cluster.
func controlPlane(d *mirror.Draft, cluster mirror.Tree) {
	if cluster.Text("cluster_type") != dedicatedType {
		return
	}
	d.Note(forms.T("it is told in today's layout of the request, whatever it was made with", "无论创建时使用哪种格式，均按现行请求格式给出"))
	d.Put("control_plane_config", cluster.Get("control_plane_config"))
	d.Items("control_plane_config", func(m mirror.Tree) { unpaid(m, "charge_type", "") })
	if cluster.Text("control_plane_config.key_pair") == "" {
		d.Withhold("control_plane_config.login_password", forms.Text{})
	}
	d.Missing(forms.Text{}, "disable_rollback", "timeout_mins", "ssh_flags", "instances", "keep_instance_name", "format_disk")
}

// unpaid takes the zeros away that stand beside what is not paid in advance.
func unpaid(m mirror.Tree, charge, prefix string) {
	if m.Text(charge) == "PrePaid" {
		return
	}
	for _, name := range []string{"period", "period_unit", "auto_renew", "auto_renew_period"} {
		delete(m, prefix+name)
	}
}

// addLogTargets copies where the logs of audit and control plane go. A project that ACK
// named after the cluster is the cluster's own.
func (c *Client) addLogTargets(ctx context.Context, d *mirror.Draft, id string) {
	own := forms.T("the project is this cluster's own", "该日志项目为此集群专有")
	mine := func(v any) bool { return v == "k8s-log-"+id }
	var audit, control mirror.Tree
	if err := c.read(ctx, reading("GetClusterAuditProject", of(id, "/audit")), &audit); err != nil {
		d.Unread(err, "audit_log_config")
	}
	if audit.Bool("audit_enabled") {
		d.Put("audit_log_config.enabled", true)
		d.Put("audit_log_config.sls_project_name", audit.Get("sls_project_name"))
		d.DropIf("audit_log_config.sls_project_name", mine, own)
	}
	if err := c.read(ctx, reading("CheckControlPlaneLogEnable", of(id, "/controlplanelog")), &control); err != nil {
		d.Unread(err, "controlplane_log_components", "controlplane_log_ttl", "controlplane_log_project")
	}
	if components := control.Texts("components"); len(components) > 0 {
		d.Put("controlplane_log_components", components)
		d.Put("controlplane_log_ttl", control.Get("log_ttl"))
		d.Put("controlplane_log_project", control.Get("log_project"))
		d.DropIf("controlplane_log_project", mine, own)
	}
}

// either is the first value that says something.
func either(values ...any) any {
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			continue
		case string:
			if v == "" {
				continue
			}
		case []any:
			if len(v) == 0 {
				continue
			}
		}
		return v
	}
	return nil
}
