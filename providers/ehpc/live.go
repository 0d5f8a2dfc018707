package ehpc

import (
	"cmp"
	"context"
	"encoding/json"
	"strings"

	"clusterwiz/forms"
	"clusterwiz/providers"
	"clusterwiz/providers/alicloud"
	"clusterwiz/providers/mirror"
)

// Live implements [providers.Reader]: ListClusters, which alone tells description and
// credentials, GetCluster, and the lists of what a cluster has. What one of those
// does not tell must not hide what the others do.
func (c *Client) Live(ctx context.Context, receipt providers.Receipt) (providers.Live, error) {
	ids, err := forms.EncodeJSON([]any{receipt.ID}, forms.Masked)
	if err != nil {
		return providers.Live{}, err
	}
	listed, err := c.clusters(ctx, "ClusterIds", string(ids))
	if err != nil {
		return providers.Live{}, err
	}
	summary := mirror.Tree{}
	for _, one := range listed {
		if one.Text("ClusterId") == receipt.ID {
			summary = one
		}
	}
	thing := c.thing(summary)
	if !thing.Unreadable.IsZero() {
		return providers.Live{}, &providers.Failure{
			Kind: providers.Invalid, Summary: thing.Unreadable, Remedy: forms.T("read one of E-HPC 2.0", "请选择 E-HPC 2.0 的集群"),
		}
	}
	var cluster mirror.Tree
	if err := c.read(ctx, reading("GetCluster", "ClusterId", receipt.ID), &cluster); err != nil {
		return providers.Live{}, err
	}
	thing.Receipt.ID, thing.Receipt.Region = receipt.ID, c.cloud.Region()
	thing.Receipt.Name = cmp.Or(thing.Receipt.Name, cluster.Text("ClusterName"))
	d := copied(cluster, summary)
	c.addCredentials(ctx, d, summary, cluster.Text("Manager.ManagerNode.InstanceId"))
	c.addQueues(ctx, d, receipt.ID)
	c.addStorage(ctx, d, receipt.ID)
	c.addComponents(ctx, d, receipt.ID)
	c.addPackages(ctx, d, receipt.ID, summary)
	if err := ctx.Err(); err != nil {
		return providers.Live{}, err
	}
	return d.Live(form(), thing)
}

// same are the members of GetCluster that CreateCluster has by the same name.
var same = []string{
	"ClusterName", "ClusterCategory", "ClusterMode", "ClusterVpcId", "ClusterVSwitchId", "SecurityGroupId", "ResourceGroupId", "ClientVersion",
	"MaxCount", "MaxCoreCount", "ClusterCustomConfiguration", "Manager", "GrowInterval", "IdleInterval",
}

// copied are the parameters of the cluster itself.
func copied(cluster, summary mirror.Tree) *mirror.Draft {
	d := mirror.New(nil)
	for _, name := range same {
		d.Put(name, cluster.Get(name))
	}
	d.Put("ClusterDescription", summary.Get("ClusterDescription"))
	d.OmitIf("ClusterDescription", func(v any) bool { s, _ := v.(string); return tagIn(s) != "" },
		forms.T("it is the mark of the run that made the cluster", "这是创建该集群的运行所作的标记"))
	// GetCluster has a name of its own for it, and text.
	if told := cluster.Get("DeleteProtection"); told != nil {
		d.Put("DeletionProtection", told)
	} else {
		d.Put("DeletionProtection", summary.Get("DeletionProtection"))
	}
	schedulerType(d, cluster.Text("Manager.Scheduler.Type"))
	nodeTemplate(d, "Manager.ManagerNode")
	d.Drop("SecurityGroupId", theirs(cluster.Text("SecurityGroupId")))
	own := forms.T("creation does not apply it; set it on the running cluster", "创建时不生效，请在集群运行后修改")
	d.Omit("GrowInterval", own)
	d.Omit("IdleInterval", own)
	d.Missing(own, "GrowInterval", "IdleInterval")
	d.Missing(forms.Text{}, "Tags", "IsEnterpriseSecurityGroup", "Manager.ManagerNode.DataDisks")
	return d
}

// theirs is said of a group that a cluster may have got for itself.
func theirs(id string) forms.Text {
	return forms.Tf("%s may have been made for this cluster alone; put in a group to share it, or leave it empty for a new one",
		"%s 可能专属于该集群；如需共用请自行填写，留空则新建", forms.Same(id))
}

// schedulerTypes are those that CreateCluster takes.
var schedulerTypes = []string{"SLURM", "PBS", "OPENGRIDSCHEDULER", "LSF_PLUGIN", "PBS_PLUGIN"}

// schedulerType takes the version out of the type: slurm22 is SLURM.
func schedulerType(d *mirror.Draft, told string) {
	for _, kind := range schedulerTypes {
		if told != kind && strings.EqualFold(strings.TrimRight(told, "0123456789."), kind) {
			d.Infer("Manager.Scheduler.Type", kind, forms.Tf("the cloud writes it %s", "云端写作 %s", forms.Same(told)))
			return
		}
	}
}

// nodeTemplate takes the zeros out of a node template that stand for what nobody set.
// The manager's hyper-threading is spelled otherwise than in the call that makes it.
func nodeTemplate(d *mirror.Draft, path string) {
	d.Rename(path+".EnableHt", "EnableHT")
	d.Items(path, func(n mirror.Tree) {
		if n.Text("InstanceChargeType") != "PrePaid" {
			delete(n, "PeriodUnit")
			delete(n, "AutoRenew")
		}
		if n.Text("InstanceChargeType") != "PostPaid" && n.Text("SpotStrategy") == "NoSpot" { // It goes with this way of paying alone.
			delete(n, "SpotStrategy")
		}
		if spot := n.Text("SpotStrategy"); spot == "" || spot == "NoSpot" {
			delete(n, "Duration")
		}
		// A word of PeriodUnit may stand where a number belongs.
		if period := n.Text("AutoRenewPeriod"); strings.Trim(period, "0123456789") != "" {
			delete(n, "AutoRenewPeriod")
		}
	})
	d.Unset(path+".Period", path+".AutoRenewPeriod", path+".SpotPriceLimit")
}

// addQueues reads each queue by itself, since the list shows no more than some of
// its nodes and vSwitches.
func (c *Client) addQueues(ctx context.Context, d *mirror.Draft, id string) {
	type list struct {
		Queues     []mirror.Tree
		TotalCount *alicloud.Int
	}
	listed, err := alicloud.Numbered(ctx, c.cloud, reading("ListQueues", "ClusterId", id), listSize,
		func(r *list) ([]mirror.Tree, *alicloud.Int) { return r.Queues, r.TotalCount })
	var queues []mirror.Tree
	for _, one := range listed {
		var reply struct{ Queue mirror.Tree }
		if err = c.read(ctx, reading("GetQueue", "ClusterId", id, "QueueName", one.Text("QueueName")), &reply); err != nil {
			break
		}
		queues = append(queues, reply.Queue)
	}
	if err != nil {
		d.Unread(explain(err, providers.Request{}), "Queues")
		return
	}
	d.Put("Queues", queues)
	d.Items("Queues[]", func(q mirror.Tree) {
		if q.Text("ReservedNodePoolId") != "" { // It has vSwitches of its own.
			delete(q, "VSwitchIds")
		}
	})
	d.Drop("Queues[].KeepAliveNodes", forms.T("they are nodes of this cluster", "这些是该集群自己的节点"))
	nodeTemplate(d, "Queues[].ComputeNodes[]")
}

// addComponents reads the service components, whose two specs are text in a creation.
func (c *Client) addComponents(ctx context.Context, d *mirror.Draft, id string) {
	type list struct {
		Addons     []mirror.Tree
		TotalCount *alicloud.Int
	}
	listed, err := alicloud.Numbered(ctx, c.cloud, reading("ListAddons", "ClusterId", id), listSize,
		func(r *list) ([]mirror.Tree, *alicloud.Int) { return r.Addons, r.TotalCount })
	var addons []mirror.Tree
	for _, one := range listed {
		var reply struct{ Addon mirror.Tree }
		if err = c.read(ctx, reading("GetAddon", "ClusterId", id, "AddonId", one.Text("AddonId")), &reply); err != nil {
			break
		}
		a := mirror.Tree{"Name": one.Get("Name"), "Version": one.Get("Version")}
		for _, name := range []string{"ServicesSpec", "ResourcesSpec"} {
			if spec := unwrapped(reply.Addon.Get(name)); spec != nil {
				a[name] = spec
			}
		}
		addons = append(addons, a)
	}
	if err != nil {
		d.Unread(explain(err, providers.Request{}), "Addons")
		return
	}
	d.Put("Addons", addons)
	ownParts(d)
}

// unwrapped is a spec as the tree that it is, should it come as text.
func unwrapped(spec any) any {
	if s, ok := spec.(string); ok {
		var inner any
		if json.Unmarshal([]byte(s), &inner) != nil {
			return nil
		}
		return inner
	}
	return spec
}

// ownParts drops what a component was given when it was made.
func ownParts(d *mirror.Draft) {
	made := forms.T("it was made for this cluster", "随该集群创建")
	d.Items("Addons[].ResourcesSpec.EipResource", func(eip mirror.Tree) {
		if eip.Bool("AutoCreate") {
			delete(eip, "EipInstanceId")
		}
	})
	d.Unset("Addons[].ResourcesSpec.EipResource.Bandwidth")
	const address = "Addons[].ServicesSpec[].ServiceAccessUrl"
	d.OmitIf(address, func(v any) bool { s, _ := v.(string); return strings.Contains(s, "://") }, made)
	d.Missing(forms.T("the cloud tells where the service is in its place", "云端返回的是服务的实际地址"), address)
	const ecs = "Addons[].ResourcesSpec.EcsResources[]"
	d.Drop(ecs+".InstanceId", made)
	d.Drop(ecs+".PrivateIpAddress", made)
	nodeTemplate(d, ecs)
}
